"""``start``: an adult's word on how old a keeper is and where they begin, from the command line."""

from pathlib import Path

import pytest

from tests.engine.cli.running import run_verb


def test_band_and_island_are_set_and_told(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    levels = (root / "levels",)
    run_verb("selfplay", "--learner", "Noor", "--answers", 3, folder=tmp_path, levels=levels)
    capsys.readouterr()
    assert run_verb("start", "noor", "--band", "10-12", "--island", "times-tables/times-7", folder=tmp_path, levels=levels) == 0
    told = capsys.readouterr().out.splitlines()
    assert "ages 10-12" in told[0] and told[1].startswith("  - times-tables/times-7: ") and len(told) > 2
    assert run_verb("start", "Noor", "--band", "4-6", folder=tmp_path, levels=levels) == 0
    assert "ages 4-6" in capsys.readouterr().out
    assert run_verb("start", "Noor", folder=tmp_path, levels=levels) == 0
    assert "ages 4-6" in capsys.readouterr().out


def test_how_far_from_the_age_is_said_and_kept(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    levels = (root / "levels",)
    run_verb("selfplay", "--learner", "Noor", "--answers", 3, "--band", "10-12", folder=tmp_path, levels=levels)
    assert run_verb("start", "Noor", "--below", "none", folder=tmp_path, levels=levels) == 0
    capsys.readouterr()
    assert run_verb("start", "Noor", "--above", "any", folder=tmp_path, levels=levels) == 0
    assert "(below: none, above: any)" in capsys.readouterr().out


def test_unknown_keepers_and_islands_are_named(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    levels = (root / "levels",)
    assert run_verb("start", "Nobody", "--band", "7-9", folder=tmp_path, levels=levels) == 1
    assert "Nobody here is called Nobody" in capsys.readouterr().out
    run_verb("selfplay", "--learner", "Noor", "--answers", 1, folder=tmp_path, levels=levels)
    assert run_verb("start", "Noor", "--island", "no/where", folder=tmp_path, levels=levels) == 1
    assert "No pack has an island no/where" in capsys.readouterr().out
