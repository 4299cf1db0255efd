"""``number``: the answer is a number, typed; it can also be picked among close wrong ones.

Whole, negative, decimal (in the signs of the pack's language), a fraction; exactly right or within a tolerance; with a unit.
"""

import math
from collections.abc import Mapping
from fractions import Fraction
from random import Random
from typing import Any

from engine.challenges.base import Challenge, ChooseForm, Form, NumberForm, Option
from engine.challenges.expressions.language import ExpressionError, show
from engine.challenges.expressions.numerals import decimal_sign, read_number
from engine.challenges.kind import ChallengeKind
from engine.challenges.making import Draw, choose_form, finish, known_mistakes, prompt_of
from engine.challenges.templates import as_value


class Number(ChallengeKind):
    """Answer by the number pad, or by choosing among three or four numbers."""

    name = "number"
    texts = ("unit",)
    decides = ("tolerance", "lowest")
    asks_number = True

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        value = draw.value(draw.template.answer)
        if isinstance(value, str):
            value = as_value(value)
        if not isinstance(value, Fraction):
            raise ExpressionError("The answer “{value}” is not a number.", value=draw.show(value))
        write = str(own.get("write", ""))
        shown = written(value, write, draw)
        mistakes = known_mistakes(draw)
        tolerance = number_of(draw, own.get("tolerance"))
        wrong = near_numbers(value, list(mistakes), draw.rng, draw.template.language, write=write, tolerance=tolerance)
        if tolerance:
            wrong = [text for text in wrong if abs((read_number(text, draw.sign) or Fraction(0)) - value) > tolerance]
        unit = draw.text(str(own.get("unit", "")))
        number = NumberForm(
            digits=room_for(shown, *mistakes),
            pad=pad_of(draw.template.pad, shown, *mistakes, sign=draw.sign),
            negative=value < 0,
            decimal_sign=draw.sign if draw.sign in shown else "",
            fraction="/" in shown,
            unit=unit,
            language_sign=draw.sign,
            tolerance=tolerance,
            lowest=str(own.get("lowest", "no")) == "yes",
        )
        forms = (number, with_unit(choose_form(shown, wrong, draw.rng, language=draw.template.language), unit))
        solution = {Form.NUMBER: (shown,), Form.CHOOSE: (shown,)}
        said = f"{shown} {unit}".strip()
        return finish(draw, forms=forms, solution=solution, shown=said, prompt=prompt_of(draw), mistakes=mistakes)

    def calculated(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("answer", "tolerance")


def room_for(*numbers: str) -> int:
    """How many signs may be typed: enough for each of these numbers, and for a few too many."""
    return max(8, *(len(number) + 3 for number in numbers))


def pad_of(known: str, *numbers: str, sign: str) -> str:
    """The signs of these numbers beside digits, in the language's way, with those ``known`` of the skill ("." for the decimal sign)."""
    used = "".join(number for number in numbers if read_number(number, sign) is not None).replace("-", "−")
    return known.replace(".", sign) + "".join(sign if s in ".," else s for s in used if s in "−.,/ ")


def number_of(draw: Draw, source: object) -> Fraction:
    """The number an optional key gives (0 without it). Raises ExpressionError."""
    if source is None:
        return Fraction(0)
    value = draw.value(str(source))
    if not isinstance(value, Fraction):
        raise ExpressionError("“{said}” is not a number.", said=source)
    return value


def written(value: Fraction, write: str, draw: Draw) -> str:
    """The number as the pack wants it: its own way, or ``fraction`` (7/4) or ``mixed`` (1 3/4)."""
    if write not in ("fraction", "mixed") or value.denominator == 1:
        return draw.show(value)
    minus, top = "−" if value < 0 else "", abs(value.numerator)
    if write == "mixed" and top > value.denominator:
        whole, rest = divmod(top, value.denominator)
        return f"{minus}{whole} {rest}/{value.denominator}"
    return f"{minus}{top}/{value.denominator}"


def with_unit(form: ChooseForm, unit: str) -> ChooseForm:
    """The choices with the unit behind each number."""
    if not unit:
        return form
    options = (Option(id=o.id, text=f"{o.text} {unit}", spoken=f"{o.aloud} {unit}") for o in form.options)
    return ChooseForm(options=tuple(options))


def near_numbers(
    value: Fraction,
    mistakes: list[str],
    rng: Random,
    language: str = "en",
    *,
    write: str = "",
    tolerance: Fraction = Fraction(0),
) -> list[str]:
    """Believable wrong numbers: known mistakes first, then neighbours, tens and turned digits; never the right one.

    Where neighbours are within a wide tolerance, numbers beyond it follow them.
    """
    sign = decimal_sign(language)
    found = [
        text
        for text in mistakes
        if (n := read_number(text, sign)) is not None and n != value and (n.numerator >= 0 or value.numerator < 0)
    ]
    if write in ("fraction", "mixed") and value.denominator != 1:
        return list(dict.fromkeys([*found, *_near_fractions(value, rng)]))
    if value.denominator == 1:
        near = [Fraction(value.numerator + by) for by in (1, -1, 2, -2)]  # quicker than adding to a fraction
    else:
        near = [value + 1, value - 1, value + 2, value - 2]
    if value.denominator == 1 and abs(value) >= 10:
        near += [value + 10, value - 10]
        turned = Fraction(int(str(abs(value.numerator))[::-1])) * (1 if value >= 0 else -1)
        near.insert(1, turned)
    rng.shuffle(near)
    if tolerance >= 1:
        far = math.ceil(2 * tolerance)
        near += [value + far, value - far, value + 2 * far]
    found += [show(n, sign) for n in near if n != value and (n.numerator >= 0 or value.numerator < 0)]
    return list(dict.fromkeys(found))


def _near_fractions(value: Fraction, rng: Random) -> list[str]:
    """Upside down, one more above, one more below: what comes of mixing up the two numbers of a fraction."""
    minus, top, bottom = "−" if value < 0 else "", abs(value.numerator), value.denominator
    tried = [(bottom, top), (top + 1, bottom), (top, bottom + 1), (top, bottom * 2), (max(1, top - 1), bottom)]
    found = [f"{minus}{a}/{b}" for a, b in tried if b and Fraction(a, b) != abs(value)]
    rng.shuffle(found)
    return found


KIND: ChallengeKind = Number()
