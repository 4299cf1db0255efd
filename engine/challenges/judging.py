"""Right, wrong or unreadable: the same rules for every kind, because they depend only on the answer form."""

import unicodedata
from fractions import Fraction
from typing import assert_never

from engine.challenges.base import Answer, Challenge, Mistake, Noted, Right, Unreadable, Verdict, Wrong
from engine.challenges.building import holds
from engine.challenges.expressions import ExpressionError
from engine.challenges.forms import (
    ADULT,
    ME,
    AnswerForm,
    BuildForm,
    ChooseForm,
    NumberForm,
    OrderForm,
    PairsForm,
    PlaceForm,
    ShowForm,
    SortForm,
    TextForm,
)
from engine.challenges.numerals import in_lowest_terms, other_reading, read_number
from engine.challenges.signs import fold_case, typable


def judge(challenge: Challenge, answer: Answer) -> Verdict:
    """What an answer is worth."""
    solution = challenge.solution.get(answer.form)
    form = next((form for form in challenge.forms if form.form is answer.form), None)
    given = answer.value
    if isinstance(form, ShowForm):
        return _shown(given, len(form.criteria))
    if solution is None or form is None or not given or not "".join(given).strip():
        return Unreadable()
    match form:
        case NumberForm():
            return _number(challenge, form, given[0], solution[0])
        case TextForm():
            accepted = {_plain(text, form) for text in (solution[0], *challenge.accepted)}
            return Right() if _plain(given[0], form) in accepted else Wrong(_mistake(challenge, given[0]))
        case ChooseForm(options=options):
            if given[0] not in {option.id for option in options}:
                return Unreadable()
            return Right() if given == solution else Wrong(_mistake(challenge, given[0]))
        case OrderForm():
            if sorted(given) != sorted(solution):
                return Unreadable()
            return Right() if given == solution else Wrong(_mistake(challenge, " ".join(given)))
        case PairsForm() | SortForm():
            return _matched(challenge, form, given, solution)
        case PlaceForm():
            return _placed(challenge, form, given[0], solution[0])
        case BuildForm():
            return _built(challenge, form, given)
        case _:
            assert_never(form)


def _number(challenge: Challenge, form: NumberForm, given: str, solution: str) -> Verdict:
    bare = given.strip().removesuffix(form.unit).strip() if form.unit else given
    sign = form.language_sign
    number, right = read_number(bare, sign), read_number(solution, sign)
    if number is None or right is None:
        return Unreadable()
    if abs(number - right) <= form.tolerance:
        return Right() if not form.lowest or in_lowest_terms(bare) else Wrong(_mistake(challenge, given, exact=True))
    other = other_reading(bare, sign)
    if other is not None and abs(other - right) <= form.tolerance:
        return Unreadable()  # "1,000" may mean one or a thousand: whoever may be right is asked again
    return Wrong(_mistake(challenge, bare, sign))


def _matched(challenge: Challenge, form: PairsForm | SortForm, given: tuple[str, ...], solution: tuple[str, ...]) -> Verdict:
    things, known = (form.left, form.right) if isinstance(form, PairsForm) else (form.pieces, form.groups)
    if len(given) != len(things) or not set(given) <= {option.id for option in known}:
        return Unreadable()
    if isinstance(form, PairsForm) and len(set(given)) != len(given):
        return Unreadable()
    if given == solution:
        return Right()
    for thing, said, right in zip(things, given, solution, strict=True):
        mistake = _mistake(challenge, f"{thing.id} = {said}") if said != right else None
        if mistake is not None:
            return Wrong(mistake)
    return Wrong()


def _placed(challenge: Challenge, form: PlaceForm, given: str, solution: str) -> Verdict:
    if form.on == "picture":
        if given not in {region.id for region in form.regions}:
            return Unreadable()
        return Right() if given == solution else Wrong(_mistake(challenge, given))
    read = clock_minutes if form.on == "clock" else lambda text: read_number(text, form.language_sign)
    place, right = read(given), read(solution)
    if place is None or right is None or (form.on != "clock" and not form.low <= place <= form.high):
        return Unreadable()
    away = abs(place - right)
    if form.on == "clock":
        away = min(away, 720 - away)
    return Right() if away <= form.tolerance else Wrong(_mistake(challenge, given, form.language_sign))


def clock_minutes(text: str) -> Fraction | None:
    """ "7:30" as minutes after twelve on a twelve-hour dial, or None when it is no time."""
    hours, colon, minutes = text.strip().partition(":")
    if not (colon and hours.isascii() and minutes.isascii() and hours.isdigit() and minutes.isdigit()):
        return None
    if len(hours) > 2 or len(minutes) > 2 or int(hours) > 24 or int(minutes) > 59:
        return None
    return Fraction((int(hours) * 60 + int(minutes)) % 720)


def _built(challenge: Challenge, form: BuildForm, given: tuple[str, ...]) -> Verdict:
    known = [piece.id for piece in form.pieces]
    fits = set(given) <= set(known) and len(given) <= form.most
    if not fits or (not form.again and any(given.count(piece) > known.count(piece) for piece in given)):
        return Unreadable()
    try:
        if holds(form.condition, given, form.values, form.language_sign):
            return Right()
        for when, mistake in challenge.mistakes.items():
            if holds(when, given, form.values, form.language_sign):
                return Wrong(mistake)
    except ExpressionError:
        return Wrong()
    return Wrong()


def _shown(given: tuple[str, ...], criteria: int) -> Verdict:
    """What a grown-up has seen in full is right. All else is an honest word about oneself: no tick is one, too, and none is wrong."""
    seen = {f"{ADULT}:{n}" for n in range(criteria)}
    if not set(given) <= seen | {f"{ME}:{n}" for n in range(criteria)}:
        return Unreadable()
    return Right() if seen <= set(given) else Noted()


def _plain(text: str, form: AnswerForm | None = None) -> str:
    """A text as it is compared: in the keyboard's signs, and (unless the form says otherwise) in small letters."""
    plain = typable(text)
    if not isinstance(form, TextForm) or not form.case_matters:
        plain = fold_case(plain)
    if isinstance(form, TextForm) and form.accents_free:
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return plain


def _mistake(challenge: Challenge, given: str, sign: str = ".", *, exact: bool = False) -> Mistake | None:
    """What the pack says to this wrong answer: by its text, or (unless ``exact``) by the number it stands for."""
    found = challenge.mistakes.get(given)
    if found is not None or exact:
        return found
    number = read_number(given, sign)
    for value, mistake in challenge.mistakes.items():
        if _plain(value) == _plain(given) or (number is not None and read_number(value, sign) == number):
            return mistake
    return None
