"""The YAML of ``choose``, an example of each key that is its own, and a whole one."""

from typing import Literal

from engine.challenges.spec import ChallengeSpec, Text, Texts

EXAMPLES = {
    "answer": 'answer: "{word}"',
    "others": 'others: ["{a}", "{b}"]',
    "when": 'when: "{a}"',
}
WHOLE = """\
- kind: choose
  ask: Which one can fly?
  rows:
    - { right: 🐦, others: 🐟 | 🐈 | 🐢 }
    - { right: 🦋, others: 🐌 | 🐕 | 🐄 }
    - { right: 🐝, others: 🐖 | 🐸 | 🐑 }
    - { right: 🦉, others: 🐘 | 🐇 | 🐍 }
    - { right: 🦇, others: 🐁 | 🐿️ | 🦔, step: 2 }
    - { right: 🐞, others: 🐛 | 🕷️ | 🐜, step: 2 }
    - { right: 🦆, others: 🐧 | 🐓 | 🐢, step: 2 }
  answer: "{right}"
  others: ["{others}"]
  hints: [Look for wings.]
  why: Wings carry it through the air.
"""


class Spec(ChallengeSpec):
    """One right answer among others."""

    kind: Literal["choose"]
    ask: Text
    answer: Text
    others: Texts
    choices: Literal["2", "3", "4", "5", "6"] | None = None
