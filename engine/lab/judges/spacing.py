"""Well-known schedulers of reviews, for comparison: chance, Leitner's boxes, SM-2, FSRS. Times in hours."""

from collections import deque
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from random import Random
from typing import Any, Protocol

DAY_H = 24.0


class Spacing(Protocol):
    """Somebody who decides which fact is asked next."""

    def choose(self, now_h: float) -> int: ...

    def tell(self, fact: int, now_h: float, correct: bool) -> None: ...


class AtRandom:
    """Any fact, by chance."""

    def __init__(self, count: int, rng: Random) -> None:
        self._count, self._dice = count, rng

    def choose(self, now_h: float) -> int:
        return self._dice.randrange(self._count)

    def tell(self, fact: int, now_h: float, correct: bool) -> None:
        """Chance learns nothing."""


class Leitner:
    """Boxes as queues: right moves a fact one box up, wrong one down; a box is drawn in proportion to 1/√number (as in Reddy et al.)."""

    def __init__(self, count: int, rng: Random) -> None:
        self._dice = rng
        self._box = [0] * count
        self._queues: dict[int, deque[int]] = {0: deque(range(count))}

    def choose(self, now_h: float) -> int:
        full = sorted(box for box, queue in self._queues.items() if queue)
        return self._queues[self._dice.choices(full, [(box + 1) ** -0.5 for box in full])[0]][0]

    def tell(self, fact: int, now_h: float, correct: bool) -> None:
        self._queues[self._box[fact]].remove(fact)
        self._box[fact] = max(0, self._box[fact] + (1 if correct else -1))
        self._queues.setdefault(self._box[fact], deque()).append(fact)


class Sm2:
    """SuperMemo 2 (Woźniak 1990) with right = 5 and wrong = 1; what is most overdue for its interval comes first."""

    def __init__(self, count: int, rng: Random) -> None:
        self._ease = [2.5] * count
        self._row = [0] * count
        self._rest_h = [DAY_H] * count
        self._at_h = [0.0] * count

    def choose(self, now_h: float) -> int:
        return max(range(len(self._ease)), key=lambda k: ((now_h - self._at_h[k]) / self._rest_h[k], -k))

    def tell(self, fact: int, now_h: float, correct: bool) -> None:
        grade = 5 if correct else 1
        self._ease[fact] = max(1.3, self._ease[fact] + 0.1 - (5 - grade) * (0.08 + (5 - grade) * 0.02))
        self._row[fact] = self._row[fact] + 1 if correct else 0
        row = self._row[fact]
        self._rest_h[fact] = DAY_H * (1.0 if row <= 1 else 6.0) if row <= 2 else self._rest_h[fact] * self._ease[fact]
        self._at_h[fact] = now_h


class Fsrs:
    """py-fsrs with its published constants: the fact least likely to be known comes first."""

    _ZERO = datetime(2026, 1, 1, tzinfo=UTC)

    def __init__(self, count: int, rng: Random) -> None:
        self._fsrs: Any = import_module("fsrs")
        self._scheduler = self._fsrs.Scheduler(enable_fuzzing=False)
        cards: Sequence[Any] = [self._fsrs.Card(card_id=k) for k in range(count)]
        good = self._fsrs.Rating.Again
        self._cards = [self._scheduler.review_card(card, good, self._ZERO)[0] for card in cards]

    def choose(self, now_h: float) -> int:
        now = self._ZERO + timedelta(hours=now_h)
        known = [self._scheduler.get_card_retrievability(card, now) for card in self._cards]
        return min(range(len(known)), key=known.__getitem__)

    def tell(self, fact: int, now_h: float, correct: bool) -> None:
        rating = self._fsrs.Rating.Good if correct else self._fsrs.Rating.Again
        when = self._ZERO + timedelta(hours=now_h)
        self._cards[fact] = self._scheduler.review_card(self._cards[fact], rating, when)[0]


def has_fsrs() -> bool:
    """Whether py-fsrs is installed; it is a tool of developers, not of the game."""
    return find_spec("fsrs") is not None
