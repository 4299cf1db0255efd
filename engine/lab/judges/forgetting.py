"""Simulated memories of thirty facts (after the student models of Reddy, Levine & Dragan 2017), written afresh from their equations.

A time unit is an hour and an answer is given every five hours, so that 200 answers are six weeks. Every fact was shown once at the
beginning. ``recall`` is the chance to know a fact at a time; ``after`` is what an answer does to it.

EFC: p = exp(−θ d / s), θ ~ LogNormal(log .077, 1), s = attempts.
HLR: p = exp(−d / exp(w·x)), x = (attempts, right, wrong, fact), w = (1, 1, 0, N(0, 1)).
DASH: m = σ(a − δ + Σ_w [w_c log(1 + right_w) + w_n log(1 + tries_w)]), p = m / (1 + h d)^f over five windows.
"""

from collections.abc import Callable, Mapping
from math import exp, log, log1p
from random import Random
from typing import Protocol

FACTS, STEPS, STEP_H = 30, 200, 5.0
_WINDOWS_H = (24.0, 72.0, 168.0, 504.0, 1e9)


class Memory(Protocol):
    """Thirty facts in a head."""

    def recall(self, fact: int, now_h: float) -> float: ...

    def after(self, fact: int, now_h: float, correct: bool) -> None: ...


class Efc:
    """Exponential forgetting whose time scale grows with every attempt."""

    def __init__(self, rng: Random) -> None:
        self._rate = [rng.lognormvariate(log(0.077), 1.0) for _ in range(FACTS)]
        self._tries = [1] * FACTS
        self._at_h = [0.0] * FACTS

    def recall(self, fact: int, now_h: float) -> float:
        return exp(-self._rate[fact] * (now_h - self._at_h[fact]) / self._tries[fact])

    def after(self, fact: int, now_h: float, correct: bool) -> None:
        self._tries[fact] += 1
        self._at_h[fact] = now_h


class Hlr:
    """Half-life regression: the time scale is log-linear in what happened."""

    def __init__(self, rng: Random) -> None:
        self._ease = [rng.gauss(0.0, 1.0) for _ in range(FACTS)]
        self._tries, self._right = [1] * FACTS, [0] * FACTS
        self._at_h = [0.0] * FACTS

    def recall(self, fact: int, now_h: float) -> float:
        scale = min(50.0, self._tries[fact] + self._right[fact] + self._ease[fact])
        return exp(-(now_h - self._at_h[fact]) / exp(scale))

    def after(self, fact: int, now_h: float, correct: bool) -> None:
        self._tries[fact] += 1
        self._right[fact] += correct
        self._at_h[fact] = now_h


class Dash:
    """Difficulty, ability and study history in windows of time, with power-law forgetting."""

    _RIGHT, _TRIES, _PACE = 0.4, 0.15, 0.1

    def __init__(self, rng: Random) -> None:
        ability = rng.gauss(0.5, 0.7)
        self._ease = [ability - rng.gauss(0.5, 1.0) for _ in range(FACTS)]
        self._power = [exp(rng.gauss(-1.0, 0.4)) for _ in range(FACTS)]
        self._past: list[list[tuple[float, bool]]] = [[(0.0, False)] for _ in range(FACTS)]

    def recall(self, fact: int, now_h: float) -> float:
        past = self._past[fact]
        x = self._ease[fact]
        for window in _WINDOWS_H:
            inside = [correct for at_h, correct in past if now_h - at_h <= window]
            x += self._RIGHT * log1p(sum(inside)) + self._TRIES * log1p(len(inside))
        return float((1.0 + self._PACE * (now_h - past[-1][0])) ** -self._power[fact]) / (1.0 + exp(-x))

    def after(self, fact: int, now_h: float, correct: bool) -> None:
        self._past[fact].append((now_h, correct))


MEMORIES: Mapping[str, Callable[[Random], Memory]] = {"EFC": Efc, "HLR": Hlr, "DASH": Dash}
