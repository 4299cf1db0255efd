"""Time, passed in from the composition root so that tests and rehearsals can bring their own.

Wall time is Unix time in seconds (UTC, float) under the name ``at_s`` everywhere: one number survives JSON,
time zones and a replay of 100,000 facts better than a datetime does. Calendar questions ("this week") are
answered by ``reports`` with an explicit time zone.
"""

import time
from datetime import datetime, tzinfo
from typing import Protocol

_FIRST_S, _LAST_S = 86_400.0, 32_503_680_000.0  # 1970 to 3000: every system has a calendar for these, in every zone


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


def date_of(at_s: float, zone: tzinfo | None = None) -> datetime:
    """The calendar's word for a time; local without a zone. Times that no calendar knows count as the first or last that it does.

    A clock may have been wrong by thousands of years, and a keeper's file may say anything: no page may break at that.
    """
    return datetime.fromtimestamp(min(max(at_s, _FIRST_S), _LAST_S), zone)
