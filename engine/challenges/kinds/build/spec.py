"""The YAML of ``build``, an example of each key that is its own, and a whole one."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts, YesNo

EXAMPLES = {
    "pieces": "pieces: [1, 2, 5]",
    "make": "make: total = 12",
    "most": "most: 4",
    "again": 'again: "yes"',
    "tally": 'tally: "no"',
    "example": "example: [10, 2]",
    "when": "when: total > n",
}
WHOLE = """\
- kind: build
  ask: Lay coins that make {n}.
  steps:
    - { n: 3 to 9 }
    - { n: 11 to 18 }
  pieces: [1, 2, 5, 10]
  again: "yes"
  most: 6
  make: total = n
  tally: "yes"
  hints: [Begin with the largest piece that fits.]
  why: Many ways are right, as long as together they make {n}.
"""


class Spec(ChallengeSpec):
    """Put pieces together so that a condition holds."""

    kind: Literal["build"]
    ask: Text
    pieces: Texts
    make: Text
    most: Literal["1", "2", "3", "4", "5", "6", "7", "8"] | None = None
    again: YesNo | None = None
    tally: YesNo | None = None
    example: Texts | None = None
