"""``build``: put pieces together so that a condition holds. Many answers are right; one is found to show."""

from collections.abc import Mapping
from typing import Any

from engine.challenges.base import BuildForm, Challenge, Form, Mistake, Right, Unreadable, Verdict, Wrong
from engine.challenges.expressions.language import ExpressionError, Value, names_in
from engine.challenges.expressions.numerals import read_number
from engine.challenges.expressions.values import NotFair
from engine.challenges.forms import AnswerForm
from engine.challenges.judging import Given
from engine.challenges.kind import ChallengeKind, named, option_words
from engine.challenges.kinds.build.conditions import OWN_NAMES, holds, measures, one_way
from engine.challenges.making import Draw, finish, prompt_of

MOST_PIECES, MOST_LAID = 8, 8


class Build(ChallengeKind):
    """Build it."""

    name = "build"
    texts = ("pieces", "example")
    decides = ("pieces", "make")
    names_answers = False

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        taken = sorted(set(OWN_NAMES) & draw.values.keys())
        if taken:
            raise ExpressionError("“{value}” is a word of build: and cannot be a value's name here.", value=taken[0])
        pieces = [part.strip() for text in own["pieces"] for part in draw.text(str(text)).split("|") if part.strip()]
        again = str(own.get("again", "no")) == "yes"
        if not 1 <= len(pieces) <= MOST_PIECES or (not again and len(pieces) < 2):
            raise NotFair("2 to {most} pieces are needed", most=MOST_PIECES)
        if len(set(pieces)) != len(pieces) and again:
            raise NotFair("the pieces must differ where each may be laid again")
        condition = str(own["make"])
        most = min(MOST_LAID, int(own.get("most", MOST_LAID if again else len(pieces))))
        way = self._way(draw, condition, pieces, most, again=again)
        numbers = all(read_number(piece, draw.sign) is not None for piece in pieces)
        form = BuildForm(
            pieces=tuple(draw.option(piece) for piece in pieces),
            condition=condition,
            values=dict(draw.values),
            most=most,
            again=again,
            tally=numbers and "total" in names_in(condition) and str(own.get("tally", "yes")) == "yes",
            language_sign=draw.sign,
        )
        return finish(
            draw,
            forms=(form,),
            solution={Form.BUILD: way},
            shown="",
            prompt=prompt_of(draw),
            mistakes={m.when: Mistake(id=m.id, say=draw.text(m.say)) for m in draw.known},
        )

    def _way(self, draw: Draw, condition: str, pieces: list[str], most: int, *, again: bool) -> tuple[str, ...]:
        """One right answer: the pack's own example, or one that is found. Raises ValueError, ExpressionError."""
        told = tuple(draw.text(str(text)).strip() for text in draw.template.own.get("example", ()))
        if told:
            if len(told) > most or not holds(condition, told, draw.values, draw.sign) or not set(told) <= set(pieces):
                raise NotFair("the example {value} does not fulfil “{condition}”", value=" ".join(told), condition=condition)
            return told
        found = one_way(condition, pieces, draw.values, most, again=again, sign=draw.sign, spend=draw.spend)
        if found is None:
            raise NotFair(
                "no way was found to fulfil “{condition}” with these pieces; give an example: if there is one",
                condition=condition,
            )
        return found

    def wrong_values(self, challenge: Challenge, form: AnswerForm, solution: Given) -> list[Given]:
        """A single piece or several, whichever does not fulfil the condition."""
        assert isinstance(form, BuildForm)
        ids = tuple(piece.id for piece in form.pieces)
        tried = [(name,) for name in ids] + [ids[:most] for most in range(2, form.most + 1)]
        return [laid for laid in tried if not holds(form.condition, laid, form.values, form.language_sign)][:4]

    def unreadable_values(self, form: AnswerForm, solution: Given) -> list[Given]:
        return [("no such piece",)]

    def calculated(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("make",)

    def stand_ins(self) -> Mapping[str, Value]:
        return measures(("1",))

    def plain(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("pieces",)

    def verdict(self, challenge: Challenge, form: AnswerForm, given: Given, solution: Given) -> Verdict:
        assert isinstance(form, BuildForm)
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

    def hardness(self, challenge: Challenge) -> float:
        form = challenge.forms[0]
        assert isinstance(form, BuildForm)
        return 0.25 * (len(challenge.solution[Form.BUILD]) - 2) + 0.1 * (len(form.pieces) - 4) - 0.2 * form.tally

    def shown_words(self, challenge: Challenge, language: str) -> str:
        form = challenge.forms[0]
        assert isinstance(form, BuildForm)
        return ", ".join(option_words(piece, language) for piece in form.pieces)

    def answer_words(self, challenge: Challenge, form: AnswerForm, value: Given, language: str) -> str:
        assert isinstance(form, BuildForm)
        return named(form.pieces, value, language)


KIND: ChallengeKind = Build()
