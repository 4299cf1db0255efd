"""``count``: how many of these? A picture several times; the numeral is picked or typed."""

from fractions import Fraction

from engine.challenges.base import Challenge, Form, Group, NumberForm
from engine.challenges.expressions import ExpressionError, show
from engine.challenges.kind import Draw, Examples, choose_form, examples_of, finish, known_mistakes, prompt_of
from engine.challenges.number import near_numbers, pad_of, room_for

LAYOUTS = ("rows", "scatter", "ten_frame", "dice")


class Count:
    """Count them."""

    name = "count"

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        value = draw.value(str(own["count"]))
        if not isinstance(value, Fraction) or value.denominator != 1 or not 0 <= value <= 30:
            raise ExpressionError("“{value}” cannot be counted: a whole number from 0 to 30 is needed.", value=show(value))
        of = own["of"]
        picture = draw.text(draw.rng.choice(list(of)) if isinstance(of, list | tuple) else str(of))
        shown = show(value)
        mistakes = known_mistakes(draw)
        wrong = near_numbers(value, list(mistakes), draw.rng)
        group = Group(picture=picture, count=int(value), layout=str(own.get("layout", "rows")))
        forms = (
            choose_form(shown, wrong, draw.rng, int(own.get("choices", 3)), language=draw.template.language),
            NumberForm(
                digits=room_for(shown, *mistakes),
                pad=pad_of(draw.template.pad, *mistakes, sign=draw.sign),
                language_sign=draw.sign,
            ),
        )
        return finish(
            draw,
            forms=forms,
            solution={Form.CHOOSE: (shown,), Form.NUMBER: (shown,)},
            shown=shown,
            prompt=prompt_of(draw, groups=(group,)),
            mistakes=mistakes,
        )

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)
