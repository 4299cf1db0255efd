"""Spaced review: 30 facts, 200 answers, three kinds of memory; who keeps most alive (after Reddy, Levine & Dragan 2017)?

The score is the mean over all answers and facts of the chance to recall (L) or of its logarithm (LL, a chance counts at least .001); the
gain is over asking at random, on the same learners.
"""

from collections.abc import Callable, Mapping
from math import log
from random import Random
from statistics import fmean
from typing import Any

from engine.lab.judges.forgetting import FACTS, MEMORIES, STEP_H, STEPS, Memory
from engine.lab.judges.guide import Guide
from engine.lab.judges.spacing import AtRandom, Fsrs, Leitner, Sm2, Spacing, has_fsrs
from engine.lab.judges.verdict import Bar, Row, Size, Verdict, at_least, resampled
from engine.learning import learner
from engine.learning.skills import Candidate, SkillGraph, SkillNode

BARS: Mapping[tuple[str, str], float] = {("EFC", "L"): 0.17, ("EFC", "LL"): 0.39, ("HLR", "L"): 0.12, ("HLR", "LL"): 0.23}
_LEAST = 0.001
_BY_LEVEL, OF_SEA = "shipped, by level", 0.75


class Shipped:
    """The scheduler of the game, on the open sea or by level; every fact is a skill of one family, shown once at the beginning."""

    def __init__(self, count: int, rng: Random, *, by_level: bool = False) -> None:
        middle = learner.new_learner("7-9", 0.0).ability
        nodes = {}
        for k in range(count):
            only = Candidate(item=f"{k}#0", skills=(str(k),), difficulty=middle)
            nodes[str(k)] = SkillNode(id=str(k), candidates=(only,))
        self._guide = Guide(SkillGraph(nodes), rng, by_level=by_level)
        for item in self._guide.graph.candidates:
            self._guide.show(item)

    def choose(self, now_h: float) -> int:
        self._guide.wait_until(now_h)
        return int(self._guide.next().skills[0])

    def tell(self, fact: int, now_h: float, correct: bool) -> None:
        self._guide.tell(correct, after_s=0.0)


def others() -> dict[str, Callable[[int, Random], Spacing]]:
    """Everybody who schedules, the shipped one first."""
    found: dict[str, Callable[[int, Random], Spacing]] = {
        "shipped": Shipped,
        _BY_LEVEL: lambda count, rng: Shipped(count, rng, by_level=True),
        "random": AtRandom,
        "Leitner": Leitner,
        "SM-2": Sm2,
    }
    return {**found, "py-fsrs": Fsrs} if has_fsrs() else found


def study(memory: Memory, spacing: Spacing, rng: Random) -> tuple[float, float]:
    """(L, LL) of six weeks."""
    likely = logs = 0.0
    for step in range(1, STEPS + 1):
        now_h = step * STEP_H
        fact = spacing.choose(now_h)
        correct = rng.random() < memory.recall(fact, now_h)
        memory.after(fact, now_h, correct)
        spacing.tell(fact, now_h, correct)
        chances = [memory.recall(k, now_h) for k in range(FACTS)]
        likely += fmean(chances)
        logs += fmean([log(max(_LEAST, p)) for p in chances])
    return likely / STEPS, logs / STEPS


def judge(size: Size) -> Verdict:
    """L and LL for every memory, as gains over chance."""
    rows: list[Row] = []
    bars: list[Bar] = []
    learners = max(2, size.learners // 4)
    for kind, memory in MEMORIES.items():
        scores: dict[str, list[tuple[float, float]]] = {}
        for name, spacing in others().items():
            scores[name] = [
                study(memory(Random(f"{size.seed}/{n}")), spacing(FACTS, Random(f"{name}/{n}")), Random(f"{n}/answers"))
                for n in range(learners)
            ]
        for place, measure in enumerate(("L", "LL")):
            figures = {
                name: resampled(list(zip(runs, scores["random"], strict=True)), _gain(place), size.seed)
                for name, runs in scores.items()
                if name != "random"
            }
            rows.append(Row(what=f"gain over random, {kind}-{measure}", figures=figures))
            rivals = [(figure.value, name) for name, figure in figures.items() if name not in ("shipped", _BY_LEVEL)]
            best, who = max(rivals)
            ours = figures["shipped"]
            bars.append(at_least(f"{kind}-{measure}: ahead of each in this call, best: {who} {best:+.0%}", ours, best))
            text = f"{kind}-{measure}: by level ≥ {OF_SEA} of the open sea's gain, {ours.value:+.0%}"
            bars.append(at_least(text, figures[_BY_LEVEL], OF_SEA * ours.value))
            if (kind, measure) in BARS:
                bar = BARS[kind, measure]
                bars.append(at_least(f"{kind}-{measure}: ahead of {bar:+.0%}", ours, bar))
    return Verdict(judge="memory", about=f"{learners} learners a line, 30 facts, 200 answers", rows=tuple(rows), bars=tuple(bars))


def _gain(place: int) -> Callable[[Any], float]:
    def gain(pairs: Any) -> float:
        ours = fmean(mine[place] for mine, _ in pairs)
        chance = fmean(other[place] for _, other in pairs)
        return (ours - chance) / abs(chance)

    return gain
