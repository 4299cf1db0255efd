"""What comes next inside a level: every choice with its reason. (Which islands to recommend lives in ``islands``.)

Pure and seeded: (state, graph, session, now, dice) → choice. First a thought decides about which skill and why, in this
order: errors in a row · the kind first challenge · the kind last one · what was missed · one mixed-in review, probe or
prerequisite · the island itself. Then the family of that skill whose success is nearest the target is taken.
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from engine.learning import model, open_sea, pools, targets, tuning, views
from engine.learning.choices import Asked, Choice, Moment, Reason, Recommendation, Session
from engine.learning.islands import recommend
from engine.learning.knowledge import LearnerState, SkillState
from engine.learning.skills import Candidate, SkillGraph
from engine.learning.views import due_skills, explain, open_skills
from engine.records import Purpose

__all__ = [
    "Asked",
    "Choice",
    "Reason",
    "Recommendation",
    "Session",
    "choose_next",
    "due_skills",
    "explain",
    "open_skills",
    "recommend",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thought:
    """About which skill, and why; ``item`` when it must be this very family."""

    skill: str
    code: str
    purpose: Purpose = "practice"
    item: str = ""


def choose_next(
    state: LearnerState,
    graph: SkillGraph,
    session: Session,
    now_s: float,
    dice: Random,
    allowed: frozenset[str] | None = None,
) -> Choice | None:
    """The next family to ask, or None when nothing at all can be asked. ``allowed`` are the items the game can play."""
    moment = Moment(state=state, graph=graph, session=session, now_s=now_s, dice=dice, allowed=allowed)
    thought = next(found for think in _THOUGHTS if (found := think(moment)) is not None)
    target = targets.success_wanted(moment, thought.purpose)
    if thought.item:
        return _choice(moment, graph.candidates[thought.item], thought, target)
    pool = pools.playable(moment, thought.skill) or pools.playable(moment, session.focus) or pools.anywhere(moment, target)
    if not pool:
        return None
    if thought.code in _PLAIN and dice.random() < tuning.EXPLORE and (novel := pools.least_known(moment, pool)) is not None:
        thought = _Thought(skill=thought.skill, code="exploring", purpose=thought.purpose)
        return _choice(moment, novel, thought, target)
    return _choice(moment, pools.nearest(moment, pool, target), thought, target)


def _choice(moment: Moment, item: Candidate, thought: _Thought, target: float) -> Choice:
    predicted = pools.success(moment, item)
    skill = thought.skill if thought.skill in item.skills else item.skills[0]
    session = moment.session
    numbers = {
        "predicted": predicted,
        "target": target,
        "errors": float(session.in_a_row(correct=False)),
        "right": float(session.in_a_row(correct=True)),
    }
    reason = Reason(code=thought.code, skill=skill, numbers=numbers)
    return Choice(item=item.item, skill=skill, predicted=predicted, target=target, purpose=thought.purpose, reason=reason)


# ------------------------------------------------------------ errors in a row
def _after_errors(moment: Moment) -> _Thought | None:
    """Two errors: something easy. Three: the weakest prerequisite, and a while there."""
    session = moment.session
    errors = session.in_a_row(correct=False)
    last = session.answered[-1].skill if session.answered else ""
    if not session.focus:
        if errors < tuning.BACK_OFF_ERRORS:
            return None
        basic = weakest_need(moment, last)
        if basic and basic not in {past.skill for past in session.answered[-tuning.BACK_OFF_ERRORS :]}:
            return _Thought(skill=basic, code="back_to_basics")
        known_best = open_sea.surest(moment, last)
        return _Thought(skill=known_best.skill, code="guard_two_errors") if known_best else None
    if errors >= tuning.BACK_OFF_ERRORS:
        base = last if last in moment.graph.prerequisites(session.focus) and _spent(session, last) >= 2 else session.focus
        if basic := weakest_need(moment, base):
            return _Thought(skill=basic, code="back_to_basics")
        return _Thought(skill=base, code="guard_two_errors")
    if 0 < _spent(session, last) < tuning.BACK_OFF_STAY and not targets.is_last(session) and _was_sent(session, last):
        return _Thought(skill=last, code="back_to_basics")
    if errors == 2:
        return _Thought(skill=session.focus or last, code="guard_two_errors")
    return None


def _spent(session: Session, skill: str) -> int:
    """How many of the latest answers were about ``skill``."""
    count = 0
    for past in reversed(session.answered):
        if past.skill != skill:
            break
        count += 1
    return count


def _was_sent(session: Session, skill: str) -> bool:
    """Whether ``skill`` is where three errors led."""
    before = session.answered[: -_spent(session, skill)][-tuning.BACK_OFF_ERRORS :]
    return len(before) == tuning.BACK_OFF_ERRORS and skill != session.focus and not any(past.correct for past in before)


def weakest_need(moment: Moment, skill: str) -> str:
    """The prerequisite least surely known, among those that can be played; "" when there is none."""
    node = moment.graph.nodes.get(skill)
    needs = [need for need in node.needs if pools.playable(moment, need)] if node else []

    def standing(need: str) -> tuple[float, str]:
        return model.predict(*views.reference(moment.state, moment.graph, need, moment.now_s)), need

    return min(needs, key=standing, default="")


# ------------------------------------------------------------ the edges of a level
def _at_the_start(moment: Moment) -> _Thought | None:
    session = moment.session
    if not session.focus or not targets.is_first(session):
        return None
    return _Thought(skill=session.focus, code="easy_start", purpose=_own_purpose(session))


def _at_the_end(moment: Moment) -> _Thought | None:
    session = moment.session
    if not session.focus or not targets.is_last(session):
        return None
    return _Thought(skill=session.focus, code="easy_end", purpose=_own_purpose(session))


def _own_purpose(session: Session) -> Purpose:
    return "review" if session.purpose == "review" else "practice"


# ------------------------------------------------------------ what is mixed in
def _missed(moment: Moment) -> _Thought | None:
    """A family missed some challenges ago and not right since comes back."""
    session, graph = moment.session, moment.graph
    open_misses: dict[str, int] = {}
    for number, past in enumerate(session.asked):
        if past.correct is False:
            open_misses[past.item] = number
        elif past.correct:
            open_misses.pop(past.item, None)
    for item, number in open_misses.items():
        is_rested = len(session.asked) - number > tuning.MISSED_REST
        is_worn = sum(past.item == item for past in session.asked) >= tuning.MISSED_TRIES
        can_play = item in graph.candidates and (moment.allowed is None or item in moment.allowed)
        if is_rested and can_play and not is_worn:
            return _Thought(skill=graph.candidates[item].skills[0], code="missed_before", item=item)
    return None


def _mixed_in(moment: Moment) -> _Thought | None:
    """Now and then something else: a probe, a due review, a mastered skill, or a prerequisite that is shaky."""
    session, focus = moment.session, moment.session.focus
    known = moment.state.skills.get(focus) or SkillState()
    if not focus or len(session.answered) < 2 or known.tries < tuning.BLOCKED_TRIES:
        return None
    if any(past.skill != focus for past in session.answered[-(tuning.REVIEW_EVERY - 1) :]):
        return None
    mastered = [n for n, s in moment.state.skills.items() if s.is_mastered and n != focus and pools.playable(moment, n)]
    seen = {past.skill for past in session.asked}
    doubted = [name for name in mastered if moment.state.skills[name].doubt and name not in seen]
    if doubted:
        return _Thought(skill=min(doubted), code="probe", purpose="probe")
    for due in views.due_skills(moment.state, moment.graph, moment.now_s):
        if due in mastered and due not in seen:
            return _Thought(skill=due, code="review_due", purpose="review")
    if _needs_help(moment, known) and (need := weakest_need(moment, focus)) and need not in seen:
        return _Thought(skill=need, code="strengthen")
    if mastered and len(seen) < 2:
        oldest = min(mastered, key=lambda name: (moment.state.skills[name].at_s, name))
        return _Thought(skill=oldest, code="remember", purpose="review")
    return None


def _needs_help(moment: Moment, known: SkillState) -> bool:
    """The island does not move any more, or its needs are not met."""
    if known.is_mastered:
        return False
    need = weakest_need(moment, moment.session.focus)
    return bool(need) and (
        known.since_best >= tuning.STUCK_TRIES or not views.is_ready(moment.state, moment.graph, need, moment.now_s)
    )


# ------------------------------------------------------------ the island itself
def _on_the_island(moment: Moment) -> _Thought | None:
    session, focus = moment.session, moment.session.focus
    if not focus:
        return None
    known = moment.state.skills.get(focus) or SkillState()
    if known.doubt and known.is_mastered:
        return _Thought(skill=focus, code="probe", purpose="probe")
    if session.purpose == "review":
        return _Thought(skill=focus, code="review_due", purpose="review")
    if session.wish != "normal":
        return _Thought(skill=focus, code="your_wish")
    if targets.is_bored(session):
        return _Thought(skill=focus, code="guard_boredom")
    if not known.tries:
        return _Thought(skill=focus, code="new_island")
    lamps = views.view(moment.state, moment.graph, focus, moment.now_s).lamps
    return _Thought(skill=focus, code="nearly" if lamps >= 3 else "growing")


def _on_the_open_sea(moment: Moment) -> _Thought | None:
    """No island was chosen: stay with a new skill for its first answers, then whatever is worth most."""
    session, state = moment.session, moment.state
    last = session.asked[-1].skill if session.asked else ""
    known, spent = state.skills.get(last), _spent(session, last)
    if known is not None and known.tries < tuning.BLOCKED_TRIES and spent < tuning.BLOCKED_TRIES:
        return _Thought(skill=last, code="new_island")
    is_tired = spent >= tuning.IN_A_ROW and any(past.correct for past in session.answered[-spent:])
    found = open_sea.best(moment, last if is_tired else "")
    if found is None:
        return _Thought(skill=last, code="exploring")
    now = state.skills.get(found.skill) or SkillState()
    if now.is_mastered:
        return _Thought(skill=found.skill, code="remember", purpose="review")
    return _Thought(skill=found.skill, code="growing" if now.tries else "new_island")


_PLAIN = frozenset({"growing", "nearly"})
_THOUGHTS: tuple[Callable[[Moment], _Thought | None], ...] = (
    _after_errors,
    _at_the_start,
    _at_the_end,
    _missed,
    _mixed_in,
    _on_the_island,
    _on_the_open_sea,
)
