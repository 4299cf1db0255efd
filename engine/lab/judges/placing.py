"""Ways to place a learner among items of known difficulty: the shipped placement and those it is compared with.

Everybody is asked ``choose() → item`` and told the answer; ``estimate`` is the ability in logits above the middle of the group.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp
from random import Random
from typing import Protocol

from engine.lab.judges.guide import ANSWER_S, START_S, Guide
from engine.learning import learner, model
from engine.learning.learner import LearnerState
from engine.learning.skills import Candidate, SkillGraph, SkillNode
from engine.learning.tuning import PLACEMENT_ITEMS
from engine.records import AnswerGiven, LevelStarted, PlacementEnded
from engine.scheduling import placement
from engine.scheduling.choices import Asked, Choice, Session

_LOOKED_AT = 40
_GRID = [0.1 * n for n in range(-50, 51)]


@dataclass(frozen=True, slots=True)
class Pool:
    """Items: (difficulty, skill) each, and the luck of them all."""

    items: Sequence[tuple[float, int]]
    guess: float = 0.0

    def chance(self, ability: float, item: int) -> float:
        return model.predict(ability - self.items[item][0], 0.0, self.guess)

    def graph(self, middle: float) -> SkillGraph:
        """The pool as a sea in which ``middle`` is difficulty 0."""
        families: dict[int, list[Candidate]] = {}
        for n, (hardness, skill) in enumerate(self.items):
            one = Candidate(item=str(n), skills=(str(skill),), difficulty=middle + hardness, guess=self.guess, variance=0.0)
            families.setdefault(skill, []).append(one)
        return SkillGraph({str(s): SkillNode(id=str(s), candidates=tuple(group)) for s, group in families.items()})


class Placing(Protocol):
    """Somebody who places."""

    def choose(self) -> int: ...

    def tell(self, item: int, correct: bool) -> None: ...

    @property
    def estimate(self) -> float: ...


class ShippedPlacement:
    """The placement of the game, behind a thin adapter; when it ends sooner than the judge wants, another one follows, as an adult
    may ask for. ``expected`` is the ability that age makes likely.
    """

    def __init__(self, graph: SkillGraph, middle: float, rng: Random, expected: float = 0.0) -> None:
        self._graph, self._middle, self._dice = graph, middle, rng
        self._now_s = START_S
        self._state = replace(learner.new_learner("7-9", START_S), ability=middle + expected)
        self._begun = 0
        self._choice: Choice | None = None
        self._begin()

    def _begin(self) -> None:
        self._begun += 1
        self._session = Session(level=str(self._begun), focus="", purpose="placement", total=PLACEMENT_ITEMS)
        start = LevelStarted(at_s=self._now_s, level=self._session.level, skill="", purpose="placement", minigame="judge", seed=1)
        self._state = learner.apply(self._state, start, self._graph)

    @property
    def estimate(self) -> float:
        return level_of(self._state, self._graph) - self._middle

    @property
    def now_s(self) -> float:
        return self._now_s

    def finished(self) -> LearnerState:
        """What is known once the voyage is over."""
        end = PlacementEnded(at_s=self._now_s, level=self._session.level, answers=len(self._session.answered))
        return learner.apply(self._state, end, self._graph)

    @property
    def is_done(self) -> bool:
        """Whether the placement itself would end here."""
        return placement.is_done(self._state, self._graph, self._session)

    def choose(self) -> int:
        if self.is_done:
            self._begin()
        self._choice = placement.choose_next(self._state, self._graph, self._session, self._now_s, self._dice)
        if self._choice is None:
            raise LookupError("the placement is stuck")
        return int(self._choice.item)

    def tell(self, item: int, correct: bool) -> None:
        choice, one = self._choice, self._graph.candidates[str(item)]
        assert choice is not None
        self._now_s += ANSWER_S
        fact = AnswerGiven(
            at_s=self._now_s,
            level=self._session.level,
            item=one.item,
            skills=one.skills,
            seed=1,
            purpose="placement",
            correct=correct,
            guess=one.guess,
            difficulty=one.difficulty,
            variance=one.variance,
            predicted=choice.predicted,
            target=choice.target,
            reason=choice.reason.code,
        )
        self._state = learner.apply(self._state, fact, self._graph)
        past = Asked(item=one.item, skill=choice.skill, correct=correct)
        self._session = replace(self._session, asked=(*self._session.asked, past))


class Played:
    """One voyage, then levels on the islands the chart recommends: what a child really does."""

    def __init__(self, graph: SkillGraph, middle: float, rng: Random, expected: float = 0.0) -> None:
        self._voyage, self._graph, self._middle, self._dice = ShippedPlacement(graph, middle, rng, expected), graph, middle, rng
        self._guide: Guide | None = None

    @property
    def estimate(self) -> float:
        if self._guide is None:
            return self._voyage.estimate
        return level_of(self._guide.state, self._graph) - self._middle

    def choose(self) -> int:
        if self._guide is None and self._voyage.is_done:
            self._guide = Guide(self._graph, self._dice, by_level=True)
            self._guide.state, self._guide.now_s = self._voyage.finished(), self._voyage.now_s
        return int(self._guide.next().item) if self._guide is not None else self._voyage.choose()

    def tell(self, item: int, correct: bool) -> None:
        if self._guide is not None:
            self._guide.tell(correct)
        else:
            self._voyage.tell(item, correct)


def level_of(state: LearnerState, graph: SkillGraph) -> float:
    """General level and the mean of all skills: what the islands open by."""
    skills = state.skills
    return state.ability + sum(skills[name].ability for name in graph.nodes if name in skills) / len(graph.nodes)


class Eap:
    """The mean of the posterior on a grid; items of greatest information there, or ``at_random``, or those nearest to a ``kind`` success."""

    def __init__(
        self,
        pool: Pool,
        rng: Random,
        *,
        expected: float = 0.0,
        spread: float = 1.0,
        at_random: bool = False,
        kind: float | None = None,
    ) -> None:
        self._pool, self._dice, self._at_random, self._kind = pool, rng, at_random, kind
        self._left = set(range(len(pool.items)))
        self._weight = [exp(-0.5 * ((x - expected) / spread) ** 2) for x in _GRID]

    @property
    def estimate(self) -> float:
        return sum(x * w for x, w in zip(_GRID, self._weight, strict=True)) / sum(self._weight)

    def choose(self) -> int:
        if self._at_random:
            return self._dice.choice(sorted(self._left))
        here = self.estimate
        if self._kind is not None:
            wanted = self._kind
            near = sorted(self._left, key=lambda item: (abs(self._pool.chance(here, item) - wanted), item))[:_LOOKED_AT]
            return min(near, key=lambda item: abs(self._expected(item) - wanted))

        def information(item: int) -> float:
            q = self._pool.chance(here, item)
            s = (q - self._pool.guess) / (1.0 - self._pool.guess)
            slope = (1.0 - self._pool.guess) * s * (1.0 - s)
            return slope * slope / max(1e-9, q * (1.0 - q))

        return max(sorted(self._left), key=information)

    def _expected(self, item: int) -> float:
        """P(right) over the whole posterior."""
        chances = (self._pool.chance(x, item) * w for x, w in zip(_GRID, self._weight, strict=True))
        return sum(chances) / sum(self._weight)

    def tell(self, item: int, correct: bool) -> None:
        self._left.discard(item)
        for n, x in enumerate(_GRID):
            p = self._pool.chance(x, item)
            self._weight[n] *= p if correct else 1.0 - p
