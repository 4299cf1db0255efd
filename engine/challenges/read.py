"""``read``: a short text, then a question about it. Each question of the list is a challenge of its own, on the same text.

The compiler turns ``questions`` into rows, so that every question is tried when the pack is checked.
"""

from dataclasses import replace

from engine.challenges.answering import made_by_answer
from engine.challenges.base import Challenge
from engine.challenges.kind import Draw, Examples, examples_of


class Read:
    """Read, then answer."""

    name = "read"

    def make(self, draw: Draw) -> Challenge:
        passage = draw.text(str(draw.template.own["story"])).strip()
        made = made_by_answer(draw)
        return replace(made, prompt=replace(made.prompt, passage=passage), identity=f"{made.identity}|{passage[:40]}")

    def examples(self, challenge: Challenge) -> Examples:
        return examples_of(challenge)
