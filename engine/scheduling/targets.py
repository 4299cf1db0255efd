"""The success wanted from the next challenge: the child's wish, the age, the place in the level, and two guards.

Frustration guard: two errors in a row, or too few right among the last eight, ask for something easy. Boredom guard:
six right in a row ask for something harder. Both are bounded, and every number says why.
"""

from engine.learning import tuning
from engine.learning.knowledge import LearnerState
from engine.records import Purpose
from engine.scheduling.choices import Moment, Session


def success_wanted(moment: Moment, purpose: Purpose) -> float:
    """The target probability of being right the first time."""
    state, session = moment.state, moment.session
    target = tuning.TARGETS.get(session.wish, tuning.TARGETS["normal"])
    if session.wish == "normal":
        if state.band in tuning.YOUNG or state.rested_s >= tuning.ABSENCE_S:
            target = tuning.TARGET_YOUNG
        target += state.lean
    if is_bored(session):
        target -= tuning.BORED_STEP
    if purpose == "review":
        target = max(target, tuning.TARGET_REVIEW)
    if purpose == "probe":
        target = max(target, tuning.TARGET_PROBE)
    if is_easy_start(state, session) or is_easy_end(session):
        target = max(target, tuning.TARGET_EDGE)
    if session.in_a_row(correct=False) >= 2 or is_struggling(session):
        target = max(target, tuning.TARGET_GUARD)
    return min(tuning.TARGET_MOST, max(tuning.TARGET_LEAST, target))


def is_first(session: Session) -> bool:
    return not session.answered


def is_easy_start(state: LearnerState, session: Session) -> bool:
    """The first challenge of a sitting, or of a level after hardly more than half was right lately: it is to begin well."""
    return is_first(session) and (state.rested_s >= tuning.SITTING_S or state.recent < tuning.EASY_START_BELOW)


def is_last(session: Session) -> bool:
    return len(session.answered) == session.total - 1


def is_easy_end(session: Session) -> bool:
    """The last challenge of a level in which much went wrong: it is to end well."""
    past = session.answered
    return is_last(session) and 4 * sum(one.correct is True for one in past) <= 3 * len(past)


def is_bored(session: Session) -> bool:
    """Six right in a row, and the child did not ask for easy ones."""
    return session.wish != "easy" and session.in_a_row(correct=True) >= tuning.BORED_AFTER


def is_struggling(session: Session) -> bool:
    """Success lately is about to fall below what the guard allows: another error must become unlikely now."""
    recent = [past.correct for past in session.answered[-tuning.GUARD_WINDOW :]]
    return len(recent) >= tuning.GUARD_LEAST and sum(map(bool, recent)) < tuning.GUARD_CARE * len(recent)
