"""The YAML of ``place``, an example of each key that is its own, and a whole one."""

from typing import Annotated, Literal

from pydantic import Field

from engine.challenges.spec import ChallengeSpec, Region, Text

EXAMPLES = {
    "on": "on: line",
    "scale": "scale: 0 to 20 by 1",
    "numbers": "numbers: 5",
    "marks": "marks: { 1492: Ships reach America }",
    "unit": "unit: cm",
    "tolerance": "tolerance: 0.5",
    "minutes": "minutes: 5",
    "regions": "regions: { left wing: 5 30 30 40, right wing: 65 30 30 40 }",
}
WHOLE = """\
- kind: place
  ask: Where is {a}?
  on: line
  steps:
    - { a: 1 to 9, top: [10] }
    - { a: 11 to 19, top: [20] }
  scale: 0 to {top} by 1
  numbers: top / 2
  answer: a
  hints: ["Is {a} nearer to 0 or to {top}?"]
  why: Every step to the right is one more.
"""


class Spec(ChallengeSpec):
    """Where is it?"""

    kind: Literal["place"]
    ask: Text
    on: Literal["line", "timeline", "thermometer", "clock", "picture"]
    answer: Text
    scale: Text | None = None
    numbers: Text | None = None
    marks: Annotated[dict[str, Text], Field(min_length=1, max_length=8)] | None = None
    unit: Text | None = None
    tolerance: Text | None = None
    minutes: Text | None = None
    regions: Annotated[dict[str, Region], Field(min_length=2, max_length=9)] | None = None
