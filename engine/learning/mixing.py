"""What is mixed into a level: a family that was missed, a probe, a due review, a prerequisite that is shaky."""

from engine.learning import pools, tuning, views
from engine.learning.choices import Moment
from engine.learning.knowledge import SkillState
from engine.learning.thoughts import Thought, weakest_need


def missed(moment: Moment) -> Thought | None:
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
            return Thought(skill=graph.candidates[item].skills[0], code="missed_before", item=item)
    return None


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
