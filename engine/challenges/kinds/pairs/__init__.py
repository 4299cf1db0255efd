"""``pairs``: what belongs together? A map from one side to the other; some of them at a time, both sides shuffled."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine.challenges.base import Challenge, Form, PairsForm, Unreadable, Verdict
from engine.challenges.expressions.values import NotFair
from engine.challenges.forms import AnswerForm
from engine.challenges.judging import Given
from engine.challenges.kind import ChallengeKind, Reachable, named, option_words
from engine.challenges.kinds.matching import can_be_matched, like_match, matched
from engine.challenges.making import Draw, at_once, finish, prompt_of, shuffled
from engine.messages import Message

MOST = 6


class Pairs(ChallengeKind):
    """Match them."""

    name = "pairs"
    texts = ("pairs",)
    decides = ("pairs",)
    names_answers = False

    def make(self, draw: Draw) -> Challenge:
        own = draw.template.own
        both = [(draw.text(left).strip(), draw.text(right).strip()) for left, right in own["pairs"].items()]
        if len(both) < 2:
            raise NotFair("at least two pairs are needed")
        used: list[tuple[str, str]] = []
        for left, right in draw.rng.sample(both, len(both)):  # equal right sides never come together: both would fit
            if left and right and all(left != one and right != other for one, other in used):
                used.append((left, right))
        used = used[: at_once(own, 4, MOST)]
        if len(used) < 2:
            raise NotFair("fewer than two different pairs are left")
        rights = shuffled([right for _, right in used], draw.rng)
        form = PairsForm(
            left=tuple(draw.option(left) for left, _ in used),
            right=tuple(draw.option(right) for right in rights),
        )
        return finish(
            draw,
            forms=(form,),
            solution={Form.PAIRS: tuple(right for _, right in used)},
            shown="",
            prompt=prompt_of(draw),
            same=",".join(sorted(left for left, _ in used)),
            order_free=True,
        )

    def verdict(self, challenge: Challenge, form: AnswerForm, given: Given, solution: Given) -> Verdict:
        assert isinstance(form, PairsForm)
        if len(set(given)) != len(given):
            return Unreadable()
        return matched(challenge, form.left, form.right, given, solution)

    def wrong_values(self, challenge: Challenge, form: AnswerForm, solution: Given) -> list[Given]:
        return [(*solution[1:], solution[0])]

    def unreadable_values(self, form: AnswerForm, solution: Given) -> list[Given]:
        return [solution[:-1]]

    def reachable(self, samples: Sequence[Challenge]) -> Reachable | None:
        forms = [form for challenge in samples for form in challenge.forms if isinstance(form, PairsForm)]
        return can_be_matched([form.left for form in forms], [form.right for form in forms])

    def like_mistake(self, challenge: Challenge) -> Message:
        form, right = challenge.forms[0], challenge.solution[Form.PAIRS]
        assert isinstance(form, PairsForm)
        return like_match(form.left[0].id, next(place for place in right if place != right[0]))

    def hardness(self, challenge: Challenge) -> float:
        return 0.2 * (len(challenge.solution[Form.PAIRS]) - 3)

    def draws_things(self, own: Mapping[str, Any], has_rows: bool) -> bool:
        return True

    def answer_words(self, challenge: Challenge, form: AnswerForm, value: Given, language: str) -> str:
        assert isinstance(form, PairsForm)
        rights = [named(form.right, (place,), language) for place in value]
        return "; ".join(f"{option_words(left, language)} = {right}" for left, right in zip(form.left, rights, strict=False))


KIND: ChallengeKind = Pairs()
