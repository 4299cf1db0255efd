"""The bookmark of a level that was left in the middle (``Level.snapshot``): is this one, so that ``Level.resume`` can go on from it?

It comes out of a keeper's book, and a book may have come from a stranger: one that does not fit is no bookmark, and the child begins anew.
"""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from engine.records import Purpose, Sure, is_text
from engine.scheduling.choices import Code

_PURPOSES, _SURE, _CODES = frozenset(get_args(Purpose)), frozenset(get_args(Sure)), frozenset(get_args(Code))
_WISHES = frozenset(("easy", "normal", "challenge"))
_MOST, _MOST_SEED = 1_000, 2**63
Fits = Callable[[Any], bool]


def is_bookmark(snapshot: Any) -> bool:
    """Whether a level can go on from this."""
    return isinstance(snapshot, Mapping) and all(name in snapshot and fits(snapshot[name]) for name, fits in _FITS.items())


def _word_of(words: frozenset[str]) -> Fits:
    return lambda value: is_text(value) and value in words


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _MOST


def _is_seed(value: Any) -> bool:
    return type(value) is int and abs(value) < _MOST_SEED


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and abs(value) <= 1e13


def _list_of(fits: Fits) -> Fits:
    return lambda value: isinstance(value, list) and len(value) <= _MOST and all(map(fits, value))


def _is_miss(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and is_text(value[0]) and _is_seed(value[1])


def _is_past(value: Any) -> bool:
    """[item, skill, right or wrong or waved away, how sure]; the last is missing in older ones."""
    if not isinstance(value, list) or not 3 <= len(value) <= 4:
        return False
    item, skill, correct, *sure = value
    return is_text(item) and is_text(skill) and (correct is None or type(correct) is bool) and all(map(_word_of(_SURE), sure))


def _is_choice(value: Any) -> bool:
    if not value:
        return value is None
    names = {"item", "skill", "predicted", "target", "purpose", "reason"}
    if not isinstance(value, dict) or set(value) != names or not isinstance(value["reason"], dict):
        return False
    reason = value["reason"]
    return (
        all(is_text(value[name]) for name in ("item", "skill"))
        and all(_is_number(value[name]) for name in ("predicted", "target"))
        and _word_of(_PURPOSES)(value["purpose"])
        and {"code", "skill"} <= set(reason) <= {"code", "skill", "numbers"}
        and _word_of(_CODES)(reason["code"])
        and is_text(reason["skill"])
        and isinstance(reason.get("numbers", {}), dict)
        and all(map(_is_number, reason.get("numbers", {}).values()))
    )


_FITS: Mapping[str, Fits] = {
    "level": is_text,
    "skill": is_text,
    "purpose": _word_of(_PURPOSES),
    "minigame": is_text,
    "seed": _is_seed,
    "total": _is_count,
    "number": _is_count,
    "attempts": _is_count,
    "hints": _is_count,
    "wish": _word_of(_WISHES),
    "right": _is_count,
    "misses": _list_of(_is_miss),
    "past": _list_of(_is_past),
    "seen": _list_of(is_text),
    "choice": _is_choice,
    "item_seed": _is_seed,
}
