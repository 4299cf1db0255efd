"""Answers given on purpose, right and wrong, and presses at a chosen moment of what the game shows of them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING

import pygame

from engine.challenges.base import Answer
from game.intents import Erase, Press, Type
from game.kit.moves import Deed, Focus, Touch
from game.screens.play.page import Play
from game.tour.journey import answer_to
from tests.monkey.actions import Action, Hands

if TYPE_CHECKING:
    from tests.monkey.world import World

_REACTION_MS = 1000  # the longest after an answer is under this
_DEEDS = 60  # in a window of a pixel no tap reaches the key that rubs out, and hands would try for ever
_STEP_MS = 100  # the window takes no longer step at once


def answers(world: World, hands: Hands, rng: Random) -> Iterator[Action]:
    """An answer to what is asked now; then time to a moment of the reaction, and hands that cannot wait.

    Each step looks at what the ones before it did, so do it before you ask for the next.
    """
    play = world.top
    if not (isinstance(play, Play) and play.rules.may_answer and not play.game.busy and play.level.asked is not None):
        return
    if world.services.kit.style.scan_s:
        return  # one switch presses what has the focus, wherever it clicks
    if rng.random() < 0.15:
        yield from _touched(world, hands, "unsure")
    else:
        answer, by_keys = answer_to(play.level.asked, right=rng.random() < 0.5), rng.random() < 0.5
        yield from _given(world, hands, play, answer, by_keys=by_keys)
    if rng.random() < 0.8:
        yield from moment(world, hands, rng)


def moment(world: World, hands: Hands, rng: Random) -> Iterator[Action]:
    """Some time of what plays now goes by, then somebody presses."""
    game = getattr(world.top, "game", None)
    if game is None or not getattr(game, "busy", False):
        return
    left = rng.uniform(0, min(_REACTION_MS, game.clock.length * 1000) if game.reaction != "demo" else game.clock.length * 1000)
    while left > 0:
        yield hands.pause(min(_STEP_MS, round(left) + 1))
        left -= _STEP_MS
    yield from hands.presses(targets(world), world.window.get_size())


def targets(world: World) -> list[tuple[int, int]]:
    """Where something can be pressed, in pixels."""
    seen = world.app._seen()
    return [seen.to_pixels(*widget.centre) for widget in world.top.widgets if widget.focusable]


def _given(world: World, hands: Hands, play: Play, answer: Answer, *, by_keys: bool) -> Iterator[Action]:
    deeds = play.game.moves(answer, by_keys=by_keys)
    for _ in range(_DEEDS):
        if not (world.running and world.top is play) or play.game.busy:
            return
        try:
            deed = next(deeds)
        except (StopIteration, LookupError, ValueError):  # what the monkey did before may stand in the way
            return
        yield from _done(world, hands, deed, by_keys=by_keys)


def _done(world: World, hands: Hands, deed: Deed, *, by_keys: bool) -> Iterator[Action]:
    match deed:
        case Touch(key) if by_keys:
            yield from _led(world, hands, key)
            yield hands.key("RETURN", pygame.K_RETURN)
        case Touch(key):
            yield from (hands.pause(_STEP_MS) for _ in range(3))  # two presses of one thing are not one double click
            yield from _touched(world, hands, key)
        case Focus(key):
            yield from _led(world, hands, key)
        case Type(text):
            yield hands.typed(text)
        case Erase():
            yield hands.key("BACKSPACE", pygame.K_BACKSPACE)
        case Press():
            yield hands.key("RETURN", pygame.K_RETURN)
        case _:
            yield hands.pause(0)


def _touched(world: World, hands: Hands, key: str) -> Iterator[Action]:
    widget = next((widget for widget in world.top.widgets if widget.key == key), None)
    if widget is not None:
        yield hands.tap(world.app._seen().to_pixels(*widget.centre))


def _led(world: World, hands: Hands, key: str) -> Iterator[Action]:
    """Tab until the thing has the focus."""
    here = world.top
    for _ in range(3 * len(here.widgets) + 3):
        if not world.running or world.top is not here or (here.focus_key == key and here.focus_shown):
            return
        yield hands.key("TAB", pygame.K_TAB)
