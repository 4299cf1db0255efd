"""The YAML of ``read``, an example of each key that is its own, and a whole one."""

from typing import Annotated, Literal

from pydantic import Field

from engine.challenges.spec import ChallengeSpec, Step, Strict, Text, Texts

EXAMPLES = {
    "story": "story: Tom has a red boat. It is fast.",
    "questions": "questions: a list that starts with - { ask: Who has a boat?, answer: Tom, others: [Ann, Ben] }",
    "answer": "answer: in the sand",
    "others": "others: [in the boat, in the sea]",
}
WHOLE = """\
- kind: read
  story: |
    Ben plants a bean in a pot. He gives it water every day.
    After one week a green leaf looks out of the earth.
  questions:
    - { ask: What does Ben plant?, answer: a bean, others: [a rose, a tree] }
    - { ask: Where does he plant it?, answer: in a pot, others: [in a field, in a box] }
    - { ask: What does he give it?, answer: water, others: [milk, tea] }
    - { ask: How long does it take?, answer: one week, others: [one day, one year], step: 2 }
  hints: [Read the text once more.]
  why: It stands in the text.
"""


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
