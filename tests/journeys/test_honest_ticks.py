"""A thing done away from the screen: the child ticks what is so, and only a grown-up ticks the grown-up's column."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.profiles import pin
from engine.profiles.memory_store import MemoryStore
from game.minigames import TABLE
from game.screens.play.page import Play
from game.tour import Journey
from tests.journeys.test_first_light import play_session, to_the_chart
from tests.journeys.test_lock_and_repair import through


def at_the_task(make: Callable[..., Journey], root: Path, *, keyboard: bool = False, locked: bool = False) -> Journey:
    store = MemoryStore()
    if locked:
        store.write_app({"pin": pin.new_record("2580")})
    j = make(store=store, packs=[root / "tests" / "journeys"], keyboard=keyboard)
    to_the_chart(j, band="7-9")
    play_session(j, "workshop/show", TABLE)
    return j


def ticked(j: Journey) -> set[str]:
    return {widget.key for widget in j.navigator.top.widgets if widget.checked}  # type: ignore[attr-defined]


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
@pytest.mark.parametrize("locked", [False, True], ids=["no PIN", "PIN"])
def test_a_level_of_not_yets_is_thanked_for_and_leaves_nothing_to_mend(
    make: Callable[..., Journey], root: Path, keyboard: bool, locked: bool
) -> None:
    j = at_the_task(make, root, keyboard=keyboard, locked=locked)
    for number in range(60):
        play = j.navigator.top
        if not isinstance(play, Play):
            break
        if play.mode == "moved_on":
            assert "Thank you" in play.bubble
            j.press("on")
        elif play.mode == "asking" and not play.game.busy:
            if number % 2:
                j.press("tick-me:0")
            j.press("go")
            assert play.mode == "moved_on" and play.game.reaction == "noted"
            j.draw()
        j.wait(1)
    assert j.name == "level_end"
    assert not j.has("fix")
    assert j.troubles == []


def test_the_grown_ups_column_needs_the_pin(make: Callable[..., Journey], root: Path) -> None:
    j = at_the_task(make, root, locked=True)
    j.press("tick-me:0")
    j.press("tick-adult:0")
    assert j.name == "door"
    j.draw()
    j.press("back")
    assert j.name == "play" and ticked(j) == {"tick-me:0"}
    j.press("tick-adult:0")
    through(j, "1111")
    assert j.name == "door"
    through(j, "2580")
    assert j.name == "play" and ticked(j) == {"tick-me:0", "tick-adult:0"}
    assert not j.services.adults_here, "the pages behind the door stay shut"
    j.press("tick-adult:1")
    j.press("tick-adult:2")
    j.press("go")
    play = j.navigator.top
    assert isinstance(play, Play) and play.level.first_time_right == 1
    j.wait(3)
    j.press("tick-adult:0")
    assert j.name == "door", "the next task asks for a grown-up again"


def test_without_a_pin_child_and_grown_up_tick_together(make: Callable[..., Journey], root: Path) -> None:
    j = at_the_task(make, root)
    j.press("tick-adult:0")
    assert j.name == "play" and ticked(j) == {"tick-adult:0"}
