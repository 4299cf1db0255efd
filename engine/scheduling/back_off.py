"""Errors in a row: something easy after two, the weakest prerequisite after three, and a while there."""

from engine.learning import tuning
from engine.scheduling import open_sea, targets
from engine.scheduling.choices import Moment, Session
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
