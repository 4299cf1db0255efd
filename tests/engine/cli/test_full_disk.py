"""Verbs on a disk that takes nothing: they say so, and leave no half file."""

import errno
import json
import os
from pathlib import Path

import pytest

from engine.cli.tools import put_file
from engine.profiles.files.safe_file import FileOps
from tests.engine.cli.running import run_verb


def refuse(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_whole_or_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "card.html"
    put_file(file, b"one")
    put_file(file, b"two")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match=r"card\.html"):
        put_file(file, b"three")
    with pytest.raises(OSError, match=r"other\.html"):
        put_file(tmp_path / "other.html", b"three")
    assert [path.name for path in tmp_path.iterdir()] == ["card.html"]
    assert file.read_bytes() == b"two"


def test_a_wish_that_cannot_be_kept_is_not_told_as_set(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    levels = (root / "levels",)
    run_verb("selfplay", "--learner", "Noor", "--answers", 3, folder=tmp_path, levels=levels)
    monkeypatch.setattr(FileOps, "write", refuse)
    assert run_verb("goal", "Noor", "times-tables/times-2", folder=tmp_path, levels=levels) == 1
    assert "This cannot be kept: disk_full." in capsys.readouterr().out
    monkeypatch.undo()
    assert run_verb("goal", "Noor", folder=tmp_path, levels=levels) == 0
    assert "no goals" in capsys.readouterr().out


def test_no_passport_is_sealed_with_a_key_that_cannot_be_kept(
    tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    levels, out = (root / "levels",), tmp_path / "noor.json"
    run_verb("selfplay", "--learner", "Noor", "--answers", 60, folder=tmp_path, levels=levels)
    monkeypatch.setattr(FileOps, "write", refuse)
    assert run_verb("passport", "Noor", "--out", out, folder=tmp_path, levels=levels) == 1
    assert "It is not sealed" in capsys.readouterr().out
    assert not out.exists()
    monkeypatch.undo()
    assert run_verb("passport", "Noor", "--out", out, folder=tmp_path, levels=levels) == 0
    first = out.read_text("utf-8")
    assert run_verb("passport", "Noor", "--out", out, folder=tmp_path, levels=levels) == 0
    assert json.loads(first)["seal"]["key"] == json.loads(out.read_text("utf-8"))["seal"]["key"]
