"""The open sea and the islands worked out plainly: every skill looked at, nothing searched. What the quick ways must agree with."""

from collections.abc import Collection
from heapq import nlargest
from math import exp, log, sqrt

from engine.learning import model, recall, tuning, views
from engine.learning.knowledge import LearnerState, SkillState
from engine.learning.skills import SkillGraph
from engine.scheduling import goals
from engine.scheduling.choices import Moment
from engine.scheduling.open_sea import Prospect

_Z_GATE = 0.2533471  # normal quantile of GATE_SURE
_Z_NEARLY = -0.6744898  # normal quantile of the second lamp step
_GATE, _MASTERED = model.logit(tuning.GATE_P), model.logit(tuning.MASTERED_P)


def islands(
    state: LearnerState, graph: SkillGraph, now_s: float, names: Collection[str] | None = None
) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """The best open and the best closed islands, best first; ``names`` limits the sea."""
    standing, ready = standing_of(state, graph, now_s)
    lights, skills = state.lights, state.skills
    opened: list[tuple[float, str]] = []
    closed: list[tuple[float, str]] = []
    easiest = max((standing[name][0] for name in (graph.references if names is None else names) if name in standing), default=0.0)
    goal_of = goals.wanted(state, graph, now_s) if state.goals else {}
    is_hard = easiest < tuning.GAIN_CENTRE
    least = min((hardness for name, _, hardness in graph.rows if names is None or name in names), default=0.0)
    for name, needs, hardness in graph.rows:
        if names is not None and name not in names:
            continue
        known = skills.get(name)
        x, variance = standing[name]
        worth = _worth(state, graph, name, known, x, variance, now_s)
        if is_hard:
            worth -= tuning.UTILITY_KIND * (hardness - least)
        if (goal := goal_of.get(name)) is not None:
            worth += tuning.UTILITY_GOAL[goal.who]
        if (known is not None and known.tries) or lights.get(name) or ready.issuperset(needs):
            opened.append((worth, name))
        else:
            closed.append((worth * tuning.GATE_CLOSED_WEIGHT, name))
    return nlargest(12, opened), nlargest(12, closed)


def standing_of(state: LearnerState, graph: SkillGraph, now_s: float) -> tuple[dict[str, tuple[float, float]], set[str]]:
    """Per skill (logit on the reference item, its variance), and the skills known well enough to build on."""
    ability, skills = state.ability, state.skills
    shared = state.variance + tuning.ITEM_VARIANCE
    untouched = shared + tuning.SKILL_VARIANCE
    gate = _GATE + _Z_GATE * sqrt(untouched)
    standing: dict[str, tuple[float, float]] = {}
    ready = {name for name, lamps in state.lights.items() if lamps >= 5}
    for name, _, hardness in graph.rows:
        known = skills.get(name)
        x = ability - hardness
        if known is None:
            standing[name] = x, untouched
            if x >= gate:
                ready.add(name)
            continue
        hours = (now_s - known.at_s) / 3600.0
        x += known.ability
        if known.practised:
            x += tuning.PRACTISED_SKILL - (known.decay * log(1.0 + hours) if hours > 0.0 else 0.0)
        variance = shared + known.variance
        standing[name] = x, variance
        if x >= _GATE + _Z_GATE * sqrt(variance):
            ready.add(name)
    ready.update(name for name, node in graph.nodes.items() if not node.candidates)
    return standing, ready


def _worth(
    state: LearnerState, graph: SkillGraph, name: str, known: SkillState | None, x: float, variance: float, now_s: float
) -> float:
    scaled = x / sqrt(1.0 + tuning.SHRINK * variance)
    z = (scaled - tuning.GAIN_CENTRE) / tuning.GAIN_WIDTH
    gain = tuning.GAIN_MOST * exp(-z * z)
    if known is None or not known.tries:
        return gain + tuning.UTILITY_NEW
    if known.is_mastered:
        if not views.is_due(state, graph, name, now_s):
            return -1.0 + 0.1 * (1.0 - model.sigmoid(scaled))
        worth = tuning.UTILITY_DUE + tuning.UTILITY_FORGOTTEN * (1.0 - model.sigmoid(scaled))
    else:
        worth = gain
        if known.right and x >= _MASTERED + _Z_NEARLY * sqrt(variance):
            worth += tuning.UTILITY_NEARLY
        if known.since_best >= tuning.STUCK_TRIES and graph.nodes[name].needs:
            worth *= tuning.STUCK_WEIGHT
    return worth - tuning.UTILITY_RECENT if 0.0 <= now_s - known.at_s < tuning.RECENT_S else worth


def prospects(moment: Moment, among: Collection[str] | None = None) -> list[Prospect]:
    """Every skill with its worth; ``among`` limits the sea."""
    state, graph, now_s = moment.state, moment.graph, moment.now_s
    standing, ready = standing_of(state, graph, now_s)
    skills, shared = state.skills, state.lasting
    ready |= {name for name, known in skills.items() if known.known >= tuning.KNOWN_READY}
    goal_of = goals.wanted(state, graph, now_s) if state.goals else {}
    found = []
    for name, needs, _ in graph.rows:
        if among is not None and name not in among:
            continue
        x, variance = standing[name]
        scaled = x / sqrt(1.0 + tuning.SHRINK * variance)
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


def best(found: list[Prospect], tired: str) -> Prospect | None:
    others = [prospect for prospect in found if prospect.skill != tired] or found
    return max(others, key=lambda prospect: (prospect.worth, prospect.skill), default=None)


def surest(found: list[Prospect], other_than: str) -> Prospect | None:
    others = [there for there in found if there.skill != other_than]
    return max(others, key=lambda there: (there.chance, there.skill), default=None)
