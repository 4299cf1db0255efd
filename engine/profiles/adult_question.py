"""A question that a young child will hardly answer, asked before the first PIN is chosen: a product, written in words, typed as a number.

It needs reading and two-digit multiplication in the head, on paper or with a calculator. It holds up children up to about nine; it is no
lock for an older one, and no test of anybody: it is not timed, not counted and not stored.
"""

from dataclasses import dataclass
from random import Random

_SMALL, _LARGE = (3, 4, 6, 7, 8), (12, 13, 14, 16, 17, 18, 19)
_PRODUCTS = range(36, 99)


@dataclass(frozen=True, slots=True)
class AdultQuestion:
    """``one`` times ``other``; the product has two digits."""

    one: int
    other: int

    @property
    def product(self) -> int:
        return self.one * self.other

    def is_answered_by(self, typed: str) -> bool:
        return typed.isdecimal() and int(typed) == self.product


def ask(rng: Random, before: AdultQuestion | None = None) -> AdultQuestion:
    """Another question than ``before``."""
    all_of_them = [AdultQuestion(one, other) for one in _LARGE for other in _SMALL if one * other in _PRODUCTS]
    return rng.choice([question for question in all_of_them if before is None or question.product != before.product])
