"""The YAML of ``sort``, an example of each key that is its own, and a whole one."""

from typing import Annotated, Literal

from pydantic import Field

from engine.challenges.spec import ChallengeSpec, Text, Texts

EXAMPLES = {
    "groups": "groups: { fruit: [apple, pear], animals: [cat, dog] }",
    "at_once": "at_once: 4",
    "when": 'when: "cat = fruit"',
}
WHOLE = """\
- kind: sort
  ask: Where does it live?
  groups:
    in the water: [fish 🐟, whale 🐋, octopus 🐙, dolphin 🐬]
    on land: [dog 🐕, horse 🐎, rabbit 🐇, elephant 🐘]
  at_once: 4
  hints: [Does it swim all day?]
  why: Whoever lives in the water swims. Whoever lives on land walks, hops or crawls.
"""


class Spec(ChallengeSpec):
    """Every piece into its group."""

    kind: Literal["sort"]
    ask: Text
    groups: Annotated[dict[str, Texts], Field(min_length=2, max_length=4)]
    at_once: Literal["2", "3", "4", "5", "6", "7", "8"] | None = None
