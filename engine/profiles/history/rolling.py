"""Old answers are added up: a level of long ago becomes one row of counts, and reads as facts all the same.

A row of the table ``past`` is one level: when, which island, how it ended, and for each skill how many answers were right and wrong.
What exactly was typed, at which second and how fast, is gone then. ``expanded`` makes facts of such a row again, as many as there were,
so that every count of every report stays what it was; what a child has earned is never touched. Rows carry the level's name: where
two devices know the same level, it counts once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from engine.records import ADDED_UP, AnswerGiven, Fact, FeelingTold, HelpDeclared, LevelEnded, LevelStarted

DAY_S = 86_400.0
MONTH_S = 30.44 * DAY_S
PARTS = ("LevelStarted", "AnswerGiven", "LevelEnded", "HelpDeclared", "FeelingTold", "PushedBack", "StrategyTold", "WorkTold")
"""Kinds of facts that are added up; lights, gifts, the first voyage and adults' decisions stay for ever."""

_DAYS_SINCE = 3  # a clock that is wrong for a day or two makes nothing old
_LONGEST_S = 60.0  # an answer counts at most this long, as in the reports

_AT_ONCE_S = 7 * DAY_S  # a week's levels at a time, so that most visits have nothing to do

Numbered = tuple[str, Mapping[str, Any]]


def is_due(rows: Iterable[Numbered], before_s: float) -> bool:
    """Whether the first answers are so old that adding up is worth while; looks no further than those."""
    first = next((float(row["at_s"]) for _, row in rows if row.get("is") in PARTS), before_s)
    return first < before_s - _AT_ONCE_S


def played_since(rows: Iterable[Numbered], before_s: float) -> bool:
    """Whether there was play on three days since, so that it is no mistake of the clock."""
    times = (float(row["at_s"]) for _, row in rows if row.get("is") in PARTS)
    return len({int(at_s // DAY_S) for at_s in times if at_s >= before_s}) >= _DAYS_SINCE


def old_levels(rows: Iterable[Numbered], before_s: float) -> dict[str, list[Numbered]]:
    """The rows of every level that was over before ``before_s``; none unless there was play on three days since."""
    levels: dict[str, list[Numbered]] = defaultdict(list)
    newest: dict[str, float] = defaultdict(float)
    days: set[int] = set()
    for number, row in rows:
        if row.get("is") not in PARTS:
            continue
        level, at_s = str(row["level"]), float(row["at_s"])
        levels[level].append((number, row))
        newest[level] = max(newest[level], at_s)
        if at_s >= before_s:
            days.add(int(at_s // DAY_S))
    if len(days) < _DAYS_SINCE:
        return {}
    return {level: found for level, found in levels.items() if newest[level] < before_s}


def added_up(level: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One level's facts (as stored) as one row of counts."""
    answers = [row for row in rows if row["is"] == "AnswerGiven"]
    start: Mapping[str, Any] = next((row for row in rows if row["is"] == "LevelStarted"), {})
    groups: dict[tuple[tuple[str, ...], str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in answers:
        groups[tuple(row["skills"]), row["purpose"]].append(row)
    return {
        "n": len(answers),
        "level": level,
        "at_s": min(float(row["at_s"]) for row in rows),
        "end_s": max(float(row["at_s"]) for row in rows),
        "started": [start[key] for key in ("skill", "purpose", "minigame")] if start else [],
        "ended": [[row["finished"], row["play_s"], row.get("asked_s", 0.0)] for row in rows if row["is"] == "LevelEnded"],
        "helped": any(row["is"] == "HelpDeclared" for row in rows),
        "feelings": [row["feeling"] for row in rows if row["is"] == "FeelingTold"],
        "results": [_result(list(skills), purpose, group) for (skills, purpose), group in groups.items()],
    }


def _result(skills: list[str], purpose: str, answers: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Counts: answers at the first attempt and later ones, each as [right, right after a hint, wrong]."""
    counts = {"first": [0, 0, 0], "later": [0, 0, 0]}
    for row in answers:
        counts["first" if row.get("attempt", 1) == 1 else "later"][2 if not row["correct"] else bool(row.get("hints"))] += 1
    times = [min(_LONGEST_S, row["took_s"]) for row in answers if row.get("took_s", -1.0) >= 0.0]
    hard = [float(row.get("difficulty", 0.0)) for row in answers]
    mistakes = Counter(row["mistake"] for row in answers if row.get("mistake"))
    return {
        "skills": skills,
        "purpose": purpose,
        "item": Counter(row["item"] for row in answers).most_common(1)[0][0],
        **counts,
        "mistakes": dict(sorted(mistakes.items())),
        "difficulty": round(sum(hard) / len(hard), 3),
        "timed": len(times),
        "spent_s": round(sum(times), 3),
    }


def expanded(row: Mapping[str, Any]) -> Iterator[Fact]:
    """As many facts as the level had; ``reason`` says that these answers are made of counts."""
    level, start_s, end_s = row["level"], row["at_s"], row["end_s"]
    game = ""
    if row["started"]:
        skill, purpose, game = row["started"]
        yield LevelStarted(at_s=start_s, level=level, skill=skill, purpose=purpose, minigame=game, seed=0)
    for result in row["results"]:
        yield from _answers(level, start_s, game, result)
    if row["helped"]:
        yield HelpDeclared(at_s=end_s, level=level)
    for feeling in row["feelings"]:
        yield FeelingTold(at_s=end_s, level=level, feeling=feeling)
    for finished, play_s, *more in row["ended"]:
        ended = LevelEnded(at_s=end_s, level=level, finished=finished, play_s=play_s, asked_s=more[0] if more else 0.0)
        yield from [ended] * (more[1] if len(more) > 1 else 1)  # a sum of many levels says how many ended so


def _answers(level: str, at_s: float, game: str, result: Mapping[str, Any]) -> Iterator[Fact]:
    mistakes = (name for name, times in result["mistakes"].items() for _ in range(times))
    timed = result["timed"]
    each_s = result["spent_s"] / timed if timed else 0.0
    for attempt, key in ((1, "first"), (2, "later")):
        right, hinted, wrong = result[key]
        for correct, hints, count in ((False, 0, wrong), (True, 0, right), (True, 1, hinted)):
            for _ in range(count):
                timed -= 1
                yield AnswerGiven(
                    at_s=at_s,
                    level=level,
                    item=result["item"],
                    skills=tuple(result["skills"]),
                    seed=0,
                    purpose=result["purpose"],
                    correct=correct,
                    attempt=attempt,
                    mistake="" if correct else next(mistakes, ""),
                    hints=hints,
                    took_s=each_s if timed >= 0 else -1.0,
                    difficulty=result["difficulty"],
                    reason=ADDED_UP,
                    minigame=game,
                )
