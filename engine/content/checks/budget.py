"""How much work one pack may make for the checker: a stranger's pack must not hold up the game for minutes.

Counted in letters that are filled in or calculated, never in seconds: a pack plays on a slow computer exactly as on a fast one, and
a test needs no clock.
"""

from collections.abc import Iterator

from engine.challenges.templates import MAX_DRAWS

MOST_LETTERS = (
    14_500_000  # a million takes .3 to .5 s; the largest shipped pack takes 10.6 and must stay below three quarters of it
)


class BudgetSpent(Exception):
    """The pack has made all the work it may."""


class Budget:
    """What is left of the work a pack may make."""

    def __init__(self, letters: int = MOST_LETTERS) -> None:
        self.left, self._scarce = letters, letters // 4
        self.is_thinned = False

    def draws(self, most: int, least: int) -> int:
        """How many draws a step may take: ``most``, or ``least`` once three quarters of the work are done."""
        self.is_thinned = self.is_thinned or self.left < self._scarce
        return least if self.is_thinned else most

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
