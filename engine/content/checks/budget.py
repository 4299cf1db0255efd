"""How much work one pack may make for the checker: a stranger's pack must not hold up the game for minutes.

Counted in letters that are filled in or calculated, never in seconds: a pack plays on a slow computer exactly as on a fast one, and
a test needs no clock.
"""

from collections.abc import Iterator

from engine.challenges.templates import MAX_DRAWS

MOST_LETTERS = 25_000_000  # a million takes about a second; the eight shipped packs take 14.6 together, the largest 4.6


class BudgetSpent(Exception):
    """The pack has made all the work it may."""


class Budget:
    """What is left of the work a pack may make."""

    def __init__(self, letters: int = MOST_LETTERS) -> None:
        self.left = letters

    def spend(self, letters: int) -> None:
        """Take note of work before it is done. Raises BudgetSpent when it is too much."""
        self.left -= letters
        if self.left < 0:
            raise BudgetSpent

    def tries(self, letters: int) -> Iterator[int]:
        """As many tries as a draw of values may take, each of which costs ``letters``."""
        for number in range(MAX_DRAWS):
            self.spend(letters)
            yield number
