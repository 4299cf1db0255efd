"""Which known mistakes a child made lately at which skill: what is made twice gets a challenge that is drawn for it.

A known mistake is one that the pack explains (``mistakes:``). Only first attempts are looked at. Two of one skill and one name wait for
such a challenge; whatever is answered there, both are done with, so that it never comes twice in a row.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from engine.learning import tuning
from engine.records import AnswerGiven

DRAWN_FOR_IT: Final = "mixed_up"  # the scheduler's reason for such a challenge


class MixUp(NamedTuple):
    """One mistake at one skill: how often, where (``item``) and when (``at_answer``, the number of that answer) it was made last."""

    item: str
    mistake: str
    times: int
    at_answer: int

    @property
    def skill(self) -> str:
        return self.item.partition("#")[0]


def met(known: tuple[MixUp, ...], fact: AnswerGiven, answered: int) -> tuple[MixUp, ...]:
    """``known`` after one more first answer, the ``answered``-th."""
    if not fact.mistake and fact.reason != DRAWN_FOR_IT:
        return known
    if fact.reason == DRAWN_FOR_IT:
        known = tuple(one for one in known if one.item != fact.item)
    if not fact.mistake:
        return known
    skill = fact.item.partition("#")[0]
    same = next((one for one in known if one.skill == skill and one.mistake == fact.mistake), None)
    times = same.times + 1 if same and _is_fresh(same, answered) else 1
    others = (one for one in known if one is not same)
    return (*others, MixUp(fact.item, fact.mistake, times, answered))[-tuning.MIX_UPS_KEPT :]


def waiting(known: Sequence[MixUp], answered: int) -> list[MixUp]:
    """What was made often and lately enough to be asked for, the latest first."""
    return [one for one in reversed(known) if one.times >= tuning.MIX_UP_TIMES and _is_fresh(one, answered)]


def _is_fresh(one: MixUp, answered: int) -> bool:
    return answered - one.at_answer <= tuning.MIX_UP_LASTS
