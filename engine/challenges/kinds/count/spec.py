"""The YAML of ``count``, an example of each key that is its own, and a whole one."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts

EXAMPLES = {
    "count": "count: a",
    "of": "of: 🐟",
    "layout": "layout: ten_frame",
}
WHOLE = """\
- kind: count
  ask: How many do you see?
  steps:
    - { n: 2 to 6 }
    - { n: 5 to 10 }
  count: n
  of: 🐟
  layout: rows
  hints: [Touch each one once and say a number.]
  why: The last number you say tells how many there are.
"""


class Spec(ChallengeSpec):
    """How many of these?"""

    kind: Literal["count"]
    ask: Text
    count: Text
    of: Texts
    layout: Literal["rows", "scatter", "ten_frame", "dice"] | None = None
    choices: Literal["2", "3", "4"] | None = None
