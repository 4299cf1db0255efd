"""The words in which the scheduler is asked and answers: a level so far, a choice, an island, and the reason for
each.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any, Literal

from engine.learning.knowledge import LearnerState
from engine.learning.skills import SkillGraph
from engine.records import Purpose, Sure
from engine.scheduling.age_limits import USUAL, Reach

Kind = Literal["new", "practice", "review", "goal"]
Code = Literal[
    "first_island",
    "new_island",
    "growing",
    "nearly",
    "review_due",
    "remember",
    "missed_before",
    "sure_before",
    "once_more",
    "mixed_up",
    "easy_start",
    "easy_end",
    "guard_two_errors",
    "back_to_basics",
    "your_wish",
    "guard_boredom",
    "strengthen",
    "probe",
    "exploring",
    "goal",
    "assigned",
    "first_voyage",
    "fluency",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One challenge of the running level; ``correct`` is the first answer, None when it was waved away.

    ``sure`` is how sure the child was ("guessed" when it said so afterwards), mostly nothing.
    """

    item: str
    skill: str
    correct: bool | None
    sure: Sure = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The running level as the scheduler sees it. ``focus`` is the island chosen ("" on the first voyage or the open
    sea).

    ``wish`` is "easy", "normal" or "challenge"; ``total`` the challenges this level will have; ``slow`` are mastered skills whose answers
    do not come quickly yet, where a child plays with the clock.
    """

    level: str
    focus: str
    purpose: Purpose = "practice"
    asked: tuple[Asked, ...] = ()
    wish: str = "normal"
    total: int = 8
    slow: frozenset[str] = frozenset()

    @property
    def answered(self) -> tuple[Asked, ...]:
        """What was asked and not waved away."""
        return tuple(past for past in self.asked if past.correct is not None)

    def in_a_row(self, *, correct: bool) -> int:
        """How many of the latest answers ended like this."""
        count = 0
        for past in reversed(self.answered):
            if past.correct is not correct:
                break
            count += 1
        return count


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why: a stable code (its words live with the game), the skill it speaks of, and the numbers behind it."""

    code: Code
    skill: str
    numbers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The family to ask, the success expected and wanted, and why."""

    item: str
    skill: str
    predicted: float
    target: float
    purpose: Purpose
    reason: Reason

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values, for a level that is taken up tomorrow."""
        return asdict(self)

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> "Choice":
        return Choice(**{**stored, "reason": Reason(**stored["reason"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """An island worth visiting now."""

    skill: str
    kind: Kind
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Everything a decision may look at. ``allowed`` are the items the game can play; None means all."""

    state: LearnerState
    graph: SkillGraph
    session: Session
    now_s: float
    rng: Random
    allowed: frozenset[str] | None = None
    reach: Reach = USUAL
