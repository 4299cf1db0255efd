"""Golden sequences: every decision for a few seeded children on a made-up sea, kept in a file, so that no change of a choice goes unseen.

``python -m tests.engine.scheduling.golden`` makes the file anew after a change that was meant; look at its difference before you keep it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from engine.learning.skills import Candidate
from engine.records import GoalSet, PushedBack
from engine.scheduling import scheduler
from tests.engine.scheduling.seas import DAY_S, Child, Play, web

FILE = Path(__file__).with_name("golden.txt")
SEA = web(24, seed=4)


@dataclass
class Moody(Child):
    """A child that answers by a rule: the number of the answer, counted over its whole life."""

    rule: Callable[[int], bool] = lambda number: True
    number: int = 0

    def answers(self, candidate: Candidate) -> bool:
        self.number += 1
        return self.rule(self.number)


def _weeks(play: Play) -> None:
    """The first voyage, then levels on what is recommended, with nights and a long pause between; a level of open sea now and then."""
    play.level("", total=8, purpose="placement")
    for number in range(9):
        if number % 3 == 2:
            play.level("")
        else:
            best = scheduler.recommend(play.state, SEA, play.now_s, play.rng, 1)[0]
            play.level(best.skill, purpose="review" if best.reason.code == "review_due" else "practice")
        play.now_s += (600.0, DAY_S, 16 * DAY_S)[number % 3]


def _with_wishes(play: Play) -> None:
    """A goal of an adult, easier and harder asked for, something put away for the day."""
    play.keep(GoalSet(at_s=play.now_s, skill="p/s14", until_s=play.now_s + 30 * DAY_S, who="adult"))
    for number, wish in enumerate(("normal", "easy", "challenge", "normal")):
        best = scheduler.recommend(play.state, SEA, play.now_s, play.rng, 1)[0]
        play.level(best.skill, wish=wish)
        if number == 2:
            item = play.choices[-1].item
            play.keep(PushedBack(at_s=play.now_s, level="x", item=item, push="not_now"))
        play.now_s += DAY_S / 2


CHILDREN: dict[str, tuple[Callable[[], Play], Callable[[Play], None]]] = {
    "typical": (lambda: Play(Child(ability=0.8, learns=0.05, rng=Random(3)), SEA), _weeks),
    "quick": (lambda: Play(Child(ability=2.5, learns=0.1, rng=Random(4)), SEA, band="10-12"), _weeks),
    "young": (lambda: Play(Child(ability=-1.5, learns=0.08, rng=Random(5)), SEA, band="4-6"), _weeks),
    "always wrong": (lambda: Play(Child(always=False), SEA, band="4-6"), _weeks),
    "always right": (lambda: Play(Child(always=True), SEA), _weeks),
    "stumbles": (lambda: Play(Moody(rule=lambda n: n % 9 not in (4, 5, 6)), SEA), _weeks),
    "with wishes": (lambda: Play(Child(ability=0.8, learns=0.05, rng=Random(6)), SEA), _with_wishes),
}


def course(name: str) -> list[str]:
    """One line a decision: what was asked, why and for what, expected and wanted, and how it went."""
    make, live = CHILDREN[name]
    play = make()
    live(play)
    lines = [
        f"{n + 1:3} {choice.item:<9} {choice.reason.code:<16} {choice.purpose:<9} {choice.predicted:.2f} of {choice.target:.2f} {'right' if right else 'wrong'}"
        for n, (choice, right) in enumerate(zip(play.choices, play.outcomes, strict=True))
    ]
    lit = sorted(f"{skill}:{lamps}" for skill, lamps in play.state.lights.items() if lamps)
    tips = scheduler.recommend(play.state, SEA, play.now_s, Random(1))
    lines.append(f"lamps {' '.join(lit)}")
    lines.append(f"then {' '.join(f'{tip.skill} {tip.kind} ({tip.reason.code})' for tip in tips)}")
    return lines


def text() -> str:
    """The whole file."""
    return "\n".join("\n".join([f"[{name}]", *course(name), ""]) for name in CHILDREN)


def stored(name: str) -> list[str]:
    """The lines that the file keeps of one child."""
    part = FILE.read_text("utf-8").split(f"[{name}]\n")[1]
    return part.split("\n\n")[0].strip("\n").split("\n")


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
    print(f"{FILE}: {len(CHILDREN)} children. Look at the difference before you keep it.")
