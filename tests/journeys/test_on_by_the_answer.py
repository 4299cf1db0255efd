"""After the right answer was shown: a press on it goes on, as a press on the button does; a press elsewhere does not."""

from collections.abc import Callable

import pytest

from engine.challenges.base import Form
from game.intents import Point
from game.screens.play.page import Play
from game.tour import Journey
from tests.journeys.test_first_light import play_session, to_the_chart


@pytest.mark.parametrize("game", ["stepping_stones", "fog_beam", "net_and_letters"])
def test_a_press_on_what_is_shown_goes_on(make: Callable[..., Journey], game: str) -> None:
    j = make()
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-3", game)
    play = j.navigator.top
    assert isinstance(play, Play) and play.level.asked is not None
    asked = play.level.asked
    assert asked.form.form is Form.CHOOSE
    j.press("unsure")
    j.wait(3)
    assert play.mode == "moved_on"
    right = asked.challenge.solution[Form.CHOOSE][0]
    others = [w for w in play.game.widgets if w.key.startswith("option-") and w.key != f"option-{right}"]
    (shown,) = [w for w in play.game.widgets if w.key == f"option-{right}"]

    def click(at: tuple[float, float]) -> None:
        j.navigator.handle(Point("down", at))
        j.navigator.handle(Point("up", at))
        j.wait(2)

    click(others[0].centre)
    assert play.mode == "moved_on" and play.level.asked is asked
    click(shown.centre)
    assert play.level.asked is not asked and j.troubles == []
