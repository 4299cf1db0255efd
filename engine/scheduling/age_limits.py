"""How far below and above a child's age the game goes by itself: floors and ceilings by age band, in words an adult can change.

Without a word from an adult the islands of the band come first, those of one band (three years) below and above may come, and what lies further
away only when the answers demand it: after at least fifteen of them the general level, with one standard deviation of doubt in the age's favour, must
be that of other years. ``none`` means not at all, whatever the answers say; ``any`` means that the age is not looked at. What an adult or the child
wished for, what the child chose and what three errors lead back to know no age.
"""

from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Literal

from engine.learning import tuning
from engine.learning.knowledge import LearnerState

Word = Literal["none", "one", "any"]
WORDS: tuple[Word, ...] = ("none", "one", "any")
_EVER = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """An adult's words: how far ``below`` and ``above`` the age band the game may lead."""

    below: Word = "one"
    above: Word = "one"


USUAL = Reach()


@dataclass(frozen=True, slots=True)
class AgeLimits:
    """Years: nothing that ends below ``floor`` or begins above ``ceiling`` unless there is nothing else; what ends below ``low`` is worth less."""

    floor: int
    low: int
    ceiling: int

    def __call__(self, ages: tuple[int, int]) -> float:
        """The factor on what a skill meant for these ages is worth."""
        if ages[1] < self.floor or ages[0] > self.ceiling:
            return 0.0
        if ages[1] < self.low:
            return tuning.BELOW_AGE
        return tuning.MOSTLY_BELOW if sum(ages) < 2 * self.low else 1.0


def limits(state: LearnerState, reach: Reach) -> AgeLimits:
    """What holds for a child now."""
    low, high = tuning.BAND_YEARS.get(state.band, tuning.BAND_YEARS["4-6"])
    least, most = _years_shown(state) if state.answered >= tuning.AGE_EVIDENCE else (low, high)
    floors = {"none": low, "one": min(low - tuning.BAND_WIDTH, least), "any": -_EVER}
    ceilings = {"none": high, "one": max(high + tuning.BAND_WIDTH, most), "any": _EVER}
    return AgeLimits(floors[reach.below], -_EVER if reach.below == "any" else min(low, least), ceilings[reach.above])


def _years_shown(state: LearnerState) -> tuple[int, int]:
    """The years whose usual level the child may at most, and at least, have by its answers."""
    doubt = sqrt(state.variance)
    return floor(_years(state.ability + doubt)), ceil(_years(state.ability - doubt))


def _years(level: float) -> float:
    """The age whose usual general level this is."""
    years = tuning.REFERENCE_AGE + level / tuning.LOGITS_A_YEAR
    if years >= tuning.EARLY_AGE:
        return years
    early = tuning.LOGITS_A_YEAR * (tuning.EARLY_AGE - tuning.REFERENCE_AGE)
    return tuning.EARLY_AGE + (level - early) / tuning.LOGITS_A_YEAR_EARLY
