"""The YAML of ``listen``, and an example of each key that is its own."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts

EXAMPLES = {
    "hear": 'hear: "{word}"',
    "accept": "accept: [colour, color]",
    "answer": 'answer: "{word}"',
    "others": 'others: ["{a}", "{b}"]',
    "when": 'when: "{a}"',
}


class Spec(ChallengeSpec):
    """Hear, then choose or spell."""

    kind: Literal["listen"]
    ask: Text
    hear: Text | None = None
    answer: Text
    others: Texts | None = None
    show: Text | None = None
    accept: Texts | None = None
    choices: Literal["2", "3", "4", "5", "6"] | None = None
