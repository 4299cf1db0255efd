"""``goal``: an adult's wish from the command line, and how far it is."""

from pathlib import Path

import pytest

from tests.engine.cli.running import run_verb


def test_a_wish_is_set_told_and_dropped(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    levels = (root / "levels",)
    run_verb("selfplay", "--learner", "Noor", "--answers", 12, folder=tmp_path, levels=levels)
    capsys.readouterr()
    assert run_verb("goal", "noor", "times-tables/times-2", "--days", 7, folder=tmp_path, levels=levels) == 0
    told = capsys.readouterr().out
    assert "adult's wish, 7 days left" in told and "about" in told and "days of play" in told
    assert run_verb("goal", "Noor", "times-tables/times-2", "--drop", folder=tmp_path, levels=levels) == 0
    assert "no goals" in capsys.readouterr().out


def test_unknown_keepers_and_skills_are_named(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verb("goal", "Nobody", folder=tmp_path, levels=(root / "levels",)) == 1
    assert "Nobody here is called Nobody" in capsys.readouterr().out
