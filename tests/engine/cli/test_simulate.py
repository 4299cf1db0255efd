"""``simulate``: judges by name, for people and for machines."""

import json
from pathlib import Path

import pytest

from engine.lab.judges import JUDGES, load_judge
from tests.engine.cli.running import run_verb


@pytest.mark.parametrize("name", JUDGES)
def test_every_judge_can_be_loaded(name: str) -> None:
    assert callable(load_judge(name))


def test_a_judge_tells_figures_intervals_and_bars_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verb("simulate", "kidlearn", "--learners", 3, "--json", folder=tmp_path) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["judge"] == "kidlearn" and told["bars"]
    for row in told["rows"]:
        assert next(iter(row["figures"])) == "shipped"
        assert all(figure["low"] <= figure["value"] <= figure["high"] for figure in row["figures"].values())


def test_too_few_learners_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verb("simulate", "kidlearn", "--learners", 1, folder=tmp_path) == 2
    assert "at least 2" in capsys.readouterr().err
