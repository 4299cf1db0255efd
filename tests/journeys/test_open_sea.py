"""A mixed voyage: from the chart across the open sea and back, by mouse and by keyboard."""

from collections.abc import Callable

import pytest

from engine.records import AnswerGiven, LevelStarted
from game.tour import Journey
from tests.journeys.test_first_light import to_the_chart


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_a_child_crosses_the_open_sea_and_sails_again(make: Callable[..., Journey], keyboard: bool) -> None:
    j = make(keyboard=keyboard)
    to_the_chart(j, band="7-9")
    j.press("open_sea")
    j.wait(3)
    assert j.name == "play"
    j.play_level(lambda: True)
    assert j.name == "level_end"
    j.wait(1)
    j.draw()
    j.press("again")
    assert j.name == "play"
    assert j.troubles == []
    play_session = j.services.play_session
    assert play_session is not None
    facts = play_session.facts()
    starts = [fact for fact in facts if isinstance(fact, LevelStarted)]
    assert [(start.skill, start.purpose) for start in starts] == [("", "practice"), ("", "practice")]
    asked = [fact for fact in facts if isinstance(fact, AnswerGiven)]
    assert len(asked) >= 8 and len({fact.skills for fact in asked}) >= 2


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_a_child_sets_a_goal_and_hears_how_far_it_is(make: Callable[..., Journey], keyboard: bool) -> None:
    j = make(keyboard=keyboard)
    to_the_chart(j, band="7-9")
    j.press("next")
    skill = j.navigator.top.tips[0].skill  # type: ignore[attr-defined]
    j.navigator.top._show(skill)  # type: ignore[attr-defined]
    j.wait(0.5)
    j.press(skill)
    j.press("goal")
    play_session = j.services.play_session
    assert play_session is not None
    assert [goal.skill for goal in play_session.wishes.current()] == [skill]
    assert "challenges to go" in j.navigator.top.page_text()  # type: ignore[attr-defined]
    j.draw()
    assert j.troubles == []
    j.press("goal")
    assert play_session.wishes.current() == ()
