"""Mastery rules in twelve worlds (the kind of Pelánek & Řihák, UMAP 2017): six where a skill is learnt all at once, six where it grows.

All at once (BKT): known at first with P0, learnt before each answer with T, slip S, luck G; the truth is "known". Growth: the logit of success starts at
N(μ, 1) and rises by Δ with each answer; the truth is a chance above .95. The parameters are ours, spread over the ranges found in practice.
*Early* is a rule that calls mastery before it is true, *late* one that calls it more than ten answers afterwards, or not within 100; an early call
costs five late ones.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean
from typing import Protocol

from engine.lab.judges.guide import ANSWER_S, START_S, Guide
from engine.lab.judges.verdict import Bar, Figure, Row, Size, Verdict, at_most, mean_of, share_of
from engine.learning import learner, mastery, model, views
from engine.learning.skills import Candidate, SkillGraph, SkillNode
from engine.records import AnswerGiven

LONGEST, PATIENCE, TRUE_P = 100, 10, 0.95
EARLY_COST = 5.0


@dataclass(frozen=True, slots=True)
class AtOnce:
    """(P0, T, S, G)."""

    known: float
    learn: float
    slip: float
    luck: float

    def series(self, rng: Random) -> tuple[list[bool], int]:
        """Answers, and the number of the first one given in mastery (LONGEST when there is none)."""
        known, since, answers = rng.random() < self.known, LONGEST, []
        for number in range(LONGEST):
            known = known or rng.random() < self.learn
            since = min(since, number) if known else LONGEST
            answers.append(rng.random() < (1.0 - self.slip if known else self.luck))
        return answers, since


@dataclass(frozen=True, slots=True)
class Growth:
    """(μ, Δ) in logits."""

    start: float
    rise: float

    def series(self, rng: Random) -> tuple[list[bool], int]:
        x = rng.gauss(self.start, 1.0)
        chances = [model.sigmoid(x + self.rise * number) for number in range(LONGEST)]
        since = next((number for number, p in enumerate(chances) if p > TRUE_P), LONGEST)
        return [rng.random() < p for p in chances], since


AT_ONCE = (
    AtOnce(0.15, 0.35, 0.18, 0.25),
    AtOnce(0.25, 0.08, 0.12, 0.30),
    AtOnce(0.10, 0.20, 0.10, 0.15),
    AtOnce(0.10, 0.30, 0.05, 0.05),
    AtOnce(0.10, 0.10, 0.06, 0.20),
    AtOnce(0.10, 0.05, 0.10, 0.40),
)
GROWTH = (Growth(-1.0, 0.4), Growth(-0.4, 0.1), Growth(-2.0, 0.15), Growth(0.0, 0.1), Growth(-2.0, 0.1), Growth(-0.7, 0.2))


class World(Protocol):
    """Where answers come from."""

    def series(self, rng: Random) -> tuple[list[bool], int]: ...


WORLDS: Mapping[str, Sequence[World]] = {"all at once": AT_ONCE, "growth": GROWTH}


class Rule(Protocol):
    """Told one answer after the other; True when it calls mastery."""

    def __call__(self, correct: bool) -> bool: ...


class _Modelled:
    """The game's learner on a single skill of four families as hard as the middle of the band; what it is asked for differs."""

    def __init__(self, asked: Callable[["_Modelled"], bool]) -> None:
        middle = learner.new_learner("7-9", 0.0).ability
        self.items = tuple(Candidate(item=f"s#{n}", skills=("s",), difficulty=middle) for n in range(4))
        self.graph = SkillGraph({"s": SkillNode(id="s", candidates=self.items)})
        self.state = learner.new_learner("7-9", START_S)
        self._asked, self.number = asked, 0

    def __call__(self, correct: bool) -> bool:
        item = self.items[self.number % 4]
        self.number += 1
        fact = AnswerGiven(
            at_s=START_S + ANSWER_S * self.number,
            level="L",
            item=item.item,
            skills=item.skills,
            seed=1,
            purpose="practice",
            correct=correct,
            difficulty=item.difficulty,
            variance=item.variance,
        )
        self.state = learner.apply(self.state, fact, self.graph)
        return self._asked(self)


class _Played:
    """The same skill as it is played: levels, their edges and what is mixed in choose the family."""

    def __init__(self) -> None:
        self._guide = Guide(_Modelled(_lit).graph, Random(1), by_level=True)

    def __call__(self, correct: bool) -> bool:
        self._guide.next()
        self._guide.tell(correct)
        return self._guide.state.skills["s"].is_mastered


def _lit(rule: _Modelled) -> bool:
    """The shipped rule: the lighthouse is lit."""
    return rule.state.skills["s"].is_mastered


def _even_odds(rule: _Modelled) -> bool:
    """P(p > .85) ≥ .5 and nothing else."""
    x, variance = views.reference(rule.state, rule.graph, "s", START_S)
    return mastery.sureness(x, variance, 0.85) >= 0.5


class _Row:
    """So many right in a row."""

    def __init__(self, wanted: int) -> None:
        self._wanted, self._row = wanted, 0

    def __call__(self, correct: bool) -> bool:
        self._row = self._row + 1 if correct else 0
        return self._row >= self._wanted


class _Average:
    """An exponential moving average above .95 (weight .2 for the newest), the criterion Pelánek & Řihák recommend."""

    def __init__(self) -> None:
        self._value = 0.0

    def __call__(self, correct: bool) -> bool:
        self._value += 0.2 * (correct - self._value)
        return self._value >= 0.9


class _Tracing:
    """Bayesian knowledge tracing with middling constants, above .95."""

    def __init__(self) -> None:
        self._belief = 0.15

    def __call__(self, correct: bool) -> bool:
        before = self._belief + (1.0 - self._belief) * 0.15
        known, unknown = (0.9, 0.2) if correct else (0.1, 0.8)
        self._belief = before * known / (before * known + (1.0 - before) * unknown)
        return self._belief >= 0.95


_EVEN, _BY_LEVEL = "P(p > .85) ≥ .5", "shipped, by level"
RULES: Mapping[str, Callable[[], Rule]] = {
    "shipped": lambda: _Modelled(_lit),
    _BY_LEVEL: _Played,
    _EVEN: lambda: _Modelled(_even_odds),
    "three in a row": lambda: _Row(3),
    "moving average": _Average,
    "BKT > .95": _Tracing,
}


def call(rule: Rule, answers: list[bool]) -> int:
    """After how many answers mastery is called; more than there are when never."""
    return next((number for number, correct in enumerate(answers, 1) if rule(correct)), LONGEST + 1)


def judge(size: Size) -> Verdict:
    """Early and late calls of every rule, in both kinds of world."""
    rows: list[Row] = []
    costs: dict[str, dict[str, list[float]]] = {}
    for kind, worlds in WORLDS.items():
        early: dict[str, list[bool]] = {name: [] for name in RULES}
        late: dict[str, list[bool]] = {name: [] for name in RULES}
        for place, world in enumerate(worlds):
            for number in range(size.learners):
                answers, since = world.series(Random(f"{size.seed}/{kind}/{place}/{number}"))
                for name, rule in RULES.items():
                    called = call(rule(), answers)
                    early[name].append(called <= since)
                    late[name].append(since + PATIENCE < called)
        rows.append(Row(what=f"called too early, {kind}", figures={name: share_of(found) for name, found in early.items()}))
        rows.append(Row(what=f"called too late, {kind}", figures={name: share_of(found) for name, found in late.items()}))
        costs[kind] = {
            name: [EARLY_COST * soon + missed for soon, missed in zip(early[name], late[name], strict=True)] for name in RULES
        }
        rows.append(Row(what=f"cost (5 early + late), {kind}", figures={n: mean_of(cost) for n, cost in costs[kind].items()}))
    return Verdict(
        judge="mastery", about=f"{size.learners} learners a world, 12 worlds", rows=tuple(rows), bars=tuple(_bars(costs))
    )


def _bars(costs: Mapping[str, Mapping[str, Sequence[float]]]) -> Iterable[Bar]:
    """Every rule called the same series, so costs are compared learner by learner."""
    for kind, cost in costs.items():
        yield at_most(f"cheaper than {_EVEN}, {kind}: {_against(cost, 'shipped', _EVEN)}", _dearer(cost, "shipped", _EVEN), 0.0)
    for kind, cost in costs.items():
        text = f"as played (by level): within .1 of the cost, {kind}: {_against(cost, _BY_LEVEL, 'shipped')}"
        yield at_most(text, _dearer(cost, _BY_LEVEL, "shipped"), 0.1)
    # a learner of each kind of world together is one of "both kinds"
    both = {name: [a + b for a, b in zip(*(cost[name] for cost in costs.values()), strict=True)] for name in RULES}
    best = min((name for name in both if not name.startswith("shipped")), key=lambda name: fmean(both[name]))
    text = f"cheapest of all over both kinds, next: {best}: {_against(both, 'shipped', best)}"
    yield at_most(text, _dearer(both, "shipped", best), 0.0)


def _dearer(cost: Mapping[str, Sequence[float]], ours: str, theirs: str) -> Figure:
    return mean_of([a - b for a, b in zip(cost[ours], cost[theirs], strict=True)])


def _against(cost: Mapping[str, Sequence[float]], ours: str, theirs: str) -> str:
    return f"{fmean(cost[ours]):.2f} against {fmean(cost[theirs]):.2f}, difference"
