"""Which rows of a keeper are what a game writes: typed and bounded, so that whoever reads them may rely on it.

A row may come out of a file that somebody else made. A fact is sound when ``engine.records`` can make it; a row of ``past`` when its counts
are counts and together small enough to be made facts of again. Unsound rows stay where they are and are passed over.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from engine.records import Feeling, Purpose, UnknownFact, from_json, is_text

MOST_COUNTED = 2_000_000  # answers in one row of counts: several lifetimes of one island
_PURPOSES, _FEELINGS = frozenset(get_args(Purpose)), frozenset(get_args(Feeling))
_MOST_RESULTS = 1_000
_EVER_S = 1e13


def is_sound_fact(row: Mapping[str, Any]) -> bool:
    """Whether this is a fact that this version knows, with values that a game writes."""
    try:
        from_json(row)
    except UnknownFact:
        return False
    return True


def is_sound_past(row: Mapping[str, Any]) -> bool:
    """Whether facts can be made of this row of counts."""
    return (
        _is_count(row.get("n"))
        and is_text(row.get("level"), 500)
        and _is_number(row.get("at_s"), _EVER_S)
        and _is_number(row.get("end_s"), _EVER_S)
        and type(row.get("helped")) is bool
        and _is_start(row.get("started"))
        and _are_ends(row.get("ended"))
        and _is_list(row.get("feelings"), lambda feeling: is_text(feeling) and feeling in _FEELINGS)
        and _is_list(row.get("results"), _is_result)
        and row["n"] == sum(sum(result["first"]) + sum(result["later"]) for result in row["results"])
    )


def sound_past(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, Any]]:
    """The sound ones of numbered rows of counts."""
    return ((number, row) for number, row in rows if is_sound_past(row))


def sound_facts(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Iterator[tuple[str, Any]]:
    """The sound ones of numbered facts."""
    return ((number, row) for number, row in rows if is_sound_fact(row))


def _is_start(started: Any) -> bool:
    if started == []:
        return True
    return _is_list(started, is_text) and len(started) == 3 and started[1] in _PURPOSES


def _are_ends(ended: Any) -> bool:
    return _is_list(ended, _is_end) and sum(end[3] for end in ended if len(end) > 3) <= MOST_COUNTED


def _is_end(end: Any) -> bool:
    """[finished, seconds, seconds in front of challenges, how many levels ended so]; older ones lack the last or the last two."""
    if not (_is_list(end, lambda _: True) and 2 <= len(end) <= 4 and type(end[0]) is bool):
        return False
    return all(_is_number(value, 1e12) and value >= 0 for value in end[1:3]) and all(map(_is_count, end[3:]))


def _is_result(result: Any) -> bool:
    if not isinstance(result, dict) or not set(result) >= _RESULT:
        return False
    counts = [result["first"], result["later"]]
    return (
        _is_list(result["skills"], is_text)
        and is_text(result["purpose"])
        and result["purpose"] in _PURPOSES
        and is_text(result["item"], 500)
        and all(_is_list(three, _is_count) and len(three) == 3 for three in counts)
        and sum(map(sum, counts)) <= MOST_COUNTED
        and _are_mistakes(result["mistakes"])
        and _is_number(result["difficulty"], 50)
        and _is_count(result["timed"])
        and _is_number(result["spent_s"], 1e12)
    )


_RESULT = {"skills", "purpose", "item", "first", "later", "mistakes", "difficulty", "timed", "spent_s"}


def _are_mistakes(mistakes: Any) -> bool:
    return (
        isinstance(mistakes, dict)
        and all(is_text(name) for name in mistakes)
        and all(map(_is_count, mistakes.values()))
        and sum(mistakes.values()) <= MOST_COUNTED
    )


def _is_list(value: Any, fits: Any) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_RESULTS and all(map(fits, value))


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= MOST_COUNTED


def _is_number(value: Any, most: float) -> bool:
    return type(value) in (int, float) and abs(value) <= most
