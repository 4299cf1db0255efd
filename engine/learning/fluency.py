"""Fluency: what is known also comes quickly. Packs say how quickly (``fluency:``, seconds); it is looked at only where a child plays with the clock.

Never a score and never shown to a child as one: a lit island whose answers are right but slow is mixed into levels now and then, and adults read how
many of the last answers came in time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from engine.learning import tuning
from engine.records import ADDED_UP, AnswerGiven, Fact


@dataclass(frozen=True, slots=True)
class Fluency:
    """``in_time`` of the last ``of`` first answers were right, without a hint, within ``goal_s`` seconds."""

    goal_s: float
    in_time: int = 0
    of: int = 0

    @property
    def is_slow(self) -> bool:
        """Whether enough is known to say that it does not come quickly yet."""
        return self.of >= tuning.FLUENCY_LEAST and self.in_time < tuning.FLUENCY_SHARE * self.of


def fluency(facts: Iterable[Fact], goals: Mapping[str, float]) -> dict[str, Fluency]:
    """By skill, for those with a goal in seconds and an answer whose time counts. ``facts`` are the newest first."""
    found: dict[str, Fluency] = {}
    for fact in facts:
        if (
            not isinstance(fact, AnswerGiven)
            or fact.attempt != 1
            or fact.pace != "clock"
            or fact.took_s < 0.0
            or fact.reason == ADDED_UP
        ):
            continue
        skill = fact.skills[0] if fact.skills else ""
        so_far = found.get(skill) or Fluency(goals.get(skill, 0.0))
        if so_far.goal_s <= 0.0 or so_far.of >= tuning.FLUENCY_LAST:
            continue
        is_in_time = fact.correct and not fact.hints and fact.took_s <= so_far.goal_s
        found[skill] = Fluency(so_far.goal_s, so_far.in_time + is_in_time, so_far.of + 1)
    return found
