"""How sure are you, and how did you find it? Asked once in a while by pictures, by mouse and by keyboard; playing on is always as good."""

from collections.abc import Callable

import pytest

from engine.records import AnswerGiven, StrategyTold
from game.screens.play.page import Play
from game.tour import Journey
from tests.journeys.test_first_light import play_session, to_the_chart

SKILL = "sums-and-differences/add-to-10"


def at_the_question(j: Journey) -> Play:
    """Play until the bubble asks how sure the child is."""
    to_the_chart(j, band="7-9")
    for _ in range(9):
        play_session(j, SKILL, "fog_beam")
        while isinstance(j.top, Play) and not j.top.asks_sure:
            j.answer(right=True)
            j.wait(2.0)
        if isinstance(j.top, Play):
            return j.top
        j.wait(3)
        j.press("chart")
        j.wait(0.6)
    raise AssertionError("nine levels in which nobody asked")


def told(j: Journey) -> tuple[list[str], list[str]]:
    assert j.services.play_session is not None
    known = j.services.play_session.facts()
    return (
        [fact.sure for fact in known if isinstance(fact, AnswerGiven) and fact.sure],
        [fact.how for fact in known if isinstance(fact, StrategyTold)],
    )


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_both_questions_are_answered_by_pictures(make: Callable[..., Journey], keyboard: bool) -> None:
    j = make(keyboard=keyboard)
    play = at_the_question(j)
    j.press("say-unsure")
    assert play.widget("say-unsure").checked and not play.widget("say-sure").checked
    j.answer(right=True)
    j.wait(2.0)
    assert play.mode == "how" and {"on", "how-knew", "how-worked_out", "how-guessed"} <= {w.key for w in play.widgets}
    number = play.level.number
    j.press("how-guessed")
    j.wait(1.0)
    assert play.mode == "asking" and play.level.number == number
    assert told(j) == (["unsure"], ["guessed"])


def test_who_just_answers_is_not_asked_further(make: Callable[..., Journey]) -> None:
    j = make()
    play = at_the_question(j)
    j.answer(right=True)
    j.wait(2.0)
    assert play.mode == "asking" and not play.asks_sure
    assert told(j) == ([], [])


def test_going_on_without_saying_how_is_one_press(make: Callable[..., Journey]) -> None:
    j = make()
    play = at_the_question(j)
    j.press("say-sure")
    j.answer(right=True)
    j.wait(2.0)
    assert play.focus_key == "on"
    j.press("on")
    j.wait(1.0)
    assert play.mode == "asking" and told(j) == (["sure"], [])


def test_a_hint_takes_the_bubble_and_the_question_goes(make: Callable[..., Journey]) -> None:
    j = make()
    play = at_the_question(j)
    j.press("hint")
    assert not play.asks_sure and not j.has("say-sure") and play.bubble


def test_a_grown_up_or_child_switches_it_off(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    j.press("settings")
    j.press("tabs")
    j.navigator.top._turn(2)  # type: ignore[attr-defined]
    j.press("ask_sure")
    assert not j.services.profile.settings.ask_sure
    j.press("back")
    for _ in range(4):
        play_session(j, SKILL, "fog_beam")
        while isinstance(j.top, Play):
            assert not j.top.asks_sure
            j.answer(right=True)
            j.wait(2.0)
        j.wait(3)
        j.press("chart")
        j.wait(0.6)
