"""The YAML of ``order``, and an example of each key that is its own."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Pieces, Text

EXAMPLES = {
    "pieces": "pieces: [Monday, Tuesday, Wednesday]",
    "at_once": "at_once: 4",
    "sort": "sort: up",
    "when": 'when: "{b} {a}"',
}


class Spec(ChallengeSpec):
    """Put the pieces in order."""

    kind: Literal["order"]
    ask: Text
    pieces: Pieces
    at_once: Literal["2", "3", "4", "5", "6", "7", "8"] | None = None
    sort: Literal["up", "down"] | None = None
    first: Text | None = None
    last: Text | None = None
