"""An example of somebody else's learner: it speaks the JSON lines of ``selfplay --pipe`` and imports nothing of the game.

    python tests/learners/example_learner.py [words for selfplay …]

It knows each skill to a degree that grows with practice, and sleeps eight hours after every third level. docs/learning.md describes the lines.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path
from random import Random
from typing import Any

MAIN = Path(__file__).resolve().parents[2] / "main.py"


class Practising:
    """Chance of a right answer by a logit that rises with each answer to a skill."""

    def __init__(self, ability: float = 0.5, learns: float = 0.15, seed: int = 1) -> None:
        self._ability, self._learns, self._rng = ability, learns, Random(seed)
        self._practised: dict[str, int] = {}
        self._levels = 0

    def hears(self, line: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """What it says to one line of the game."""
        if line["type"] == "level_over":
            self._levels += 1
        if line["type"] != "challenge":
            return
        if self._levels == 3:
            self._levels = 0
            yield {"advance_s": 8 * 3600}
        times = self._practised[line["skill"]] = self._practised.get(line["skill"], 0) + 1
        x = self._ability + self._learns * times - line["difficulty"]
        chance = line["guess"] + (1.0 - line["guess"]) / (1.0 + exp(-x))
        yield {"right": self._rng.random() < chance, "seconds": round(2.0 + 6.0 * self._rng.random(), 1)}


def play(learner: Practising, words: Sequence[str], profiles: Path) -> list[dict[str, Any]]:
    """Everything the game said, in order."""
    command = [sys.executable, str(MAIN), "--profiles", str(profiles), "selfplay", "--pipe", "--clock", *words]
    told = []
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as game:
        assert game.stdin is not None and game.stdout is not None
        for text in game.stdout:
            told.append(json.loads(text))
            for answer in learner.hears(told[-1]):
                game.stdin.write(json.dumps(answer) + "\n")
            if told[-1]["type"] == "challenge":
                game.stdin.flush()
    return told


if __name__ == "__main__":
    for line in play(Practising(), sys.argv[1:] or ["--learner", "Example", "--answers", "100"], Path("example-keepers")):
        print(json.dumps(line, ensure_ascii=False))
