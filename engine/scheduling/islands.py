"""Which islands are worth visiting now, best first, each with its reason.

What a skill is worth is the same as on the open sea (``worth``); on top of that, as a visit is a whole level: a light that is nearly full and a
review that is due count for more, what was played just now, does not move or is mastered counts for less. A decision costs a few microseconds
for each skill the child has met, and hardly more among ten thousand others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt
from random import Random
from statistics import NormalDist

from engine.learning import model, tuning, views
from engine.learning.knowledge import LearnerState, SkillState
from engine.learning.skills import SkillGraph
from engine.scheduling import goals
from engine.scheduling.age_limits import USUAL, Reach
from engine.scheduling.choices import Code, Kind, Reason, Recommendation
from engine.scheduling.worth import Worth

_Z_NEARLY = NormalDist().inv_cdf(tuning.LAMP_STEPS[1])
_MASTERED = model.logit(tuning.MASTERED_P)
_LOOKED_AT = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Island:
    """One skill with its utility. ``is_open`` tells whether its needs are met, ``is_due`` whether a review waits there; ``predicted`` is the
    chance on its reference item.
    """

    skill: str
    worth: float
    kind: Kind
    predicted: float
    is_open: bool
    is_due: bool


def islands(
    state: LearnerState, graph: SkillGraph, now_s: float, names: frozenset[str] | None = None, reach: Reach = USUAL
) -> tuple[list[Island], list[Island]]:
    """The best open and the best closed islands, best first; ``names`` limits the sea, ``reach`` what is too far from the child's age: such
    islands come only when there are no others.

    Every skill the child has met (and what is built on it) is looked at; the others are searched (``untried``).
    """
    worth = Worth(state, graph, now_s, names, reach)
    opened: list[tuple[float, str]] = []
    closed: list[tuple[float, str]] = []
    for name in worth.met:
        pair = worth.of(name) * _visit(state, graph, name, worth, now_s) ** (1.0 - tuning.MERCY_BLIND * worth.mercy), name
        (opened if worth.is_open(name) else closed).append(pair)
    opened += worth.far(worth.met, _LOOKED_AT, opened=True)
    closed += worth.far(worth.met, _LOOKED_AT, opened=False)
    if any(value for value, _ in (*opened, *closed)):
        opened, closed = ([pair for pair in some if pair[0]] for some in (opened, closed))
    return (
        [_island(state, graph, worth, pair, now_s, is_open=True) for pair in nlargest(_LOOKED_AT, opened)],
        [_island(state, graph, worth, pair, now_s, is_open=False) for pair in nlargest(_LOOKED_AT, closed)],
    )


def _visit(state: LearnerState, graph: SkillGraph, name: str, worth: Worth, now_s: float) -> float:
    """How much more or less a whole level on an island is worth than one challenge about it."""
    known = state.skills.get(name)
    if known is None or not known.tries:
        return 1.0
    factor = 1.0
    if known.is_mastered:
        factor = tuning.VISIT_DUE if views.is_due(state, graph, name, now_s) else tuning.VISIT_MASTERED
    else:
        x, variance = worth.standing.of(name)
        factor = worth.kind(name)
        if known.right and x >= _MASTERED + _Z_NEARLY * sqrt(variance):
            factor *= tuning.VISIT_NEARLY
    return factor * tuning.VISIT_RECENT if 0.0 <= now_s - known.at_s < tuning.RECENT_S else factor


def _island(
    state: LearnerState, graph: SkillGraph, worth: Worth, pair: tuple[float, str], now_s: float, *, is_open: bool
) -> Island:
    value, name = pair
    known = state.skills.get(name) or SkillState()
    return Island(
        skill=name,
        worth=value,
        kind="review" if known.is_mastered else "practice" if known.tries else "new",
        predicted=model.predict(*worth.standing.of(name)),
        is_open=is_open,
        is_due=views.is_due(state, graph, name, now_s),
    )


def recommend(
    state: LearnerState,
    graph: SkillGraph,
    now_s: float,
    rng: Random,
    count: int = 3,
    skills: Sequence[str] | None = None,
    reach: Reach = USUAL,
) -> tuple[Recommendation, ...]:
    """Up to ``count`` islands, best first: at least two open ones whenever there are two; the second is one whose light is nearly full and the
    third one where a ship waits, whenever there are such. ``skills`` limits the sea, ``reach`` is what an adult says of the age.
    """
    opened, closed = islands(state, graph, now_s, None if skills is None else frozenset(skills), reach)
    chosen: list[Island] = []
    rated = {island.skill: island.worth + _stir(rng) for island in (*opened, *closed)}
    awaited = ([i for i in opened if _is_nearly(state, graph, i, now_s)], [i for i in opened if i.is_due])
    while len(chosen) < count and (opened or closed):
        pool = opened if opened and len(chosen) < 2 else [*opened, *closed]
        if (
            chosen
            and len(chosen) <= len(awaited)
            and (waiting := awaited[len(chosen) - 1])
            and not any(i in chosen for i in waiting)
        ):
            pool = waiting
        kinds = [island.kind for island in chosen]
        best = max(pool, key=lambda i: (rated[i.skill] * tuning.VISIT_SAME_KIND ** kinds.count(i.kind), i.skill))
        chosen.append(best)
        (opened if best.is_open else closed).remove(best)
    is_first = not any(known.tries for known in state.skills.values())
    return tuple(
        Recommendation(skill=island.skill, kind=island.kind, reason=_reason(state, graph, now_s, island, is_first))
        for island in chosen
    )


def _is_nearly(state: LearnerState, graph: SkillGraph, island: Island, now_s: float) -> bool:
    """Whether its light is nearly full."""
    return island.kind == "practice" and views.view(state, graph, island.skill, now_s).lamps >= tuning.NEARLY_LAMPS


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
        code = "nearly" if seen.lamps >= tuning.NEARLY_LAMPS else "growing"
    numbers = {"predicted": island.predicted, "utility": island.worth, "lamps": float(seen.lamps)}
    return Reason(code=code, skill=island.skill, numbers=numbers)
