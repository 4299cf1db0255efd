"""Back after two weeks: a short voyage is offered, may be skipped, and is played by mouse alone and by keyboard alone."""

from collections.abc import Callable

import pytest

from game.tour import Journey
from tests.journeys.test_first_light import play_session, to_the_chart

DAY_S = 86_400.0
ISLAND = "first-numbers/count-to-3"


def comes_back(j: Journey, days: float) -> None:
    """Home, some days pass, and the keeper enters again."""
    j.press("home")
    assert j.services.play_session is None
    j.services.clock.advance(days * DAY_S)  # type: ignore[attr-defined]
    keeper = next(widget.key for widget in j.navigator.top.widgets if widget.key.startswith("keeper"))  # type: ignore[attr-defined]
    j.press(keeper)


def one_level(j: Journey) -> None:
    play_session(j, ISLAND, "stepping_stones")
    j.play_level(lambda: True)
    j.press("chart")


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_who_was_away_for_two_weeks_sails_a_short_way_first(make: Callable[..., Journey], keyboard: bool) -> None:
    j = make(keyboard=keyboard)
    to_the_chart(j)
    one_level(j)
    comes_back(j, 15)
    assert j.name == "placement"
    assert "Welcome back" in j.navigator.top.page_text()  # type: ignore[attr-defined]
    j.draw()
    session = j.services.play_session
    assert session is not None
    before, lights = session.answers, dict(session.state.lights)
    j.press("sail")
    j.wait(3)
    j.play_level(lambda: True)
    assert j.name == "level_end"
    assert 0 < session.answers - before <= 6
    assert session.state.lights == lights, "nothing is lost"
    j.press("chart")
    comes_back(j, 1)
    assert j.name == "chart", "it is offered once"
    assert j.troubles == []


def test_it_may_be_skipped_and_is_not_offered_before_two_weeks(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    one_level(j)
    comes_back(j, 10)
    assert j.name == "chart"
    one_level(j)
    comes_back(j, 20)
    assert j.name == "placement"
    assert j.services.play_session is not None
    state = j.services.play_session.state
    j.press("skip")
    assert j.name == "chart"
    assert j.services.play_session.state == state, "skipping changes nothing"


def test_who_never_played_is_not_welcomed_back(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    comes_back(j, 30)
    assert j.name == "chart"
