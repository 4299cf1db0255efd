"""``compare``: two numbers or two groups of pictures; which is more, which is less, or are they the same?"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from engine.challenges.base import Challenge, ChooseForm, Form, Group, Mistake, Option
from engine.challenges.expressions.language import ExpressionError, Value, show
from engine.challenges.expressions.values import NotFair
from engine.challenges.forms import AnswerForm
from engine.challenges.judging import Given
from engine.challenges.kind import ChallengeKind, Reachable, is_offered, option_words
from engine.challenges.making import Draw, finish, prompt_of
from engine.challenges.speaking.maths import said, the_same
from engine.challenges.speaking.number_words import number_words

SAME = "="


class Compare(ChallengeKind):
    """More, less or the same. The answer is worked out, never written in the pack."""

    name = "compare"
    texts = ("left_text", "right_text")
    decides = ("left", "right", "want", "same")
    names_answers = False

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        sides = [(draw.value(str(own[side])), str(own.get(f"{side}_text", ""))) for side in ("left", "right")]
        numbers = [value for value, _ in sides if isinstance(value, Fraction)]
        if len(numbers) != 2:
            raise ExpressionError("Only numbers can be compared.")
        left, right = numbers
        of = own.get("of")
        allow_same = str(own.get("same", "no")) == "yes"
        if left == right and not allow_same:
            raise NotFair("both sides are the same: add a where:, or say same: yes")
        options, groups = self._options(draw, sides, of)
        if allow_same:
            options += (Option(id=SAME, text=SAME, spoken=the_same(draw.template.language)),)
        bigger = "left" if left > right else "right"
        smaller = "right" if bigger == "left" else "left"
        answer = SAME if left == right else bigger if own.get("want", "more") == "more" else smaller
        shown = next(o.text for o in options if o.id == answer).replace(SAME, "")
        mistakes = self._mistakes(draw, answer)
        return finish(
            draw,
            forms=(ChooseForm(options=options),),
            solution={Form.CHOOSE: (answer,)},
            shown=shown,
            prompt=prompt_of(draw, groups=groups),
            mistakes=mistakes,
            same=f"{show(left)}:{show(right)}",
        )

    def _options(self, draw: Draw, sides: list[tuple[Value, str]], of: object) -> tuple[tuple[Option, ...], tuple[Group, ...]]:
        names = ("left", "right")
        if of is None:
            texts = [draw.text(text) if text else show(value) for value, text in sides]
            return tuple(
                Option(id=n, text=t, spoken=said(t, draw.template.language)) for n, t in zip(names, texts, strict=True)
            ), ()
        pictures = [draw.text(str(p)) for p in (of if isinstance(of, list | tuple) else [of])]
        options = []
        for n, (name, (value, _)) in enumerate(zip(names, sides, strict=True)):
            assert isinstance(value, Fraction)
            if value.denominator != 1 or not 0 <= value <= 12:
                raise ExpressionError("A group can have 0 to 12 pictures.")
            count = int(value)
            picture = pictures[n % len(pictures)]
            options.append(Option(id=name, picture=picture, times=count, spoken=number_words(count, draw.template.language)))
        return tuple(options), ()

    def _mistakes(self, draw: Draw, answer: str) -> dict[str, Mistake]:
        """The pack may name the wrong sides: ``when: left``, ``right``, ``same`` or ``other`` (any wrong one)."""
        found: dict[str, Mistake] = {}
        for mistake in draw.known:
            wanted = {"same": [SAME], "other": ["left", "right", SAME]}.get(mistake.when, [mistake.when])
            for side in wanted:
                if side != answer:
                    found.setdefault(side, Mistake(id=mistake.id, say=draw.text(mistake.say)))
        return found

    def calculated(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("left", "right")

    def reachable(self, samples: Sequence[Challenge]) -> Reachable | None:
        return is_offered

    def shown_words(self, challenge: Challenge, language: str) -> str:
        form = challenge.forms[0]
        assert isinstance(form, ChooseForm)
        return ", ".join(option_words(option, language) for option in form.options if option.id != SAME)

    def answer_words(self, challenge: Challenge, form: AnswerForm, value: Given, language: str) -> str:
        return the_same(language) if value == (SAME,) else super().answer_words(challenge, form, value, language)

    def mistake_words(self, challenge: Challenge, when: str, language: str) -> str:
        return the_same(language) if when == SAME else super().mistake_words(challenge, when, language)


KIND: ChallengeKind = Compare()
