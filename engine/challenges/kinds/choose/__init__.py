"""``choose``: one right answer among listed others; texts, pictures or both."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine.challenges.base import Challenge, Form
from engine.challenges.kind import ChallengeKind, Reachable, is_offered
from engine.challenges.making import Draw, choose_form, finish, prompt_of


class Choose(ChallengeKind):
    """Pick the right one."""

    name = "choose"
    offers_others = True

    def make(self, draw: Draw) -> Challenge:
        right = draw.text(draw.template.answer).strip()
        wrong = []
        for other in draw.template.others:
            filled = draw.text(other).strip()
            wrong += [part.strip() for part in filled.split("|")] if "|" in filled else [filled]
        wrong = [text for text in wrong if text and text != right]
        draw.rng.shuffle(wrong)
        form = choose_form(right, wrong, draw.rng, int(draw.template.own.get("choices", 4)), language=draw.template.language)
        return finish(
            draw,
            forms=(form,),
            solution={Form.CHOOSE: (right,)},
            shown=draw.option(right).text,
            prompt=prompt_of(draw),
        )

    def plain(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("answer", "others")

    def reachable(self, samples: Sequence[Challenge]) -> Reachable | None:
        return is_offered


KIND: ChallengeKind = Choose()
