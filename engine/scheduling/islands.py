"""Which islands are worth visiting now, best first, each with its reason.

Utility of a skill: what there is to learn where the child stands, whether its light is nearly full, whether a review is
due, whether it is new, less for what was played just now or does not move. A gate closes softly: an island whose needs
are not met counts a fifth. Where even the easiest island is hard, every logit harder costs. A decision costs a few microseconds for each
skill the child has met, and hardly more among ten thousand others.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import exp, log, sqrt
from random import Random
from statistics import NormalDist

from engine.learning import model, tuning, views
from engine.learning.knowledge import LearnerState, SkillState
from engine.learning.skills import SkillGraph
from engine.learning.untried import Untried
from engine.scheduling import goals
from engine.scheduling.choices import Code, Kind, Reason, Recommendation
from engine.scheduling.standing import Standing

_Z_NEARLY = NormalDist().inv_cdf(tuning.LAMP_STEPS[1])
_MASTERED = model.logit(tuning.MASTERED_P)
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Island:
    """One skill with its utility. ``is_open`` tells whether its needs are met; ``predicted`` is the chance on its
    reference item.
    """

    skill: str
    worth: float
    kind: Kind
    predicted: float
    is_open: bool


def islands(
    state: LearnerState, graph: SkillGraph, now_s: float, names: frozenset[str] | None = None
) -> tuple[list[Island], list[Island]]:
    """The best open and the best closed islands, best first; ``names`` limits the sea.

    Every skill the child has met (and what is built on it) is looked at; the others are searched (``untried``).
    """
    standing, sea = Standing(state, graph, now_s), graph.sea(names)
    goal_of = goals.wanted(state, graph, now_s) if state.goals else {}
    met = met_skills(state, graph, sea.names, goal_of)
    places = {name: standing.of(name) for name in met}
    easiest = _easiest(standing, places, sea)
    is_hard, (least, _) = easiest < tuning.GAIN_CENTRE, sea.easiest(()) or (0.0, "")
    opened: list[tuple[float, str]] = []
    closed: list[tuple[float, str]] = []
    for name, (x, variance) in places.items():
        known = state.skills.get(name)
        worth = _worth(state, graph, name, known, x, variance, now_s)
        if is_hard:
            worth -= tuning.UTILITY_KIND * (graph.references[name] - least)
        if (goal := goal_of.get(name)) is not None:
            worth += tuning.UTILITY_GOAL[goal.who]
        if (known is not None and known.tries) or state.lights.get(name) or standing.is_open(graph.nodes[name].needs):
            opened.append((worth, name))
        else:
            closed.append((worth * tuning.GATE_CLOSED_WEIGHT, name))

    def worth_of(hardness: float) -> float:
        x = standing.base - hardness
        worth = _worth(state, graph, "", None, x, standing.variance, now_s)
        return worth - tuning.UTILITY_KIND * (hardness - least) if is_hard else worth

    opened += sea.best(worth_of, standing.carries, met, _LOOKED_AT, opened=True)
    far = sea.best(worth_of, standing.carries, met, _LOOKED_AT, opened=False)
    closed += [(worth * tuning.GATE_CLOSED_WEIGHT, name) for worth, name in far]
    return (
        [_island(state, standing, pair, True) for pair in nlargest(_LOOKED_AT, opened)],
        [_island(state, standing, pair, False) for pair in nlargest(_LOOKED_AT, closed)],
    )


def met_skills(state: LearnerState, graph: SkillGraph, names: frozenset[str], also: Collection[str]) -> set[str]:
    """Those of ``names`` about which more is known than their hardness: met, lit, wanted, or built directly on such a skill."""
    met = {*state.skills, *state.lights, *also}
    dependents = graph.dependents
    for name in (*state.skills, *state.lights):
        met.update(dependents.get(name, ()))
    return met & names


def _easiest(standing: Standing, places: Mapping[str, tuple[float, float]], sea: Untried) -> float:
    """The logit at which the child stands on the easiest skill; 0 in an empty sea."""
    found = [x for x, _ in places.values()]
    if (untried := sea.easiest(places)) is not None:
        found.append(standing.base - untried[0])
    return max(found, default=0.0)


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


def _island(state: LearnerState, standing: Standing, pair: tuple[float, str], is_open: bool) -> Island:
    worth, name = pair
    known = state.skills.get(name) or SkillState()
    kind: Kind = "review" if known.is_mastered else "practice" if known.tries else "new"
    return Island(skill=name, worth=worth, kind=kind, predicted=model.predict(*standing.of(name)), is_open=is_open)


def recommend(
    state: LearnerState,
    graph: SkillGraph,
    now_s: float,
    rng: Random,
    count: int = 3,
    skills: Sequence[str] | None = None,
) -> tuple[Recommendation, ...]:
    """Up to ``count`` islands, best first: at least two open ones whenever there are two. ``skills`` limits the sea."""
    opened, closed = islands(state, graph, now_s, None if skills is None else frozenset(skills))
    chosen: list[Island] = []
    rated = {island.skill: island.worth + _stir(rng) for island in (*opened, *closed)}
    ships = [island for island in opened if island.kind == "review" and island.worth > 0.0]
    while len(chosen) < count and (opened or closed):
        pool = opened if opened and len(chosen) < 2 else [*opened, *closed]
        if ships and len(chosen) == 2 and not any(island in chosen for island in ships):
            pool = ships
        kinds = [island.kind for island in chosen]
        best = max(pool, key=lambda i: (rated[i.skill] - tuning.UTILITY_SAME_KIND * kinds.count(i.kind), i.skill))
        chosen.append(best)
        (opened if best.is_open else closed).remove(best)
    is_first = not any(known.tries for known in state.skills.values())
    return tuple(
        Recommendation(skill=island.skill, kind=island.kind, reason=_reason(state, graph, now_s, island, is_first))
        for island in chosen
    )


def _stir(rng: Random) -> float:
    """Gumbel noise: taking the best after it is a softmax at this temperature."""
    return -tuning.TEMPERATURE * log(-log(min(1.0 - 1e-12, max(1e-12, rng.random()))))


def _reason(state: LearnerState, graph: SkillGraph, now_s: float, island: Island, is_first: bool) -> Reason:
    seen = views.view(state, graph, island.skill, now_s)
    wanted = goals.wanted(state, graph, now_s).get(island.skill) if state.goals and island.kind != "review" else None
    code: Code
    if wanted is not None:
        code = "goal" if wanted.who == "child" else "assigned"
    elif not island.is_open:
        code = "exploring"
    elif island.kind == "review":
        code = "review_due" if seen.due else "remember"
    elif island.kind == "new":
        code = "first_island" if is_first else "new_island"
    else:
        code = "nearly" if seen.lamps >= 3 else "growing"
    numbers = {"predicted": island.predicted, "utility": island.worth, "lamps": float(seen.lamps)}
    return Reason(code=code, skill=island.skill, numbers=numbers)
