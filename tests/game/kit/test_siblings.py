"""Labels that belong together are equally large, however short or long their words are."""

from collections.abc import Callable

import pytest

from game.kit.navigation import Push
from game.kit.widgets import Button
from game.tour import Journey
from tests.journeys.test_first_light import to_the_chart


def sizes(journey: Journey) -> dict[str, float]:
    return {text.text: round(text.size, 2) for text in journey.draw().texts or []}


@pytest.mark.parametrize("size", ["normal", "large", "largest"])
def test_switches_of_one_page_are_equally_large(make: Callable[..., Journey], size: str) -> None:
    j = make()
    to_the_chart(j)
    j.services.change_settings(text_size=size)
    j.navigator.follow(Push(j.pages.settings()))
    j.navigator.top._turn(2)  # type: ignore[attr-defined]
    drawn = sizes(j)
    switches = [drawn[name] for name in ("Calm pictures", "A pause after each press", "Take all the time I need")]
    wishes = [drawn[name] for name in ("Gentle", "Just right", "Tricky")]
    assert len(set(switches)) == len(set(wishes)) == 1
    assert min(*switches, *wishes) >= 22
    assert max(*switches, *wishes) < drawn["Settings"], "no label is above the heading"
    if size == "largest":
        assert switches[0] > 24, "large text still grows"
    assert j.troubles == []


@pytest.mark.parametrize("size", ["normal", "largest"])
def test_the_longest_of_the_siblings_has_room(make: Callable[..., Journey], size: str) -> None:
    j = make()
    to_the_chart(j)
    j.services.change_settings(text_size=size)
    j.navigator.follow(Push(j.pages.ask("Really?", "It will be gone.", "Keep Anastasia", "Go")))
    canvas = j.draw()
    safe, other = (j.navigator.top.widget(key) for key in ("safe", "other"))  # type: ignore[attr-defined]
    assert isinstance(safe, Button) and isinstance(other, Button)
    assert safe.shared_size(canvas) == other.shared_size(canvas) == safe.label_size(canvas)
    assert canvas.fitted_width(safe.label, safe.shared_size(canvas), 1280, bold=True, exact=True) <= safe.box[2] - 28
    if size == "largest":
        assert other.label_size(canvas) > other.shared_size(canvas), "alone the short word would be louder"


def test_a_label_that_has_no_room_is_told(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    j.navigator.follow(Push(j.pages.ask("Really?", "It will be gone.", "Keep everything exactly as it was before", "Go")))
    assert any("Keep everything" in trouble for trouble in [*j.draw().troubles, *j.troubles])
