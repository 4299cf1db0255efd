"""The YAML of ``count``, and an example of each key that is its own."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts

EXAMPLES = {
    "count": "count: a",
    "of": "of: 🐟",
    "layout": "layout: ten_frame",
}


class Spec(ChallengeSpec):
    """How many of these?"""

    kind: Literal["count"]
    ask: Text
    count: Text
    of: Texts
    layout: Literal["rows", "scatter", "ten_frame", "dice"] | None = None
    choices: Literal["2", "3", "4"] | None = None
