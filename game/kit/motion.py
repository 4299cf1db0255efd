"""Easing and timed movement. Every movement in the game eases; reduced motion turns movement into fades.

Times are seconds, values are plain floats. Nothing here draws.
"""

import math
from dataclasses import dataclass


def ease(t: float) -> float:
    """In-out (smoothstep) on 0..1; outside it is clamped."""
    t = min(1.0, max(0.0, t))
    return t * t * (3 - 2 * t)


def ease_out(t: float) -> float:
    """Quick start, soft landing (cubic)."""
    t = min(1.0, max(0.0, t))
    return 1 - (1 - t) ** 3


def ease_in(t: float) -> float:
    """Slow start (quadratic), for things that fall."""
    t = min(1.0, max(0.0, t))
    return t * t


def back_out(t: float) -> float:
    """Overshoots by about a tenth and settles: for things that pop in."""
    t = min(1.0, max(0.0, t)) - 1
    return 1 + 2.70158 * t**3 + 1.70158 * t**2


def mix(a: float, b: float, t: float) -> float:
    """The value a share ``t`` of the way from a to b."""
    return a + (b - a) * t


def mix_points(a: tuple[float, float], b: tuple[float, float], t: float) -> tuple[float, float]:
    """Like ``mix`` for points."""
    return mix(a[0], b[0], t), mix(a[1], b[1], t)


def span(at: float, start: float, end: float) -> float:
    """How far ``at`` is through start..end, clamped to 0..1."""
    if end <= start:
        return 1.0 if at >= end else 0.0
    return min(1.0, max(0.0, (at - start) / (end - start)))


def wave(at: float, period: float, phase: float = 0.0) -> float:
    """-1..1, a slow sine; ``phase`` in turns."""
    return math.sin(math.tau * (at / period + phase))


def wobble(t: float, turns: float = 2.0) -> float:
    """-1..1, damped: what a shaken thing does while t goes 0..1."""
    return math.sin(math.tau * turns * t) * (1 - t) if 0 <= t <= 1 else 0.0


def bump(t: float) -> float:
    """0..1..0: a squash or a hop while t goes 0..1."""
    return math.sin(math.pi * t) if 0 <= t <= 1 else 0.0


@dataclass(slots=True)
class Timer:
    """Seconds since something began; ``done`` once ``length`` is over."""

    length: float
    at: float = 0.0

    @property
    def done(self) -> bool:
        return self.at >= self.length

    @property
    def share(self) -> float:
        return 1.0 if self.length <= 0 else min(1.0, self.at / self.length)

    def update(self, seconds: float) -> None:
        self.at = min(self.length, self.at + seconds)


class Glide:
    """A value that glides to its target in ``length`` seconds and knows when it has arrived."""

    __slots__ = ("_at", "_from", "length", "target")

    def __init__(self, value: float, length: float = 0.25) -> None:
        self._from = self.target = value
        self._at = self.length = length

    @property
    def value(self) -> float:
        return mix(self._from, self.target, ease(self._at / self.length))

    @property
    def moving(self) -> bool:
        return self._at < self.length

    def to(self, target: float) -> None:
        if target != self.target:
            self._from, self.target, self._at = self.value, target, 0.0

    def jump(self, value: float) -> None:
        self._from = self.target = value
        self._at = self.length

    def update(self, seconds: float) -> None:
        self._at = min(self.length, self._at + seconds)
