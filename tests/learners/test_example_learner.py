"""The example of docs/learning.md plays: a program that knows nothing but the JSON lines goes the real path, sleeps and learns."""

from pathlib import Path

import pytest

from tests.learners.example_learner import Practising, play


def test_the_example_learner_plays_through_the_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIGHTKEEPERS_NO_VENV", "1")
    pack = Path(__file__).resolve().parents[2] / "levels" / "times-tables"
    words = ("--learner", "Example", "--answers", "120", "--seed", "4", "--pack", str(pack))
    told = play(Practising(ability=2.5), words, tmp_path / "profiles")
    asked = [line for line in told if line["type"] == "challenge"]
    assert len([line for line in asked if line["attempt"] == 1]) >= 90
    assert asked[-1]["at_s"] - asked[0]["at_s"] > 8 * 3600, "it slept"
    assert {line["type"] for line in told} >= {"challenge", "outcome", "level_over"}
    assert any(line["lit"] for line in told if line["type"] in ("outcome", "level_over"))
