"""An honest guess at how hard a family is, in logits, from what is asked: an expert's prior, variance 0.36.

Zero is what half of the seven-year-olds get right; 0.8 logits are a year (learning design). The age a skill is meant for gives
the base; sums give their operation, size and carrying; words their length; choices their number. A pack may override it.
"""

import math
import re
from collections.abc import Sequence
from statistics import fmean

from engine.challenges.base import Challenge, Form

VARIANCE = 0.36
_YEAR, _ZERO_AGE = 0.8, 7.0
_SUM = re.compile(r"(\d+)\s*([+−×÷-])\s*(\d+)")


def family_difficulty(ages: tuple[int, int], step: int, steps: int, samples: Sequence[Challenge]) -> float:
    """Difficulty of one (template, step), from challenges drawn from it."""
    low, high = ages
    age = low + 0.35 * min(6, high - low)
    base = _YEAR * (age - _ZERO_AGE) - 0.3
    place = 0.0 if steps < 2 else -0.5 + 1.1 * step / (steps - 1)
    sums = [value for challenge in samples if (value := sum_difficulty(challenge.prompt.text)) is not None]
    if len(sums) > len(samples) / 2:
        return round(0.4 * (base + place) + 0.6 * fmean(sums), 3)
    extra = fmean(_extra(challenge) for challenge in samples) if samples else 0.0
    return round(base + place + extra, 3)


def sum_difficulty(text: str) -> float | None:
    """The hardness of the first sum in a text (None without one): size of the result, carrying, the operation."""
    found = _SUM.search(text)
    if found is None:
        return None
    a, sign, b = int(found[1]), found[2], int(found[3])
    if sign == "+":
        return -2.6 + 0.42 * math.log2(2 + a + b) + 0.6 * (a % 10 + b % 10 > 10)
    if sign in "−-":
        return -2.4 + 0.42 * math.log2(2 + a) + 0.7 * (a > 10 and a % 10 < b % 10)
    if sign == "×":
        return -0.9 + 0.3 * math.log2(2 + a * b) + 0.4 * (min(a, b) > 5)
    return -0.6 + 0.3 * math.log2(2 + a) + 0.4 * (b > 5)


def _extra(challenge: Challenge) -> float:
    """Small corrections: long words and long orders are harder, many things to count too, a choice of two easier."""
    extra = 0.0
    if Form.TEXT in challenge.solution:
        slots = next((f.slots for f in challenge.forms if f.form is Form.TEXT), ())  # type: ignore[union-attr]
        letters = sum(not slot for slot in slots) if slots else len(challenge.solution[Form.TEXT][0])
        extra += 0.25 * (letters - 3)
    if Form.ORDER in challenge.solution:
        extra += 0.3 * (len(challenge.solution[Form.ORDER]) - 3)
    extra += 0.08 * max(0, sum(group.count for group in challenge.prompt.groups) - 5)
    return extra
