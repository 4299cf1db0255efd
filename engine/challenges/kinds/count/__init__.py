"""``count``: how many of these? A picture several times; the numeral is picked or typed."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from engine.challenges.base import Challenge, Form, Group, NumberForm
from engine.challenges.expressions.language import ExpressionError, show
from engine.challenges.kind import ChallengeKind
from engine.challenges.kinds.number import near_numbers, pad_of, room_for
from engine.challenges.making import Draw, choose_form, finish, known_mistakes, prompt_of

LAYOUTS = ("rows", "scatter", "ten_frame", "dice")


class Count(ChallengeKind):
    """Count them."""

    name = "count"
    decides = ("count",)
    asks_number = True

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

    def calculated(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("count",)


KIND: ChallengeKind = Count()
