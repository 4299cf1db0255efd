"""Answers for every form that must be judged wrong, or must not be judged at all: how each kind proves itself.

Every challenge of every pack is judged with these when a pack is checked, and again in the tests.
"""

from engine.challenges.forms import (
    AnswerForm,
    BuildForm,
    ChooseForm,
    NumberForm,
    OrderForm,
    PairsForm,
    PlaceForm,
    ShowForm,
    SortForm,
)
from engine.challenges.numerals import read_number

Value = tuple[str, ...]


def wrong_values(form: AnswerForm, solution: Value) -> list[Value]:
    """Answers that can be read and are wrong."""
    match form:
        case ChooseForm(options=options):
            return [(option.id,) for option in options if option.id != solution[0]]
        case NumberForm():
            number = read_number(solution[0], form.language_sign)
            return [(str(int(number or 0) + 1001 + int(form.tolerance)),)]
        case OrderForm():
            return [solution[::-1]]
        case PairsForm():
            return [(*solution[1:], solution[0])]
        case SortForm(groups=groups):
            other = next(group.id for group in groups if group.id != solution[0])
            return [(other, *solution[1:])]
        case PlaceForm():
            return _wrong_places(form, solution[0])
        case BuildForm():
            return []  # what is wrong depends on the condition; the kind gives its own examples
        case ShowForm():
            return []  # nobody is wrong about what they did
        case _:
            return [(solution[0] + "zz",)]


def _wrong_places(form: PlaceForm, solution: str) -> list[Value]:
    if form.on == "picture":
        return [(region.id,) for region in form.regions if region.id != solution]
    if form.on == "clock":
        hours, _, minutes = solution.partition(":")
        return [(f"{(int(hours) + 5) % 12 + 1}:{minutes}",)]
    right = read_number(solution, form.language_sign)
    ends = [end for end in (form.low, form.high) if right is not None and abs(end - right) > form.tolerance]
    return [(str(end),) for end in ends]


def unreadable_values(form: AnswerForm, solution: Value) -> list[Value]:
    """Answers that are none."""
    match form:
        case NumberForm():
            return [("abc",)]
        case ChooseForm():
            return [("no such choice",)]
        case OrderForm() | SortForm() | PairsForm():
            return [solution[:-1]]
        case PlaceForm():
            return [("nowhere",)]
        case BuildForm():
            return [("no such piece",)]
        case ShowForm():
            return [("me:99",)]
        case _:
            return []
