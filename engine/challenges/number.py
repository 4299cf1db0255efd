"""``number``: the answer is a number, typed; it can also be picked among close wrong ones."""

from fractions import Fraction
from random import Random

from engine.challenges.base import Challenge, Form, NumberForm
from engine.challenges.expressions import ExpressionError, show
from engine.challenges.judging import read_number
from engine.challenges.kind import Draw, Examples, choose_form, examples_of, finish, known_mistakes, prompt_of
from engine.challenges.templates import as_value


class Number:
    """Answer by the number pad, or by choosing among three or four numbers."""

    name = "number"

    def make(self, draw: Draw) -> Challenge:
        value = draw.value(draw.template.answer)
        if isinstance(value, str):
            value = as_value(value)
        if not isinstance(value, Fraction):
            raise ExpressionError(f"The answer “{show(value)}” is not a number.")
        shown = show(value)
        mistakes = known_mistakes(draw)
        wrong = near_numbers(value, list(mistakes), draw.dice)
        number = NumberForm(
            digits=max(3, len(shown) + 1),
            negative=value < 0,
            decimal_sign="." if "." in shown else "",
            fraction="/" in shown,
            unit=draw.text(str(draw.template.own.get("unit", ""))),
        )
        forms = (number, choose_form(shown, wrong, draw.dice))
        solution = {Form.NUMBER: (shown,), Form.CHOOSE: (shown,)}
        return finish(draw, forms=forms, solution=solution, shown=shown, prompt=prompt_of(draw), mistakes=mistakes)

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)


def near_numbers(value: Fraction, mistakes: list[str], dice: Random) -> list[str]:
    """Believable wrong numbers: known mistakes first, then neighbours, tens and turned digits; never the right one."""
    found = [text for text in mistakes if (n := read_number(text)) is not None and n != value and (n >= 0 or value < 0)]
    near: list[Fraction] = [value + 1, value - 1, value + 2, value - 2]
    if value.denominator == 1 and abs(value) >= 10:
        near += [value + 10, value - 10]
        turned = Fraction(int(str(abs(value.numerator))[::-1])) * (1 if value >= 0 else -1)
        near.insert(1, turned)
    dice.shuffle(near)
    found += [show(n) for n in near if n != value and (n >= 0 or value < 0)]
    return list(dict.fromkeys(found))
