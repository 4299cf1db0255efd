"""What a school takes along: tables of learners, skills and answers, made from the same reports and facts as the screens.

Rows are plain mappings with the same keys everywhere; ``as_csv`` writes them for a spreadsheet, ``as_lines`` one JSON object
a line. Without names a learner is a short code that stays the same in every export and says nothing by itself.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import tzinfo
from typing import Any

from engine.clock import date_of
from engine.records import ADDED_UP, AnswerGiven
from engine.reports.pupil import Pupil

Row = dict[str, Any]
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def code_of(profile_id: str) -> str:
    """The code of a learner in every export without names, such as ``K-3F9A12C4``."""
    return "K-" + hashlib.sha256(f"lightkeepers/{profile_id}".encode()).hexdigest()[:8].upper()


def learner_rows(pupils: Sequence[Pupil]) -> list[Row]:
    """One row a learner: the figures of the parent's page."""
    return [
        {
            "learner": pupil.label,
            "ages": pupil.band,
            "answers": pupil.report.answers,
            "right_first_time": pupil.report.right,
            "levels_finished": pupil.report.levels,
            "minutes_this_week": pupil.report.minutes_week,
            "can_do": len(pupil.report.can_do),
            "working_on": len(pupil.report.working_on),
        }
        for pupil in pupils
    ]


def skill_rows(pupils: Sequence[Pupil]) -> list[Row]:
    """One row for every island a learner has begun."""
    return [
        {
            "learner": pupil.label,
            "skill": line.skill,
            "name": line.name,
            "i_can": line.i_can,
            "stage": line.stage,
            "lamps": line.lamps,
            "tries": line.tries,
            "right_first_time": line.right,
            "chance_right_now": line.probability,
            "in_time": line.in_time if line.timed else "",
            "in_time_of": line.timed or "",
        }
        for pupil in pupils
        for line in (*pupil.report.can_do, *pupil.report.working_on)
    ]


def answer_rows(pupils: Sequence[Pupil], zone: tzinfo | None = None) -> Iterator[Row]:
    """One row for every answer, wrong ones too, in the order they were given; ``zone`` is this machine's when there is none."""
    for pupil in pupils:
        for fact in pupil.facts:
            if isinstance(fact, AnswerGiven):
                yield _answer(pupil.label, fact, zone)


def _answer(label: str, fact: AnswerGiven, zone: tzinfo | None) -> Row:
    return {
        "learner": label,
        "when": date_of(fact.at_s, zone).strftime("%Y-%m-%d %H:%M:%S"),
        "skill": " ".join(fact.skills),
        "item": fact.item,
        "asked": fact.asked,
        "given": fact.given,
        "right": fact.correct,
        "attempt": fact.attempt,
        "hints": fact.hints,
        "did_not_know": fact.did_not_know,
        "mix_up": fact.mistake,
        "sure": fact.sure,
        "seconds": round(fact.took_s, 1) if fact.took_s >= 0 else "",
        "clock": fact.pace if fact.took_s >= 0 else "",
        "purpose": fact.purpose,
        "game": fact.minigame,
        "added_up": fact.reason == ADDED_UP,
    }


def as_csv(rows: Iterable[Row]) -> bytes:
    """A table that spreadsheets open as it is: UTF-8 with a mark, CRLF, no cell that a spreadsheet would calculate."""
    out = io.StringIO()
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\r\n")
            writer.writeheader()
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return b"\xef\xbb\xbf" + out.getvalue().encode(errors="replace")


def _cell(value: Any) -> Any:
    """Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers such as -3 stay numbers."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.startswith(_STARTS_FORMULA) and not _NUMBER.fullmatch(value):
        return "'" + value
    return value


def as_lines(tables: Mapping[str, Iterable[Row]]) -> bytes:
    """JSON Lines: each row on a line of its own, its table under ``is``."""
    lines = [json.dumps({"is": name, **row}, ensure_ascii=False) for name, rows in tables.items() for row in rows]
    return "".join(line + "\n" for line in lines).encode(errors="replace")
