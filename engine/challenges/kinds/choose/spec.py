"""The YAML of ``choose``, and an example of each key that is its own."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts

EXAMPLES = {
    "answer": 'answer: "{word}"',
    "others": 'others: ["{a}", "{b}"]',
    "when": 'when: "{a}"',
}


class Spec(ChallengeSpec):
    """One right answer among others."""

    kind: Literal["choose"]
    ask: Text
    answer: Text
    others: Texts
    choices: Literal["2", "3", "4", "5", "6"] | None = None
