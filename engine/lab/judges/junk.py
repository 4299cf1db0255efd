"""Children who do not play as the model thinks: a guesser, a sleeper, a sibling who helps, one who always fails. Forty levels of a shipped-like sea.

Twelve islands in a row, each .4 logits harder than the one before; half of the questions have four choices. What must not happen: lights from
guessing, a typical child led astray by days asleep or by a big sister, a child for whom all is too hard left where it is.
"""

from collections.abc import Callable, Mapping
from random import Random
from statistics import fmean

from engine.lab.judges.guide import LEVEL, Guide
from engine.lab.judges.verdict import Row, Size, Verdict, at_least, at_most, mean_of, share_of
from engine.learning import model
from engine.learning.skills import Candidate, SkillGraph, SkillNode

_ISLANDS, _LEVELS = 12, 40
Answering = Callable[[Candidate, int, Random], bool]


def sea() -> SkillGraph:
    """s0 → s1 → …; four families each, over a logit and a quarter."""
    nodes = {}
    for n in range(_ISLANDS):
        families = tuple(
            Candidate(
                item=f"s{n:02}#{k}",
                skills=(f"s{n:02}",),
                difficulty=-2.4 + 0.4 * n - 0.9 + 0.42 * k,
                guess=0.25 if k % 2 else 0.0,
            )
            for k in range(4)
        )
        nodes[f"s{n:02}"] = SkillNode(id=f"s{n:02}", needs=(f"s{n - 1:02}",) if n else (), candidates=families)
    return SkillGraph(nodes)


def honest(ability: float) -> Answering:
    """A child of this ability who grows a little with every answer."""

    def answers(item: Candidate, number: int, rng: Random) -> bool:
        return rng.random() < model.predict(ability + 0.004 * number - item.difficulty, 0.0, item.guess)

    return answers


def guesser(item: Candidate, number: int, rng: Random) -> bool:
    """Knows nothing; luck on choices only."""
    return rng.random() < item.guess


def always_wrong(item: Candidate, number: int, rng: Random) -> bool:
    """Nothing is ever right."""
    return False


def sleeper(item: Candidate, number: int, rng: Random) -> bool:
    """A typical child who, for a third of the levels, presses anything."""
    return guesser(item, number, rng) if number // LEVEL % 3 == 1 else honest(0.8)(item, number, rng)


def helped(item: Candidate, number: int, rng: Random) -> bool:
    """A typical child whose big sister answers the first five levels."""
    return rng.random() < 0.98 if number < 5 * LEVEL else honest(0.8)(item, number, rng)


CHILDREN: Mapping[str, Answering] = {
    "typical": honest(0.8),
    "guesser": guesser,
    "sleeper": sleeper,
    "sister helped": helped,
    "always wrong": always_wrong,
}


def judge(size: Size) -> Verdict:
    """Lights, success and where it ended, for each kind of child."""
    lights: dict[str, list[float]] = {}
    easiest: dict[str, list[bool]] = {}
    late: dict[str, list[float]] = {}
    for name, answering in CHILDREN.items():
        for number in range(max(2, size.learners // 8)):
            lit, islands, outcomes = play(answering, number + size.seed)
            lights.setdefault(name, []).append(lit)
            easiest.setdefault(name, []).append(islands[-1] in ("s00", "s01"))
            late.setdefault(name, []).append(fmean(outcomes[-20 * LEVEL :]))
    rows = (
        Row(what="skills mastered after forty levels", figures={name: mean_of(found) for name, found in lights.items()}),
        Row(what="success in the last twenty levels", figures={name: mean_of(found) for name, found in late.items()}),
        Row(what="ends on one of the two easiest islands", figures={name: share_of(found) for name, found in easiest.items()}),
    )
    mastered, success, ends = (row.figures for row in rows)
    bars = (
        at_most("a guesser masters nothing (≤ .1 skills)", mastered["guesser"], 0.1),
        at_least("a sleeper is not led astray: success in the end ≥ .5", success["sleeper"], 0.5),
        at_least("a child helped at first ends with success ≥ .65", success["sister helped"], 0.65),
        at_least("always wrong ends on the easiest islands (≥ .9 of children)", ends["always wrong"], 0.9),
        at_least("a typical child masters something (≥ 2)", mastered["typical"], 2.0),
    )
    return Verdict(judge="junk", about=f"{max(2, size.learners // 8)} children a kind, all by level", rows=rows, bars=bars)


def play(answering: Answering, seed: int) -> tuple[int, list[str], list[bool]]:
    """(skills mastered, the island of each answer, outcomes) of forty levels, three a day."""
    guide, rng = Guide(sea(), Random(seed), by_level=True), Random(f"child/{seed}")
    islands: list[str] = []
    outcomes: list[bool] = []
    for number in range(LEVEL * _LEVELS):
        if number % LEVEL == 0:
            guide.wait_until(8.0 * (1 + number // LEVEL))
        item = guide.next()
        correct = answering(item, number, rng)
        guide.tell(correct)
        islands.append(guide.focus)
        outcomes.append(correct)
    return sum(known.is_mastered for known in guide.state.skills.values()), islands, outcomes
