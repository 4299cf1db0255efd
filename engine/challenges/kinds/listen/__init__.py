"""``listen``: hear something, then choose what it was or spell it. The voice says ``hear``, or a sound of the pack is played."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.challenges.base import Challenge
from engine.challenges.expressions.values import NotFair
from engine.challenges.kind import ChallengeKind, Reachable, is_offered
from engine.challenges.kinds.by_answer import made_by_answer
from engine.challenges.making import Draw


class Listen(ChallengeKind):
    """Listen well."""

    name = "listen"
    texts = ("accept", "hear")
    decides = ("accept",)
    offers_others = True

    def make(self, draw: Draw) -> Challenge:
        heard = draw.text(str(draw.template.own.get("hear", ""))).strip()
        if not heard and not draw.template.sound:
            raise NotFair("hear: (what the voice says) or sound: (a file) is needed")
        made = made_by_answer(draw)
        return replace(
            made,
            prompt=replace(made.prompt, heard=heard),
            identity=f"{made.identity}|{heard or made.prompt.sound}",
        )

    def plain(self, own: Mapping[str, Any]) -> tuple[str, ...]:
        return ("answer", "others", "hear", "accept")

    def reachable(self, samples: Sequence[Challenge]) -> Reachable | None:
        return is_offered


KIND: ChallengeKind = Listen()
