"""Four laws of learning, thirty skills: who teaches most in 200 answers, tested a day later?

Nobody knows how children learn, so a way to choose must hold under several laws. What one answer teaches is largest where the chance of success
is .5; where it is .8; alike everywhere; or there is something to learn from right answers only. Three strands of ten skills lie on plateaus with
jumps of .6 to 1.6 logits between; every skill needs the one before and some need one of another strand; a quarter of what a tutor is told
of these needs is wrong. Learning goes at .25 to 1 of its pace by how well the true needs are known. Abilities: general N(0, .6), strand N(0, .4), skill N(0, .4).
Slips begin at .03 and grow by .002 with each answer of a sitting of forty. A night takes a fifth of what the day brought. Pack difficulties are off by N(0, .4).

The score is the mean chance over all skills' middle questions a day after the last answer, less the same without a lesson. Each seed is
a world and a child; whoever sets a constant looks at seeds 1 to 99 (``FITTING``), what is reported comes from 101 to 299 (``REPORTING``). The
sizes were set once, on seeds 1 to 12: chance gains .08 to .12 there, the (greedy) oracle .16 to .22.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp
from random import Random
from statistics import fmean
from typing import Protocol

from engine.lab.judges.guide import Guide
from engine.lab.judges.tutors import AtRandom, Linear, Tutor, Zpdes
from engine.lab.judges.verdict import Bar, Figure, Row, Size, Verdict, at_least, at_most, mean_of, resampled
from engine.learning import learner
from engine.learning.skills import Candidate, SkillGraph, SkillNode

FITTING, REPORTING = range(1, 100), range(101, 300)
STRANDS, LONG, FAMILIES, ANSWERS, SITTING = 3, 10, 4, 200, 40
OF_SEA, OF_RANDOM, KNOWN_MOST = 0.95, 1.25, 0.15
_RATE, _MOST, _NIGHT, _SLIP, _TIRED, _KNOWN = 0.5, 4.0, 0.8, 0.03, 0.002, 0.92
_SKILLS = STRANDS * LONG

Law = Callable[[float, bool], float]
LAWS: Mapping[str, Law] = {
    "most at .5": lambda p, right: 4.0 * p * (1.0 - p),
    "most at .8": lambda p, right: p**4 * (1.0 - p) / (0.8**4 * 0.2),
    "alike": lambda p, right: 0.6,
    "right answers only": lambda p, right: 0.9 if right else 0.0,
}


@dataclass(frozen=True, slots=True)
class World:
    """Hardness of each skill, its families beside it, what it truly needs and what is told; what the pack believes of the families."""

    hardness: Sequence[float]
    needs: Sequence[Sequence[int]]
    told: Sequence[Sequence[int]]
    families: Sequence[Sequence[float]]
    believed: Sequence[Sequence[float]]

    @staticmethod
    def of(rng: Random) -> "World":
        hardness: list[float] = []
        needs: list[tuple[int, ...]] = []
        for strand in range(STRANDS):
            level = rng.uniform(-2.6, -1.4)
            for place in range(LONG):
                skill = strand * LONG + place
                level += rng.uniform(0.6, 1.6) if place and rng.random() < 0.6 else 0.0
                hardness.append(level)
                before = (skill - 1,) if place else ()
                crosses = strand and place and rng.random() < 0.25
                cross = (rng.randrange(place) + LONG * rng.randrange(strand),) if crosses else ()
                needs.append(before + cross)
        told = [
            tuple(_wrong(skill, rng) if rng.random() < 0.25 else need for need in before) for skill, before in enumerate(needs)
        ]
        families = [[-0.6 + 0.4 * k + rng.gauss(0.0, 0.1) for k in range(FAMILIES)] for _ in hardness]
        believed = [[own + off + rng.gauss(0.0, 0.4) for off in row] for own, row in zip(hardness, families, strict=True)]
        return World(hardness, needs, told, families, believed)

    def graph(self) -> SkillGraph:
        """As the game is told it."""
        middle = learner.new_learner("7-9", 0.0).ability
        nodes = {}
        for skill, before in enumerate(self.told):
            candidates = tuple(
                Candidate(item=f"{skill}#{k}", skills=(str(skill),), difficulty=middle + hard)
                for k, hard in enumerate(self.believed[skill])
            )
            nodes[str(skill)] = SkillNode(id=str(skill), needs=tuple(map(str, before)), candidates=candidates)
        return SkillGraph(nodes)


def _wrong(skill: int, rng: Random) -> int:
    """Another skill, so that no circle comes of it: an earlier one of its strand, or one of an earlier strand."""
    return rng.randrange(skill)


class Pupil:
    """One child under one law."""

    def __init__(self, world: World, law: Law, rng: Random) -> None:
        self._world, self._law, self._dice = world, law, rng
        general, strands = rng.gauss(0.0, 0.6), [rng.gauss(0.0, 0.4) for _ in range(STRANDS)]
        self._start = [general + strands[k // LONG] + rng.gauss(0.0, 0.4) - hard for k, hard in enumerate(world.hardness)]
        self._gained, self._today = [0.0] * _SKILLS, [0.0] * _SKILLS
        self._sat = 0

    def stands(self, skill: int) -> float:
        return self._start[skill] + self._gained[skill] + self._today[skill]

    def knows(self, skill: int) -> float:
        """P(right) on the middle question, slips apart."""
        return _sigmoid(self.stands(skill))

    def teaches(self, skill: int, family: int, right: bool) -> float:
        """Logits that an answer brings."""
        p = _sigmoid(self.stands(skill) - self._world.families[skill][family])
        room = max(0.0, 1.0 - (self._gained[skill] + self._today[skill]) / _MOST)
        needs = self._world.needs[skill]
        ready = 0.25 + 0.75 * _sigmoid(1.5 * min(map(self.stands, needs))) if needs else 1.0
        return _RATE * self._law(p, right) * room * ready

    def answers(self, skill: int, family: int) -> bool:
        slip = _SLIP + _TIRED * self._sat
        self._sat += 1
        right = self._dice.random() < (1.0 - slip) * _sigmoid(self.stands(skill) - self._world.families[skill][family])
        self._today[skill] += self.teaches(skill, family, right)
        return right

    def sleep(self) -> None:
        """A night: a part of today is gone, and nobody is tired."""
        self._sat = 0
        for skill, fresh in enumerate(self._today):
            self._gained[skill] += _NIGHT * fresh
            self._today[skill] = 0.0

    @property
    def score(self) -> float:
        return fmean(map(self.knows, range(_SKILLS)))


class Chooser(Protocol):
    """Who decides what comes next: (skill, family)."""

    def choose(self) -> tuple[int, int]: ...

    def tell(self, skill: int, correct: bool) -> None: ...

    def new_day(self, day: int) -> None: ...


class _Game:
    """The scheduler of the game, by level or on the open sea."""

    def __init__(self, world: World, rng: Random, *, by_level: bool) -> None:
        self._guide = Guide(world.graph(), rng, by_level=by_level)

    def choose(self) -> tuple[int, int]:
        skill, _, family = self._guide.next().item.partition("#")
        return int(skill), int(family)

    def tell(self, skill: int, correct: bool) -> None:
        self._guide.tell(correct)

    def new_day(self, day: int) -> None:
        self._guide.wait_until(24.0 * day)


class _Plain:
    """A tutor of skills; families by chance."""

    def __init__(self, tutor: Tutor, rng: Random) -> None:
        self._tutor, self._dice = tutor, rng

    def choose(self) -> tuple[int, int]:
        return self._tutor.choose(), self._dice.randrange(FAMILIES)

    def tell(self, skill: int, correct: bool) -> None:
        self._tutor.tell(skill, correct)

    def new_day(self, day: int) -> None:
        """Nothing rests."""


class _Oracle:
    """Looks into the head and knows the law: what raises the score most with the next answer."""

    def __init__(self, pupil: Pupil, world: World) -> None:
        self._pupil, self._world = pupil, world

    def choose(self) -> tuple[int, int]:
        return max(((skill, family) for skill in range(_SKILLS) for family in range(FAMILIES)), key=self._brings)

    def _brings(self, one: tuple[int, int]) -> float:
        skill, family = one
        x = self._pupil.stands(skill)
        p = _sigmoid(x - self._world.families[skill][family])
        step = p * self._pupil.teaches(skill, family, True) + (1.0 - p) * self._pupil.teaches(skill, family, False)
        return _sigmoid(x + step) - _sigmoid(x)

    def tell(self, skill: int, correct: bool) -> None:
        """It knew before."""

    def new_day(self, day: int) -> None:
        """Nothing rests."""


def _everybody(world: World, pupil: Pupil, rng: Random) -> Mapping[str, Callable[[], Chooser]]:
    return {
        "by level": lambda: _Game(world, rng, by_level=True),
        "open sea": lambda: _Game(world, rng, by_level=False),
        "random": lambda: _Plain(AtRandom(world.told, rng), rng),
        "3 in a row": lambda: _Plain(Linear(world.told, rng), rng),
        "ZPDES": lambda: _Plain(Zpdes(world.told, rng), rng),
        "oracle": lambda: _Oracle(pupil, world),
    }


NAMES = ("by level", "open sea", "random", "3 in a row", "ZPDES", "oracle")


def lesson(seed: int, law: str, name: str) -> tuple[float, float, float]:
    """(gain a day later, share of answers on what is known, success) of one child with one tutor."""
    world = World.of(Random(f"world {seed}"))
    pupil = Pupil(world, LAWS[law], Random(f"child {seed}"))
    chooser = _everybody(world, pupil, Random(f"{seed}/{name}"))[name]()
    before, known, right = pupil.score, 0, 0
    for number in range(ANSWERS):
        if number and number % SITTING == 0:
            pupil.sleep()
            chooser.new_day(number // SITTING)
        skill, family = chooser.choose()
        known += pupil.knows(skill) > _KNOWN
        correct = pupil.answers(skill, family)
        right += correct
        chooser.tell(skill, correct)
    pupil.sleep()
    return pupil.score - before, known / ANSWERS, right / ANSWERS


def judge(size: Size) -> Verdict:
    """Gain, answers on known skills and success under each law."""
    seeds = size.seeds or REPORTING[: max(4, size.learners // 5)]
    rows: list[Row] = []
    bars: list[Bar] = []
    for law in LAWS:
        runs = {name: [lesson(seed, law, name) for seed in seeds] for name in NAMES}
        gains = {name: mean_of([gain for gain, _, _ in found]) for name, found in runs.items()}
        rows.append(Row(what=f"gain a day later, {law}", figures=gains))
        rows.append(
            Row(what=f"answers on known skills, {law}", figures={n: mean_of([k for _, k, _ in f]) for n, f in runs.items()})
        )
        rows.append(Row(what=f"success, {law}", figures={n: mean_of([r for _, _, r in f]) for n, f in runs.items()}))
        for rival, bar in (("open sea", OF_SEA), ("random", OF_RANDOM)):
            ratio = _ratio(runs["by level"], runs[rival], seeds[0])
            bars.append(at_least(f"by level ≥ {bar:.2f} × {rival}, {law}", ratio, bar))
        known, oracle = mean_of([k for _, k, _ in runs["by level"]]), fmean(k for _, k, _ in runs["oracle"])
        most = max(KNOWN_MOST, oracle)  # where even the oracle stays with what is known, nobody must do otherwise
        bars.append(at_most(f"known skills ≤ {most:.0%} of the answers by level, {law}", known, most))
    about = f"seeds {seeds[0]}–{seeds[-1]}, a world and a child each, {ANSWERS} answers"
    return Verdict(judge="worlds", about=about, rows=tuple(rows), bars=tuple(bars))


def _ratio(ours: Sequence[tuple[float, float, float]], theirs: Sequence[tuple[float, float, float]], seed: int) -> Figure:
    """Mean gain over mean gain, resampled over seeds."""
    pairs = [(mine[0], other[0]) for mine, other in zip(ours, theirs, strict=True)]
    return resampled(pairs, lambda some: fmean(a for a, _ in some) / fmean(b for _, b in some), seed)


def _sigmoid(x: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, x))))
