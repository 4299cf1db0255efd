"""What can be asked for beside the game, on the pause page and by a key has one guard: it is done by every door, or by none."""

from collections.abc import Callable

import pytest

from engine.records import PushedBack
from game.intents import AskFor
from game.screens.play.page import Play
from game.tour import Journey
from tests.journeys.test_first_light import play_session, to_the_chart

_BESIDE = {"easier": "too_hard", "harder": "too_easy", "else": "not_now"}


def _page(j: Journey) -> Play:
    assert isinstance(j.top, Play)
    return j.top


def _fixing(j: Journey) -> None:
    """A level with one miss, and then its round of fixing."""
    missed = [False]

    def knows() -> bool:
        was, missed[0] = missed[0], True
        return was

    j.play_level(knows)
    j.wait(2)
    j.press("fix")
    j.wait(3)


def _missed_twice(j: Journey) -> None:
    for _ in range(2):
        j.settle()
        j.answer(right=False)
        j.wait(2)


def _moved_on(j: Journey) -> None:
    j.press("unsure")
    j.wait(2)


_MOMENTS: dict[str, tuple[Callable[[Journey], None], bool]] = {
    "asking": (lambda j: None, True),
    "offer": (_missed_twice, True),
    "moved_on": (_moved_on, False),
    "fixing": (_fixing, False),
}


@pytest.mark.parametrize("moment", _MOMENTS)
@pytest.mark.parametrize("key", _BESIDE)
@pytest.mark.parametrize("door", ["pause", "key"])
def test_another_challenge_comes_by_every_door_or_by_none(make: Callable[..., Journey], moment: str, key: str, door: str) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    play_session(j, "times-tables/times-5", "fog_beam")
    reach, allowed = _MOMENTS[moment]
    reach(j)
    page = _page(j)
    asked = page.level.asked
    assert asked is not None
    if moment != "offer":  # its two buttons take the bubble, and nothing else is beside the game
        assert j.has(key) == (allowed and page.mode == "asking")
    if door == "pause":
        j.press("pause")
        assert j.has(key) == allowed
        j.press(key if allowed else "on")
    else:
        j.send(AskFor(_BESIDE[key]))  # type: ignore[arg-type]
    j.wait(2)
    page = _page(j)
    assert page.level.asked is not None
    assert (page.level.asked is not asked) == allowed
    assert j.services.play_session is not None
    pushes = [fact.push for fact in j.services.play_session.facts() if isinstance(fact, PushedBack)]
    assert pushes == ([_BESIDE[key]] if allowed else [])


@pytest.mark.parametrize("press", ["hint", "unsure"])
def test_after_one_miss_its_fixing_can_be_paused_and_played_to_its_end(make: Callable[..., Journey], press: str) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    play_session(j, "times-tables/times-5", "fog_beam")
    _fixing(j)
    j.press("pause")
    assert not j.has("easier")
    j.press("on")
    j.send(AskFor("too_hard"))
    j.press(press)
    j.wait(2)
    j.play_level(lambda: True)
    assert j.name == "chart"


def test_a_level_without_another_challenge_ends_well(make: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    play_session(j, "times-tables/times-5", "fog_beam")
    monkeypatch.setattr(_page(j).level, "_choose", lambda *_: None)
    j.press("else")
    j.wait(1)
    assert j.name == "level_end"
