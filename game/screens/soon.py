"""Work that takes a moment: the page says so first, then it is done."""

from __future__ import annotations

from collections.abc import Callable

_AFTER_S = 0.1  # the picture that says "one moment" is drawn by then


class Soon:
    """One piece of work that waits for a picture."""

    def __init__(self) -> None:
        self._work: Callable[[], None] | None = None
        self._left_s = 0.0

    def do(self, work: Callable[[], None]) -> None:
        self._work, self._left_s = work, _AFTER_S

    def passed(self, seconds: float) -> bool:
        """Time passed; True when the work was done just now."""
        self._left_s -= seconds
        if self._work is None or self._left_s > 0:
            return False
        work, self._work = self._work, None
        work()
        return True
