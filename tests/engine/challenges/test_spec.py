"""How much a pack may write into each key: as many as the model says, and not one more."""

from typing import Any

import pytest
from pydantic import ValidationError

from engine.challenges.kinds.choose import spec as choose
from engine.challenges.kinds.pairs import spec as pairs
from engine.challenges.kinds.place import spec as place
from engine.challenges.kinds.read import spec as read
from engine.challenges.kinds.show import spec as show
from engine.challenges.kinds.sort import spec as sort

SPECS: dict[str, Any] = {
    "choose": choose.Spec, "pairs": pairs.Spec, "place": place.Spec, "read": read.Spec, "show": show.Spec, "sort": sort.Spec,
}  # fmt: skip
LEAST: dict[str, dict[str, Any]] = {
    "choose": {"ask": "?", "answer": "a", "others": ["b"]},
    "pairs": {"ask": "?", "pairs": {"a": "b", "c": "d"}},
    "place": {"ask": "?", "answer": "1", "on": "line"},
    "read": {"story": "S", "questions": [{"ask": "?", "answer": "a", "others": ["b"]}]},
    "show": {"ask": "?", "criteria": ["a", "b"]},
    "sort": {"ask": "?", "groups": {"a": ["b"], "c": ["d"]}},
}
NAMES = [f"n{number}" for number in range(401)]
QUESTION = LEAST["read"]["questions"][0]


def named(value: object) -> Any:
    return lambda count: dict.fromkeys(NAMES[:count], value)


def listed(count: int) -> Any:
    return NAMES[:count]


def many(value: object) -> Any:
    return lambda count: [value] * count


def long(count: int) -> Any:
    return "x" * count


# The kind, the key, the least and the most of it, and what makes so many.
BORDERS: list[tuple[str, str, int, int, Any]] = [
    ("choose", "ask", 1, 2000, long),
    ("choose", "hints", 1, 3, listed),
    ("choose", "shows", 1, 9, listed),
    ("choose", "steps", 1, 12, many({"a": ["1"]})),
    ("choose", "difficulty", 1, 12, many("0.5")),
    ("choose", "difficulty_variance", 1, 12, many("0.5")),
    ("choose", "rows", 1, 400, many({"a": "1"})),
    ("choose", "others", 1, 400, listed),
    ("pairs", "pairs", 2, 100, named("x")),
    ("place", "marks", 1, 8, named("x")),
    ("place", "regions", 2, 9, named("0 0 50 50")),
    ("read", "story", 1, 900, long),
    ("read", "questions", 1, 40, many(QUESTION)),
    ("show", "criteria", 2, 4, listed),
    ("sort", "groups", 2, 4, named(["x"])),
]


def is_taken(kind: str, more: dict[str, Any]) -> bool:
    try:
        SPECS[kind].model_validate({"kind": kind, **LEAST[kind], **more})
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("kind", LEAST)
def test_the_least_of_a_kind_is_taken(kind: str) -> None:
    assert is_taken(kind, {})


@pytest.mark.parametrize(("kind", "key", "least", "most", "made"), BORDERS)
def test_a_key_takes_from_its_least_to_its_most(kind: str, key: str, least: int, most: int, made: Any) -> None:
    taken = [is_taken(kind, {key: made(count)}) for count in (least - 1, least, most, most + 1)]
    assert taken == [False, True, True, False]


@pytest.mark.parametrize(
    ("number", "taken"),
    [("-9999.999999", True), ("0", True), (" 3 ", True), ("10000", False), ("0.1234567", False), ("nan", False), ("1e3", False)],
)
def test_a_number_is_one_that_a_model_can_bear(number: str, taken: bool) -> None:
    assert is_taken("choose", {"difficulty": [number]}) is taken
