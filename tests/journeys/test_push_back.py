"""Easier, harder, something else: one tap or one key in the middle of a game, obeyed at once, kept, and answered in words."""

from collections.abc import Callable
from statistics import mean

import pytest

from engine.records import PushedBack
from game.intents import AskFor
from game.screens.play.page import Play
from game.tour import Journey
from tests.journeys.test_first_light import play_session, to_the_chart
from tests.journeys.test_one_switch import OneSwitch

SKILL = "sums-and-differences/add-to-10"
PUSHES = [("easier", "too_hard"), ("harder", "too_easy"), ("else", "not_now")]


def at_play(j: Journey, band: str = "7-9") -> Play:
    to_the_chart(j, band=band)
    play_session(j, SKILL, "fog_beam")
    assert isinstance(j.top, Play)
    return j.top


def pushes(j: Journey) -> list[str]:
    assert j.services.play_session is not None
    return [fact.push for fact in j.services.play_session.facts() if isinstance(fact, PushedBack)]


@pytest.mark.parametrize(("key", "push"), PUSHES)
@pytest.mark.parametrize("by", ["mouse", "keyboard", "key"])
def test_one_tap_changes_the_challenge_and_is_kept(make: Callable[..., Journey], key: str, push: str, by: str) -> None:
    j = make(keyboard=by == "keyboard")
    play = at_play(j)
    assert play.level.asked is not None
    before = play.level.asked.challenge.identity
    if by == "key":
        j.send(AskFor(push))  # type: ignore[arg-type]
    else:
        j.press(key)
    assert j.top is play, "no page in between"
    assert play.level.asked.challenge.identity != before
    assert pushes(j) == [push]
    assert play.bubble and j.services.kit.speech.captions[-1].startswith(play.bubble)
    assert play.level.number == 0, "what was waved away is neither right nor wrong"


def test_easier_is_easier_and_harder_is_harder(make: Callable[..., Journey]) -> None:
    def predicted(key: str) -> float:
        play = at_play(j := make())
        j.play_level(lambda: True, most=2)
        found = []
        for _ in range(4):
            j.press(key)
            assert play.level.asked is not None
            found.append(play.level.asked.choice.target)
        return mean(found)

    assert predicted("easier") >= 0.9 > 0.8 > predicted("harder")


def test_with_one_switch_the_walking_focus_comes_by(make: Callable[..., Journey]) -> None:
    made = make()
    j = OneSwitch(made.services, made.surface, made.clock)
    at_play(j)
    j.services.change_settings(one_switch=True)
    j.press("easier")
    assert pushes(j) == ["too_hard"]


def test_the_buttons_are_there_only_while_something_is_asked(make: Callable[..., Journey]) -> None:
    j = make()
    play = at_play(j)
    assert all(j.has(key) for key, _ in PUSHES)
    for _ in range(2):
        j.answer(right=False)
        j.wait(1.2)
    assert play.mode == "offer"
    assert not any(j.has(key) for key, _ in PUSHES)
    j.press("try")
    j.press("unsure")
    j.wait(1.2)
    assert play.mode == "moved_on"
    j.send(AskFor("not_now"))
    assert pushes(j) == [] and play.mode == "moved_on"


def test_the_pause_page_keeps_the_same_three(make: Callable[..., Journey]) -> None:
    j = make()
    play = at_play(j)
    j.press("pause")
    j.press("easier")
    assert j.top is play and pushes(j) == ["too_hard"] and play.bubble


def test_they_cover_nothing_that_can_be_pressed(make: Callable[..., Journey], root: object) -> None:
    j = make()
    play = at_play(j)
    for widget in play.widgets:
        for key, _ in PUSHES:
            if widget.key != key:
                assert not _touch(play.widget(key).hit_box, widget.hit_box, apart=7.9), (key, widget.key)


def _touch(a: tuple[float, float, float, float], b: tuple[float, float, float, float], *, apart: float) -> bool:
    return a[0] < b[0] + b[2] + apart and b[0] < a[0] + a[2] + apart and a[1] < b[1] + b[3] + apart and b[1] < a[1] + a[3] + apart
