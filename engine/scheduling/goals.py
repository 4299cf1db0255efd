"""Goals and plans: from a skill that is wanted back over the graph to where the child stands, and how far that is.

A plan is worked out anew whenever it is asked for, so it changes as the child learns; ``changes`` tells how, in codes and numbers. The estimate
is a simple one and says so: a skill needs as many answers as there are logits to its light, at the pace at which a skill rose so far
(``PLAN_RISE`` for who has no past), never fewer than one level. Its uncertainty is that of the ability (±1.28 SD)
and of the pace. It held for 21 of 24 simulated children (on whom it was also set), so it is a
rough guide (tests/engine/learning/test_goals.py).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from engine.learning import model, tuning, views
from engine.learning.knowledge import Goal, LearnerState
from engine.learning.skills import SkillGraph

_MASTERED = model.logit(tuning.MASTERED_P)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One skill on the way: challenges left until its light, likely, at least, at most."""

    skill: str
    challenges: int
    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The way to one or several goals, what to do first standing first. ``days`` follow from ``per_day`` challenges."""

    goals: tuple[str, ...]
    steps: tuple[Step, ...]
    per_day: float

    @property
    def challenges(self) -> tuple[int, int, int]:
        """(likely, at least, at most) in all; single steps rarely all go wrong together, so the spreads add as squares."""
        likely = sum(step.challenges for step in self.steps)
        down = sum((step.challenges - step.least) ** 2 for step in self.steps) ** 0.5
        up = sum((step.most - step.challenges) ** 2 for step in self.steps) ** 0.5
        return likely, max(len(self.steps) and 1, round(likely - down)), round(likely + up)

    @property
    def days(self) -> tuple[int, int, int]:
        """The same in days of play."""
        likely, least, most = self.challenges
        return ceil(likely / self.per_day), ceil(least / self.per_day), ceil(most / self.per_day)

    @property
    def is_reached(self) -> bool:
        return not self.steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is different from an earlier plan: ``lit`` (a step is done), ``joined`` (one more is needed), ``nearer`` or ``farther`` by so
    many challenges.
    """

    code: str
    skill: str = ""
    challenges: int = 0


def path(state: LearnerState, graph: SkillGraph, goals: Iterable[str], now_s: float) -> tuple[str, ...]:
    """The goals and what they are built on, as far as it is not mastered or known well enough; needs stand before what needs them."""
    found: dict[str, None] = {}

    def walk(skill: str, *, is_goal: bool) -> None:
        if skill in found or skill not in graph.nodes:
            return
        known = state.skills.get(skill)
        if (known is not None and known.is_mastered) or (not is_goal and views.is_ready(state, graph, skill, now_s)):
            return
        for need in graph.nodes[skill].needs:
            walk(need, is_goal=False)
        if graph.nodes[skill].candidates:
            found[skill] = None

    for goal in goals:
        walk(goal, is_goal=True)
    return tuple(found)


def plan(
    state: LearnerState, graph: SkillGraph, goals: Sequence[str], now_s: float, per_day: float = tuning.PLAN_PER_DAY
) -> Plan:
    """The way to ``goals`` from here, at ``per_day`` challenges a day."""
    pace = _pace(state)
    steps = tuple(_step(state, graph, skill, now_s, pace) for skill in path(state, graph, goals, now_s))
    return Plan(goals=tuple(goals), steps=steps, per_day=max(1.0, per_day))


def _pace(state: LearnerState) -> float:
    """Logits a skill of this child rises with an answer about it: shrunk towards the usual, within reason."""
    risen = tries = 0.0
    for known in state.skills.values():
        if known.mastered_s and known.tries:
            risen += max(0.0, known.ability)
            tries += known.tries
    pace = (risen + tuning.PLAN_RISE * tuning.PLAN_TRIES) / (tries + tuning.PLAN_TRIES)
    return min(2.0 * tuning.PLAN_RISE, max(0.5 * tuning.PLAN_RISE, pace))


def _step(state: LearnerState, graph: SkillGraph, skill: str, now_s: float, pace: float) -> Step:
    x, variance = views.reference(state, graph, skill, now_s)
    spread = tuning.PLAN_SPREAD * variance**0.5

    def answers(gap: float, rise: float) -> int:
        return max(tuning.PLAN_LEAST, ceil(max(0.0, gap) / rise))

    gap = _MASTERED - x
    return Step(
        skill=skill,
        challenges=answers(gap, pace),
        least=answers(gap - spread, pace),
        most=answers(gap + spread, pace / tuning.PLAN_SLOWER),
    )


def changes(before: Plan, now: Plan) -> tuple[Change, ...]:
    """How the way has changed, skills first."""
    old, new = {step.skill for step in before.steps}, {step.skill for step in now.steps}
    told = [Change(code="lit", skill=step.skill) for step in before.steps if step.skill not in new]
    told += [Change(code="joined", skill=step.skill) for step in now.steps if step.skill not in old]
    by = now.challenges[0] - before.challenges[0]
    if by:
        told.append(Change(code="nearer" if by < 0 else "farther", challenges=abs(by)))
    return tuple(told)


def wanted(state: LearnerState, graph: SkillGraph, now_s: float) -> dict[str, Goal]:
    """Every skill on the way to a goal that still holds, with that goal; an adult's goes before the child's own."""
    found: dict[str, Goal] = {}
    for goal in sorted(current(state, now_s), key=lambda goal: goal.who == "adult"):
        for skill in path(state, graph, (goal.skill,), now_s):
            found[skill] = goal
    return found


def current(state: LearnerState, now_s: float) -> tuple[Goal, ...]:
    """The goals whose date is not over."""
    return tuple(goal for goal in state.goals if goal.until_s >= now_s)
