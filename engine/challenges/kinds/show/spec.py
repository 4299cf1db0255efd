"""The YAML of ``show``, and an example of each key that is its own."""

from typing import Annotated, Literal

from pydantic import Field

from engine.challenges.spec import ChallengeSpec, Text

EXAMPLES = {
    "criteria": "criteria: [I used a ruler., Every side is as long as it should be.]",
}


class Spec(ChallengeSpec):
    """Something to do away from the screen."""

    kind: Literal["show"]
    ask: Text
    criteria: Annotated[list[Text], Field(min_length=2, max_length=4)]
