"""The YAML of ``pairs``, an example of each key that is its own, and a whole one."""

from typing import Annotated, Literal

from pydantic import Field

from engine.challenges.spec import ChallengeSpec, Text

EXAMPLES = {
    "pairs": "pairs: { dog: puppy, cat: kitten, cow: calf }",
    "at_once": "at_once: 4",
    "when": 'when: "dog = kitten"',
}
WHOLE = """\
- kind: pairs
  ask: Which young animal belongs to which?
  pairs: { dog 🐕: puppy, cat 🐈: kitten, cow 🐄: calf, sheep 🐑: lamb, horse 🐎: foal, goat 🐐: kid }
  at_once: 4
  hints: [Begin with the one you know best.]
  why: Young animals often have a name of their own.
"""


class Spec(ChallengeSpec):
    """What belongs together?"""

    kind: Literal["pairs"]
    ask: Text
    pairs: Annotated[dict[str, Text], Field(min_length=2, max_length=100)]
    at_once: Literal["2", "3", "4", "5", "6"] | None = None
