"""Tables of real answers, as other research shares them: one row an answer, named columns, in the order of answering.

Needed columns: ``learner``, ``item``, ``skills`` (ids joined by ``|``) and ``correct`` (1 or 0). Known as well, and never
needed: ``time_s`` (seconds since the learner's first answer), ``response_s`` (seconds the answer took), ``age_years`` and
``split`` (train/test, or the number of a fold). Any other column is left alone. The caller opens the file; no I/O here.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import NamedTuple
from zlib import crc32

NEEDED = ("learner", "item", "skills", "correct")
FOLDS = 5
_RIGHT = {"1": True, "0": False, "1.0": True, "0.0": False}


class Row(NamedTuple):
    """One answer. ``at_s`` counts from the learner's first answer; what the table does not tell is None."""

    learner: str
    item: str
    skills: tuple[str, ...]
    correct: bool
    at_s: float | None = None
    took_s: float | None = None
    age_years: float | None = None
    split: str = ""


class TableError(ValueError):
    """A table that cannot be read; ``line`` counts from 1, the line with the names of the columns."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(f"line {line}: {text}")
        self.line = line


def read(table: Iterable[Sequence[str]], split: str = "split") -> list[Row]:
    """The rows of a table whose first line names the columns; ``split`` is the column that tells the parts.

    Raises TableError for a missing column, a short or long line, or a value that is not what the column is for.
    """
    lines = iter(table)
    names = [name.strip().removeprefix("\ufeff") for name in next(lines, [])]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise TableError(1, f"there is no column {' and no column '.join(missing)}; a table needs {', '.join(NEEDED)}")
    place = {name: number for number, name in enumerate(names)}
    columns = [place.get(name, -1) for name in (*NEEDED, "time_s", "response_s", "age_years", split)]
    skills_seen: dict[str, tuple[str, ...]] = {}
    rows = []
    for number, line in enumerate(lines, 2):
        if not line:
            continue
        if len(line) != len(names):
            raise TableError(number, f"{len(line)} values where the first line names {len(names)} columns")
        rows.append(_row(line, columns, skills_seen, number))
    return rows


def _row(line: Sequence[str], columns: Sequence[int], skills_seen: dict[str, tuple[str, ...]], number: int) -> Row:
    learner, item, skills, correct, time_s, response_s, age, split = columns
    right = _RIGHT.get(line[correct].strip())
    if right is None:
        raise TableError(number, f"“correct” is {line[correct]!r}; it must be 1 or 0")
    if not line[learner]:
        raise TableError(number, "“learner” is empty")
    joined = line[skills]
    names = skills_seen.get(joined)
    if names is None:
        names = skills_seen[joined] = tuple(dict.fromkeys(name for name in joined.split("|") if name))
    years = _number(line, age, "age_years", number)  # tables write the unknown as -2147483648 or 999
    return Row(
        line[learner],
        line[item],
        names,
        right,
        _number(line, time_s, "time_s", number),
        _number(line, response_s, "response_s", number),
        years if years is not None and 0.0 < years < 120.0 else None,
        line[split].strip() if split >= 0 else "",
    )


def _number(line: Sequence[str], column: int, name: str, number: int) -> float | None:
    """A value of a column that may be absent or empty."""
    if column < 0 or not line[column]:
        return None
    try:
        value = float(line[column])
    except ValueError:
        value = float("nan")
    if not isfinite(value):
        raise TableError(number, f"“{name}” is {line[column]!r}; it must be a number or empty")
    return value


def parts(rows: Iterable[Row], only: str = "") -> Mapping[str, tuple[list[Row], list[Row]]]:
    """(training rows, test rows) for each part that is the test once; learners are whole, their rows in order.

    ``train``/``test`` is used as it is; other values of the split column are folds, each the test in turn; without any,
    five folds by learner, the same every time. ``only`` names the one part to test. Raises ValueError when there is
    nothing to train on or to test.
    """
    learners: dict[str, list[Row]] = {}
    for row in rows:
        learners.setdefault(row.learner, []).append(row)
    named = {learner: own[0].split for learner, own in learners.items()}
    if not any(named.values()):
        order = sorted(learners, key=lambda learner: (crc32(learner.encode()), learner))
        named = {learner: str(place % FOLDS) for place, learner in enumerate(order)}
    found = sorted(set(named.values()))
    tests = [only] if only else ["test"] if "test" in found else found
    if only and only not in found:
        raise ValueError(f"no learner is in a part called {only!r}; there are {', '.join(map(repr, found))}")
    if len(found) < 2:
        raise ValueError("all learners are in one part: there is nobody left to learn the difficulties from")
    result: dict[str, tuple[list[Row], list[Row]]] = {}
    for test in tests:
        train = [row for learner, own in learners.items() if named[learner] != test for row in own]
        result[test] = train, [row for learner, own in learners.items() if named[learner] == test for row in own]
    return result
