"""Credit down the graph: who is right about a skill has used what it is built on."""

from engine.learning import learner, views
from engine.learning.learner import LearnerState
from engine.learning.skills import SkillGraph
from engine.records import Fact, HelpDeclared
from tests.engine.scheduling.seas import DAY_S, START_S, answer, chain

SEA = chain(4, lowest=-1.0, step=0.3)
NEED, ABOVE, FAR = "p/s1", "p/s2", "p/s3"


def right(skill: str, count: int, at_s: float, **more: object) -> list[Fact]:
    """So many right answers in one sitting, over all families of the skill."""
    return [answer(f"{skill}#{n % 4}.0", True, at_s + 20.0 * n, level=f"{skill}{at_s}", **more) for n in range(count)]


def lived(*parts: list[Fact], sea: SkillGraph = SEA) -> LearnerState:
    return learner.replay([fact for part in parts for fact in part], sea, "7-9", START_S)


MASTERED = right(NEED, 12, START_S)
NEXT_DAY = START_S + 1.2 * DAY_S


def test_twenty_right_on_what_is_built_on_it_leave_no_review_due() -> None:
    later = NEXT_DAY + 600.0
    assert views.is_due(lived(MASTERED), SEA, NEED, later)
    state = lived(MASTERED, right(ABOVE, 20, NEXT_DAY))
    assert not views.is_due(state, SEA, NEED, later)
    assert state.skills[NEED].confirmed_s, "a day after mastery it is as good as a review"
    assert state.skills[NEED].decay < lived(MASTERED).skills[NEED].decay, "and makes memory firmer"
    assert state.skills[NEED].tries == lived(MASTERED).skills[NEED].tries, "but is no answer about it"


def test_what_lies_two_steps_down_is_refreshed_by_less_and_three_steps_not_at_all() -> None:
    deep = chain(5, lowest=-1.0, step=0.3)
    base = lived(right("p/s1", 12, START_S), right("p/s2", 12, START_S + 600), right("p/s3", 12, START_S + 1200), sea=deep)
    state = learner.apply(base, right("p/s4", 1, START_S + 3 * DAY_S)[0], deep)
    moved = {name: state.skills[name].at_s - base.skills[name].at_s for name in ("p/s1", "p/s2", "p/s3")}
    assert moved["p/s3"] > moved["p/s2"] > 0 == moved["p/s1"]
    assert not state.skills["p/s2"].confirmed_s


def test_misses_hints_voyages_and_the_same_hour_give_no_credit() -> None:
    base = lived(MASTERED)
    for one in (
        answer(f"{ABOVE}#0.0", False, NEXT_DAY),
        answer(f"{ABOVE}#0.0", True, NEXT_DAY, hints=1),
        answer(f"{ABOVE}#0.0", True, NEXT_DAY, purpose="placement"),
        answer(f"{ABOVE}#0.0", True, START_S + 600.0),
        answer("p/s0#0.0", True, NEXT_DAY),
    ):
        assert learner.apply(base, one, SEA).skills[NEED] == base.skills[NEED]


def test_what_is_in_doubt_waits_for_its_own_probe() -> None:
    doubted = lived(MASTERED, [answer(f"{NEED}#0.0", False, NEXT_DAY, purpose="review")])
    assert doubted.skills[NEED].doubt
    after = learner.apply(doubted, answer(f"{ABOVE}#0.0", True, NEXT_DAY + DAY_S), SEA)
    assert after.skills[NEED] == doubted.skills[NEED]


def test_help_makes_the_credit_weaker_like_the_answer_itself() -> None:
    plain = lived(MASTERED, right(ABOVE, 1, NEXT_DAY))
    helped = learner.apply(plain, HelpDeclared(at_s=NEXT_DAY + 60.0, level=f"{ABOVE}{NEXT_DAY}"), SEA)
    before = lived(MASTERED).skills[NEED].at_s
    assert before < helped.skills[NEED].at_s < plain.skills[NEED].at_s
