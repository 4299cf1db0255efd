"""A challenge drawn so that a known mistake shows: whoever makes it gives an answer that only this mistake gives.

Not every draw does: 22 + 3 added digit by digit from the left is right all the same, among the choices the mistake may be missing, and
an answer one beside the right one may be a slip of counting as well.
"""

from collections.abc import Callable, Iterable, Iterator

from engine.challenges.base import AnswerForm, Challenge, ChooseForm, Form
from engine.challenges.expressions.numerals import read_number
from engine.challenges.judging import known_mistake

_SHOWS, _PLAINLY = 1, 2
_SLIP = 1  # an answer so near the right one may be miscounted


def drawn_for(make: Callable[[int], Challenge], seeds: Iterable[int], mistake: str, plays: frozenset[Form]) -> Challenge:
    """The first of ``seeds`` that shows the mistake plainly, else one that shows it at all, else the first."""
    best: tuple[int, Challenge] | None = None
    for seed in seeds:
        challenge = make(seed)
        clear = clearness(challenge, challenge.form_for(plays), mistake)
        if best is None or clear > best[0]:
            best = clear, challenge
        if clear == _PLAINLY:
            break
    if best is None:
        raise LookupError("a challenge needs a seed")
    return best[1]


def clearness(challenge: Challenge, form: AnswerForm, mistake: str) -> int:
    """0 when the mistake cannot be told here, 1 when it may be a slip, 2 when nothing else gives its answer."""
    right = challenge.solution[form.form]
    known = [given for given in _can_be_given(challenge, form) if _is_of(challenge, given, mistake) and (given,) != right]
    if not known:
        return 0
    return _PLAINLY if all(_is_far(given, right[0], form) for given in known) else _SHOWS


def _can_be_given(challenge: Challenge, form: AnswerForm) -> Iterator[str]:
    if isinstance(form, ChooseForm):
        yield from (option.id for option in form.options)
    else:
        yield from challenge.mistakes


def _is_of(challenge: Challenge, given: str, mistake: str) -> bool:
    found = known_mistake(challenge, given)
    return found is not None and found.id == mistake


def _is_far(given: str, right: str, form: AnswerForm) -> bool:
    if form.form not in (Form.NUMBER, Form.CHOOSE):
        return True
    wrong, true = read_number(given), read_number(right)
    return wrong is None or true is None or abs(wrong - true) > _SLIP
