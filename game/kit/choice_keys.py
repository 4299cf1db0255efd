"""Which keys choose which thing. A typed number means its value, never a place; every thing carries the sign of its own key.

Where numbers are to choose from, the signs are letters, and digits are the number itself: 2 chooses 2 at once when nothing longer begins
so, and 1 waits for the rest of 12 (or for Enter, when 1 is there, too). Nothing is ever timed: what is typed stays until it is used or
rubbed out. Everywhere else the signs are digits.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.challenges.signs import fold_case
from game.kit import shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.challenges.base import Option
    from game.kit.canvas import Canvas

_NUMBER = re.compile(r"([-−]?\d[\d.,:/]*)(?:\s*[^\d\s]+)?")
_LETTERS, _DIGITS = "ABCDEFGHIJKLMNOP", "123456789"


class ChoiceKeys:
    """The keys of some things in their order; ``beside`` are others on the same page that are not chosen by keys."""

    def __init__(self, options: Sequence[Option], beside: Sequence[Option] = ()) -> None:
        self.values = _values(options)
        self.names = [fold_case(option.text) if len(option.text) == 1 and not option.text.isdigit() else "" for option in options]
        has_numbers = any(self.values) or any(sign.isdigit() for option in (*options, *beside) for sign in option.text)
        free = [sign for sign in (_LETTERS if has_numbers else _DIGITS) if fold_case(sign) not in self.names]
        self.signs = tuple((*free, *[""] * len(options))[: len(options)])
        self.typed = ""

    def type(self, key: str) -> int | None:
        """The number (from 0) of the thing that this key chooses; None while more is to come, or when it means nothing."""
        for known in (self.names, [fold_case(sign) for sign in self.signs]):
            if known.count(fold_case(key)) == 1:
                self.typed = ""
                return known.index(fold_case(key))
        self._add(_plain(key))
        begun = self._begun(self.typed)
        if self.typed and begun == [self.exact]:
            self.typed = ""
            return begun[0]
        return None

    def _add(self, key: str) -> None:
        """What is typed goes on where a thing goes on so, else it begins anew."""
        self.typed = next((text for text in (self.typed + key, key) if self._begun(text)), "")

    def _begun(self, text: str) -> list[int]:
        return [n for n, value in enumerate(self.values) if text and value.startswith(text)]

    @property
    def exact(self) -> int | None:
        """The thing that is typed in full, although another one is longer: Enter chooses it."""
        return self.values.index(self.typed) if self.typed and self.typed in self.values else None

    def means(self, key: str) -> bool:
        """Whether this key says anything here."""
        known = {*self.names, *map(fold_case, self.signs)} - {""}
        return fold_case(key) in known or any(_plain(key) in value for value in self.values)

    def erase(self) -> bool:
        """Take back the last digit. False when none was typed."""
        had = bool(self.typed)
        self.typed = self.typed[:-1]
        return had

    def keys_of(self, number: int) -> tuple[str, ...]:
        """The keys that choose a thing: its value digit by digit, or its sign."""
        value = self.values[number]
        longer = any(other != value and other.startswith(value) for other in self.values)
        return tuple(value) if value and not longer else (self.signs[number],)

    def spoken(self, number: int, aloud: str) -> str:
        """What the voice says for a thing, with its key."""
        sign = self.signs[number]
        return aloud if not sign or aloud.endswith(f" {sign}") else f"{aloud}, {sign}"


def _values(options: Sequence[Option]) -> list[str]:
    """Each thing's number as it is typed, "" where it is none; all "" where two would be the same."""
    counted = any(option.times != 1 for option in options)
    found = [_value(option, counted=counted) for option in options]
    told = [value for value in found if value]
    return found if len(set(told)) == len(told) else [""] * len(found)


def _value(option: Option, *, counted: bool) -> str:
    if option.picture and not option.text:
        return str(option.times) if counted else ""
    number = _NUMBER.fullmatch(option.text.strip())
    return _plain(number[1]) if number else ""


def _plain(text: str) -> str:
    return text.replace("-", "−").replace(",", ".")


def draw_sign(canvas: Canvas, sign: str, x: float, y: float) -> None:
    """The sign of a thing's key, as a small cap of a key around (x, y)."""
    if sign:
        canvas.shape(shapes.plain(34, 34, 9, "#FFF8EC", "#5B4B76", 3), x - 17, y - 17)
        canvas.text(sign, x, y, 22, "#1F2544", bold=True, anchor="center", literal=True)


def draw_typed(canvas: Canvas, typed: str, x: float, y: float) -> None:
    """What was typed so far of a number, on a slip of paper around (x, y)."""
    if typed:
        wide = 70.0 + 22 * len(typed)
        canvas.shape(shapes.plain(wide, 64, 14, "#FFF8EC", "#5B4B76", 4), x - wide / 2, y - 32)
        canvas.text(f"{typed} …", x, y, 36, "#1F2544", bold=True, anchor="center", literal=True)
