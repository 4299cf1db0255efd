"""What is counted of a journey: one number a child (None where the question does not arise)."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from statistics import fmean

from engine.content.library.library import Library
from engine.lab.journeys.children import BANDS
from engine.lab.journeys.travelling import KNOWN, Diary, Step
from engine.lesson.level import COMES_BACK

Measure = Callable[[Diary], float | None]
LIT_TRULY = 0.85
_SENTENCE = 8  # words: from so many on a sum is a story
_ROW = 6  # right in a row: now something harder, or something else
_FIRST_MIN = 20.0


def after_voyage(diary: Diary) -> list[Step]:
    return [step for step in diary.steps if step.purpose != "placement"]


def voyage(diary: Diary) -> list[Step]:
    """The first one."""
    first = diary.steps[0].level if diary.steps else 0
    return [step for step in diary.steps if step.level == first and step.purpose == "placement"]


def levels(diary: Diary) -> list[list[Step]]:
    """The steps of each level after the voyage."""
    found: dict[int, list[Step]] = {}
    for step in after_voyage(diary):
        found.setdefault(step.level, []).append(step)
    return list(found.values())


def pattern(step: Step) -> str:
    """The sentence of a story without its numbers; "" for a plain sum."""
    words = step.words.split()
    return re.sub(r"\d+", "#", step.words) if len(words) >= _SENTENCE and re.search(r"\d", step.words) else ""


def _share(steps: Sequence[Step], holds: Callable[[Step], bool]) -> float | None:
    return fmean(map(holds, steps)) if steps else None


def _largest(diary: Diary) -> tuple[str, float]:
    """The island most answers went to, and their share."""
    counts = Counter(step.skill for step in after_voyage(diary)).most_common(1)
    return (counts[0][0], counts[0][1] / len(after_voyage(diary))) if counts else ("", 0.0)


def largest_name(diary: Diary) -> str:
    return _largest(diary)[0]


def _repeats(diary: Diary) -> float:
    """Share of challenges that the child had met before, to the letter."""
    seen: set[str] = set()
    again = 0
    for step in diary.steps:
        key = f"{step.skill} {step.identity}"
        again += key in seen
        seen.add(key)
    return again / max(1, len(diary.steps))


def _twice_in_a_level(of: Callable[[Step], str]) -> Measure:
    def twice(diary: Diary) -> float | None:
        found = [Counter(filter(None, map(of, level))) for level in levels(diary)]
        return fmean(any(count > 1 for count in counts.values()) for counts in found) if found else None

    return twice


def _bored(diary: Diary) -> float | None:
    """After six right in a row inside a level: how often the next is harder than the last, or about another skill."""
    met = []
    for level in levels(diary):
        row = 0
        for last, next_ in pairwise(level):
            row = row + 1 if last.correct else 0
            if row >= _ROW:
                met.append(next_.skill != last.skill or next_.difficulty > last.difficulty + 0.05)
    return fmean(met) if met else None


def _early(diary: Diary) -> float | None:
    return fmean(p < LIT_TRULY for _, p in diary.lit.values()) if diary.lit else None


def _first_light(diary: Diary) -> float:
    """Minutes; the whole journey where none came."""
    return min((minutes for minutes, _ in diary.lit.values()), default=diary.play_s / 60.0)


def measures(library: Library) -> Mapping[str, Measure]:
    """Every figure by name."""

    def is_below(step: Step, age: int) -> bool:
        return library.skills[step.skill].ages[1] < int(BANDS[age].partition("-")[0].rstrip("+"))

    subjects = {skill.id: pack.subject for pack in library.packs for skill in pack.skills}
    return {
        "success after the voyage": lambda d: _share(after_voyage(d), lambda s: s.correct),
        "success wanted": lambda d: fmean(s.target for s in after_voyage(d)),
        "success predicted": lambda d: fmean(s.predicted for s in after_voyage(d)),
        "answers on what was known before": lambda d: _share(after_voyage(d), lambda s: s.knew > KNOWN),
        "answers below the age band": lambda d: _share(after_voyage(d), lambda s: is_below(s, d.age)),
        "answers on the largest island": lambda d: _largest(d)[1],
        "skills a level": lambda d: fmean(len({s.skill for s in level}) for level in levels(d)) if levels(d) else None,
        "challenges met before": _repeats,
        "levels with the same challenge twice": _twice_in_a_level(lambda s: f"{s.skill} {s.identity}"),
        "levels with the same sentence twice": _twice_in_a_level(lambda s: "" if s.reason in COMES_BACK else pattern(s)),
        "lights": lambda d: float(len(d.lit)),
        "lights in 20 minutes": lambda d: float(sum(minutes <= _FIRST_MIN for minutes, _ in d.lit.values())),
        "early lights": _early,
        "minutes to the first light": _first_light,
        "skills played and truly known at the end": lambda d: float(d.truly),
        "skills of the band in reach, not known before": lambda d: float(d.in_reach),
        "answers to a light": lambda d: fmean(d.took.values()) if d.took else None,
        "newly mastered": lambda d: float(d.learnt),
        "subjects in the voyage": lambda d: float(len({subjects[s.skill] for s in voyage(d)})),
        "mini-games in the voyage": lambda d: float(len({s.game for s in voyage(d)})),
        "success in the voyage": lambda d: _share(voyage(d), lambda s: s.correct),
        "weak strand found": lambda d: None if d.found_weak is None else float(d.found_weak),
        "years below the band, lowest arrow": lambda d: d.lowest,
        "harder or elsewhere after six right": _bored,
        "minutes played": lambda d: d.play_s / 60.0,
    }
