"""How sure a child was, and how it found the answer: what comes again, and what counts for less. Whoever says nothing loses nothing."""

from dataclasses import replace
from random import Random

import pytest

from engine.learning import learner, tuning
from engine.learning.learner import LearnerState
from engine.records import AnswerGiven, HelpDeclared, LevelStarted, StrategyTold, Sure
from engine.scheduling import scheduler
from engine.scheduling.scheduler import Asked, Choice, Session
from tests.engine.scheduling.seas import START_S, answer, chain

GRAPH = chain(4)
FOCUS = "p/s2"
ITEM, OTHER, THIRD = f"{FOCUS}#0.0", f"{FOCUS}#1.0", f"{FOCUS}#2.0"
STARTED = learner.replay([answer(ITEM, True, START_S + n, difficulty=-1.0) for n in range(4)], GRAPH, "7-9", START_S)


def asked(item: str, correct: bool | None, sure: Sure = "") -> Asked:
    return Asked(item=item, skill=FOCUS, correct=correct, sure=sure)


def chosen(*past: Asked, seed: int = 1) -> Choice:
    session = Session(level="L", focus=FOCUS, asked=past, total=10)
    choice = scheduler.choose_next(STARTED, GRAPH, session, START_S + 100, Random(seed))
    assert choice is not None
    return choice


def test_sure_but_wrong_comes_back_before_anything_else_that_was_missed() -> None:
    past = [asked(OTHER, False), asked(THIRD, True), asked(ITEM, False, "sure"), asked(THIRD, True), asked(THIRD, True)]
    again = chosen(*past)
    assert (again.item, again.reason.code) == (ITEM, "sure_before")
    plain = chosen(*[replace(one, sure="") for one in past])
    assert (plain.item, plain.reason.code) == (OTHER, "missed_before")


@pytest.mark.parametrize("said", ["unsure", "guessed"])
def test_right_but_not_sure_comes_once_more_and_only_once(said: Sure) -> None:
    past = [asked(OTHER, True), asked(ITEM, True, said), asked(OTHER, True), asked(THIRD, True)]
    again = chosen(*past)
    assert (again.item, again.reason.code) == (ITEM, "once_more")
    for seed in range(10):
        later = chosen(*past, asked(ITEM, True), asked(OTHER, True), asked(THIRD, True), seed=seed)
        assert later.reason.code != "once_more"


@pytest.mark.parametrize("said", ["", "sure"])
def test_right_and_sure_or_silent_comes_no_more_than_usual(said: Sure) -> None:
    past = [asked(OTHER, True), asked(ITEM, True, said), asked(OTHER, True), asked(THIRD, True)]
    assert all(chosen(*past, seed=seed).reason.code != "once_more" for seed in range(20))


def test_it_does_not_come_again_at_once() -> None:
    assert all(
        chosen(asked(OTHER, True), asked(ITEM, True, "unsure"), seed=seed).reason.code != "once_more" for seed in range(10)
    )


# ------------------------------------------------------------ what it weighs
def after(*facts: AnswerGiven | StrategyTold | HelpDeclared) -> LearnerState:
    start = LevelStarted(at_s=START_S + 50, level="M", skill=FOCUS, purpose="practice", minigame="beam", seed=1)
    state = learner.apply(STARTED, start, GRAPH)
    for fact in facts:
        state = learner.apply(state, fact, GRAPH)
    return state


def right(sure: Sure = "", *, correct: bool = True) -> AnswerGiven:
    return answer(ITEM, correct, START_S + 60, level="M", sure=sure)


def how(way: str, item: str = ITEM) -> StrategyTold:
    return StrategyTold(at_s=START_S + 61, level="M", item=item, how=way)  # type: ignore[arg-type]


def rise(*facts: AnswerGiven | StrategyTold | HelpDeclared) -> float:
    return after(*facts).ability - STARTED.ability


def test_a_right_answer_counts_less_when_unsure_and_least_when_guessed() -> None:
    plain, unsure, guessed = rise(right()), rise(right("unsure")), rise(right("unsure"), how("guessed"))
    assert plain > unsure > guessed > 0
    assert unsure == pytest.approx(tuning.UNSURE_INFORMATION * plain, rel=0.12)
    assert rise(right("sure"), how("guessed")) == guessed, "what is said last counts"


def test_being_sure_knowing_and_working_out_weigh_nothing() -> None:
    assert rise(right("sure")) == rise(right()) == rise(right("sure"), how("knew")) == rise(right("sure"), how("worked_out"))


def test_a_miss_weighs_the_same_whatever_was_said() -> None:
    misses = {rise(right(sure, correct=False)) for sure in ("", "sure", "unsure")}  # type: ignore[arg-type]
    assert len(misses) == 1 and misses.pop() < 0


def test_help_and_guessing_together_are_not_counted_twice() -> None:
    helped = HelpDeclared(at_s=START_S + 70, level="M")
    assert rise(right("sure"), how("guessed"), helped) == rise(right(), helped)


def test_a_word_about_another_answer_changes_nothing() -> None:
    assert after(right(), how("guessed", OTHER)) == after(right())


def test_saying_it_once_or_replaying_everything_is_the_same() -> None:
    facts: list[AnswerGiven | StrategyTold] = [right("sure"), how("guessed"), answer(OTHER, True, START_S + 80, level="M")]
    again = replace(LearnerState.from_json(after(*facts).to_json()))
    assert again == after(*facts)
