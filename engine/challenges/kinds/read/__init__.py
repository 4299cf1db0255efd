"""``read``: a short text, then a question about it. Each question of the list is a challenge of its own, on the same text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine.challenges.base import Challenge
from engine.challenges.kind import ChallengeKind, Reachable, is_offered
from engine.challenges.kinds.by_answer import made_by_answer
from engine.challenges.making import Draw
from engine.challenges.templates import texts_in

_QUESTION = ("ask", "answer", "others", "why")  # what a question says, as the names of a row


class Read(ChallengeKind):
    """Read, then answer."""

    name = "read"
    texts = ("story",)
    decides = ("questions",)
    rows_from = "questions"
    offers_others = True

    def make(self, draw: Draw) -> Challenge:
        passage = draw.text(str(draw.template.own["story"])).strip()
        made = made_by_answer(draw)
        return replace(made, prompt=replace(made.prompt, passage=passage), identity=f"{made.identity}|{passage[:40]}")

    def laid_out(self, challenge: Mapping[str, Any]) -> Mapping[str, Any]:
        """A text with questions as a challenge with rows, one a question."""
        rows = []
        for question in challenge["questions"]:
            row = {name: "|".join(texts_in(question.get(name))) for name in _QUESTION}
            row["why"] = row["why"] or challenge.get("why") or ""
            rows.append(row | {"step": question.get("step", "1")})
        return {**challenge, "rows": rows, "ask": "{ask}", "answer": "{answer}", "others": ["{others}"], "why": "{why}"}

    def reachable(self, samples: Sequence[Challenge]) -> Reachable | None:
        return is_offered


KIND: ChallengeKind = Read()
