"""Time, passed in from the composition root so that tests and rehearsals can bring their own.

Wall time is Unix time in seconds (UTC, float) under the name ``at_s`` everywhere: one number survives JSON,
time zones and a replay of 100,000 facts better than a datetime does. Calendar questions ("this week") are
answered by ``reports`` with an explicit time zone.
"""

import time
from typing import Protocol


class Clock(Protocol):
    """What the engine may ask about time."""

    def now_s(self) -> float:
        """Unix time in seconds (UTC)."""
        ...

    def ticks_s(self) -> float:
        """Seconds on a clock that never jumps; only differences mean anything."""
        ...


class SystemClock:
    """The machine's clocks."""

    def now_s(self) -> float:
        return time.time()

    def ticks_s(self) -> float:
        return time.monotonic()


class ManualClock:
    """A clock that moves only when told to; simulated children and the picture tour live by it."""

    def __init__(self, now_s: float = 1_767_261_600.0) -> None:
        self._now_s = now_s
        self._ticks_s = 0.0

    def now_s(self) -> float:
        return self._now_s

    def ticks_s(self) -> float:
        return self._ticks_s

    def advance(self, seconds: float) -> None:
        """Let time pass; negative values move only the wall clock, as a corrected clock would."""
        self._now_s += seconds
        self._ticks_s += max(0.0, seconds)
