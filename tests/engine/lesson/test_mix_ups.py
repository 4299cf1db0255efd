"""A known mistake made twice brings a challenge that shows whether it is still there; never twice in a row, and never as a trap."""

from random import Random

import pytest

from engine.challenges.base import Answer, Challenge, Form, Wrong
from engine.content.library.library import Library
from engine.learning import learner, mix_ups, tuning
from engine.learning.learner import LearnerState
from engine.learning.mix_ups import MixUp
from engine.lesson.classroom import PlaySession
from engine.lesson.level import Level
from engine.lesson.revealing import clearness, drawn_for
from engine.scheduling import scheduler
from engine.scheduling.scheduler import Asked, Choice, Session
from tests.engine.scheduling.seas import START_S, answer, chain

GRAPH = chain(4)
FOCUS = "p/s2"
ITEM, OTHER = f"{FOCUS}#0.0", f"{FOCUS}#1.0"
PLAYS = frozenset({Form.NUMBER, Form.TEXT, Form.CHOOSE})


def after(*mistakes: str, reason: str = "growing") -> LearnerState:
    facts = [
        answer(ITEM, not mistake, START_S + n, level=f"L{n}", mistake=mistake, reason=reason, difficulty=-1.0)
        for n, mistake in enumerate(mistakes)
    ]
    return learner.replay(facts, GRAPH, "7-9", START_S)


def chosen(state: LearnerState, *past: Asked) -> Choice:
    session = Session(level="now", focus=FOCUS, asked=past, total=10)
    choice = scheduler.choose_next(state, GRAPH, session, START_S + 100, Random(1))
    assert choice is not None
    return choice


def asked(item: str, correct: bool) -> Asked:
    return Asked(item=item, skill=FOCUS, correct=correct)


def test_the_same_mistake_twice_asks_for_a_challenge_made_for_it() -> None:
    past = (asked(OTHER, True),)
    choice = chosen(after("added", "", "added"), *past)
    assert (choice.reason.code, choice.item) == ("mixed_up", ITEM)
    for others in (("added",), ("added", "swapped"), ("added", "", "")):
        assert chosen(after(*others), *past).reason.code != "mixed_up"


def test_it_leaves_the_edges_and_the_kindness_after_errors_alone() -> None:
    state = after("added", "added")
    assert chosen(state).reason.code == "easy_start"
    assert chosen(state, asked(OTHER, True), asked(OTHER, False), asked(OTHER, False)).reason.code == "guard_two_errors"


def test_it_does_not_come_right_after_the_miss() -> None:
    assert chosen(after("added", "added"), asked(OTHER, True), asked(ITEM, False)).reason.code != "mixed_up"


@pytest.mark.parametrize("mistake", ["", "added", "swapped"])
def test_whatever_is_answered_there_it_does_not_come_twice_in_a_row(mistake: str) -> None:
    twice = after("added", "added")
    settled = answer(ITEM, not mistake, START_S + 9, level="M", mistake=mistake, reason="mixed_up", difficulty=-1.0)
    state = learner.apply(twice, settled, GRAPH)
    assert chosen(twice, asked(OTHER, True)).reason.code == "mixed_up"
    assert chosen(state, asked(OTHER, True)).reason.code != "mixed_up"


def test_a_mistake_of_long_ago_is_forgotten() -> None:
    long_ago = MixUp(ITEM, "added", 2, 10)
    assert mix_ups.waiting([long_ago], 10 + tuning.MIX_UP_LASTS) == [long_ago]
    assert not mix_ups.waiting([long_ago], 11 + tuning.MIX_UP_LASTS)


def test_what_is_remembered_stays_small_and_comes_back_from_the_disk() -> None:
    facts = [answer(ITEM, False, START_S + n, mistake=f"m{n}") for n in range(3 * tuning.MIX_UPS_KEPT)]
    state = learner.replay(facts, GRAPH, "7-9", START_S)
    assert len(state.mix_ups) == tuning.MIX_UPS_KEPT
    assert LearnerState.from_json(state.to_json()) == state


def _known(challenge: Challenge) -> set[str]:
    return {mistake.id for mistake in challenge.mistakes.values()}


def test_a_draw_made_for_a_mistake_shows_it_wherever_one_of_the_draws_does(library: Library) -> None:
    by_chance = made = 0
    for skill in [skill for skill in library.skills.values() if skill.forms & PLAYS][::7]:
        for family in skill.families:
            draws = [library.make(family.item, seed) for seed in range(6)]
            if not all(any(form.form in PLAYS for form in one.forms) for one in draws):
                continue
            for mistake in {name for one in draws for name in _known(one)}:
                clear = [clearness(one, one.form_for(PLAYS), mistake) for one in draws]
                best = drawn_for(lambda seed, draws=draws: draws[seed], range(6), mistake, PLAYS)  # type: ignore[misc]
                assert clearness(best, best.form_for(PLAYS), mistake) == max(clear)
                by_chance, made = by_chance + (clear[0] == 2), made + (max(clear) == 2)
    assert made > by_chance > 0


# ------------------------------------------------------------ a child with one persistent mistake
def _by_the_bug(level: Level, bug: str) -> bool:
    """The child's answer: the known mistake where it gives a wrong answer here, else the right one. True when it showed."""
    now = level.asked
    assert now is not None
    form = now.form
    right = Answer(form.form, now.challenge.solution[form.form])
    for given in [option.id for option in getattr(form, "options", ())] or list(now.challenge.mistakes):
        verdict = level._library.judge(now.challenge, Answer(form.form, (given,)))
        if isinstance(verdict, Wrong) and verdict.mistake and verdict.mistake.id == bug:
            outcome = level.submit(Answer(form.form, (given,)), 1.0)
            assert outcome.say == verdict.mistake.say
            level.submit(right, 1.0)
            return True
    level.submit(right, 1.0)
    return False


@pytest.mark.parametrize(
    ("skill", "bug"),
    [("earth-and-sky/compass", "back"), ("earth-and-sky/compass", "beside"), ("times-tables/times-5", "one-short")],
)
def test_a_child_with_one_persistent_mistake_soon_meets_challenges_that_show_it(
    play_session: PlaySession, skill: str, bug: str
) -> None:
    met: list[tuple[str, bool]] = []
    for _ in range(4):
        level = play_session.start_level(skill, "fog_beam", PLAYS)
        while level.asked is not None:
            code, is_here = level.asked.choice.reason.code, level.asked.choice.skill == skill
            showed = _by_the_bug(level, bug)
            met += [(code, showed)] if is_here else []
            level.go_on(1.0)
        play_session.end_level(finished=True, play_s=100)
    drawn = [showed for code, showed in met if code == "mixed_up"]
    assert drawn and all(drawn)
    assert not any(one[0] == two[0] == "mixed_up" for one, two in zip(met, met[1:], strict=False))
