"""``listen``: hear something, then choose what it was or spell it. The voice says ``hear``, or a sound of the pack is played."""

from dataclasses import replace

from engine.challenges.answering import made_by_answer
from engine.challenges.base import Challenge
from engine.challenges.kind import Draw, Examples, examples_of
from engine.challenges.values import NotFair


class Listen:
    """Listen well."""

    name = "listen"

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

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)
