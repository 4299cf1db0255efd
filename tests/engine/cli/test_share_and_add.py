"""``share`` and ``add`` as a teacher uses them."""

from pathlib import Path

import pytest

from tests.engine.cli.running import run_verb
from tests.engine.content.writing import GOOD


def test_share_then_add_then_add_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack.yaml").write_text(GOOD, "utf-8")
    levels = (tmp_path / "levels", tmp_path / "own")
    assert run_verb("share", tmp_path / "pack.yaml", tmp_path / "out.zip", folder=tmp_path) == 0
    assert run_verb("add", tmp_path / "out.zip", folder=tmp_path, levels=levels) == 0
    assert "“Trial” by A. Teacher, CC-BY-4.0: 1 skill, added" in capsys.readouterr().out
    assert run_verb("add", tmp_path / "out.zip", folder=tmp_path, levels=levels) == 1
    assert "left as it is" in capsys.readouterr().out
    assert run_verb("add", tmp_path / "out.zip", "--replace", folder=tmp_path, levels=levels) == 0
    assert "replaced" in capsys.readouterr().out


def test_what_goes_wrong_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    levels = (tmp_path / "own",)
    assert run_verb("share", tmp_path / "pack.yaml", tmp_path / "out.rar", folder=tmp_path) == 1
    assert run_verb("share", tmp_path / "nothing", tmp_path / "out.zip", folder=tmp_path) == 1
    assert run_verb("add", tmp_path / "bad.zip", folder=tmp_path, levels=levels) == 1
    assert run_verb("add", tmp_path / "none.zip", folder=tmp_path, levels=levels) == 1
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 4
    assert all(line.endswith(".") for line in told)


def test_without_a_name_the_zip_is_called_as_the_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "rivers").mkdir()
    (tmp_path / "rivers" / "pack.yaml").write_text(GOOD, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert run_verb("share", "rivers", folder=tmp_path) == 0
    assert (tmp_path / "rivers.zip").is_file()
    assert "rivers.zip is written" in capsys.readouterr().out
