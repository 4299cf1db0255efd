"""``place``: where is it? On a number line, a timeline, a thermometer, a clock, or a picture with regions."""

from fractions import Fraction

from engine.challenges.base import Challenge, Form, PlaceForm, Region
from engine.challenges.expressions import ExpressionError, Value
from engine.challenges.judging import clock_minutes
from engine.challenges.kind import Draw, Examples, examples_of, finish, prompt_of
from engine.challenges.number import number_of
from engine.challenges.numerals import read_number
from engine.challenges.templates import as_value
from engine.challenges.values import NotFair

SCALES = ("line", "timeline", "thermometer")
MOST_STOPS, MOST_REGIONS = 1000, 9


class Place:
    """Put it where it belongs."""

    name = "place"

    def make(self, draw: Draw) -> Challenge:
        on = str(draw.template.own["on"])
        form, answer = (
            self._on_scale(draw, on) if on in SCALES else self._on_clock(draw) if on == "clock" else self._on_picture(draw)
        )
        shown = "" if on == "picture" else f"{answer} {form.unit}".strip()
        prompt = prompt_of(draw, **({"picture": ""} if on == "picture" else {}))
        return finish(draw, forms=(form,), solution={Form.PLACE: (answer,)}, shown=shown, prompt=prompt, same=form.picture)

    def _on_scale(self, draw: Draw, on: str) -> tuple[PlaceForm, str]:
        own = draw.template.own
        low, high, step = self._scale(draw, str(own.get("scale", "0 to 10")))
        value = _numeric(draw.value(draw.template.answer), draw.template.answer)
        if not low <= value <= high or (value - low) % step:
            raise ExpressionError("The answer {value} is no place on the scale.", value=draw.show(value))
        marks = tuple((_numeric(draw.value(at), at), draw.text(said)) for at, said in own.get("marks", {}).items())
        if not all(low <= at <= high for at, _ in marks):
            raise ExpressionError("A mark lies outside of the scale.")
        numbered = number_of(draw, own.get("numbers")) or _spread(low, high, step)
        form = PlaceForm(
            on=on,
            low=low,
            high=high,
            step=step,
            numbered=numbered,
            marks=marks,
            unit=draw.text(str(own.get("unit", ""))),
            tolerance=number_of(draw, own.get("tolerance")),
            language_sign=draw.sign,
        )
        return form, draw.show(value)

    def _scale(self, draw: Draw, said: str) -> tuple[Fraction, Fraction, Fraction]:
        """ "0 to 20 by 2" → (0, 20, 2). Each part may be an expression. Raises ExpressionError."""
        ends, _, step_said = draw.text(said).partition(" by ")
        low_said, to, high_said = ends.partition(" to ")
        if not to:
            raise ExpressionError("“{said}” is no scale. Write, for example, scale: 0 to 20 by 1.", said=said)
        low, high, step = (
            _numeric(draw.value(part), part) for part in (low_said.strip(), high_said.strip(), step_said.strip() or "1")
        )
        if step <= 0 or high <= low or (high - low) % step or (high - low) / step > MOST_STOPS:
            raise ExpressionError("“{said}” must have whole steps, at most {most} of them.", said=said, most=MOST_STOPS)
        return low, high, step

    def _on_clock(self, draw: Draw) -> tuple[PlaceForm, str]:
        own = draw.template.own
        minutes = clock_minutes(draw.text(draw.template.answer))
        if minutes is None:
            raise ExpressionError("“{value}” is no time. Write, for example, 7:30.", value=draw.text(draw.template.answer))
        step = number_of(draw, own.get("minutes")) or Fraction(5)
        if step.denominator != 1 or 60 % step or minutes % step:
            raise ExpressionError("“minutes” must be a part of 60 that the answer can stand on.")
        form = PlaceForm(on="clock", high=Fraction(720), step=step, tolerance=number_of(draw, own.get("tolerance")))
        return form, f"{int(minutes) // 60 or 12}:{int(minutes) % 60:02}"

    def _on_picture(self, draw: Draw) -> tuple[PlaceForm, str]:
        regions = tuple(_region(draw.text(name).strip(), said) for name, said in draw.template.own.get("regions", {}).items())
        if not 2 <= len(regions) <= MOST_REGIONS:
            raise NotFair("2 to {most} regions are needed", most=MOST_REGIONS)
        answer = draw.text(draw.template.answer).strip()
        if answer not in {region.id for region in regions}:
            raise NotFair("there is no region “{answer}”", answer=answer)
        picture = draw.text(draw.template.picture).strip()
        if not picture:
            raise NotFair("a picture is needed")
        return PlaceForm(on="picture", picture=picture, regions=regions), answer

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)


def _numeric(value: Value, source: object) -> Fraction:
    number = as_value(value) if isinstance(value, str) else value
    if not isinstance(number, Fraction):
        raise ExpressionError("“{said}” is not a number.", said=source)
    return number


def _spread(low: Fraction, high: Fraction, step: Fraction) -> Fraction:
    """The smallest round distance that gives at most eleven numbers."""
    for size in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500):
        if (high - low) / (step * size) <= 10:
            return step * size
    return high - low


def _region(name: str, said: str) -> Region:
    """ "40 30 20 10" → left, top, width and height in percent of the picture. Raises ValueError."""
    numbers = [read_number(part) for part in said.split()]
    if len(numbers) != 4 or any(n is None for n in numbers):
        raise NotFair("“{said}” is no region. Write left, top, width and height in percent: 40 30 20 10", said=said)
    x, y, w, h = (float(n or 0) / 100 for n in numbers)
    if min(x, y) < 0 or min(w, h) < 0.02 or x + w > 1.001 or y + h > 1.001:
        raise NotFair("“{said}” lies outside of the picture", said=said)
    return Region(id=name, x=x, y=y, w=w, h=h)
