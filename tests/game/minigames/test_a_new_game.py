"""A mini-game is one folder and one line: a made-up one, registered here alone, goes through what every game goes through."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.content.library.library import Library
from game.minigames import MINIGAMES
from game.tour import Album, Journey
from game.tour.islands import islands
from tests.game import test_names_of_pictures as names
from tests.game.minigames import test_moves as moves
from tests.game.minigames import test_presses_meanwhile as meanwhile
from tests.game.minigames.made_up import OnlyPails, Pails, register
from tests.journeys.test_first_light import lights_a_lighthouse, to_the_chart
from tests.levels.test_choices_fit import measured


@pytest.fixture(autouse=True)
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch, Pails)
    register(monkeypatch, OnlyPails)


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
@pytest.mark.parametrize("game", [Pails.name, OnlyPails.name])
def test_a_lighthouse_is_lit_in_it(make: Callable[..., Journey], root: Path, game: str, keyboard: bool) -> None:
    lights_a_lighthouse(make, root, game, keyboard=keyboard)


def test_the_tour_has_its_pictures(make: Callable[..., Journey]) -> None:
    seen: list[str] = []

    class Looked(Album):
        def see(self, name: str) -> None:
            self.journey.draw()
            seen.append(name)

    j = make()
    to_the_chart(j, band="7-9")
    Looked(j, Path(), "dusk", "normal").see_games()
    for mood in ("start", "hint", "wrong", "help_offered", "shown", "right", "mid_play", "pause", "end"):
        assert f"{Pails.name}_{mood}" in seen
    # the island's card has no room for the names of five games yet; everything else fits
    assert [trouble for trouble in j.troubles if not trouble.startswith("island_card")] == []


def test_every_game_has_an_island_of_the_shipped_packs_but_the_one_that_only_sorts(library: Library) -> None:
    assert set(islands(library)) == set(MINIGAMES) - {OnlyPails.name}


def test_its_choices_are_measured(make: Callable[..., Journey], library: Library) -> None:
    asked = [(family, 1) for skill in library.skills.values() for family in skill.families[:1]]
    tried, found = measured(make(), library, asked, [Pails.name])
    assert tried > 50
    assert found == []


def test_no_name_gives_its_choice_away(make: Callable[..., Journey]) -> None:
    names.test_the_name_that_is_asked_for_is_not_given_away(make, Pails.name, "first-numbers/shapes", True)


@pytest.mark.parametrize("by_keys", [False, True], ids=["taps", "keys"])
def test_its_moves_give_their_answers(make: Callable[..., Journey], by_keys: bool) -> None:
    moves.test_the_moves_of_an_answer_give_it_right_or_wrong_and_once_more(make, by_keys)


@pytest.mark.parametrize("kind", meanwhile.REACTIONS)
def test_a_press_meanwhile_is_as_if_one_had_waited(make: Callable[..., Journey], kind: str) -> None:
    meanwhile.test_to_skip_is_the_same_as_to_wait(make, kind, False)
