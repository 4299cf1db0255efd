"""KidLearn: six skills on a graph, each learnt all at once (Clément, Oudeyer & Lopes, EDM 2016), written afresh from its equations.

Before skill k is answered it is learnt with P = T_k + Σ_j D_kj c_j over the needs j that are known (c = 1); then the answer is right
with 1 − S when it is known, with G when not; S = G = .1. Two populations lie in the published range of .1 to .2: *middle* has T = D = .15;
*slow* has T = .15 for skills without needs, .10 for the others, D = .12. In a *mixed* population every T and D of a child is lessened
by N(.05, variance .005), never below 0, so that some children cannot learn some skills at all before their needs. A tutor is told
the right graph or another one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from engine.lab.judges.guide import Guide
from engine.lab.judges.tutors import AtRandom, Frontier, Linear, Needs, Tutor, Zpdes
from engine.lab.judges.verdict import Figure, Row, Size, Verdict, at_least, at_most, mean_of, median_of
from engine.learning import learner
from engine.learning.skills import Candidate, SkillGraph, SkillNode

GRAPHS: Mapping[str, Needs] = {
    "chain": ((), (0,), (1,), (2,), (3,), (4,)),
    "two roots": ((), (), (0, 1), (2,), (2,), (3, 4)),
    "branches": ((), (0,), (1,), (0,), (3,), (2, 4)),
}
TOLD_WRONGLY = {"chain": "two roots", "two roots": "branches", "branches": "chain"}
MISS = LUCK = 0.1
LONGEST, LOOK_AT = 250, 50
AT_MOST, BY_LEVEL_AT_MOST = 38.0, 50.0


@dataclass(frozen=True, slots=True)
class Speed:
    """How quickly a population learns: T of skills without needs, T of the others, D of each need."""

    roots: float
    others: float
    need: float


SPEEDS = {"middle": Speed(0.15, 0.15, 0.15), "slow": Speed(0.15, 0.10, 0.12)}


class Pupil:
    """One KT learner: who has learnt what, and how likely the rest is to be learnt by one more exercise."""

    def __init__(self, needs: Needs, speed: Speed, rng: Random, *, mixed: bool) -> None:
        def own(rate: float) -> float:
            return max(0.0, rate - rng.gauss(0.05, 0.005**0.5)) if mixed else rate

        self._dice = rng
        self._alone = [own(speed.others if before else speed.roots) for before in needs]
        self._with = [{need: own(speed.need) for need in before} for before in needs]
        self.known = [False] * len(needs)

    def chance_to_learn(self, skill: int) -> float:
        return self._alone[skill] + sum(more for need, more in self._with[skill].items() if self.known[need])

    def answers(self, skill: int) -> bool:
        if not self.known[skill] and self._dice.random() < self.chance_to_learn(skill):
            self.known[skill] = True
        return self._dice.random() < (1.0 - MISS if self.known[skill] else LUCK)


class Oracle:
    """Looks into the child's head: what is unknown and likeliest to be learnt now."""

    def __init__(self, pupil: Pupil) -> None:
        self._pupil = pupil

    def choose(self) -> int:
        pupil = self._pupil
        open_ = [k for k, known in enumerate(pupil.known) if not known]
        return max(open_, key=lambda k: (pupil.chance_to_learn(k), -k), default=0)

    def tell(self, skill: int, correct: bool) -> None:
        """It knew before."""


class Shipped:
    """The scheduler of the game on these six skills: four item families each, all as hard as the age band's middle."""

    def __init__(self, needs: Needs, rng: Random, *, by_level: bool = False) -> None:
        self._guide = Guide(sea(needs), rng, by_level=by_level)

    def choose(self) -> int:
        return int(self._guide.next().skills[0])

    def tell(self, skill: int, correct: bool) -> None:
        self._guide.tell(correct)


def sea(needs: Needs) -> SkillGraph:
    """The six skills as islands."""
    middle = learner.new_learner("7-9", 0.0).ability
    nodes = {}
    for k, before in enumerate(needs):
        families = tuple(
            Candidate(item=f"{k}#{n}", skills=(str(k),), difficulty=middle, guess=LUCK, variance=0.36) for n in range(4)
        )
        nodes[str(k)] = SkillNode(id=str(k), needs=tuple(map(str, before)), candidates=families)
    return SkillGraph(nodes)


def _by_level(needs: Needs, rng: Random) -> Tutor:
    return Shipped(needs, rng, by_level=True)


TUTORS: Mapping[str, Callable[[Needs, Random], Tutor]] = {
    "shipped": Shipped,
    "shipped, by level": _by_level,
    "random": AtRandom,
    "linear": Linear,
    "ZPDES": Zpdes,
    "BKT frontier": Frontier,
}


def lesson(pupil: Pupil, tutor: Tutor) -> tuple[int, float]:
    """(exercises until all is known, share known at exercise 50)."""
    done, at_fifty = LONGEST, 0.0
    for number in range(1, LONGEST + 1):
        skill = tutor.choose()
        tutor.tell(skill, pupil.answers(skill))
        if all(pupil.known) and done == LONGEST:
            done = number
        if number == LOOK_AT:
            at_fifty = sum(pupil.known) / len(pupil.known)
        if number >= LOOK_AT and done < LONGEST:
            break
    return done, at_fifty


def judge(size: Size) -> Verdict:
    """Exercises to all six skills, and what is known after fifty."""
    rows: list[Row] = []
    medians: dict[str, Figure] = {}
    by_level: dict[str, Figure] = {}
    shares: dict[str, Figure] = {}
    for pace, speed in SPEEDS.items():
        for graph in GRAPHS:
            done = _class(size, graph, graph, speed, mixed=False)
            figures = {name: median_of([n for n, _ in runs]) for name, runs in done.items()}
            rows.append(Row(what=f"median exercises to all six skills, {pace}, {graph}", figures=figures))
            medians[f"{pace}, {graph}"] = figures["shipped"]
            by_level[f"{pace}, {graph}"] = figures["shipped, by level"]
        for graph in GRAPHS:
            for told in (graph, TOLD_WRONGLY[graph]):
                done = _class(size, graph, told, speed, mixed=True)
                which = f"{pace}, {graph}" + ("" if told == graph else f" (told: {told})")
                after = {name: mean_of([known for _, known in runs]) for name, runs in done.items()}
                rows.append(Row(what=f"known at exercise 50, mixed learners, {which}", figures=after))
                shares[which] = after["shipped"]
    bars = [at_most(f"≤ 38 exercises (median), {name}", found, AT_MOST) for name, found in medians.items()]
    bars += [at_most(f"≤ 50 exercises (median) by level, {name}", found, BY_LEVEL_AT_MOST) for name, found in by_level.items()]
    bars += [at_least(f"≥ .70 known at exercise 50, mixed learners, {name}", found, 0.7) for name, found in shares.items()]
    return Verdict(judge="kidlearn", about=f"{size.learners} learners a line", rows=tuple(rows), bars=tuple(bars))


def _class(size: Size, graph: str, told: str, speed: Speed, *, mixed: bool) -> dict[str, Sequence[tuple[int, float]]]:
    """Everybody teaches the same children."""
    found: dict[str, Sequence[tuple[int, float]]] = {}
    for name, tutor in TUTORS.items():
        runs = []
        for number in range(size.learners):
            pupil = Pupil(GRAPHS[graph], speed, Random(f"{size.seed}/{number}"), mixed=mixed)
            runs.append(lesson(pupil, tutor(GRAPHS[told], Random(f"{size.seed}/{name}/{number}"))))
        found[name] = runs
    oracle = []
    for number in range(size.learners):
        pupil = Pupil(GRAPHS[graph], speed, Random(f"{size.seed}/{number}"), mixed=mixed)
        oracle.append(lesson(pupil, Oracle(pupil)))
    return {**found, "oracle": oracle}
