"""The YAML of ``compare``, and an example of each key that is its own."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts, YesNo

EXAMPLES = {
    "left": "left: a",
    "right": "right: b",
    "want": "want: more",
    "of": "of: 🐟",
    "when": "when: other",
}


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
