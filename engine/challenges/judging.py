"""Right, wrong or unreadable in the forms that several kinds share: a choice, a number, a word; and answers that must be judged so.

Every challenge of every pack is judged with such answers when a pack is checked, and again in the tests.
"""

import unicodedata

from engine.challenges.base import Challenge, Mistake, Right, Unreadable, Verdict, Wrong
from engine.challenges.expressions.numerals import in_lowest_terms, other_reading, read_number
from engine.challenges.forms import AnswerForm, ChooseForm, NumberForm, TextForm
from engine.challenges.signs import fold_case, letters, typable

Given = tuple[str, ...]  # the value of an answer


def judge_shared(challenge: Challenge, form: AnswerForm, given: Given, solution: Given) -> Verdict:
    """What an answer is worth that is a choice, a number or a word."""
    match form:
        case NumberForm():
            return _number(challenge, form, given[0], solution[0])
        case TextForm():
            accepted = {_plain(text, form) for text in (solution[0], *challenge.accepted)}
            return Right() if _plain(given[0], form) in accepted else Wrong(known_mistake(challenge, given[0]))
        case ChooseForm(options=options):
            if given[0] not in {option.id for option in options}:
                return Unreadable()
            return Right() if given == solution else Wrong(known_mistake(challenge, given[0]))
        case _:
            return Unreadable()


def _number(challenge: Challenge, form: NumberForm, given: str, solution: str) -> Verdict:
    bare = given.strip().removesuffix(form.unit).strip() if form.unit else given
    sign = form.language_sign
    number, right = read_number(bare, sign), read_number(solution, sign)
    if number is None or right is None:
        return Unreadable()
    if abs(number - right) <= form.tolerance:
        return Right() if not form.lowest or in_lowest_terms(bare) else Wrong(known_mistake(challenge, given, exact=True))
    other = other_reading(bare, sign)
    if other is not None and abs(other - right) <= form.tolerance:
        return Unreadable()  # "1,000" may mean one or a thousand: whoever may be right is asked again
    return Wrong(known_mistake(challenge, bare, sign))


def _plain(text: str, form: AnswerForm | None = None) -> str:
    """A text as it is compared: in the keyboard's signs, and (unless the form says otherwise) in small letters."""
    plain = typable(text)
    if not isinstance(form, TextForm) or not form.case_matters:
        plain = fold_case(plain)
    if isinstance(form, TextForm) and form.accents_free:
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return plain


def known_mistake(challenge: Challenge, given: str, sign: str = ".", *, exact: bool = False) -> Mistake | None:
    """What the pack says to this wrong answer: by its text, or (unless ``exact``) by the number it stands for."""
    found = challenge.mistakes.get(given)
    if found is not None or exact:
        return found
    number = read_number(given, sign)
    for value, mistake in challenge.mistakes.items():
        if _plain(value) == _plain(given) or (number is not None and read_number(value, sign) == number):
            return mistake
    return None


def wrong_shared(form: AnswerForm, solution: Given) -> list[Given]:
    """Answers in these forms that can be read and are wrong."""
    match form:
        case ChooseForm(options=options):
            return [(option.id,) for option in options if option.id != solution[0]]
        case NumberForm():
            number = read_number(solution[0], form.language_sign)
            return [(str(int(number or 0) + 2 + int(form.tolerance)),)]
        case TextForm():
            return [(text,) for text in (*_misspelt(form, solution[0]), f"{solution[0]}zz")]
        case _:
            return [(solution[0] + "zz",)]


def _misspelt(form: TextForm, word: str) -> list[str]:
    """The word with another one of its keys in the first gap; keys that the word needs itself come first."""
    whole = letters(word)
    gap = next((n for n, slot in enumerate(form.slots) if not slot), 0)
    others = dict.fromkeys((*whole[gap + 1 :], *form.tiles)) if not form.slots else dict.fromkeys(form.tiles)
    wrong = [other for other in others if fold_case(other) != fold_case(whole[gap]) and other.isalnum()]
    return ["".join((*whole[:gap], other, *whole[gap + 1 :])) for other in wrong]


def unreadable_shared(form: AnswerForm) -> list[Given]:
    """Answers in these forms that are none."""
    match form:
        case NumberForm():
            return [("abc",)]
        case ChooseForm():
            return [("no such choice",)]
        case _:
            return []
