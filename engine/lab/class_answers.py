"""Answers out of what ``export-class`` wrote (JSON Lines), for those who want to learn from many learners at once."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from engine.lab.calibrating import Given
from engine.learning import tuning

MOST_BYTES = 200_000_000


class NotAnExport(ValueError):
    """``line`` counts from 1; the message says what is wrong with it."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


@dataclass(slots=True)
class Exported:
    """One learner of a file: age band ("" when it is not told) and first answers in the order they were given."""

    band: str = ""
    answers: list[Given] = field(default_factory=list)


def learners_in(text: str) -> dict[str, Exported]:
    """Every learner of a file by label. Raises NotAnExport."""
    found: dict[str, Exported] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            raise NotAnExport(number, "this is no line of JSON") from None
        if not isinstance(row, dict) or not isinstance(row.get("is"), str):
            raise NotAnExport(number, "this is no line of export-class: it does not say what it is")
        learner = row.get("learner")
        if row["is"] in ("learner", "answer") and not (isinstance(learner, str) and learner):
            raise NotAnExport(number, "no learner is named")
        if row["is"] == "learner":
            band = row.get("ages")
            found.setdefault(str(learner), Exported()).band = band if band in tuning.BAND_AGES else ""
        elif row["is"] == "answer":
            found.setdefault(str(learner), Exported()).answers += _given(number, row)
    return found


def _given(number: int, row: dict[str, object]) -> Iterator[Given]:
    """The answer of one line, when it is a first one that was worked out on the screen."""
    item, right, attempt, hints = (row.get(name) for name in ("item", "right", "attempt", "hints"))
    if not isinstance(item, str) or not isinstance(right, bool):
        raise NotAnExport(number, "an answer without “item” or “right”")
    if not _is_count(attempt) or not _is_count(hints):
        raise NotAnExport(number, "“attempt” and “hints” are whole numbers")
    try:
        at_s = datetime.strptime(str(row.get("when")), "%Y-%m-%d %H:%M:%S").timestamp()
    except (ValueError, OverflowError, OSError):
        raise NotAnExport(number, "“when” is no time such as 2026-03-14 09:30:00") from None
    seconds = row.get("seconds")
    if isinstance(seconds, float | int) and not math.isfinite(seconds):
        raise NotAnExport(number, "“seconds” is no number of seconds")
    purpose = row.get("purpose")
    if attempt != 1 or purpose == "fix" or row.get("added_up") is True:
        return  # second tries are learning; levels that were added up have lost their order
    guess = 0.0 if row.get("did_not_know") is True else -1.0
    assert isinstance(hints, int)
    yield Given(item, right, at_s, guess, hints, purpose != "placement")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 1000
