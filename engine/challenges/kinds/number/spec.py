"""The YAML of ``number``, an example of each key that is its own, and a whole one."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, YesNo

EXAMPLES = {
    "unit": "unit: cm",
    "tolerance": "tolerance: 0.5",
    "write": "write: fraction",
    "lowest": 'lowest: "yes"',
}
WHOLE = """\
- kind: number
  ask: "{a} + {b} = ?"
  steps:
    - { a: 2 to 9, b: 2 to 9 }
    - { a: 11 to 40, b: 3 to 9 }
  answer: a + b
  hints: ["Begin with {a}.", "Count on by {b}."]
  why: "{a} and {b} more are {a + b}."
"""


class Spec(ChallengeSpec):
    """A number, typed or picked."""

    kind: Literal["number"]
    ask: Text
    answer: Text
    unit: Text | None = None
    tolerance: Text | None = None
    write: Literal["fraction", "mixed"] | None = None
    lowest: YesNo | None = None
