"""From the first start to a lit lighthouse, driven by intents only: by mouse alone and by keyboard alone, in each mini-game."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.minigames import MINIGAMES
from game.tour import Journey
from game.tour.islands import island_for


def to_the_chart(j: Journey, *, band: str = "5", placement: bool = False) -> None:
    """A new keeper, with or without the first voyage."""
    j.press("play")
    assert j.name == "new_keeper"
    j.press("friend-gull")
    j.press("go")
    j.press(f"band-{band}")
    j.press("go")
    assert j.name == "placement"
    j.press("sail" if placement else "skip")


def play_session(j: Journey, skill: str, game: str) -> None:
    """Sail to an island and begin a level there."""
    j.navigator.top._show(skill)  # type: ignore[attr-defined]
    j.wait(0.5)
    j.press(skill)
    assert j.name == "island_card"
    j.press(f"game-{game}")
    j.press("play")
    j.wait(3)
    assert j.name == "play"


def lamps(j: Journey, skill: str) -> int:
    assert j.services.play_session is not None
    return j.services.play_session.state.lights.get(skill, 0)


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
@pytest.mark.parametrize("game", MINIGAMES)
def test_a_child_lights_a_lighthouse(make: Callable[..., Journey], root: Path, game: str, keyboard: bool) -> None:
    lights_a_lighthouse(make, root, game, keyboard=keyboard)


def lights_a_lighthouse(make: Callable[..., Journey], root: Path, game: str, *, keyboard: bool) -> None:
    """On a shipped island that suits the game, or else on one of the workshop, which has one for each kind of challenge."""
    for packs in (None, [root / "tests" / "journeys"]):
        j = make(keyboard=keyboard, packs=packs)
        to_the_chart(j)
        skill = island_for(j.services.classroom.library, game)
        if skill is not None:
            break
    assert skill is not None, "a game plays what the workshop has"
    for _level in range(12):
        play_session(j, skill, game)
        j.play_level(lambda: True)
        assert j.name == "level_end"
        j.wait(1)
        j.press("chart")
        assert j.name == "chart"
        if lamps(j, skill) == 5:
            break
    assert lamps(j, skill) == 5
    assert j.services.play_session is not None
    assert len(j.services.play_session.state.gifts) >= 1
    assert j.troubles == []


def test_the_first_voyage_is_short_and_opens_the_sea(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j, placement=True)
    j.wait(3)
    j.play_level(lambda: True)
    assert j.name == "level_end"
    visit_ = j.services.play_session
    assert visit_ is not None
    assert 5 <= visit_.answers <= 12
    assert visit_.state.placed
    j.press("chart")
    assert j.name == "chart"
    assert len(visit_.recommendations()) >= 2


def test_a_child_who_gets_everything_wrong_has_help_and_ends_in_good_spirits(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    helped = moved_on = 0
    for _ in range(200):
        if j.name != "play":
            break
        mode = j.navigator.top.mode  # type: ignore[attr-defined]
        if mode == "offer":
            helped += 1
            j.press("show")
        elif mode == "moved_on":
            moved_on += 1
            assert j.navigator.top.bubble  # type: ignore[attr-defined]
            j.press("on")
        elif mode == "asking" and not j.navigator.top.game.busy:  # type: ignore[attr-defined]
            j.answer(right=False)
        j.wait(1)
    assert j.name == "level_end"
    assert helped >= 3
    assert moved_on >= 3
    assert lamps(j, "first-numbers/count-to-3") >= 1, "patient trying lights a lamp, too"
    j.draw()
    j.press("fix")
    j.wait(3)
    assert j.name == "play"
    j.play_level(lambda: True)
    assert j.name == "chart"


def test_going_back_and_forth_never_piles_up_screens(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    for _ in range(3):
        play_session(j, "first-numbers/count-to-3", "fog_beam")
        j.press("pause")
        j.press("leave")
        assert j.name == "chart"
    assert j.navigator.depth == 1


def test_easier_please_changes_the_challenge_and_is_remembered(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    play_session(j, "times-tables/times-5", "fog_beam")
    before = j.navigator.top.level.asked.challenge.identity  # type: ignore[attr-defined]
    j.press("pause")
    j.press("easier")
    assert j.navigator.top.level.asked.challenge.identity != before  # type: ignore[attr-defined]
    assert j.navigator.top.level.wish == "easy"  # type: ignore[attr-defined]
    assert "PushedBack" in {type(fact).__name__ for fact in j.services.play_session._opened.facts()}  # type: ignore[union-attr]


def test_nothing_moves_on_by_itself(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    before = j.navigator.top.level.asked.challenge.identity  # type: ignore[attr-defined]
    j.wait(3600)
    assert j.navigator.top.level.asked.challenge.identity == before  # type: ignore[attr-defined]
    j.answer(right=True)
    j.wait(1.5)
    assert j.navigator.top.level.number == 1  # type: ignore[attr-defined]
