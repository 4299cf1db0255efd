"""The open sea: a voyage on which every challenge may be about any skill, and is chosen for itself.

Worth of asking about a skill: how much there is to win (1 − p), hardly less when p is small and nothing when it is certain; times how
long it has been tried in vain, how well a skill never tried would fit the child, and a fifth when its needs are not known. p is the
mean of two opinions: the model's prediction for the reference item, and the chance that it is learnt and kept (``recall``). What was
learnt long ago comes back by itself, because p falls with time. A new skill is stayed with for its first answers; nothing that was
right comes more than three times in a row; three errors in a row bring one challenge of something else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, sqrt

from engine.learning import model, recall, tuning
from engine.learning.knowledge import SkillState
from engine.learning.untried import Untried
from engine.scheduling import goals, islands
from engine.scheduling.choices import Moment
from engine.scheduling.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """A skill that could be asked about now, what that is worth, and the chance to be right."""

    skill: str
    worth: float
    chance: float


class Prospects:
    """All skills of one moment. Those the child has met (and what is built on them) are looked at, the others searched (``untried``)."""

    def __init__(self, moment: Moment) -> None:
        state, graph = moment.state, moment.graph
        self._moment = moment
        self._sea: Untried = graph.sea(None if moment.allowed is None else graph.playable(moment.allowed))
        self._standing = Standing(state, graph, moment.now_s)
        self._standing.also_ready({name for name, known in state.skills.items() if known.known >= tuning.KNOWN_READY})
        self._goals = goals.wanted(state, graph, moment.now_s) if state.goals else {}
        self._met = islands.met_skills(state, graph, self._sea.names, self._goals)

    def best(self, tired: str) -> Prospect | None:
        """The skill worth most just now, ``tired`` only when there is nothing else."""
        state, graph, now_s = self._moment.state, self._moment.graph, self._moment.now_s
        skills, nodes, standing = state.skills, graph.nodes, self._standing
        met = self._met | {tired}
        top = (-1.0, "")
        for name in self._met:
            if name == tired:
                continue
            known = skills.get(name)
            if known is not None and known.tries:
                worth = _tried_worth(known, recall.available(known, state.lasting, now_s))
            else:
                worth = _untried_worth(*standing.of(name))
            factor = tuning.SEA_GOAL if name in self._goals else 1.0
            if worth * factor < top[0]:
                continue
            if not standing.is_open(nodes[name].needs):
                worth *= tuning.GATE_CLOSED_WEIGHT
            top = max(top, (worth * factor, name))
        found = [top] if top[1] else []
        found += self._sea.best(self._worth_of(), standing.carries, met, 1, opened=True)
        far = self._sea.best(self._worth_of(), standing.carries, met, 1, opened=False)
        found += [(worth * tuning.GATE_CLOSED_WEIGHT, name) for worth, name in far]
        if not found and tired in self._sea.names:
            return self.of(tired)
        return self.of(max(found)[1]) if found else None

    def surest(self, other_than: str) -> Prospect | None:
        """A breather: the skill likeliest to go well."""
        found = [(self._chance(name), name) for name in self._met if name != other_than]
        if (untried := self._sea.easiest(self._met | {other_than})) is not None:
            found.append((self._chance(untried[1]), untried[1]))
        return self.of(max(found)[1]) if found else None

    def of(self, skill: str) -> Prospect:
        """One skill of the sea."""
        known, p = self._moment.state.skills.get(skill), self._chance(skill)
        worth = _tried_worth(known, p) if known is not None and known.tries else _untried_worth(*self._standing.of(skill))
        if not self._standing.is_open(self._moment.graph.nodes[skill].needs):
            worth *= tuning.GATE_CLOSED_WEIGHT
        if skill in self._goals:
            worth *= tuning.SEA_GOAL
        return Prospect(skill=skill, worth=worth, chance=p)

    def _worth_of(self) -> Callable[[float], float]:
        base, variance = self._standing.base, self._standing.variance
        return lambda hardness: _untried_worth(base - hardness, variance)

    def _chance(self, skill: str) -> float:
        known = self._moment.state.skills.get(skill)
        if known is not None and known.tries:
            return recall.available(known, self._moment.state.lasting, self._moment.now_s)
        x, variance = self._standing.of(skill)
        return _first_chance(x / sqrt(1.0 + tuning.SHRINK * variance))


def _first_chance(scaled: float) -> float:
    return (model.sigmoid(scaled) + tuning.KNOWN_START) / 2.0


def _untried_worth(x: float, variance: float) -> float:
    """What a skill is worth that was never tried: it rises and falls with the logit, once."""
    scaled = x / sqrt(1.0 + tuning.SHRINK * variance)
    p = _first_chance(scaled)
    z = (scaled - tuning.GAIN_CENTRE) / tuning.GAIN_WIDTH
    return exp(-z * z) * (float(p**tuning.SEA_HOPE) * (1.0 - p))


def _tried_worth(known: SkillState, p: float) -> float:
    patience = tuning.SEA_PATIENCE / (tuning.SEA_PATIENCE + known.since_best * (1.0 - known.known))
    return patience * (float(p**tuning.SEA_HOPE) * (1.0 - p))


def best(moment: Moment, tired: str = "") -> Prospect | None:
    """The skill worth most just now, ``tired`` only when there is nothing else."""
    return Prospects(moment).best(tired)


def surest(moment: Moment, other_than: str) -> Prospect | None:
    """A breather: the skill likeliest to go well."""
    return Prospects(moment).surest(other_than)
