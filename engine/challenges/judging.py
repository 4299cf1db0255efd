"""Right, wrong or unreadable: the same rules for every kind, because they depend only on the answer form."""

import re
import unicodedata
from fractions import Fraction

from engine.challenges.base import Answer, Challenge, ChooseForm, Form, Mistake, Right, Unreadable, Verdict, Wrong

_LONGEST_NUMBER = 40  # far beyond any answer, far below what makes Python refuse
_NUMBER = re.compile(r"-?(?:\d+(?:[.,]\d+)?|\d+/\d+)", re.ASCII)


def judge(challenge: Challenge, answer: Answer) -> Verdict:
    """What an answer is worth."""
    solution = challenge.solution.get(answer.form)
    if solution is None or not answer.value or not "".join(answer.value).strip():
        return Unreadable()
    given = answer.value
    match answer.form:
        case Form.NUMBER:
            number, right = read_number(given[0]), read_number(solution[0])
            if number is None:
                return Unreadable()
            return Right() if number == right else Wrong(_mistake(challenge, given[0]))
        case Form.TEXT:
            accepted = {_plain(text) for text in (solution[0], *challenge.accepted)}
            return Right() if _plain(given[0]) in accepted else Wrong(_mistake(challenge, given[0]))
        case Form.ORDER:
            if sorted(given) != sorted(solution):
                return Unreadable()
            return Right() if given == solution else Wrong(_mistake(challenge, " ".join(given)))
        case _:
            known = {option.id for form in challenge.forms if isinstance(form, ChooseForm) for option in form.options}
            if given[0] not in known:
                return Unreadable()
            return Right() if given == solution else Wrong(_mistake(challenge, given[0]))


def read_number(text: str) -> Fraction | None:
    """A number as children type it: 12, -3, −3, 0.5, 0,5, 3/4. None when it is none."""
    plain = text.strip().replace("−", "-").replace(" ", "")
    if len(plain) > _LONGEST_NUMBER or not _NUMBER.fullmatch(plain):
        return None
    try:
        return Fraction(plain.replace(",", "."))
    except ZeroDivisionError:
        return None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").casefold().split())


def _mistake(challenge: Challenge, given: str) -> Mistake | None:
    exact = challenge.mistakes.get(given)
    if exact is not None:
        return exact
    number = read_number(given)
    for value, mistake in challenge.mistakes.items():
        if _plain(value) == _plain(given) or (number is not None and read_number(value) == number):
            return mistake
    return None
