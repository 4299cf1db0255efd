"""What is mixed into a level: a family that was missed, a probe, a due review, a prerequisite that is shaky, what is worth most elsewhere."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from engine.learning import mix_ups, tuning, views
from engine.learning.knowledge import SkillState
from engine.scheduling import open_sea, pools
from engine.scheduling.choices import Code, Moment, Session
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


_MAY_BE_DRAWN_ANEW = frozenset(
    {
        "new_island",
        "growing",
        "nearly",
        "exploring",
        "strengthen",
        "missed_before",
        "sure_before",
        "review_due",
        "remember",
        "goal",
        "your_wish",
    }
)


def mixed_up(moment: Moment, thought: Thought) -> Thought:
    """``thought``, or where the same known mistake was made twice at that skill, the family that shows whether it is still there.

    Edges, guards and probes stay what they are: they have to go well.
    """
    if thought.code not in _MAY_BE_DRAWN_ANEW:
        return thought
    asked = moment.session.asked
    for one in mix_ups.waiting(moment.state.mix_ups, moment.state.answered):
        last = max(
            (number for number, past in enumerate(asked) if past.item == one.item), default=-len(asked) - tuning.MISSED_REST
        )
        is_meant = one.skill == thought.skill and thought.item in ("", one.item)
        if is_meant and _may_come_again(moment, one.item, last) and not _is_waved(moment, one.item):
            return replace(thought, code="mixed_up", item=one.item)
    return thought


def _is_waved(moment: Moment, item: str) -> bool:
    rests = {name for name, at_s in moment.state.not_now if 0 <= moment.now_s - at_s < tuning.NOT_NOW_S}
    return item in rests or any(past.item == item and past.correct is None for past in moment.session.asked)


def _may_come_again(moment: Moment, item: str, number: int) -> bool:
    """Whether the family asked at place ``number`` of the level has rested, can be played and was not asked too often."""
    asked = moment.session.asked
    is_rested = len(asked) - number > tuning.MISSED_REST
    is_worn = sum(past.item == item for past in asked) >= tuning.MISSED_TRIES
    return is_rested and not is_worn and item in moment.graph.candidates and (moment.allowed is None or item in moment.allowed)


def mixed_in(moment: Moment) -> Thought | None:
    """Now and then something else: a probe, a due review, a prerequisite that is shaky, or what is worth most elsewhere in the sea."""
    session, focus = moment.session, moment.session.focus
    known = moment.state.skills.get(focus) or SkillState()
    if not focus or len(session.answered) < 2 or known.tries < tuning.BLOCKED_TRIES:
        return None
    sea = open_sea.Prospects(moment)
    if (stays := _stays(session, sea)) and any(past.skill != focus for past in session.answered[-stays:]):
        return None
    seen = Counter(past.skill for past in session.asked)
    doubted = [n for n, s in moment.state.skills.items() if s.is_mastered and s.doubt and n != focus and n not in seen]
    if doubted := [name for name in doubted if pools.playable(moment, name)]:
        return Thought(skill=min(doubted), code="probe", purpose="probe")
    if due := due_review(moment):
        return Thought(skill=due, code="review_due", purpose="review")
    if slow := [name for name in session.slow if name != focus and name not in seen and _is_lit(moment, name)]:
        return Thought(skill=min(slow), code="fluency", purpose="review")
    if _needs_help(moment, known) and (need := weakest_need(moment, focus)) and need not in seen:
        return Thought(skill=need, code="strengthen")
    return elsewhere(moment, sea, {focus, *(name for name, times in seen.items() if times >= tuning.ELSEWHERE_MOST)})


def _is_lit(moment: Moment, skill: str) -> bool:
    return moment.state.skills.get(skill, SkillState()).is_mastered and bool(pools.playable(moment, skill))


def _stays(session: Session, sea: open_sea.Prospects) -> int:
    """How many challenges of the island come before something else may: none where twice as much is to be learnt elsewhere."""
    if session.purpose == "review":
        return 0 if is_reviewed(session) else session.total
    return 0 if sea.is_poor(session.focus) else tuning.REVIEW_EVERY - 1


def is_reviewed(session: Session) -> bool:
    """Whether the island of a review has been asked about enough: what is left of the level goes elsewhere."""
    about = [past.correct for past in session.answered if past.skill == session.focus]
    return len(about) >= tuning.REVIEW_ENOUGH and all(about[-tuning.REVIEW_ENOUGH :])


def due_review(moment: Moment) -> str:
    """The most forgotten skill that waits for its review and was not asked in this level; empty when none does. What the island of the level
    needs is practised by it anyway.
    """
    focus = moment.session.focus
    seen = {past.skill for past in moment.session.asked} | {focus}
    if focus in moment.graph.nodes:
        seen |= {need for need, share in moment.graph.contained(focus) if share >= tuning.CONTAINS}
    for due in views.due_skills(moment.state, moment.graph, moment.now_s):
        if due not in seen and moment.state.skills[due].is_mastered and pools.playable(moment, due):
            return due
    return ""


def bored(moment: Moment) -> Thought:
    """All goes well: a harder step of the island, or what is worth most elsewhere when it has none that is hard enough."""
    focus = moment.session.focus
    there = min((pools.success(moment, family) for family in pools.playable(moment, focus)), default=1.0)
    other = elsewhere(moment, open_sea.Prospects(moment), {focus}) if there > tuning.BORED_MOST else None
    return replace(other, code="guard_boredom") if other else Thought(skill=focus, code="guard_boredom")


def elsewhere(moment: Moment, sea: open_sea.Prospects, but: Collection[str]) -> Thought | None:
    """What is worth most in the sea besides ``but``."""
    found = sea.best(but, kind=True)
    if found is None or found.skill in but:
        return None
    now = moment.state.skills.get(found.skill) or SkillState()
    if now.is_mastered:
        return Thought(skill=found.skill, code="remember", purpose="review")
    return Thought(skill=found.skill, code="growing" if now.tries else "new_island")


def _needs_help(moment: Moment, known: SkillState) -> bool:
    """The island does not move any more, or its needs are not met."""
    if known.is_mastered:
        return False
    need = weakest_need(moment, moment.session.focus)
    return bool(need) and (
        known.since_best >= tuning.STUCK_TRIES or not views.is_ready(moment.state, moment.graph, need, moment.now_s)
    )
