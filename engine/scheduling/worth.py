"""What it is worth to practise a skill now: one utility for the open sea, the islands recommended and what a level mixes in.

Worth = hope · room · patience: how much there is to win (1 − p), hardly less when p is small and nothing when it is certain; times how long it
has been tried in vain, how well a skill never tried would fit the child, and a fifth when its needs are not known. p is the chance that it is
learnt and kept (``recall``) for a skill that was tried, the mean of that and of the model's prediction for its reference item before. What was
learnt long ago comes back by itself, because p falls with time. A goal makes what lies on the way worth more.

Mercy is another matter: only while hardly half of the latest answers were right and even the easiest skill is hard. Then all this counts less
and less, and in its place every logit harder costs. It leads a child for whom nothing goes well down to the easiest islands, and nobody else.
"""

from collections.abc import Collection, Mapping
from heapq import nlargest
from math import exp, sqrt

from engine.learning import model, recall, tuning
from engine.learning.knowledge import Goal, LearnerState, SkillState
from engine.learning.skills import SkillGraph
from engine.learning.untried import Untried
from engine.scheduling import goals
from engine.scheduling.age_limits import USUAL, Reach, limits
from engine.scheduling.standing import Standing


class Worth:
    """One child at one moment in the sea of ``names`` (all skills without). Every skill met, and what is built on it, can be looked at one by
    one (``met``); all others depend on their hardness alone (``of_hardness``).
    """

    def __init__(
        self,
        state: LearnerState,
        graph: SkillGraph,
        now_s: float,
        names: frozenset[str] | None = None,
        reach: Reach = USUAL,
    ) -> None:
        self._state, self._graph, self._now_s = state, graph, now_s
        self.standing = Standing(state, graph, now_s)
        self.standing.also_ready({name for name, known in state.skills.items() if known.known >= tuning.KNOWN_READY})
        self.sea: Untried = graph.sea(names)
        self._fits = limits(state, reach)
        self._seas = graph.seas(names, self._fits)
        self.goals: Mapping[str, Goal] = goals.wanted(state, graph, now_s) if state.goals else {}
        self.met = met_skills(state, graph, self.sea.names, self.goals)
        self._centre = self._where_new()
        self.mercy, self._least = self._how_merciful()

    def _how_merciful(self) -> tuple[float, float]:
        """(how much of mercy there is, 0 to 1, hardness of the easiest skill); none where it goes well or something is easy."""
        share = (tuning.MERCY_BELOW - self._state.recent) / (tuning.MERCY_BELOW - tuning.MERCY_FULL)
        if share <= 0.0:
            return 0.0, 0.0
        easiest, untried = max((self.standing.of(name)[0] for name in self.met), default=-9.0), self.sea.easiest(self.met)
        if untried is not None:
            easiest = max(easiest, self.standing.base - untried[0])
        if easiest >= tuning.GAIN_CENTRE:
            return 0.0, 0.0
        least = self.sea.easiest(())
        return min(1.0, share), least[0] if least else 0.0

    def _where_new(self) -> float:
        """The logit at which a skill never tried fits best: harder while more goes right lately than is wanted."""
        wanted = tuning.TARGET_YOUNG if self._state.band in tuning.YOUNG else tuning.TARGETS["normal"]
        shift = tuning.NEW_HARDER * (self._state.recent - wanted)
        return tuning.GAIN_CENTRE - min(tuning.NEW_MOST, max(0.0, shift))

    def of(self, name: str) -> float:
        """What one skill is worth."""
        node = self._graph.nodes[name]
        worth = self.ungated(name) * (1.0 if name in self.goals else self._fits(node.ages))
        return worth if self.standing.is_open(node.needs) else worth * tuning.GATE_CLOSED_WEIGHT

    def ungated(self, name: str) -> float:
        """The same if nobody asked what it needs and for which ages it is meant."""
        known = self._state.skills.get(name)
        if known is not None and known.tries:
            worth = tried(known, recall.available(known, self._state.lasting, self._now_s))
        else:
            worth = untried(*self.standing.of(name), self._centre)
        if self.mercy:
            worth = self._mild(worth, self._graph.references[name])
        if (goal := self.goals.get(name)) is not None:
            worth *= tuning.GOAL_WORTH[goal.who]
        return worth

    def of_hardness(self, hardness: float) -> float:
        """What a skill is worth of which nothing is known but its hardness, its gate and ages apart. Rises to one peak and falls (its logarithm is
        concave), which is what ``Untried`` needs.
        """
        worth = untried(self.standing.base - hardness, self.standing.variance, self._centre)
        return self._mild(worth, hardness) if self.mercy else worth

    def _mild(self, worth: float, hardness: float) -> float:
        """The same under mercy."""
        return float(worth ** (1.0 - tuning.MERCY_BLIND * self.mercy)) * exp(tuning.MERCY * self.mercy * (self._least - hardness))

    def kind(self, name: str) -> float:
        """How likely a child who is led there in a level finds it within reach: less where even the model expects little, unless the second opinion
        says that it was learnt and only rests.
        """
        known = self._state.skills.get(name)
        if known is None or not known.tries or known.is_mastered:
            return 1.0
        x, variance = self.standing.of(name)
        z = min(0.0, x / sqrt(1.0 + tuning.SHRINK * variance) - tuning.GAIN_CENTRE) / tuning.KIND_WIDTH
        return exp(-z * z * (1.0 - self.mercy) * (1.0 - known.known)) * self.moves(name)

    def moves(self, name: str) -> float:
        """Less, the longer nothing has moved at a skill, whether or not it needs another one: it waits while the child does something else, until
        its own record speaks for it again.
        """
        known = self._state.skills.get(name)
        if known is None or known.is_mastered or known.since_best < tuning.STUCK_TRIES or known.record > 0.0:
            return 1.0
        return float(tuning.STUCK_WEIGHT ** min(tuning.STUCK_MOST, known.since_best // tuning.STUCK_TRIES))

    def is_open(self, name: str) -> bool:
        """Whether it may be chosen freely: its needs are met, or it was begun."""
        known = self._state.skills.get(name)
        if (known is not None and known.tries) or self._state.lights.get(name):
            return True
        return self.standing.is_open(self._graph.nodes[name].needs)

    def chance(self, name: str) -> float:
        """The chance that the skill is there now."""
        known = self._state.skills.get(name)
        if known is not None and known.tries:
            return recall.available(known, self._state.lasting, self._now_s)
        x, variance = self.standing.of(name)
        return first_chance(x / sqrt(1.0 + tuning.SHRINK * variance))

    def far(self, but: Collection[str], count: int, *, opened: bool) -> list[tuple[float, str]]:
        """The best (worth, skill) among those never met, whose gate is open or closed."""
        gate = 1.0 if opened else tuning.GATE_CLOSED_WEIGHT
        found: list[tuple[float, str]] = []
        for weight, sea in self._seas:
            best = sea.best(self.of_hardness, self.standing.carries, but, count, opened=opened)
            found += [(worth * weight * gate, name) for worth, name in best]
        return nlargest(count, found)


def met_skills(state: LearnerState, graph: SkillGraph, names: frozenset[str], also: Collection[str]) -> set[str]:
    """Those of ``names`` about which more is known than their hardness: met, lit, wanted, or built directly on such a skill."""
    met = {*state.skills, *state.lights, *also}
    dependents = graph.dependents
    for name in (*state.skills, *state.lights):
        met.update(dependents.get(name, ()))
    return met & names


def first_chance(scaled: float) -> float:
    """The chance that a skill never tried is there."""
    return (model.sigmoid(scaled) + tuning.KNOWN_START) / 2.0


def untried(x: float, variance: float, centre: float) -> float:
    """What a skill is worth that was never tried: it rises and falls with the logit, once."""
    scaled = x / sqrt(1.0 + tuning.SHRINK * variance)
    p = first_chance(scaled)
    z = (scaled - centre) / tuning.GAIN_WIDTH
    return exp(-z * z) * (float(p**tuning.SEA_HOPE) * (1.0 - p))


def tried(known: SkillState, p: float) -> float:
    """What a skill is worth that was tried; less, the longer it was in vain."""
    patience = tuning.SEA_PATIENCE / (tuning.SEA_PATIENCE + known.since_best * (1.0 - known.known))
    return patience * (float(p**tuning.SEA_HOPE) * (1.0 - p))
