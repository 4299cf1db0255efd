"""``selfplay --pipe``: whoever speaks JSON lines plays the real path."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.engine.cli.running import run_verb

PACK = Path(__file__).resolve().parents[3] / "levels" / "times-tables"


def talk(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lines: list[dict[str, Any] | str],
    *more: str,
) -> list[dict[str, Any]]:
    said = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    monkeypatch.setattr("sys.stdin", io.StringIO(said + "\n"))
    words = ("--learner", "Guest", "--answers", 60, "--seed", 3, "--pack", PACK, "--pipe", *more)
    assert run_verb("selfplay", *words, folder=folder) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def of(told: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [line for line in told if line["type"] == kind]


def test_each_challenge_is_told_as_the_game_chose_it_and_the_same_words_play_the_same_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: list[dict[str, Any] | str] = [{"right": True, "seconds": 4.0}] * 60
    told = talk(tmp_path / "one", monkeypatch, capsys, lines, "--clock")
    asked = of(told, "challenge")
    assert len(asked) == len(of(told, "outcome")) == 60 and all(line["verdict"] == "right" for line in of(told, "outcome"))
    first, later = asked[0], asked[-1]
    assert first["purpose"] == "placement" and first["reason"] == "first_voyage" and first["island"] == ""
    assert later["island"].startswith("times-tables/") and 0.0 < later["predicted"] < 1.0 and later["right_answer"]
    assert {"form", "options", "difficulty", "support", "item", "skill", "seed"} <= set(later)
    assert any(line["lit"] for line in of(told, "outcome") + of(told, "level_over"))

    again = talk(tmp_path / "two", monkeypatch, capsys, lines, "--clock")
    assert [line["item"] for line in of(again, "challenge")][:10] == [line["item"] for line in asked][:10]


def test_a_miss_is_asked_again_and_not_knowing_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = talk(
        tmp_path, monkeypatch, capsys, [{"right": False}, {"right": True, "hints": 1}, {"dont_know": True}, {"right": True}]
    )
    asked, outcomes = of(told, "challenge"), of(told, "outcome")
    assert [line["attempt"] for line in asked[:4]] == [1, 2, 1, 1]
    assert asked[0]["item"] == asked[1]["item"] and asked[0]["seed"] == asked[1]["seed"]
    assert [line["next"] for line in outcomes] == ["again", "go_on", "changed", "go_on"]


def test_an_answer_in_the_forms_own_values_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = of(talk(tmp_path / "look", monkeypatch, capsys, []), "challenge")[0]
    told = talk(tmp_path / "play", monkeypatch, capsys, [{"answer": first["right_answer"]}])
    assert of(told, "outcome")[0]["verdict"] == "right"


def test_lines_set_the_clock_where_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    day = 86_400.0
    lines: list[dict[str, Any] | str] = [{"right": True}, {"advance_s": day}, {"right": True}, {"right": True}]
    told = talk(tmp_path / "with", monkeypatch, capsys, lines, "--clock")
    times = [line["at_s"] for line in of(told, "challenge")]
    assert times[2] - times[1] >= day > times[1] - times[0]
    without = talk(tmp_path / "without", monkeypatch, capsys, [{"clock": 5}, {"right": True}])
    assert "--clock" in of(without, "error")[0]["message"]


@pytest.mark.parametrize("line", ["nonsense", "[1]", '{"right": "perhaps"}', '{"answer": [1]}', "{}", '{"clock": true}'])
def test_a_line_that_cannot_be_read_costs_nothing(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = talk(tmp_path, monkeypatch, capsys, [line, {"right": True}, {"end": True}, {"right": True}])
    assert [one["type"] for one in told][:3] == ["challenge", "error", "outcome"]
    assert len(of(told, "outcome")) == 1


def test_what_is_not_wanted_may_be_pushed_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = talk(tmp_path, monkeypatch, capsys, [{"push": "too_easy"}, {"right": True}])
    first, second = of(told, "challenge")[:2]
    assert (first["item"], first["seed"]) != (second["item"], second["seed"]) and first["number"] == second["number"]
