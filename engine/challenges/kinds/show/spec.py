"""The YAML of ``show``, an example of each key that is its own, and a whole one."""

from typing import Annotated, Literal

from pydantic import Field

from engine.challenges.spec import ChallengeSpec, Text

EXAMPLES = {
    "criteria": "criteria: [I used a ruler., Every side is as long as it should be.]",
}
WHOLE = """\
- kind: show
  ask: Draw a line of {a} cm on paper.
  steps: [{ a: 3 to 12 }]
  criteria:
    - I used a ruler.
    - My line begins at 0.
    - It is {a} cm long.
  hints: [Put the 0 of the ruler where the line begins.]
  why: With a ruler a line is as long as you want it.
"""


class Spec(ChallengeSpec):
    """Something to do away from the screen."""

    kind: Literal["show"]
    ask: Text
    criteria: Annotated[list[Text], Field(min_length=2, max_length=4)]
