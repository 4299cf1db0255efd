"""The YAML of ``compare``, an example of each key that is its own, and a whole one."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts, YesNo

EXAMPLES = {
    "left": "left: a",
    "right": "right: b",
    "want": "want: more",
    "of": "of: 🐟",
    "when": "when: other",
}
WHOLE = """\
- kind: compare
  ask: Which number is greater?
  steps:
    - { a: 1 to 9, b: 1 to 9 }
    - { a: 10 to 60, b: 10 to 60 }
  where: a != b
  left: a
  right: b
  want: more
  hints: [Which one comes later when you count?]
  why: The number that comes later when you count is greater.
"""


class Spec(ChallengeSpec):
    """Which is more, which is less?"""

    kind: Literal["compare"]
    ask: Text
    left: Text
    right: Text
    want: Literal["more", "less"] | None = None
    same: YesNo | None = None
    of: Texts | None = None
    left_text: Text | None = None
    right_text: Text | None = None
