"""A child's hands: how each answer form is answered by pressing and typing alone, by keyboard or by mouse. For the tour and the tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.challenges.expressions.numerals import read_number
from engine.challenges.forms import (
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
    clock_minutes,
)
from engine.challenges.kinds import KINDS
from game.intents import Erase, Move, Point, Type

if TYPE_CHECKING:
    from engine.lesson.level import Asked
    from game.tour import Journey


def value_to_give(asked: Asked, *, right: bool) -> tuple[str, ...]:
    """A right or a wrong value in the form that is asked."""
    solution = asked.challenge.solution[asked.form.form]
    if right:
        return solution
    examples = KINDS[asked.challenge.kind].examples(asked.challenge)
    wrong = [answer.value for answer in examples.wrong if answer.form is asked.form.form]
    return wrong[0] if wrong else solution


def give(journey: Journey, asked: Asked, *, right: bool) -> None:
    """Answer what is asked."""
    value = value_to_give(asked, right=right)
    match asked.form:
        case ChooseForm():
            journey.press(f"option-{value[0]}")
        case TextForm() as form:
            _spell(journey, form, asked.challenge.solution[Form.TEXT][0], right=right)
        case NumberForm():
            solution = asked.challenge.solution[Form.NUMBER][0]
            _type(journey, list(solution if right else _other_number(solution)))
        case OrderForm(pieces=pieces):
            _clear(journey, len(pieces))
            for piece in value:
                journey.wait(0.5)
                journey.press(f"option-{piece}")
        case PairsForm(left=left):
            for thing, partner in zip(left, value, strict=True):
                journey.press(f"option-{thing.id}")
                journey.press(f"partner-{partner}")
        case SortForm(pieces=pieces):
            for tile, group in zip(pieces, value, strict=True):
                journey.press(f"option-{tile.id}")
                journey.press(f"group-{group}")
        case PlaceForm() as form:
            _place(journey, form, value[0])
        case BuildForm(most=most):
            _clear(journey, most)
            for piece in value:
                journey.press(f"option-{piece}")
        case ShowForm(criteria=criteria):
            _tick(journey, len(criteria), value)
    if journey.has("go") and not isinstance(asked.form, TextForm | NumberForm):
        journey.wait(0.3)
        journey.press("go")


def _spell(journey: Journey, form: TextForm, word: str, *, right: bool) -> None:
    letters = [c for n, c in enumerate(word) if not form.slots or not form.slots[n]]
    other = next((t for t in form.tiles if t.lower() != letters[0].lower()), letters[0])
    _type(journey, letters if right else [other, *letters[1:]], pause=0.5)


def _type(journey: Journey, letters: list[str], *, pause: float = 0.05) -> None:
    for letter in letters:
        journey.wait(pause)
        journey.send(Type(letter))
    if journey.has("go"):
        journey.press("go")


def _other_number(number: str) -> str:
    last = number[-1]
    return number[:-1] + ("1" if last != "1" else "2") if last.isdigit() else "1"


def _clear(journey: Journey, most: int) -> None:
    """Take back whatever lies there from an earlier try."""
    for _ in range(most):
        journey.send(Erase())


def _place(journey: Journey, form: PlaceForm, value: str) -> None:
    if form.on == "picture":
        journey.press(f"option-{value}")
    elif form.on == "clock":
        _turn(journey, form, int(clock_minutes(value) or 0))
    else:
        number = read_number(value, form.language_sign)
        assert number is not None
        _slide(journey, form, int((number - form.low) / form.step))


def _slide(journey: Journey, form: PlaceForm, stop: int) -> None:
    """The marker to a stop: by arrows on the scale, or by a tap and single steps."""
    rules = journey.top.game.sheet.rules  # type: ignore[attr-defined]
    if journey.keyboard:
        journey.tab_to("scale")
        on, back = (Move(0, -1), Move(0, 1)) if form.on == "thermometer" else (Move(1, 0), Move(-1, 0))
        journey.send(on, back)
        journey.send(*[on if stop > rules.stop else back] * abs(stop - rules.stop))
        return
    x, y, w, h = journey.top.widget("scale").box  # type: ignore[attr-defined]
    share = stop / (form.stops - 1)
    at = (x + w / 2, y + 12 + (h - 24) * (1 - share)) if form.on == "thermometer" else (x + 24 + (w - 48) * share, y + h / 2)
    journey.send(Point("down", at), Point("up", at))
    for _ in range(form.stops):
        if rules.stop == stop:
            return
        journey.press("more" if rules.stop < stop else "less")


def _turn(journey: Journey, form: PlaceForm, minutes: int) -> None:
    """The hands to a time: arrows on the face, or the round buttons."""
    rules = journey.top.game.sheet.rules  # type: ignore[attr-defined]
    for _ in range(12 + form.stops):
        here = int(rules.value)
        if here == minutes and rules.touched:
            return
        same_minute = here % 60 == minutes % 60
        if same_minute or not journey.keyboard:
            journey.press("hour-on" if same_minute else "more")
        else:
            journey.tab_to("dial")
            journey.send(Move(1, 0))


def _tick(journey: Journey, criteria: int, wanted: tuple[str, ...]) -> None:
    """Tick what is wanted, take back what is not."""
    for n in range(criteria):
        for who in ("me", "adult"):
            box = journey.top.widget(f"tick-{who}:{n}")  # type: ignore[attr-defined]
            if bool(box.checked) != (f"{who}:{n}" in wanted):
                journey.press(f"tick-{who}:{n}")
