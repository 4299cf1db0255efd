"""The YAML of ``listen``, an example of each key that is its own, and a whole one."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts

EXAMPLES = {
    "hear": 'hear: "{word}"',
    "accept": "accept: [colour, color]",
    "answer": 'answer: "{word}"',
    "others": 'others: ["{a}", "{b}"]',
    "when": 'when: "{a}"',
}
WHOLE = """\
- kind: listen
  ask: Which word do you hear?
  rows:
    - { a: ship, b: sheep, c: shop }
    - { a: fish, b: dish, c: fresh }
    - { a: pen, b: pan, c: pin }
    - { a: cat, b: cot, c: cut, step: 2 }
    - { a: chin, b: shin, c: thin, step: 2 }
    - { a: bed, b: bad, c: bud, step: 2 }
  hear: "{a}"
  answer: "{a}"
  others: ["{b}", "{c}"]
  hints: [Listen again and say it after the voice.]
  why: Small sounds make another word.
"""


class Spec(ChallengeSpec):
    """Hear, then choose or spell."""

    kind: Literal["listen"]
    ask: Text
    hear: Text | None = None
    answer: Text
    others: Texts | None = None
    show: Text | None = None
    accept: Texts | None = None
    choices: Literal["2", "3", "4", "5", "6"] | None = None
