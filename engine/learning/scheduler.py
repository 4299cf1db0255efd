"""What comes next inside a level, and which islands to recommend: every choice with its reason.

Pure and seeded: (state, session, candidates, now, dice) → choice. The order of thoughts in ``choose_next``: guards first
(errors in a row), then what was missed, then due reviews, then the island the child chose; then the item nearest the target.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any, Literal

from engine.learning import model, tuning, views
from engine.learning.learner import LearnerState, expect
from engine.learning.skills import Candidate, SkillGraph
from engine.records import Purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One challenge of the running level; ``correct`` is the first answer, None when it was waved away."""

    item: str
    skill: str
    correct: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The running level as the scheduler sees it. ``focus`` is the island chosen ("" on the first voyage)."""

    level: str
    focus: str
    purpose: Purpose = "practice"
    asked: tuple[Asked, ...] = ()
    wish: str = "normal"
    total: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why: a stable code (its words live with the game) and the numbers behind it."""

    code: str
    skill: str
    numbers: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The family to ask, the success expected and wanted, and why."""

    item: str
    skill: str
    predicted: float
    target: float
    purpose: Purpose
    reason: Reason

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, for a level that is taken up tomorrow."""
        return asdict(self)

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "Choice":
        return Choice(**{**stored, "reason": Reason(**stored["reason"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """An island worth visiting now."""

    skill: str
    kind: Literal["new", "practice", "review"]
    reason: Reason


def choose_next(
    state: LearnerState,
    graph: SkillGraph,
    session: Session,
    now_s: float,
    dice: Random,
    allowed: frozenset[str] | None = None,
) -> Choice | None:
    """The next family to ask, or None when nothing at all can be asked. ``allowed`` are the items the game can play."""
    target = _target(state, session)
    skill, purpose, code = _skill(state, graph, session, now_s, allowed)
    if code == "missed_before":
        again = graph.candidates[_missed(session, graph, allowed) or ""]
        return _choice(state, again, skill, now_s, target, purpose, code)
    if purpose == "review":
        target = max(target, tuning.TARGET_REVIEW)
    if code in ("back_to_basics", "guard_two_errors"):
        target = max(target, tuning.TARGET_GUARD)
    pool = _playable(graph, skill, allowed) or _playable(graph, session.focus, allowed)
    if not pool:
        pool = [c for c in graph.candidates.values() if allowed is None or c.item in allowed]
    if not pool:
        return None
    return _choice(state, _item(state, pool, session, now_s, dice, target), skill, now_s, target, purpose, code)


def _choice(state: LearnerState, item: Candidate, skill: str, now_s: float, target: float, purpose: Purpose, code: str) -> Choice:
    p = _p(state, item, now_s)
    where = skill if skill in item.skills else item.skills[0]
    reason = Reason(code=code, skill=where, numbers={"predicted": p, "target": target})
    return Choice(item=item.item, skill=where, predicted=p, target=target, purpose=purpose, reason=reason)


def _skill(
    state: LearnerState, graph: SkillGraph, session: Session, now_s: float, allowed: frozenset[str] | None
) -> tuple[str, Purpose, str]:
    """(skill, purpose, reason code) of the next challenge."""
    done, focus = session.asked, session.focus
    errors = _run(session, correct=False)
    if errors >= 3:
        basic = weakest_need(state, graph, focus, now_s, allowed)
        return (basic, "practice", "back_to_basics") if basic else (focus, "practice", "guard_two_errors")
    if errors == 2:
        return focus, "practice", "guard_two_errors"
    if session.purpose == "review":
        return focus, "review", "review_due"
    last = len(done) == session.total - 1
    if not last and (missed := _missed(session, graph, allowed)):
        return graph.candidates[missed].skills[0], "practice", "missed_before"
    if len(done) >= 2 and not last and _reviews_rest(session):
        for due in views.due_skills(state, graph, now_s):
            if due != focus and _playable(graph, due, allowed):
                return due, "review", "review_due"
    if not done:
        return focus, "practice", "easy_start"
    if last:
        return focus, "practice", "easy_end"
    return focus, "practice", _practice_code(state, graph, session, now_s)


def _practice_code(state: LearnerState, graph: SkillGraph, session: Session, now_s: float) -> str:
    if session.wish != "normal":
        return "your_wish"
    seen = views.view(state, graph, session.focus, now_s)
    if seen.stage == "new":
        return "new_island"
    return "nearly" if seen.lamps >= 3 else "growing"


def _run(session: Session, *, correct: bool) -> int:
    """How many answers in a row ended like this."""
    count = 0
    for past in reversed(session.asked):
        if past.correct is not correct:
            break
        count += 1
    return count


def _missed(session: Session, graph: SkillGraph, allowed: frozenset[str] | None) -> str | None:
    """A family missed some challenges ago and not right since."""
    open_misses: dict[str, int] = {}
    for number, past in enumerate(session.asked):
        if past.correct is False:
            open_misses.setdefault(past.item, number)
        elif past.correct:
            open_misses.pop(past.item, None)
    for item, number in open_misses.items():
        rested = len(session.asked) - number > tuning.MISSED_REST
        tries = sum(past.item == item for past in session.asked)
        if rested and tries < 3 and item in graph.candidates and (allowed is None or item in allowed):
            return item
    return None


def _reviews_rest(session: Session) -> bool:
    recent = session.asked[-(tuning.REVIEW_EVERY - 1) :]
    return all(past.skill == session.focus for past in recent)


def weakest_need(
    state: LearnerState, graph: SkillGraph, skill: str, now_s: float, allowed: frozenset[str] | None = None
) -> str | None:
    """The prerequisite least surely known, among those that can be played; None when there is none."""
    node = graph.nodes.get(skill)
    needs = [need for need in node.needs if _playable(graph, need, allowed)] if node else []
    return min(needs, key=lambda need: model.predict(*views.reference(state, graph, need, now_s)), default=None)


def _target(state: LearnerState, session: Session) -> float:
    """The success wanted now, from the wish, the age, the place in the level and the guards."""
    wish = session.wish if session.wish != "normal" else state.wish
    target = tuning.TARGETS.get(wish, tuning.TARGETS["normal"])
    if state.band == "4-6" and wish == "normal":
        target = tuning.TARGET_YOUNG
    if _run(session, correct=True) >= tuning.BORED_AFTER and wish != "easy":
        target -= tuning.BORED_STEP
    if len(session.asked) in (0, session.total - 1):
        target = max(target, tuning.TARGET_EDGE)
    recent = [past.correct for past in session.asked[-8:] if past.correct is not None]
    if len(recent) >= 5 and sum(recent) / len(recent) < 0.6:
        target = max(target, tuning.TARGET_GUARD)
    return target


def _playable(graph: SkillGraph, skill: str, allowed: frozenset[str] | None) -> list[Candidate]:
    node = graph.nodes.get(skill)
    return [c for c in node.candidates if allowed is None or c.item in allowed] if node else []


def _p(state: LearnerState, candidate: Candidate, now_s: float) -> float:
    x, variance = expect(state, candidate.item, candidate.skills, candidate.difficulty, candidate.variance, now_s)
    return model.predict(x, variance, candidate.guess)


def _item(
    state: LearnerState, pool: Sequence[Candidate], session: Session, now_s: float, dice: Random, target: float
) -> Candidate:
    """Nearest the target, at random among the best few; what was just asked waits."""
    counts: dict[str, int] = {}
    for past in session.asked:
        counts[past.item] = counts.get(past.item, 0) + 1
    just = {past.item for past in session.asked[-1:]}

    def distance(candidate: Candidate) -> float:
        again = 0.06 * counts.get(candidate.item, 0) + (0.12 if candidate.item in just else 0.0)
        return abs(_p(state, candidate, now_s) - target) + again

    ranked = sorted((distance(c), c.item, c) for c in pool)
    best = ranked[0][0]
    near = [c for d, _, c in ranked[: tuning.RANDOM_AMONG] if d <= best + 0.05]
    return dice.choice(near)


# ------------------------------------------------------------------ islands
def recommend(
    state: LearnerState,
    graph: SkillGraph,
    now_s: float,
    dice: Random,
    count: int = 3,
    skills: Sequence[str] | None = None,
) -> tuple[Recommendation, ...]:
    """Up to ``count`` islands, best first: at least two whenever two are ready. ``skills`` limits the sea."""
    names = list(graph.nodes) if skills is None else [name for name in skills if name in graph.nodes]
    rated: list[tuple[float, Recommendation]] = []
    for name in names:
        if not graph.nodes[name].candidates:
            continue
        rated.append(_rate(state, graph, name, now_s, dice))
    rated.sort(key=lambda pair: (-pair[0], pair[1].skill))
    return tuple(choice for _, choice in rated[:count])


def _rate(state: LearnerState, graph: SkillGraph, name: str, now_s: float, dice: Random) -> tuple[float, Recommendation]:
    """(utility, recommendation): learning gain, review, how near the light is, how recently it was played."""
    seen = views.view(state, graph, name, now_s)
    x, variance = views.reference(state, graph, name, now_s)
    p = model.predict(x, variance)
    open_now = views.is_open(state, graph, name, now_s)
    mastered = seen.stage in ("provisional", "confirmed")
    worth = 0.0 if mastered else _gain(p) + tuning.UTILITY_NEARLY * (seen.lamps >= 3) + tuning.UTILITY_NEW * (not seen.tries)
    if seen.due:
        worth += tuning.UTILITY_DUE + (1 - p) * 0.2
    if seen.last_s and now_s - seen.last_s < tuning.RECENT_S:
        worth -= tuning.UTILITY_RECENT
    if (known := state.skills.get(name)) is not None and known.since_best >= tuning.STUCK_TRIES and not mastered:
        worth *= tuning.STUCK_WEIGHT
    if not open_now:
        worth *= tuning.GATE_CLOSED_WEIGHT
    worth += dice.uniform(0, tuning.TEMPERATURE / 10)
    kind: Literal["new", "practice", "review"] = "review" if mastered else "practice" if seen.tries else "new"
    code = {"review": "review_due", "new": "new_island"}.get(kind, "nearly" if seen.lamps >= 3 else "growing")
    if kind == "new" and not any(state.skills.get(n) and state.skills[n].tries for n in graph.nodes):
        code = "first_island"
    reason = Reason(code=code, skill=name, numbers={"predicted": p, "utility": worth, "lamps": float(seen.lamps)})
    return worth, Recommendation(skill=name, kind=kind, reason=reason)


def _gain(p: float) -> float:
    """How much there is to learn where success is ``p``: most around 70 %, little where all is known or nothing is."""
    z = (model.logit(min(0.999, max(0.001, p))) - tuning.GAIN_CENTRE) / tuning.GAIN_WIDTH
    return 0.25 * math.exp(-z * z)
