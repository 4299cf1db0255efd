"""The YAML of ``read``, and an example of each key that is its own."""

from typing import Annotated, Literal

from pydantic import Field

from engine.challenges.spec import ChallengeSpec, Step, Strict, Text, Texts

EXAMPLES = {
    "story": "story: Tom has a red boat. It is fast.",
    "questions": "questions: a list that starts with - { ask: Who has a boat?, answer: Tom, others: [Ann, Ben] }",
    "answer": "answer: in the sand",
    "others": "others: [in the boat, in the sea]",
}


class Question(Strict):
    """One question about a text."""

    ask: Text
    answer: Text
    others: Texts | None = None
    why: Text | None = None
    step: Step | None = None


class Spec(ChallengeSpec):
    """A short text, then questions about it."""

    kind: Literal["read"]
    story: Annotated[str, Field(min_length=1, max_length=900)]  # what fits on one sheet at the smallest size
    questions: Annotated[list[Question], Field(min_length=1, max_length=40)]
