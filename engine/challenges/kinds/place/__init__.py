"""``place``: where is it? On a number line, a timeline, a thermometer, a clock, or a picture with regions."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from engine.challenges.base import Challenge, Form, PlaceForm, Region, Right, Unreadable, Verdict, Wrong
from engine.challenges.expressions.language import ExpressionError, Value
from engine.challenges.expressions.numerals import read_number
from engine.challenges.expressions.values import NotFair, show
from engine.challenges.forms import AnswerForm, clock_minutes
from engine.challenges.judging import Given, known_mistake
from engine.challenges.kind import ChallengeKind, Reachable
from engine.challenges.kinds.number import number_of
from engine.challenges.making import Draw, finish, prompt_of
from engine.challenges.speaking.plain_words import picture_words, plain_words
from engine.challenges.templates import as_value
from engine.messages import Message, message

SCALES = ("line", "timeline", "thermometer")
MOST_STOPS, MOST_REGIONS = 1000, 9


class Place(ChallengeKind):
    """Put it where it belongs."""

    name = "place"
    texts = ("unit", "marks", "regions")
    decides = ("tolerance", "regions")
    is_hardness_seen = True

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

    def calculated(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("answer", "tolerance") if own.get("on") in SCALES else ("tolerance",)

    def plain(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("answer",) if own.get("on") == "picture" else ()

    def verdict(self, challenge: Challenge, form: AnswerForm, given: Given, solution: Given) -> Verdict:
        assert isinstance(form, PlaceForm)
        if form.on == "picture":
            if given[0] not in {region.id for region in form.regions}:
                return Unreadable()
            return Right() if given == solution else Wrong(known_mistake(challenge, given[0]))
        read = clock_minutes if form.on == "clock" else lambda text: read_number(text, form.language_sign)
        place, right = read(given[0]), read(solution[0])
        if place is None or right is None or (form.on != "clock" and not form.low <= place <= form.high):
            return Unreadable()
        away = abs(place - right)
        if form.on == "clock":
            away = min(away, 720 - away)
        return Right() if away <= form.tolerance else Wrong(known_mistake(challenge, given[0], form.language_sign))

    def wrong_values(self, challenge: Challenge, form: AnswerForm, solution: Given) -> list[Given]:
        assert isinstance(form, PlaceForm)
        if form.on == "picture":
            return [(region.id,) for region in form.regions if region.id != solution[0]]
        if form.on == "clock":
            hours, _, minutes = solution[0].partition(":")
            return [(f"{(int(hours) + 5) % 12 + 1}:{minutes}",)]
        right = read_number(solution[0], form.language_sign)
        ends = [end for end in (form.low, form.high) if right is not None and abs(end - right) > form.tolerance]
        return [(str(end),) for end in ends]

    def unreadable_values(self, form: AnswerForm, solution: Given) -> list[Given]:
        return [("nowhere",)]

    def reachable(self, samples: Sequence[Challenge]) -> Reachable | None:
        return _is_region

    def like_mistake(self, challenge: Challenge) -> Message:
        return message("It must be the name of a place on the picture.")

    def hardness(self, challenge: Challenge) -> float:
        form = challenge.forms[0]
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

    def shown_words(self, challenge: Challenge, language: str) -> str:
        form = challenge.forms[0]
        assert isinstance(form, PlaceForm)
        if form.on in SCALES:
            return f"{show(form.low, form.language_sign)} … {show(form.high, form.language_sign)} {form.unit}".strip()
        return picture_words(form.picture, language)

    def answer_words(self, challenge: Challenge, form: AnswerForm, value: Given, language: str) -> str:
        assert isinstance(form, PlaceForm)
        return plain_words(f"{value[0]} {form.unit}", language)


def _numeric(value: Value, source: object) -> Fraction:
    number = as_value(value) if isinstance(value, str) else value
    if not isinstance(number, Fraction):
        raise ExpressionError("“{said}” is not a number.", said=source)
    return number


def _spread(low: Fraction, high: Fraction, step: Fraction) -> Fraction:
    """The smallest round distance that gives at most eleven numbers; no scale has more than ``MOST_STOPS`` steps."""
    return next(step * size for size in (1, 2, 5, 10, 20, 25, 50, 100) if (high - low) / (step * size) <= 10)


def _region(name: str, said: str) -> Region:
    """ "40 30 20 10" → left, top, width and height in percent of the picture. Raises ValueError."""
    numbers = [read_number(part) for part in said.split()]
    if len(numbers) != 4 or any(n is None for n in numbers):
        raise NotFair("“{said}” is no region. Write left, top, width and height in percent: 40 30 20 10", said=said)
    x, y, w, h = (float(n or 0) / 100 for n in numbers)
    if min(x, y) < 0 or min(w, h) < 0.02 or x + w > 1.001 or y + h > 1.001:
        raise NotFair("“{said}” lies outside of the picture", said=said)
    return Region(id=name, x=x, y=y, w=w, h=h)


def _is_region(challenge: Challenge, given: str) -> bool:
    form = challenge.forms[0]
    return not isinstance(form, PlaceForm) or form.on != "picture" or given in {region.id for region in form.regions}


KIND: ChallengeKind = Place()
