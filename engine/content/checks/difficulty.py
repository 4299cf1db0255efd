"""An honest guess at how hard a family is, in logits, from what is asked: an expert's prior with its variance.

Zero is what half of the seven-year-olds get right; 0.8 logits are a year (learning design). The age a skill is meant for gives
the base; sums give their operation, size and carrying (``sums``); words their length; each answer form what it shows of its own
hardness. The variance says how much to trust it. A pack may override the difficulty.
"""

import math
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from statistics import fmean

from engine.challenges.base import Challenge
from engine.challenges.forms import (
    AnswerForm,
    BuildForm,
    ChooseForm,
    Form,
    NumberForm,
    OrderForm,
    PairsForm,
    PlaceForm,
    ShowForm,
    SortForm,
    TextForm,
)
from engine.challenges.judging import clock_minutes
from engine.challenges.numerals import read_number
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
    forms = {challenge.forms[0].form for challenge in samples}
    if Form.SHOW in forms:
        return VARIANCE_SHOWN
    seen = _mostly_sums(samples) or forms & {Form.TEXT, Form.ORDER, Form.PLACE} or any(c.prompt.groups for c in samples)
    return VARIANCE if seen else VARIANCE_BLIND


def _mostly_sums(samples: Sequence[Challenge]) -> bool:
    return sum(sum_difficulty(challenge.prompt.text) is not None for challenge in samples) > len(samples) / 2


def _extra(challenge: Challenge) -> float:
    """What this challenge adds to its age and step, by its first form and its prompt."""
    form = challenge.forms[0]
    extra = next(rule(form, challenge) for kind, rule in _RULES if isinstance(form, kind))
    extra += 0.08 * max(0, sum(group.count for group in challenge.prompt.groups) - 5)
    return extra + _reading(challenge.prompt.passage)


def _reading(passage: str) -> float:
    """Longer texts with longer words are harder to question (0 for twenty words of four letters)."""
    words = passage.split()
    if not words:
        return 0.0
    return 0.3 * math.log2(max(0.25, len(words) / 20)) + 0.15 * (fmean(map(len, words)) - 4)


def _text(form: AnswerForm, challenge: Challenge) -> float:
    slots = getattr(form, "slots", ())
    letters = sum(not slot for slot in slots) if slots else len(challenge.solution[Form.TEXT][0])
    return 0.25 * (letters - 3)


def _number(form: AnswerForm, challenge: Challenge) -> float:
    assert isinstance(form, NumberForm)
    return 0.4 * bool(form.decimal_sign) + 0.5 * form.fraction + 0.4 * form.negative + 0.3 * form.lowest


def _choose(form: AnswerForm, challenge: Challenge) -> float:
    """Wrong choices that look like the right one are harder to tell from it; luck is no matter of difficulty."""
    assert isinstance(form, ChooseForm)
    right = challenge.solution[Form.CHOOSE][0]
    others = [option.id for option in form.options if option.id != right]
    if read_number(right) is not None or not right.isascii():
        return 0.0
    return 0.5 * max(0.0, fmean(SequenceMatcher(None, right, other).ratio() for other in others) - 0.5)


def _place(form: AnswerForm, challenge: Challenge) -> float:
    assert isinstance(form, PlaceForm)
    if form.on == "picture":
        return 0.1 * (len(form.regions) - 4)
    answer = challenge.solution[Form.PLACE][0]
    if form.on == "clock":
        minute = int((clock_minutes(answer) or 0) % 60)
        return {0: -0.6, 30: -0.2, 15: 0.1, 45: 0.2}.get(minute, 0.4 if minute % 5 == 0 else 0.7)
    value = read_number(answer, form.language_sign) or 0
    is_numbered = (value - form.low) % form.numbered == 0 or any(value == at for at, _ in form.marks)
    extra = 0.2 * math.log2(form.stops / 10) - 0.4 * is_numbered
    return extra + 0.3 * (form.step.denominator > 1) + 0.3 * (value < 0)


def _build(form: AnswerForm, challenge: Challenge) -> float:
    assert isinstance(form, BuildForm)
    return 0.25 * (len(challenge.solution[Form.BUILD]) - 2) + 0.1 * (len(form.pieces) - 4) - 0.2 * form.tally


def _sorting(form: AnswerForm, challenge: Challenge) -> float:
    assert isinstance(form, SortForm)
    return 0.1 * (len(form.pieces) - 4) + 0.25 * (len(form.groups) - 2)


_RULES: tuple[tuple[type, Callable[[AnswerForm, Challenge], float]], ...] = (
    (TextForm, _text),
    (NumberForm, _number),
    (ChooseForm, _choose),
    (OrderForm, lambda form, challenge: 0.3 * (len(challenge.solution[Form.ORDER]) - 3)),
    (PairsForm, lambda form, challenge: 0.2 * (len(challenge.solution[Form.PAIRS]) - 3)),
    (SortForm, _sorting),
    (PlaceForm, _place),
    (BuildForm, _build),
    (ShowForm, lambda form, challenge: 0.0),
)
