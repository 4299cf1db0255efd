"""``import``: what is told on the way, and how it ends."""

from pathlib import Path

import pytest

from tests.engine.cli.running import run_verb


def test_a_table_becomes_a_pack_and_every_row_is_accounted_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "q.csv").write_text("ask,answer,wrong\nSky?,blue,red\n,lost,\n", "utf-8")
    assert run_verb("import", tmp_path / "q.csv", tmp_path / "pack", "--author", "Me", folder=tmp_path) == 0
    told = capsys.readouterr().out
    assert "Not taken: row 3: The question is missing." in told
    assert "1 question taken into 1 skill, 1 not." in told
    assert run_verb("check", tmp_path / "pack", folder=tmp_path) == 0
    assert run_verb("import", tmp_path / "q.csv", tmp_path / "pack", folder=tmp_path) == 1
    assert "left as it is" in capsys.readouterr().out


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verb("import", tmp_path / "none.csv", tmp_path / "pack", folder=tmp_path) == 2
    (tmp_path / "q.apkg").write_bytes(b"no zip")
    assert run_verb("import", tmp_path / "q.apkg", tmp_path / "pack", folder=tmp_path) == 2
    (tmp_path / "q.gift").write_text("Read this text.", "utf-8")
    assert run_verb("import", tmp_path / "q.gift", tmp_path / "pack", folder=tmp_path) == 1
    assert capsys.readouterr().out.count("\n") >= 4
    assert not (tmp_path / "pack").exists()
