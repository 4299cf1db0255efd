"""A child of three, from the first page to the first light: everything is pressed, nothing is read."""

import os
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from engine.challenges.base import ChooseForm
from engine.records import AnswerGiven
from game.tour import Journey
from tests.journeys.test_first_light import lamps, play_session, to_the_chart

SEEN = os.environ.get("LIGHTKEEPERS_SEEN", "")  # a folder: pictures of the way, to be looked at


def look(j: Journey, name: str) -> None:
    j.draw()
    if SEEN:
        pygame.image.save(j.surface, Path(SEEN) / f"{name}.png")


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_a_child_of_three_has_a_first_light_on_the_shore(make: Callable[..., Journey], keyboard: bool) -> None:
    j = make(keyboard=keyboard)
    to_the_chart(j, band="3", placement=True)
    j.wait(3)
    kept = j.services.play_session
    assert kept is not None
    assert kept.profile.band == "3"
    look(j, "voyage")
    j.play_level(lambda: True)
    assert j.name == "level_end"
    j.press("chart")
    look(j, "chart")
    voyage = {fact.item.partition("#")[0] for fact in kept.facts() if isinstance(fact, AnswerGiven)}
    assert all(skill.startswith(("shore/", "first-")) for skill in voyage), voyage
    tips = [tip.skill for tip in kept.recommendations(3)]
    assert any(tip.startswith("shore/") for tip in tips), tips
    for level in range(5):
        play_session(j, "shore/find-it", "fog_beam")
        asked = j.navigator.top.level.asked  # type: ignore[attr-defined]
        assert all(len(form.options) <= 3 for form in asked.challenge.forms if isinstance(form, ChooseForm))
        look(j, f"find-it-{level}")
        j.play_level(lambda: True)
        assert j.name == "level_end"
        j.wait(1)
        look(j, f"end-{level}")
        j.press("chart")
        if lamps(j, "shore/find-it") == 5:
            break
    assert lamps(j, "shore/find-it") == 5
    assert j.troubles == []


def test_how_old_is_asked_in_years_below_seven(make: Callable[..., Journey]) -> None:
    j = make()
    j.press("play")
    j.press("go")
    look(j, "age")
    cards = [w for w in j.navigator.top.widgets if w.key.startswith("band-")]  # type: ignore[attr-defined]
    assert [card.key.removeprefix("band-") for card in cards] == ["3", "4", "5", "6", "7-9", "10-12", "13+"]
    assert [card.spoken for card in cards[:2]] == ["I am 3", "I am 4"]
    assert all(min(card.box[2:]) >= 72 for card in cards), "large enough for small fingers"
    j.press("band-4")
    look(j, "age-chosen")
    j.press("go")
    j.press("skip")
    kept = j.services.play_session
    assert kept is not None
    assert kept.profile.band == "4"
    assert kept.state.ability == -2.6
    assert j.troubles == []
