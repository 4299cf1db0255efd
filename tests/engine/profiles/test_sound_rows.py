"""A row of counts out of a stranger's file: what a game writes is taken, and nothing beside its borders is."""

from copy import deepcopy
from typing import Any

import pytest

from engine.profiles.sound_rows import MOST_COUNTED, is_sound_past

RESULT: dict[str, Any] = {
    "skills": ["pack/skill"], "purpose": "practice", "item": "pack/skill#0.0", "first": [2, 1, 1], "later": [0, 0, 1],
    "mistakes": {"off-by-one": 2}, "difficulty": -0.25, "timed": 4, "spent_s": 31.5,
}  # fmt: skip
ROW: dict[str, Any] = {
    "n": 5, "level": "level-1", "at_s": 1000.0, "end_s": 1100.0, "started": ["pack/skill", "practice", "fog_beam"],
    "ended": [[True, 90.0, 3.0]], "helped": False, "feelings": ["tricky"], "results": [RESULT],
}  # fmt: skip


def changed(place: str, value: object) -> dict[str, Any]:
    """The row with another value; "result.x" is x of its only result."""
    row = deepcopy(ROW)
    name = place.removeprefix("result.")
    (row["results"][0] if name != place else row)[name] = value
    return row


def counted(most: int) -> dict[str, Any]:
    return {**changed("result.first", [most - 1, 0, 0]), "n": most}


@pytest.mark.parametrize(
    "row",
    [
        ROW,
        changed("started", []),
        changed("ended", []),
        changed("ended", [[False, 0]]),
        changed("ended", [[False, 0, 0, 2], [True, 1, 1, MOST_COUNTED - 2]]),
        changed("at_s", 1e13),
        changed("result.mistakes", {}),
        changed("result.mistakes", {"a": MOST_COUNTED - 1, "b": 1}),
        changed("result.difficulty", -50),
        changed("result.timed", MOST_COUNTED),
        changed("result.spent_s", 1e12),
        counted(MOST_COUNTED),
    ],
)
def test_what_a_game_writes_is_sound_up_to_its_borders(row: dict[str, Any]) -> None:
    assert is_sound_past(row)


UNSOUND: dict[str, list[object]] = {
    "n": [4, 6, -1, 5.0, "5", None],
    "level": [7, None, "x" * 501],
    "at_s": ["1", None, True, 1.1e13, -1.1e13],
    "end_s": ["1", None, 1.1e13],
    "helped": [0, None, "no"],
    "started": [None, "pack", ["pack/skill", "practice"], ["pack/skill", "piracy", "fog_beam"], ["pack/skill", "practice", 3]],
    "ended": [
        None,
        [[True]],
        [[1, 90.0]],
        [[True, -1]],
        [[True, "90"]],
        [[True, 90.0, -1]],
        [[True, 90.0, 1.1e12]],
        [[True, 90.0, 3.0, -1]],
        [[True, 90.0, 3.0, 1.5]],
        [[True, 90.0, 3.0, 1, 1]],
        [[True, 1, 1, MOST_COUNTED], [True, 1, 1, 1]],
    ],
    "feelings": [None, "tricky", ["purple"], [3]],
    "results": [None, {}, [None], [[]], [{}]],
    "result.skills": [None, "pack/skill", [3]],
    "result.purpose": [None, 3, "piracy"],
    "result.item": [None, 3, "x" * 501],
    "result.first": [None, [2, 2], [2, 1, 1, 0], [5, -1, 0], [2.0, 1, 1], [True, 2, 1]],
    "result.later": [None, [0, 1], [1, 1, -1]],
    "result.mistakes": [
        None,
        [],
        {3: 1},
        {"a": -1},
        {"a": "1"},
        {"a": True},
        {"a": 1, "b": 1.0},
        {"a": MOST_COUNTED, "b": 1},
    ],
    "result.difficulty": [None, "0", True, 50.1, -50.1],
    "result.timed": [None, -1, 4.0, MOST_COUNTED + 1],
    "result.spent_s": [None, "1", 1.1e12],
}


@pytest.mark.parametrize(("place", "value"), [(place, value) for place, values in UNSOUND.items() for value in values])
def test_what_no_game_writes_is_passed_over(place: str, value: object) -> None:
    assert not is_sound_past(changed(place, value))


@pytest.mark.parametrize("name", ROW)
def test_a_row_that_lacks_something_is_passed_over(name: str) -> None:
    row = deepcopy(ROW)
    del row[name]
    assert not is_sound_past(row)


@pytest.mark.parametrize("name", RESULT)
def test_a_result_that_lacks_something_is_passed_over(name: str) -> None:
    row = deepcopy(ROW)
    del row["results"][0][name]
    assert not is_sound_past(row)


def test_a_few_bytes_never_become_more_answers_than_several_lifetimes() -> None:
    assert not is_sound_past(counted(MOST_COUNTED + 1))
    assert not is_sound_past(changed("results", [RESULT] * 1001) | {"n": 5 * 1001})
    assert is_sound_past(changed("results", [RESULT] * 1000) | {"n": 5 * 1000})
