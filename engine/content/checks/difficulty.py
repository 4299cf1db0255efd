"""An honest guess at how hard a family is, in logits, from what is asked: an expert's prior with its variance.

Zero is what half of the seven-year-olds get right; 0.8 logits are a year (learning design). The age a skill is meant for gives
the base; sums give their operation, size and carrying (``sums``); words their length; each kind what it shows of its own
hardness. The variance says how much to trust it. A pack may override the difficulty.
"""

import math
from collections.abc import Sequence
from statistics import fmean

from engine.challenges.base import Challenge, Form
from engine.challenges.kinds import KINDS
from engine.content.checks.arithmetic import sum_difficulty

VARIANCE = 0.36  # an expert's guess with features to stand on (learning design, finding 3)
VARIANCE_BLIND = 0.6  # only age and step to stand on
VARIANCE_SHOWN = 1.5  # nobody measured it
_YEAR, _ZERO_AGE = 0.8, 7.0


def family_difficulty(ages: tuple[int, int], step: int, steps: int, samples: Sequence[Challenge]) -> float:
    """Difficulty of one (template, step), from challenges drawn from it."""
    low, high = ages
    age = low + 0.35 * min(6, high - low)
    base = _YEAR * (age - _ZERO_AGE) - 0.3
    place = 0.0 if steps < 2 else -0.5 + 1.1 * step / (steps - 1)
    if _mostly_sums(samples):
        sums = [value for challenge in samples if (value := sum_difficulty(challenge.prompt.text)) is not None]
        return round(0.4 * (base + place) + 0.6 * fmean(sums), 3)
    extra = fmean(_extra(challenge) for challenge in samples) if samples else 0.0
    return round(base + place + extra, 3)


def family_variance(samples: Sequence[Challenge]) -> float:
    """How far the guess may be off: little where the question shows its hardness, more where only the age speaks."""
    if any(KINDS[challenge.kind].is_weak_evidence for challenge in samples):
        return VARIANCE_SHOWN
    seen = _mostly_sums(samples) or any(_is_hardness_seen(challenge) for challenge in samples)
    return VARIANCE if seen else VARIANCE_BLIND


def _is_hardness_seen(challenge: Challenge) -> bool:
    shown = challenge.forms[0].form is Form.TEXT or bool(challenge.prompt.groups)
    return shown or KINDS[challenge.kind].is_hardness_seen


def _mostly_sums(samples: Sequence[Challenge]) -> bool:
    return sum(sum_difficulty(challenge.prompt.text) is not None for challenge in samples) > len(samples) / 2


def _extra(challenge: Challenge) -> float:
    """What this challenge adds to its age and step, by its kind and its prompt."""
    extra = KINDS[challenge.kind].hardness(challenge)
    extra += 0.08 * max(0, sum(group.count for group in challenge.prompt.groups) - 5)
    return extra + _reading(challenge.prompt.passage)


def _reading(passage: str) -> float:
    """Longer texts with longer words are harder to question (0 for twenty words of four letters)."""
    words = passage.split()
    if not words:
        return 0.0
    return 0.3 * math.log2(max(0.25, len(words) / 20)) + 0.15 * (fmean(map(len, words)) - 4)
