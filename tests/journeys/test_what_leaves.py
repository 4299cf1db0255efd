"""What goes out of the game: the family card from the parent's page, and that the child can tell an adult looked."""

from collections.abc import Callable

import pytest

from engine.records import AdultLooked
from game.kit.navigation import Push
from game.tour import Journey
from tests.journeys.test_first_light import to_the_chart


@pytest.mark.parametrize("keyboard", [False, True])
def test_a_card_is_saved_with_and_without_the_name(make: Callable[..., Journey], keyboard: bool) -> None:
    j = make(keyboard=keyboard)
    to_the_chart(j)
    play_session = j.services.play_session
    assert play_session is not None
    name = play_session.profile.nickname
    j.services.adults_here = True
    j.navigator.follow(Push(j.pages.parent()))
    assert [type(fact) for fact in play_session.facts()].count(AdultLooked) == 1
    j.press("card")
    j.press("save")
    j.press("save")
    j.press("named")
    j.press("text")
    files = {path.name: path.read_text("utf-8") for path in j.services.take_along.iterdir()}
    assert set(files) == {f"{name}-card.html", f"{name}-card-2.html", "lights-card.txt"}
    assert name in files[f"{name}-card.html"] and name not in files["lights-card.txt"]
    said = " ".join(text.text for text in j.draw().texts or [])
    assert "lights-card.txt" in said
    assert j.troubles == []


def test_where_nothing_can_be_saved_the_page_says_so(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    j.services.take_along.parent.mkdir(parents=True, exist_ok=True)
    j.services.take_along.write_text("a file where the folder should be", "utf-8")
    j.services.adults_here = True
    j.navigator.follow(Push(j.pages.parent()))
    j.press("card")
    j.press("save")
    assert "cannot be saved" in j.navigator.top.page_text()  # type: ignore[attr-defined]
