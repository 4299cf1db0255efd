"""The YAML of ``sort``, and an example of each key that is its own."""

from typing import Annotated, Literal

from pydantic import Field

from engine.challenges.spec import ChallengeSpec, Text, Texts

EXAMPLES = {
    "groups": "groups: { fruit: [apple, pear], animals: [cat, dog] }",
    "at_once": "at_once: 4",
    "when": 'when: "cat = fruit"',
}


class Spec(ChallengeSpec):
    """Every piece into its group."""

    kind: Literal["sort"]
    ask: Text
    groups: Annotated[dict[str, Texts], Field(min_length=2, max_length=4)]
    at_once: Literal["2", "3", "4", "5", "6", "7", "8"] | None = None
