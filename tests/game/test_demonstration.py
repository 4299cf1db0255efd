"""The companion's demonstration: over the things that can be pressed, and home again."""

from collections.abc import Callable

import pytest

from game.intents import Press
from game.kit.widgets import Widget
from game.screens.play.demonstration import HOME, Demonstration
from game.screens.play.page import Play
from game.tour import Journey


@pytest.mark.parametrize("count", [1, 2, 4, 12])
def test_the_companion_presses_its_stops_one_after_the_other_and_comes_home(count: int) -> None:
    things = [Widget(f"w{n}", (100.0 * n, 400.0, 80.0, 80.0), str(n)) for n in range(count)]
    demo = Demonstration(things)
    pressed: list[str] = []
    for step in range(401):
        demo.press(step / 400)
        now = [thing.key for thing in things if thing.look.pressed]
        assert len(now) <= 1
        pressed += [key for key in now if key not in pressed]
    assert pressed == [stop.key for stop in demo.stops]
    assert len(demo.stops) == {1: 1, 2: 2, 4: 4, 12: 3}[count]
    assert demo._at(1.0)[0] == pytest.approx(HOME)
    demo.press(0.25)
    demo.end()
    assert not any(thing.look.pressed for thing in things)


def test_it_plays_the_first_time_only_and_ends_by_itself_or_at_a_press(make: Callable[..., Journey]) -> None:
    journey = make()
    for key in ("play", "go", "band-7-9", "go", "sail"):
        journey.press(key)
    assert journey.name == "play"
    page = journey.navigator.top
    assert isinstance(page, Play)
    assert page.demo is not None
    journey.send(Press())
    journey.wait(0.1)
    assert page.demo is None, "a child who knows may begin"
