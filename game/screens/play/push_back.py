"""Easier, harder, something else, why: small buttons beside the game, one tap each, never hidden in a menu.

The first three shift what is asked at once, are kept as facts, and the companion says what will happen. The same three words stand on the pause page.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from engine.records import Push
from game.kit.language.words import Words
from game.kit.navigation import Transition
from game.kit.widgets import RoundButton

_X, _TOP, _APART, _SIZE = 58.0, 144.0, 100.0, 58.0


def buttons(words: Words, press: Callable[[Push], Transition]) -> list[RoundButton]:
    """Beneath the pause button, where no game has anything to press."""
    names: tuple[tuple[str, Push, str, str, str], ...] = (
        ("easier", "too_hard", "icon_easy", words("Easier"), words("Easier, please")),
        ("harder", "too_easy", "icon_hard", words("Harder"), words("Harder, please")),
        ("else", "not_now", "icon_other", words("Other"), words("Something else")),
    )
    return [
        RoundButton(key, (_X, _TOP + _APART * n), _SIZE, icon, label, partial(press, push), caption=True, spoken=spoken)
        for n, (key, push, icon, label, spoken) in enumerate(names)
    ]


def why_button(words: Words, press: Callable[[], Transition]) -> RoundButton:
    """The fourth in their row: the companion tells why this challenge came."""
    return RoundButton(
        "why",
        (_X, _TOP + _APART * 3),
        _SIZE,
        "icon_why",
        words("Why?"),
        press,
        caption=True,
        spoken=words("Why this one?"),
        sound="hint",
    )
