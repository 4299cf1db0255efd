"""Every choice fits where it may be shown: measured in each game, in the largest letters, too."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest

from engine.challenges.base import Challenge, ChooseForm
from engine.content.compiled.pack import Family
from engine.content.library.library import Library
from game.kit.canvas import Canvas
from game.minigame import PlayerLook, forms_of
from game.minigames import MINIGAMES
from game.tour import Journey
from tests.engine.challenges.asking import ask


def troubles(j: Journey, challenge: Challenge, form: ChooseForm, games: Iterator[str]) -> list[str]:
    """What does not fit when this is shown in these games."""
    found = []
    for name in games:
        canvas = Canvas(j.surface, j.services.kit)
        game = MINIGAMES[name](j.services.kit, PlayerLook(), total=8)
        game.begin(challenge, form, 0)
        game.draw(canvas)
        found += [f"{name}: {trouble}" for trouble in canvas.troubles]
    return found


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_choice_of_the_packs_fits_in_every_game_that_may_show_it(
    make: Callable[..., Journey], library: Library, is_long: bool, scale: float
) -> None:
    j = make()
    j.services.kit.restyle(replace(j.services.kit.style, text_scale=scale))
    rng = Random(5)
    families = [family for skill in library.skills.values() for family in skill.families]
    asked = [
        (family, seed)
        for family in (families if is_long else rng.sample(families, 150))
        for seed in (range(6) if is_long else (rng.randrange(100),))
    ]
    tried, found = measured(j, library, asked, list(MINIGAMES))
    assert tried > 80
    assert found == []


def measured(j: Journey, library: Library, asked: Iterable[tuple[Family, int]], games: Sequence[str]) -> tuple[int, list[str]]:
    """How many choices were looked at in those of the games that may show them, and what does not fit."""
    found, tried = set(), 0
    for family, seed in asked:
        challenge = library.make(family.item, seed)
        for form in challenge.forms:
            if isinstance(form, ChooseForm):
                may = (name for name in games if MINIGAMES[name].plays & set(family.guess) & form.needed)
                found |= {f"{family.item}: {trouble}" for trouble in troubles(j, challenge, form, may)}
                tried += 1
    return tried, sorted(found)


_STORY = (
    "The water goes up as vapour, cools down high in the sky, becomes small drops in a cloud and falls again as rain or snow. "
    "It sinks into the ground and comes up in springs, where the rivers begin their long way back to the wide sea once more today"
)


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_choices_of_any_length_that_check_lets_pass_fit_somewhere(make: Callable[..., Journey], count: int) -> None:
    j = make()
    shown: set[str] = set()
    for length in range(4, 240, 4):
        text = _STORY[:length].strip()
        asked = ask("choose", answer=text, others=[f"{text[:-1]}{n}" for n in range(count - 1)], own={"choices": str(count)})
        form = asked.forms[0]
        assert isinstance(form, ChooseForm)
        if form.longest > form.most_letters:
            continue
        games = [name for name, kind in MINIGAMES.items() if kind.plays & forms_of(asked)]
        assert games, "some game has room for it"
        assert troubles(j, asked, form, iter(games)) == [], f"{count} of {length} letters"
        shown |= set(games)
    assert len(shown) >= 3


def test_a_word_with_a_hyphen_is_as_long_as_it_is_written(make: Callable[..., Journey]) -> None:
    """No game breaks a line there: "south-west" was shown on stones that have room for "south-"."""
    asked = ask("choose", answer="south-west", others=["south-east", "north-west"], own={"choices": "3"})
    form = asked.forms[0]
    assert isinstance(form, ChooseForm)
    games = [name for name, kind in MINIGAMES.items() if kind.plays & forms_of(asked)]
    assert games and troubles(make(), asked, form, iter(games)) == []
