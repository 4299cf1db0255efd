"""A child at the keyboard: the space bar and the number pad write where something is written, and press everywhere else."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.app import intents_of
from game.intents import Erase, Intent, Press, Step, Type
from game.kit.navigation import Restart
from game.minigames import MINIGAMES
from game.screens.play.page import Play
from game.tour import Journey
from tests.journeys.test_first_light import to_the_chart

_HEAD = "format: 1\nid: mine\ntitle: Mine\nabout: x\nauthor: me\nlicence: MIT\nlanguage: en\nages: 7-9\nsubject: words\nskills:\n"
_SKILL = (
    "  {name}:\n    name: {name}\n    i_can: I can try.\n    challenges:\n      - kind: {kind}\n        ask: '{{a}} {name}'\n"
    "        steps: [{{ a: 1 to 9 }}]\n        answer: {answer}\n        hints: [Look.]\n        why: Just so.\n"
)


def key(code: int, text: str = "") -> list[Intent]:
    """What a pressed key means."""
    return intents_of(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text, mod=0), None)  # type: ignore[arg-type]


def asked(make: Callable[..., Journey], tmp_path: Path, game: str, *, answer: str, kind: str) -> Journey:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "pack.yaml").write_text(_HEAD + _SKILL.format(name="one", answer=answer, kind=kind), "utf-8")
    j = make(packs=[folder])
    to_the_chart(j, band="7-9")
    j.navigator.follow(Restart(j.pages.play("mine/one", game)))
    j.wait(4)
    return j


def play_of(j: Journey) -> Play:
    assert isinstance(j.top, Play)
    return j.top


@pytest.mark.parametrize("game", ["fog_beam", "harbour_table"])
def test_two_words_are_written_with_a_space_between(make: Callable[..., Journey], tmp_path: Path, game: str) -> None:
    j = asked(make, tmp_path, game, answer="ice cream", kind="text")
    j.send(Press(" "))
    play = play_of(j)
    assert play.level.number == 0, "before anything is typed the space bar presses"
    for letter in "ice cream":
        j.send(*(key(pygame.K_SPACE, " ") if letter == " " else [Type(letter)]))
    assert play.level.attempts == 0
    j.send(*key(pygame.K_RETURN))
    j.wait(3)
    assert play_of(j).level.number == 1


def test_the_space_bar_presses_the_key_that_somebody_went_to(make: Callable[..., Journey], tmp_path: Path) -> None:
    j = asked(make, tmp_path, "fog_beam", answer="ice cream", kind="text")
    j.send(Type("i"), Type("x"), Erase(), Step(-1))
    play = play_of(j)
    assert play.focus_key == "erase"
    j.send(Press(" "))
    assert play.game.rules.word == ""  # type: ignore[attr-defined]


@pytest.mark.parametrize("game", [name for name, game in MINIGAMES.items() if "number" in {form.value for form in game.plays}])
def test_the_number_pad_writes_digits_without_numlock(make: Callable[..., Journey], tmp_path: Path, game: str) -> None:
    j = asked(make, tmp_path, game, answer="1.5", kind="number")
    j.send(*key(pygame.K_KP1), *key(pygame.K_KP_PERIOD), *key(pygame.K_KP5), *key(pygame.K_KP_ENTER))
    j.wait(3)
    assert play_of(j).level.number == 1


def test_every_key_of_the_number_pad_means_what_is_printed_on_it() -> None:
    for digit in range(10):
        code = getattr(pygame, f"K_KP{digit}")
        assert key(code) == key(code, str(digit)) == [Type(str(digit))]
    assert key(pygame.K_KP_PERIOD, ",") == [Type(",")], "with NumLock the layout decides"
    assert key(pygame.K_KP_ENTER) == [Press()]
