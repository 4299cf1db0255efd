"""What comes next inside a level: every choice with its reason. (Which islands to recommend lives in ``islands``.)

Pure and seeded: (state, graph, session, now, dice) → choice. First a thought decides about which skill and why, in this
order: errors in a row · the kind first challenge · the kind last one · what was missed · what was right but not sure · one mixed-in review, probe or
prerequisite · the island itself. Then the family of that skill whose success is nearest the target is taken, or the one in which
the same known mistake was made twice.
"""

from collections.abc import Callable
from random import Random

from engine.learning import tuning, views
from engine.learning.knowledge import LearnerState, SkillState
from engine.learning.skills import Candidate, SkillGraph
from engine.learning.views import due_skills, explain, open_skills
from engine.records import Purpose
from engine.scheduling import open_sea, pools, targets
from engine.scheduling.age_limits import USUAL, Reach
from engine.scheduling.choices import Asked, Choice, Moment, Reason, Recommendation, Session
from engine.scheduling.islands import recommend
from engine.scheduling.mixing import bored, due_review, missed, mixed_in, mixed_up, once_more
from engine.scheduling.thoughts import Thought, spent, weakest_need


def after_errors(moment: Moment) -> Thought | None:
    """Two errors: something easy. Three: the weakest prerequisite, and a while there."""
    session = moment.session
    errors = session.in_a_row(correct=False)
    last = session.answered[-1].skill if session.answered else ""
    if not session.focus:
        if errors < tuning.BACK_OFF_ERRORS:
            return None
        basic = weakest_need(moment, last)
        if basic and basic not in {past.skill for past in session.answered[-tuning.BACK_OFF_ERRORS :]}:
            return Thought(skill=basic, code="back_to_basics")
        known_best = open_sea.surest(moment, last)
        return Thought(skill=known_best.skill, code="guard_two_errors") if known_best else None
    if errors >= tuning.BACK_OFF_ERRORS:
        base = last if last in moment.graph.prerequisites(session.focus) and spent(session, last) >= 2 else session.focus
        if basic := weakest_need(moment, base):
            return Thought(skill=basic, code="back_to_basics")
        return Thought(skill=base, code="guard_two_errors")
    if 0 < spent(session, last) < tuning.BACK_OFF_STAY and not targets.is_last(session) and _was_sent(session, last):
        return Thought(skill=last, code="back_to_basics")
    if errors == 2:
        return Thought(skill=session.focus or last, code="guard_two_errors")
    return None


def _was_sent(session: Session, skill: str) -> bool:
    """Whether ``skill`` is where three errors led."""
    before = session.answered[: -spent(session, skill)][-tuning.BACK_OFF_ERRORS :]
    return len(before) == tuning.BACK_OFF_ERRORS and skill != session.focus and not any(past.correct for past in before)


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


def choose_next(
    state: LearnerState,
    graph: SkillGraph,
    session: Session,
    now_s: float,
    rng: Random,
    allowed: frozenset[str] | None = None,
    reach: Reach = USUAL,
) -> Choice | None:
    """The next family to ask, or None when nothing at all can be asked. ``allowed`` are the items the game can play, ``reach`` is what an adult
    says of the age.
    """
    moment = Moment(state=state, graph=graph, session=session, now_s=now_s, rng=rng, allowed=allowed, reach=reach)
    if is_lit(moment):
        return None
    thought = mixed_up(moment, next(found for think in _THOUGHTS if (found := think(moment)) is not None))
    target = targets.success_wanted(moment, thought.purpose)
    if thought.item:
        return _choice(moment, graph.candidates[thought.item], thought, target)
    pool = pools.playable(moment, thought.skill) or pools.playable(moment, session.focus) or pools.anywhere(moment, target)
    if not pool:
        return None
    if thought.code in _PLAIN and rng.random() < tuning.EXPLORE and (novel := pools.least_known(moment, pool)) is not None:
        thought = Thought(skill=thought.skill, code="exploring", purpose=thought.purpose)
        return _choice(moment, novel, thought, target)
    return _choice(moment, pools.nearest(moment, pool, target), thought, target)


def _choice(moment: Moment, item: Candidate, thought: Thought, target: float) -> Choice:
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


def is_lit(moment: Moment) -> bool:
    """Whether the island of this level was lit in it: then the level is over."""
    session = moment.session
    known = moment.state.skills.get(session.focus)
    if not session.answered or known is None or not known.is_mastered or moment.state.level.level != session.level:
        return False
    before = moment.state.level.skills.get(session.focus, known)
    return before is None or not before.is_mastered


# ------------------------------------------------------------ the edges of a level
def _at_the_start(moment: Moment) -> Thought | None:
    session = moment.session
    if not session.focus or not targets.is_first(session):
        return None
    if session.purpose != "review" and (due := due_review(moment)):
        return Thought(skill=due, code="review_due", purpose="review")
    if not targets.is_easy_start(moment.state, session):
        return None
    return Thought(skill=session.focus, code="easy_start", purpose=_own_purpose(session))


def _at_the_end(moment: Moment) -> Thought | None:
    session = moment.session
    if not session.focus or not targets.is_last(session):
        return None
    if session.purpose != "review" and (due := due_review(moment)):
        return Thought(skill=due, code="review_due", purpose="review")
    if not targets.is_easy_end(session):
        return None
    return Thought(skill=session.focus, code="easy_end", purpose=_own_purpose(session))


def _own_purpose(session: Session) -> Purpose:
    return "review" if session.purpose == "review" else "practice"


# ------------------------------------------------------------ the island itself
def _on_the_island(moment: Moment) -> Thought | None:
    session, focus = moment.session, moment.session.focus
    if not focus:
        return None
    known = moment.state.skills.get(focus) or SkillState()
    if known.doubt and known.is_mastered:
        return Thought(skill=focus, code="probe", purpose="probe")
    if session.purpose == "review":
        return Thought(skill=focus, code="review_due", purpose="review")
    if session.wish != "normal":
        return Thought(skill=focus, code="your_wish")
    if targets.is_bored(session):
        return bored(moment)
    if not known.tries:
        return Thought(skill=focus, code="new_island")
    lamps = views.view(moment.state, moment.graph, focus, moment.now_s).lamps
    return Thought(skill=focus, code="nearly" if lamps >= tuning.NEARLY_LAMPS else "growing")


def _on_the_open_sea(moment: Moment) -> Thought | None:
    """No island was chosen: stay with a new skill for its first answers, then whatever is worth most."""
    session, state = moment.session, moment.state
    last = session.asked[-1].skill if session.asked else ""
    known, run = state.skills.get(last), spent(session, last)
    if known is not None and known.tries < tuning.BLOCKED_TRIES and run < tuning.BLOCKED_TRIES:
        return Thought(skill=last, code="new_island")
    is_tired = run >= tuning.IN_A_ROW and any(past.correct for past in session.answered[-run:])
    found = open_sea.best(moment, (last,) if is_tired else ())
    if found is None:
        return Thought(skill=last, code="exploring")
    now = state.skills.get(found.skill) or SkillState()
    if now.is_mastered:
        return Thought(skill=found.skill, code="remember", purpose="review")
    return Thought(skill=found.skill, code="growing" if now.tries else "new_island")


_PLAIN = frozenset({"growing", "nearly"})
_THOUGHTS: tuple[Callable[[Moment], Thought | None], ...] = (
    after_errors,
    _at_the_start,
    _at_the_end,
    missed,
    once_more,
    mixed_in,
    _on_the_island,
    _on_the_open_sea,
)
