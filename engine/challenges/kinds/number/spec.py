"""The YAML of ``number``, and an example of each key that is its own."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, YesNo

EXAMPLES = {
    "unit": "unit: cm",
    "tolerance": "tolerance: 0.5",
    "write": "write: fraction",
    "lowest": 'lowest: "yes"',
}


class Spec(ChallengeSpec):
    """A number, typed or picked."""

    kind: Literal["number"]
    ask: Text
    answer: Text
    unit: Text | None = None
    tolerance: Text | None = None
    write: Literal["fraction", "mixed"] | None = None
    lowest: YesNo | None = None
