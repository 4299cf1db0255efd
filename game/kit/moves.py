"""What a pair of hands does to give an answer: presses of things, the way of the focus, and typed keys.

Every mini-game tells it for its own world (``moves``); tests, the picture tour and the companion's demonstration only do it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.intents import Erase, Intent, Type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.challenges.slate import Slate


@dataclass(frozen=True, slots=True)
class Touch:
    """Press the thing called ``key``: by a tap on it, or by Enter when the focus is there."""

    key: str


@dataclass(frozen=True, slots=True)
class Focus:
    """Lead the focus to the thing called ``key``: the intents that follow are for it."""

    key: str


Deed = Touch | Focus | Intent


def slate_moves(slate: Slate, value: str, *, by_keys: bool, erase: str) -> Iterator[Deed]:
    """Write ``value``, after rubbing out what stands there with the thing called ``erase``, and hand it in."""
    while slate.typed:
        yield Erase() if by_keys else Touch(erase)
    for sign in slate.signs_of(value):
        yield Type(sign) if by_keys else Touch(f"key-{sign}")
    yield Touch("go")
