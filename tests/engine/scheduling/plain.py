"""The open sea and the islands worked out plainly: every skill looked at, nothing searched. What the quick ways must agree with."""

from collections.abc import Collection
from heapq import nlargest
from math import exp, log, sqrt

from engine.learning import model, recall, tuning, views
from engine.learning.knowledge import LearnerState, SkillState
from engine.learning.skills import SkillGraph
from engine.scheduling import goals
from engine.scheduling.age_limits import USUAL, Reach, limits
from engine.scheduling.choices import Moment
from engine.scheduling.open_sea import Prospect

_Z_GATE = 0.2533471  # normal quantile of GATE_SURE
_Z_NEARLY = -0.6744898  # normal quantile of the second lamp step
_GATE, _MASTERED = model.logit(tuning.GATE_P), model.logit(tuning.MASTERED_P)


def islands(
    state: LearnerState, graph: SkillGraph, now_s: float, names: Collection[str] | None = None, reach: Reach = USUAL
) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """The best open and the best closed islands, best first; ``names`` limits the sea."""
    worths, _, mercy = _worths(state, graph, now_s, names, reach)
    standing, ready = _ready(state, graph, now_s)
    opened: list[tuple[float, str]] = []
    closed: list[tuple[float, str]] = []
    for name, needs, _ in graph.rows:
        if name not in worths:
            continue
        known = state.skills.get(name)
        worth = worths[name]
        if known is not None and known.tries:
            worth *= _visit(state, graph, name, known, standing[name], now_s, mercy) ** (1.0 - tuning.MERCY_BLIND * mercy)
        if (known is not None and known.tries) or state.lights.get(name) or ready.issuperset(needs):
            opened.append((worth, name))
        else:
            closed.append((worth, name))
    if any(worth for worth, _ in (*opened, *closed)):
        opened, closed = ([pair for pair in some if pair[0]] for some in (opened, closed))
    return nlargest(12, opened), nlargest(12, closed)


def _ready(state: LearnerState, graph: SkillGraph, now_s: float) -> tuple[dict[str, tuple[float, float]], set[str]]:
    standing, ready = standing_of(state, graph, now_s)
    return standing, ready | {name for name, known in state.skills.items() if known.known >= tuning.KNOWN_READY}


def _visit(
    state: LearnerState, graph: SkillGraph, name: str, known: SkillState, stands: tuple[float, float], now_s: float, mercy: float
) -> float:
    factor = 1.0
    if known.is_mastered:
        factor = tuning.VISIT_DUE if views.is_due(state, graph, name, now_s) else tuning.VISIT_MASTERED
    else:
        z = min(0.0, stands[0] / sqrt(1.0 + tuning.SHRINK * stands[1]) - tuning.GAIN_CENTRE) / tuning.KIND_WIDTH
        factor = exp(-z * z * (1.0 - mercy) * (1.0 - known.known))
        if known.right and stands[0] >= _MASTERED + _Z_NEARLY * sqrt(stands[1]):
            factor *= tuning.VISIT_NEARLY
        if known.since_best >= tuning.STUCK_TRIES and known.record <= 0.0:
            factor *= tuning.STUCK_WEIGHT ** min(tuning.STUCK_MOST, known.since_best // tuning.STUCK_TRIES)
    return factor * tuning.VISIT_RECENT if 0.0 <= now_s - known.at_s < tuning.RECENT_S else factor


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
        if hours > 1.0:
            variance += tuning.REST_VARIANCE * log(1.0 + (now_s - known.at_s) / 86_400.0)
        standing[name] = x, variance
        if x >= _GATE + _Z_GATE * sqrt(variance):
            ready.add(name)
    ready.update(name for name, node in graph.nodes.items() if not node.candidates)
    return standing, ready


def _worths(
    state: LearnerState, graph: SkillGraph, now_s: float, among: Collection[str] | None, reach: Reach
) -> tuple[dict[str, float], dict[str, float], float]:
    """Of every skill what it is worth and the chance that it is there; and how much mercy there is."""
    standing, ready = _ready(state, graph, now_s)
    goal_of = goals.wanted(state, graph, now_s) if state.goals else {}
    there = [row for row in graph.rows if among is None or row[0] in among]
    mercy = (tuning.MERCY_BELOW - state.recent) / (tuning.MERCY_BELOW - tuning.MERCY_FULL)
    if max((standing[name][0] for name, _, _ in there), default=0.0) >= tuning.GAIN_CENTRE:
        mercy = 0.0
    mercy = min(1.0, max(0.0, mercy))
    least = min((hardness for _, _, hardness in there), default=0.0)
    worths, chances = {}, {}
    for name, needs, hardness in there:
        x, variance = standing[name]
        scaled = x / sqrt(1.0 + tuning.SHRINK * variance)
        known = state.skills.get(name)
        if known is None or not known.tries:
            p = (model.sigmoid(scaled) + tuning.KNOWN_START) / 2.0
            wanted = tuning.TARGET_YOUNG if state.band in tuning.YOUNG else tuning.TARGETS["normal"]
            easier = tuning.GAIN_CENTRE - min(tuning.NEW_MOST, max(0.0, tuning.NEW_HARDER * (state.recent - wanted)))
            z = (scaled - easier) / tuning.GAIN_WIDTH
            worth = exp(-z * z)
        else:
            p = recall.available(known, state.lasting, now_s)
            worth = tuning.SEA_PATIENCE / (tuning.SEA_PATIENCE + known.since_best * (1.0 - known.known))
        worth *= float(p**tuning.SEA_HOPE) * (1.0 - p)
        if mercy:
            worth = float(worth ** (1.0 - tuning.MERCY_BLIND * mercy)) * exp(tuning.MERCY * mercy * (least - hardness))
        if (goal := goal_of.get(name)) is not None:
            worth *= tuning.GOAL_WORTH[goal.who]
        else:
            worth *= limits(state, reach)(graph.nodes[name].ages)
        if not ready.issuperset(needs):
            worth *= tuning.GATE_CLOSED_WEIGHT
        worths[name], chances[name] = worth, p
    return worths, chances, mercy


def prospects(moment: Moment, among: Collection[str] | None = None) -> list[Prospect]:
    """Every skill with its worth; ``among`` limits the sea."""
    worths, chances, _ = _worths(moment.state, moment.graph, moment.now_s, among, moment.reach)
    return [Prospect(skill=name, worth=worths[name], chance=chances[name]) for name in worths]


def best(found: list[Prospect], tired: str) -> Prospect | None:
    others = [prospect for prospect in found if prospect.skill != tired] or found
    return max(others, key=lambda prospect: (prospect.worth, prospect.skill), default=None)


def surest(found: list[Prospect], other_than: str) -> Prospect | None:
    others = [there for there in found if there.skill != other_than]
    return max(others, key=lambda there: (there.chance, there.skill), default=None)
