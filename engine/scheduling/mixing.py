"""What is mixed into a level: a family that was missed, a probe, a due review, a prerequisite that is shaky."""

from engine.learning import tuning, views
from engine.learning.knowledge import SkillState
from engine.scheduling import pools
from engine.scheduling.choices import Code, Moment
from engine.scheduling.thoughts import Thought, weakest_need


def missed(moment: Moment) -> Thought | None:
    """A family missed some challenges ago and not right since comes back: first the one the child was sure about and wrong."""
    open_misses: dict[str, int] = {}
    was_sure: set[str] = set()
    for number, past in enumerate(moment.session.asked):
        if past.correct is False:
            open_misses[past.item] = number
            if past.sure == "sure":
                was_sure.add(past.item)
        elif past.correct:
            open_misses.pop(past.item, None)
    for item in sorted(open_misses, key=lambda item: item not in was_sure):
        if _may_come_again(moment, item, open_misses[item]):
            code: Code = "sure_before" if item in was_sure else "missed_before"
            return Thought(skill=moment.graph.candidates[item].skills[0], code=code, item=item)
    return None


def once_more(moment: Moment) -> Thought | None:
    """What was right although the child was not sure, or guessed, comes once more."""
    doubtful: dict[str, int] = {}
    for number, past in enumerate(moment.session.asked):
        if past.correct and past.sure in ("unsure", "guessed"):
            doubtful[past.item] = number
        elif past.correct is not None:
            doubtful.pop(past.item, None)
    for item, number in doubtful.items():
        if _may_come_again(moment, item, number):
            return Thought(skill=moment.graph.candidates[item].skills[0], code="once_more", item=item)
    return None


def _may_come_again(moment: Moment, item: str, number: int) -> bool:
    """Whether the family asked at place ``number`` of the level has rested, can be played and was not asked too often."""
    asked = moment.session.asked
    is_rested = len(asked) - number > tuning.MISSED_REST
    is_worn = sum(past.item == item for past in asked) >= tuning.MISSED_TRIES
    return is_rested and not is_worn and item in moment.graph.candidates and (moment.allowed is None or item in moment.allowed)


def mixed_in(moment: Moment) -> Thought | None:
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
        return Thought(skill=min(doubted), code="probe", purpose="probe")
    for due in views.due_skills(moment.state, moment.graph, moment.now_s):
        if due in mastered and due not in seen:
            return Thought(skill=due, code="review_due", purpose="review")
    if _needs_help(moment, known) and (need := weakest_need(moment, focus)) and need not in seen:
        return Thought(skill=need, code="strengthen")
    if mastered and len(seen) < 2:
        oldest = min(mastered, key=lambda name: (moment.state.skills[name].at_s, name))
        return Thought(skill=oldest, code="remember", purpose="review")
    return None


def _needs_help(moment: Moment, known: SkillState) -> bool:
    """The island does not move any more, or its needs are not met."""
    if known.is_mastered:
        return False
    need = weakest_need(moment, moment.session.focus)
    return bool(need) and (
        known.since_best >= tuning.STUCK_TRIES or not views.is_ready(moment.state, moment.graph, need, moment.now_s)
    )
