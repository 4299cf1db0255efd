"""What a kind of challenge is: everything that is known of it, in one folder of ``engine.challenges.kinds``.

A kind is a class with a ``name`` and ``make``; the rest has an answer here that fits most kinds, by the form an answer has. What its YAML
may say is the ``Spec`` in ``spec.py`` beside it, with ``EXAMPLES`` of its own keys and a ``WHOLE`` one: read by the checker alone, never while playing.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib import import_module
from statistics import fmean
from typing import Any

from engine.challenges.base import Answer, Challenge, Option, Unreadable, Verdict
from engine.challenges.expressions.language import Value
from engine.challenges.expressions.numerals import read_number
from engine.challenges.forms import AnswerForm, ChooseForm, Form, NumberForm, TextForm
from engine.challenges.judging import Given, judge_shared, unreadable_shared, wrong_shared
from engine.challenges.making import Draw
from engine.challenges.speaking.plain_words import counted, plain_words
from engine.messages import Message, message

Reachable = Callable[[Challenge, str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """What a kind proves itself with."""

    right: tuple[Answer, ...]
    wrong: tuple[Answer, ...]
    unreadable: tuple[Answer, ...]


class ChallengeKind(ABC):
    """One thing that can be asked."""

    name: str
    texts: tuple[str, ...] = ()
    """Keys of its own whose texts are translated."""
    rows_from = "rows"
    """The key with the list of which each entry is a row."""
    decides: tuple[str, ...] = ()
    """Keys of its own that say what is right: ``diff`` tells a change of them loudly."""
    names_answers = True
    """Whether the ``when`` of a mistake is one whole answer, which must not be the right one."""
    offers_others = False
    """Whether ``others`` are shown beside the right answer, so that none of them may be right too."""
    asks_number = False
    """Whether the answer is always a number."""
    is_hardness_seen = False
    """Whether a question of this kind shows how hard it is, so that a guess at it can be trusted more."""
    is_weak_evidence = False
    """Whether nobody measures the answer, so that it tells little."""

    # ------------------------------------------------------------ the file
    @property
    def spec_module(self) -> Any:
        """The module with the strict model of its YAML (``Spec``), ``EXAMPLES`` of its own keys and a ``WHOLE`` one that plays. Importing it costs a tenth of a second."""
        return import_module(f"{type(self).__module__}.spec")

    def calculated(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        """The keys that hold an expression over the values, not a text, in a challenge with these keys of its own."""
        return ()

    def stand_ins(self) -> Mapping[str, Value]:
        """What an expression may name beside the values: something in its place, to try the expression with."""
        return {}

    def plain(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        """The keys that hold a text in which the bare name of a value is surely a slip."""
        return ()

    def laid_out(self, challenge: Mapping[str, Any]) -> Mapping[str, Any]:
        """A challenge of the file as it is compiled; a kind with a list of its own makes rows of it."""
        return challenge

    # ------------------------------------------------------------ playing
    @abstractmethod
    def make(self, draw: Draw) -> Challenge:
        """The challenge for one draw. Raises ExpressionError or ValueError for values that give no fair question."""

    def judge(self, challenge: Challenge, answer: Answer) -> Verdict:
        """What an answer is worth."""
        solution = challenge.solution.get(answer.form)
        form = next((form for form in challenge.forms if form.form is answer.form), None)
        if solution is None or form is None or not answer.value or not "".join(answer.value).strip():
            return Unreadable()
        return self.verdict(challenge, form, answer.value, solution)

    def verdict(self, challenge: Challenge, form: AnswerForm, given: Given, solution: Given) -> Verdict:
        """What an answer is worth that is not empty and has a form of this challenge."""
        return judge_shared(challenge, form, given, solution)

    # ------------------------------------------------------------ checking
    def examples(self, challenge: Challenge) -> Examples:
        """Answers in every form: right, wrong, unreadable."""
        right, wrong, unreadable = [], [], []
        for form in challenge.forms:
            solution = challenge.solution[form.form]
            right.append(Answer(form.form, solution))
            wrong += [Answer(form.form, value) for value in self.wrong_values(challenge, form, solution)]
            unreadable += [Answer(form.form, value) for value in (("",), *self.unreadable_values(form, solution))]
        return Examples(right=tuple(right), wrong=tuple(wrong), unreadable=tuple(unreadable))

    def wrong_values(self, challenge: Challenge, form: AnswerForm, solution: Given) -> list[Given]:
        """Answers that can be read and are wrong."""
        accepted = {(text,) for text in challenge.accepted}
        return [value for value in wrong_shared(form, solution) if value not in accepted]

    def unreadable_values(self, form: AnswerForm, solution: Given) -> list[Given]:
        """Answers that are none."""
        return unreadable_shared(form)

    def reachable(self, samples: Sequence[Challenge]) -> Reachable | None:
        """Whether a known mistake (a challenge, its ``when``) can ever be given; None where it is typed and anything can."""
        return None

    def like_mistake(self, challenge: Challenge) -> Message:
        """What a ``when`` can be in such a challenge, by an example out of it."""
        return like_choice(challenge)

    def hardness(self, challenge: Challenge) -> float:
        """What this challenge adds to the hardness of its age and step, in logits."""
        return _hardness(challenge)

    # ------------------------------------------------------------ telling
    def draws_things(self, own: Mapping[str, Any], has_rows: bool) -> bool:
        """Whether a question shows some of the things it has, by chance."""
        return False

    def shown_words(self, challenge: Challenge, language: str) -> str:
        """What its form shows that belongs to the question, in words."""
        return ""

    def answer_words(self, challenge: Challenge, form: AnswerForm, value: Given, language: str) -> str:
        """An answer in this form, in words."""
        match form:
            case ChooseForm(options=options):
                return named(options, value, language)
            case NumberForm(unit=unit):
                typed = value[0].strip()
                return plain_words(typed if not unit or typed.endswith(unit) else f"{typed} {unit}", language)
            case _:
                return plain_words(" ".join(value), language)

    def mistake_words(self, challenge: Challenge, when: str, language: str) -> str:
        """A known mistake by its ``when``: the choice it names, or what was typed."""
        options = [option for form in challenge.forms if isinstance(form, ChooseForm) for option in form.options]
        return named(options, (when,), language)


def option_words(option: Option, language: str) -> str:
    """A choice or piece in words: its text, or the name of its picture."""
    if option.text:
        return plain_words(option.text, language)
    return counted(option.times, option.picture, language)


def named(options: Iterable[Option], ids: Iterable[str], language: str, *, between: str = ", ") -> str:
    """The options with these ids in words, in the order of the ids; an id that none has is told as it is."""
    known = {option.id: option for option in options}
    return between.join(option_words(known[i], language) if i in known else plain_words(i, language) for i in ids)


def is_offered(challenge: Challenge, given: str) -> bool:
    """Whether some form of the challenge can be answered like this: one of its choices, or anything where it is typed."""
    return any(not isinstance(form, ChooseForm) or given in {o.id for o in form.options} for form in challenge.forms)


def like_choice(challenge: Challenge) -> Message:
    """What the ``when`` of a mistake looks like where the answer is picked."""
    form = challenge.forms[0]
    right = challenge.solution[form.form][0]
    others = [option.id for option in form.options if option.id != right] if isinstance(form, ChooseForm) else []
    return message("It must be a wrong choice, such as: when: {such}", such=others[0] if others else "…")


def _hardness(challenge: Challenge) -> float:
    """By the first form of an answer: a number by its signs, a word by its letters, choices by how alike they look."""
    match form := challenge.forms[0]:
        case TextForm(slots=slots):
            letters = sum(not slot for slot in slots) if slots else len(challenge.solution[Form.TEXT][0])
            return 0.25 * (letters - 3)
        case NumberForm():
            return 0.4 * bool(form.decimal_sign) + 0.5 * form.fraction + 0.4 * form.negative + 0.3 * form.lowest
        case ChooseForm(options=options):
            return _likeness(challenge.solution[Form.CHOOSE][0], [option.id for option in options])
        case _:
            return 0.0


def _likeness(right: str, choices: Sequence[str]) -> float:
    """Wrong choices that look like the right one are harder to tell from it; luck is no matter of difficulty."""
    if read_number(right) is not None or not right.isascii():
        return 0.0
    return 0.5 * max(0.0, fmean(SequenceMatcher(None, right, other).ratio() for other in choices if other != right) - 0.5)
