"""What may come in from another machine: the rows of a keeper out of a file, each looked at before any of them is kept.

A file of a keeper is a stranger's file. A row that no version of the game writes is left out, and it is said that something is missing; rows of
facts that only a newer version knows may come as long as they are flat and small. The bookmark and the state are only bounded here: who plays
with them tries them first (``engine.lesson.first_look``).
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from engine.profiles.profile import Profile
from engine.profiles.rows import Document, PlainTables
from engine.profiles.sound_rows import is_sound_past
from engine.profiles.travel.sealing import NotSealed, TooMuch
from engine.records import UnknownFact, from_json, is_known, is_text

TABLES = ("profile", "facts", "past", "state", "level")
LONGEST = {"profile": 64_000, "facts": 16_000, "past": 256_000, "state": 4_000_000, "level": 256_000}  # bytes of a row
MOST_ANSWERS = 500_000  # a hundred every day for more than a dozen years
_DEEPEST = 12
_MOST_KEYS, _MOST_IN_LIST = 60, 100
_YEAR_3000_S = 32_503_680_000.0
_ID = re.compile(r"[0-9a-f]{32}")
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*"')
_BRACKET = re.compile(rb"[\[\]{}]")
_HALF_LETTER = re.compile("[\ud800-\udfff]")


def admitted(lines: Iterable[bytes]) -> tuple[PlainTables, bool]:
    """(the tables, whether every row could be taken). Raises NotSealed without a keeper, TooMuch for a history of no child."""
    tables: dict[str, dict[int, Document]] = defaultdict(dict)
    is_whole, answers = True, 0
    for line in lines:
        found = _row_of(line)
        if found is None:
            is_whole = is_whole and not line
            continue
        name, number, row = found
        tables[name][number] = row
        answers += row["n"] if name == "past" else row.get("is") == "AnswerGiven"
        if answers > MOST_ANSWERS:
            raise TooMuch("this file has more answers in it than any child gives")
    if "profile" not in tables:
        raise NotSealed("too little of this file is left")
    # Numbers in order: the last row is the one that came last.
    return {
        name: {str(number): row for number, row in sorted(tables[name].items())} for name in TABLES if name in tables
    }, is_whole


def _row_of(line: bytes) -> tuple[str, int, Document] | None:
    """(table, number, row) of one line, None for what no game writes."""
    if len(line) > LONGEST["state"] or _depth(line) > _DEEPEST:
        return None
    try:
        name, number, row = json.loads(line, parse_constant=_no_number)
    except (ValueError, TypeError):
        return None
    if not (isinstance(name, str) and name in TABLES and isinstance(row, dict) and _is_row_number(number)):
        return None
    if len(line) > LONGEST[name] or (name in ("profile", "state", "level") and number != "1"):
        return None
    if name == "profile":
        cleaned = _profile(row)
        return None if cleaned is None else (name, 1, cleaned)
    fits = {"facts": _is_fact, "past": _is_past}.get(name)
    return (name, int(number), row) if fits is None or fits(row) else None


def _depth(line: bytes) -> int:
    """How deeply lists and objects lie in one another. Counted before they are made: making them goes as deep."""
    if line.count(b"[") + line.count(b"{") <= _DEEPEST:
        return 0
    depth = deepest = 0
    for bracket in _BRACKET.findall(_TEXT.sub(b"", line)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _is_row_number(number: Any) -> bool:
    return isinstance(number, str) and len(number) <= 12 and number.isascii() and number.isdecimal() and number[0] != "0"


def _profile(row: Document) -> Document | None:
    """The profile as this version would store it: every value in its place or at its default."""
    if not (isinstance(row.get("id"), str) and _ID.fullmatch(row["id"])):
        return None
    return Profile.from_json(row).to_json()


def _is_fact(row: Document) -> bool:
    if len(row) > _MOST_KEYS or not all(map(_is_flat, row.values())) or not _is_date(row.get("at_s")):
        return False
    if not is_known(row):
        return is_text(row.get("is"), 60)
    try:
        from_json(row)
    except UnknownFact:
        return False
    return True


def _is_past(row: Document) -> bool:
    return is_sound_past(row) and row["n"] <= MOST_ANSWERS and _is_date(row["at_s"]) and _is_date(row["end_s"])


def _is_flat(value: Any) -> bool:
    if isinstance(value, list):
        return (
            len(value) <= _MOST_IN_LIST and not any(isinstance(one, list | dict) for one in value) and all(map(_is_flat, value))
        )
    if isinstance(value, str):
        return is_text(value) and (value.isascii() or not _HALF_LETTER.search(value))
    return (
        not isinstance(value, dict)
        and not (type(value) is int and abs(value) > 2**63)
        and value not in (float("inf"), -float("inf"))
    )


def _is_date(at_s: Any) -> bool:
    """A time that a calendar knows: this machine's own clock may once have been wrong, another's is not believed."""
    return type(at_s) in (int, float) and 0 <= at_s <= _YEAR_3000_S
