"""Well-known ways to choose the next skill, for comparison. Skills are numbered; ``needs`` is the graph they are told."""

from collections.abc import Sequence
from random import Random
from typing import Protocol

Needs = Sequence[Sequence[int]]


class Tutor(Protocol):
    """Somebody who decides which skill is practised next."""

    def choose(self) -> int: ...

    def tell(self, skill: int, correct: bool) -> None: ...


class AtRandom:
    """Any skill, by chance."""

    def __init__(self, needs: Needs, rng: Random) -> None:
        self._count, self._dice = len(needs), rng

    def choose(self) -> int:
        return self._dice.randrange(self._count)

    def tell(self, skill: int, correct: bool) -> None:
        """Chance learns nothing."""


class Linear:
    """One skill after another, each until three in a row were right; then around again."""

    def __init__(self, needs: Needs, rng: Random) -> None:
        self._count, self._skill, self._row = len(needs), 0, 0

    def choose(self) -> int:
        return self._skill

    def tell(self, skill: int, correct: bool) -> None:
        self._row = self._row + 1 if correct else 0
        if self._row >= 3:
            self._skill, self._row = (self._skill + 1) % self._count, 0


class Frontier:
    """Bayesian knowledge tracing with the world's true slip and luck and its middle rate of learning; the first skill whose needs
    are believed known (P > .95) and which is not.
    """

    _LEARN, _MISS, _SURE = 0.2, 0.1, 0.95

    def __init__(self, needs: Needs, rng: Random) -> None:
        self._needs = needs
        self._belief = [0.0] * len(needs)

    def choose(self) -> int:
        belief = self._belief
        edge = [k for k, b in enumerate(belief) if b < self._SURE and all(belief[need] >= self._SURE for need in self._needs[k])]
        return edge[0] if edge else min(range(len(belief)), key=belief.__getitem__)

    def tell(self, skill: int, correct: bool) -> None:
        before = self._belief[skill] + (1.0 - self._belief[skill]) * self._LEARN
        known, unknown = (1.0 - self._MISS, self._MISS) if correct else (self._MISS, 1.0 - self._MISS)
        self._belief[skill] = before * known / (before * known + (1.0 - before) * unknown)


class Zpdes:
    """ZPDES (Clément, Roy, Oudeyer & Lopes 2015): w ← .2 w + .8 r, where r is how much better the last d/2 answers were than the
    d/2 before; a skill is drawn in proportion to w + Σw/10 among the active ones; the next is activated when the active ones
    succeed half of the time, one that succeeds above .7 is put away.
    """

    _HALF, _ON, _OFF, _START = 3, 0.5, 0.7, 0.05

    def __init__(self, needs: Needs, rng: Random) -> None:
        self._needs, self._dice = needs, rng
        self._worth = [self._START] * len(needs)
        self._past: list[list[bool]] = [[] for _ in needs]
        self._active = {k for k, before in enumerate(needs) if not before}
        self._away: set[int] = set()

    def choose(self) -> int:
        among = sorted(self._active) or list(range(len(self._worth)))
        shared = sum(self._worth[k] for k in among) / 10 + 1e-9
        return self._dice.choices(among, [self._worth[k] + shared for k in among])[0]

    def tell(self, skill: int, correct: bool) -> None:
        past, half = self._past[skill], self._HALF
        past.append(correct)
        rise = max(0.0, (sum(past[-half:]) - sum(past[-2 * half : -half])) / half)
        self._worth[skill] = 0.2 * self._worth[skill] + 0.8 * rise
        if self._active and self._success(*self._active) > self._ON:
            self._activate_next()
        if skill in self._active and len(self._active) > 1 and len(past) >= half and self._success(skill) > self._OFF:
            self._active.discard(skill)
            self._away.add(skill)

    def _success(self, *skills: int) -> float:
        return sum(sum(self._past[k][-self._HALF :]) / self._HALF for k in skills) / len(skills)

    def _activate_next(self) -> None:
        begun = self._active | self._away
        for k, before in enumerate(self._needs):
            if k not in begun and begun.issuperset(before):
                self._active.add(k)
                self._worth[k] = max(self._worth[k], self._START)
                return
