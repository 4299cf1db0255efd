"""A bookmark out of a stranger's book: every value is looked at, and its borders are where they are said to be."""

from copy import deepcopy
from typing import Any, get_args

import pytest

from engine.lesson.bookmark import is_bookmark
from engine.records import Purpose, Sure
from engine.scheduling.choices import Code

PURPOSE, SURE, CODE = get_args(Purpose)[0], get_args(Sure)[0], get_args(Code)[0]
SOUND: dict[str, Any] = {
    "level": "A",
    "skill": "p/s",
    "purpose": PURPOSE,
    "minigame": "boats",
    "seed": -5,
    "total": 8,
    "number": 0,
    "attempts": 1,
    "hints": 0,
    "wish": "normal",
    "right": 3,
    "misses": [["p/s#0.0", 7]],
    "past": [["p/s#0.0", "p/s", True, SURE], ["p/s#0.0", "p/s", None]],
    "seen": ["p/s#0.0"],
    "choice": {
        "item": "p/s#0.0",
        "skill": "p/s",
        "predicted": 0.5,
        "target": 1,
        "purpose": PURPOSE,
        "reason": {"code": CODE, "skill": "p/s", "numbers": {"n": 2}},
    },
    "item_seed": 2**63 - 1,
}
TEXTS = ("level", "skill", "minigame", "purpose", "wish")
COUNTS = ("total", "number", "attempts", "hints", "right")


def put(path: str, value: object) -> dict[str, Any]:
    """The sound bookmark with one value put in its place."""
    changed = deepcopy(SOUND)
    *outer, last = (int(part) if part.isdigit() else part for part in path.split("."))
    place: Any = changed
    for part in outer:
        place = place[part]
    place[last] = value
    return changed


NO_LISTS: tuple[object, ...] = (None, {}, "ab", [1], [[]])
NO_CHOICES: tuple[object, ...] = ({}, [], 0, "", "x", {"item": "p/s#0.0"})

GOOD: list[tuple[str, object]] = [(name, count) for name in COUNTS for count in (0, 1_000)] + [
    ("seed", 1 - 2**63),
    ("seed", 2**63 - 1),
    ("choice", None),
    ("choice.predicted", -1e13),
    ("choice.reason", {"code": CODE, "skill": "p/s"}),
    ("misses", []),
    ("misses", [["a", 1]] * 1_000),
    ("past.0.2", False),
]
BAD: list[tuple[str, object]] = (
    [(name, odd) for name in TEXTS for odd in (None, 1, ["A"], "x" * 100_000)]
    + [(name, odd) for name in COUNTS for odd in (-1, 1_001, 1.0, True, "1", None)]
    + [(name, odd) for name in ("seed", "item_seed", "misses.0.1") for odd in (2**63, -(2**63), 1.5, True, "1", None)]
    + [("purpose", "nobody's"), ("wish", "nobody's"), ("past.0.3", "nobody's"), ("choice.purpose", "nobody's")]
    + [(name, odd) for name in ("misses", "past", "seen") for odd in NO_LISTS]
    + [("misses", [["a"]]), ("misses", [["a", 1, 2]]), ("misses", [["a", 1]] * 1_001), ("misses.0.0", 1), ("seen", ["a"] * 1_001)]
    + [("past", [["a", "b"]]), ("past", [["a", "b", True, SURE, SURE]]), ("past.0.0", 1), ("past.0.1", 1), ("past.0.2", 1)]
    + [("choice", odd) for odd in NO_CHOICES]
    + [(f"choice.{name}", odd) for name in ("item", "skill", "reason.skill") for odd in (None, 1)]
    + [(f"choice.{name}", odd) for name in ("predicted", "target", "reason.numbers.n") for odd in (True, "1", None, 1.1e13)]
    + [("choice.reason", []), ("choice.reason.code", "nobody's"), ("choice.reason", {"code": CODE}), ("choice.more", 1)]
    + [("choice.reason.numbers", None), ("choice.reason.numbers", []), ("choice.reason.more", 1)]
)


def test_a_level_goes_on_from_a_sound_bookmark() -> None:
    assert is_bookmark(SOUND)


@pytest.mark.parametrize(("path", "value"), GOOD, ids=lambda value: str(value)[:20])
def test_what_lies_within_the_borders_is_taken(path: str, value: object) -> None:
    assert is_bookmark(put(path, value))


@pytest.mark.parametrize(("path", "value"), BAD, ids=lambda value: str(value)[:20])
def test_one_odd_value_is_enough_to_begin_anew(path: str, value: object) -> None:
    assert not is_bookmark(put(path, value))


@pytest.mark.parametrize("name", SOUND)
def test_nothing_may_be_missing(name: str) -> None:
    assert not is_bookmark({key: value for key, value in SOUND.items() if key != name})


@pytest.mark.parametrize("odd", [None, [], "x", 1])
def test_what_is_no_table_is_no_bookmark(odd: object) -> None:
    assert not is_bookmark(odd)
