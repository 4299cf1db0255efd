"""The open sea: a voyage on which every challenge may be about any skill, and is chosen for itself.

Worth of asking about a skill: how much there is to win (1 − p), hardly less when p is small and nothing when it is certain; times how
long it has been tried in vain, how well a skill never tried would fit the child, and a fifth when its needs are not known. p is the
mean of two opinions: the model's prediction for the reference item, and the chance that it is learnt and kept (``recall``). What was
learnt long ago comes back by itself, because p falls with time. A new skill is stayed with for its first answers; nothing that was
right comes more than three times in a row; three errors in a row bring one challenge of something else.
"""

from collections.abc import Collection
from dataclasses import dataclass
from math import exp, pi, sqrt

from engine.learning import goals, islands, model, pools, recall, tuning
from engine.learning.choices import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """A skill that could be asked about now, what that is worth, and the chance to be right."""

    skill: str
    worth: float
    chance: float


def prospects(moment: Moment, among: Collection[str] | None = None) -> list[Prospect]:
    """Every skill with its worth; ``among`` limits the sea."""
    state, graph, now_s = moment.state, moment.graph, moment.now_s
    standing, ready = islands.standing_of(state, graph, now_s)
    skills, shared = state.skills, state.lasting
    ready |= {name for name, known in skills.items() if known.known >= tuning.KNOWN_READY}
    goal_of = goals.wanted(state, graph, now_s) if state.goals else {}
    found = []
    for name, needs, _ in graph.rows:
        if among is not None and name not in among:
            continue
        x, variance = standing[name]
        scaled = x / sqrt(1.0 + pi / 8.0 * variance)
        known = skills.get(name)
        if known is None or not known.tries:
            p = (model.sigmoid(scaled) + tuning.KNOWN_START) / 2.0
            z = (scaled - tuning.GAIN_CENTRE) / tuning.GAIN_WIDTH
            worth = exp(-z * z)
        else:
            p = recall.available(known, shared, now_s)
            worth = tuning.SEA_PATIENCE / (tuning.SEA_PATIENCE + known.since_best * (1.0 - known.known))
        worth *= float(p**tuning.SEA_HOPE) * (1.0 - p)
        if not ready.issuperset(needs):
            worth *= tuning.GATE_CLOSED_WEIGHT
        if name in goal_of:
            worth *= tuning.SEA_GOAL
        found.append(Prospect(skill=name, worth=worth, chance=p))
    return found


def names(moment: Moment) -> set[str] | None:
    """The skills that can be played, or None for all."""
    return None if moment.allowed is None else {name for name in moment.graph.nodes if pools.playable(moment, name)}


def best(moment: Moment, tired: str = "") -> Prospect | None:
    """The skill worth most just now, ``tired`` only when there is nothing else."""
    found = prospects(moment, names(moment))
    others = [prospect for prospect in found if prospect.skill != tired] or found
    return max(others, key=lambda prospect: (prospect.worth, prospect.skill), default=None)


def surest(moment: Moment, other_than: str) -> Prospect | None:
    """A breather: the skill likeliest to go well."""
    found = [there for there in prospects(moment, names(moment)) if there.skill != other_than]
    return max(found, key=lambda there: (there.chance, there.skill), default=None)
