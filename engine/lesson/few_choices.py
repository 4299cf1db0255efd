"""Who cannot read yet looks at three things at most: the choices of every challenge, whatever its pack offers to older children.

It is a matter of the child and not of the pack: the same question has four choices for a sister of eight. So it is done where levels get
their challenges; the luck that is left (one in three) is that of the form that was answered, and stands in the record.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Final

from engine.challenges.base import Answer, AnswerForm, Challenge, ChooseForm, Form, Verdict
from engine.lesson.level import Library

MOST_FOR_THE_YOUNG: Final = 3  # choices; 2–4 (choice)


class FewChoices:
    """A library whose challenges have at most ``most`` choices."""

    def __init__(self, library: Library, most: int = MOST_FOR_THE_YOUNG) -> None:
        self._library, self._most = library, most

    def make(self, item: str, seed: int, *, interests: Sequence[str] = (), avoid: frozenset[str] = frozenset()) -> Challenge:
        return with_few_choices(self._library.make(item, seed, interests=interests, avoid=avoid), self._most)

    def judge(self, challenge: Challenge, answer: Answer) -> Verdict:
        return self._library.judge(challenge, answer)


def with_few_choices(challenge: Challenge, most: int) -> Challenge:
    """The challenge with the right choice and ``most - 1`` others in their places: known mistakes stay before any others do."""
    return replace(challenge, forms=tuple(_few(challenge, form, most) for form in challenge.forms))


def _few(challenge: Challenge, form: AnswerForm, most: int) -> AnswerForm:
    if not isinstance(form, ChooseForm) or len(form.options) <= most:
        return form
    right = challenge.solution[Form.CHOOSE][0]
    wrong = [option.id for option in form.options if option.id != right]
    Random(challenge.seed).shuffle(wrong)  # choices may stand in their order: the first ones would tell that the last is right
    wrong.sort(key=lambda name: name not in challenge.mistakes)
    kept = {right, *wrong[: most - 1]}
    return replace(form, options=tuple(option for option in form.options if option.id in kept))
