"""The last step of adding up: levels of more than two further years become one row for each island and purpose, so that history is bounded.

Such a row stands in the table ``past`` like any other and has the same fields; its level is called ``sum|skill|purpose``. It holds every
level of its island and purpose up to its ``end_s``. So two machines can be put together in any order: of two such rows the one that
reaches further counts (of two that reach as far, the one with more answers), and levels that it reaches are in it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from engine.profiles.history.rolling import DAY_S, MONTH_S, PARTS

Row = Mapping[str, Any]  # of the table "past", or a fact as it is stored
Key = tuple[str, str]
AFTER_S = 24 * MONTH_S  # after an answer has become a count
_AT_ONCE_S = 90 * DAY_S  # a quarter's levels at a time, so that most visits have nothing to do
_SUM = "sum|"


def is_sum(row: Row) -> bool:
    return str(row["level"]).startswith(_SUM)


def key_of(row: Row) -> Key:
    """Island and purpose of a level's row; of one whose beginning was lost, nothing."""
    return (row["started"][0], row["started"][1]) if row["started"] else ("", "")


def is_due(rows: Iterable[Row], before_s: float) -> bool:
    """Whether summing up is worth while: looks no further than the first level that is not summed up yet."""
    first = next((float(row["end_s"]) for row in rows if not is_sum(row)), before_s)
    return first < before_s - _AT_ONCE_S


def summed_up(rows: Mapping[str, Row], before_s: float) -> tuple[set[str], list[dict[str, Any]]]:
    """(numbers of the rows that go, the sums that come): each level that ended before, and the sum of its island so far."""
    groups: dict[Key, list[str]] = defaultdict(list)
    for number, row in rows.items():
        if is_sum(row) or row["end_s"] < before_s:
            groups[key_of(row)].append(number)
    changed = {key: numbers for key, numbers in groups.items() if any(not is_sum(rows[number]) for number in numbers)}
    gone = {number for numbers in changed.values() for number in numbers}
    return gone, [_sum(key, [rows[number] for number in numbers]) for key, numbers in changed.items()]


def reach(*tables: Iterable[Row]) -> dict[Key, Row]:
    """For each island and purpose the sum that counts."""
    best: dict[Key, Row] = {}
    for row in (row for rows in tables for row in rows if is_sum(row)):
        known = best.get(key_of(row))
        if known is None or (row["end_s"], row["n"]) > (known["end_s"], known["n"]):
            best[key_of(row)] = row
    return best


def reached(past: Iterable[Row], facts: Iterable[Row], sums: Mapping[Key, Row]) -> set[str]:
    """The levels that are in one of the sums, by name."""
    if not sums:
        return set()
    ends = {row["level"]: (key_of(row), float(row["end_s"])) for row in past if not is_sum(row)}
    keys: dict[str, Key] = {}
    newest: dict[str, float] = defaultdict(float)
    for row in facts:
        if row.get("is") in PARTS:
            newest[row["level"]] = max(newest[row["level"]], float(row["at_s"]))
            if row["is"] == "LevelStarted":
                keys[row["level"]] = (row["skill"], row["purpose"])
    ends |= {level: (keys.get(level, ("", "")), end_s) for level, end_s in newest.items()}
    return {level for level, (key, end_s) in ends.items() if key in sums and sums[key]["at_s"] <= end_s <= sums[key]["end_s"]}


def _sum(key: Key, rows: list[Row]) -> dict[str, Any]:
    groups: dict[tuple[tuple[str, ...], str], list[Row]] = defaultdict(list)
    for row in rows:
        for result in row["results"]:
            groups[tuple(result["skills"]), result["purpose"]].append(result)
    started: list[str] = next((row["started"] for row in rows if row["started"]), [])
    return {
        "n": sum(row["n"] for row in rows),
        "level": f"{_SUM}{key[0]}|{key[1]}",
        "at_s": min(row["at_s"] for row in rows),
        "end_s": max(row["end_s"] for row in rows),
        "started": started,
        "ended": _ends(rows),
        "helped": False,
        "feelings": [],
        "results": [_result(list(skills), purpose, group) for (skills, purpose), group in groups.items()],
    }


def _ends(rows: list[Row]) -> list[list[Any]]:
    """How levels ended: finished or not, mean seconds, and how many."""
    total: dict[tuple[bool, bool], list[float]] = defaultdict(lambda: [0.0, 0.0, 0])
    for row in rows:
        for finished, play_s, *more in row["ended"]:
            asked_s, times = (more[0] if more else 0.0), (more[1] if len(more) > 1 else 1)
            # Levels from before time in front of challenges was kept stay apart: they are no part of its share.
            sums = total[bool(finished), bool(asked_s)]
            sums[0] += play_s * times
            sums[1] += asked_s * times
            sums[2] += times
    return [[finished, play_s / times, asked_s / times, int(times)] for (finished, _), (play_s, asked_s, times) in total.items()]


def _result(skills: list[str], purpose: str, results: list[Row]) -> dict[str, Any]:
    counts = [sum(map(sum, (result["first"], result["later"]))) for result in results]
    items: Counter[str] = Counter()
    mistakes: Counter[str] = Counter()
    for result, count in zip(results, counts, strict=True):
        items[result["item"]] += count
        mistakes.update(result["mistakes"])
    return {
        "skills": skills,
        "purpose": purpose,
        "item": items.most_common(1)[0][0],
        "first": [sum(column) for column in zip(*(result["first"] for result in results), strict=True)],
        "later": [sum(column) for column in zip(*(result["later"] for result in results), strict=True)],
        "mistakes": dict(sorted(mistakes.items())),
        "difficulty": sum(result["difficulty"] * count for result, count in zip(results, counts, strict=True))
        / max(1, sum(counts)),
        "timed": sum(result["timed"] for result in results),
        "spent_s": sum(result["spent_s"] for result in results),
    }
