"""The YAML of ``text``, and an example of each key that is its own."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts

EXAMPLES = {
    "accept": "accept: [colour, color]",
    "case": "case: exact",
    "accents": "accents: free",
    "answer": 'answer: "{word}"',
    "others": 'others: ["{a}", "{b}"]',
    "when": 'when: "{a}"',
}


class Spec(ChallengeSpec):
    """A word, typed or laid from letters."""

    kind: Literal["text"]
    ask: Text
    answer: Text
    show: Text | None = None
    accept: Texts | None = None
    case: Literal["exact", "any"] | None = None
    accents: Literal["exact", "free"] | None = None
    others: Texts | None = None
