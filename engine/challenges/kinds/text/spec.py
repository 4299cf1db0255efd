"""The YAML of ``text``, an example of each key that is its own, and a whole one."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts

EXAMPLES = {
    "accept": "accept: [colour, color]",
    "case": "case: exact",
    "accents": "accents: free",
    "answer": 'answer: "{word}"',
    "others": 'others: ["{a}", "{b}"]',
    "when": 'when: "{a}"',
}
WHOLE = """\
- kind: text
  ask: "{picture}"
  say: Spell {word}.
  rows:
    - { word: sun, picture: ☀️ }
    - { word: cup, picture: ☕ }
    - { word: bus, picture: 🚌 }
    - { word: hat, picture: 🎩 }
    - { word: moon, picture: 🌙, step: 2 }
    - { word: boat, picture: ⛵, step: 2 }
    - { word: house, picture: 🏠, step: 2 }
  answer: "{word}"
  hints: [Say it slowly. What do you hear first?, "It begins with {first(word)}."]
  why: Say it slowly and you hear the letters one by one.
"""


class Spec(ChallengeSpec):
    """A word, typed or laid from letters."""

    kind: Literal["text"]
    ask: Text
    answer: Text
    show: Text | None = None
    accept: Texts | None = None
    case: Literal["exact", "any"] | None = None
    accents: Literal["exact", "free"] | None = None
    others: Texts | None = None
