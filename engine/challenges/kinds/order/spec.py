"""The YAML of ``order``, an example of each key that is its own, and a whole one."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Pieces, Text

EXAMPLES = {
    "pieces": "pieces: [Monday, Tuesday, Wednesday]",
    "at_once": "at_once: 4",
    "sort": "sort: up",
    "when": 'when: "{b} {a}"',
}
WHOLE = """\
- kind: order
  ask: What comes first, what comes last?
  rows:
    - { a: seed, b: plant, c: flower }
    - { a: egg, b: chick, c: hen }
    - { a: morning, b: noon, c: evening }
    - { a: baby, b: child, c: grown-up }
    - { a: spring, b: summer, c: autumn, step: 2 }
    - { a: yesterday, b: today, c: tomorrow, step: 2 }
  pieces: ["{a}", "{b}", "{c}"]
  first: first
  last: last
  hints: ["What was there before {b}?"]
  why: Each one comes out of the one before it.
"""


class Spec(ChallengeSpec):
    """Put the pieces in order."""

    kind: Literal["order"]
    ask: Text
    pieces: Pieces
    at_once: Literal["2", "3", "4", "5", "6", "7", "8"] | None = None
    sort: Literal["up", "down"] | None = None
    first: Text | None = None
    last: Text | None = None
