"""Credit down the graph: how many reviews does it save, and is as much remembered?

Twelve skills, each but the first built on one or two before it. A child of eight plays two levels a day for forty days, islands as the chart
recommends them; each skill is learnt by answers (chance .3 each, once its needs are learnt) and forgotten with a half-life of three days,
which a right answer after half a day makes 1.7 times as long. In the *nested* world a right answer about a skill also
practises its needs by a share that is the world's own (.2 to .8 for each need, nobody is told); in the *flat* one it does not at all, so that
credit is given wrongly. The same children play with credit and without; asked at the end: P(recall), over the skills that are mastered.
"""

from random import Random
from statistics import fmean

from engine.lab.judges.guide import Guide
from engine.lab.judges.verdict import Bar, Row, Size, Verdict, at_least, at_most, mean_of
from engine.learning import learner
from engine.learning.skills import Candidate, SkillGraph, SkillNode

SAVED, AS_MUCH = 0.25, 0.02
_SKILLS, _DAYS, _LEVELS, _FAMILIES = 60, 40, 2, 4
_LEARNS, _LUCK, _SLIP, _HALF_LIFE_H, _FIRMER, _DAY_H = 0.6, 0.15, 0.05, 96.0, 1.7, 24.0


class _Child:
    """What is learnt, since when, and for how long."""

    def __init__(self, graph: SkillGraph, rng: Random, *, nested: bool) -> None:
        self._graph, self._rng = graph, rng
        self._share = {
            (name, need): rng.uniform(0.2, 0.8) if nested else 0.0 for name, node in graph.nodes.items() for need in node.needs
        }
        self._learnt: dict[str, tuple[float, float]] = {}

    def recalls(self, skill: str, hour: float) -> float:
        if skill not in self._learnt:
            return 0.0
        last, half_life = self._learnt[skill]
        return float(0.5 ** ((hour - last) / half_life))

    def answers(self, skill: str, hour: float) -> bool:
        p = self.recalls(skill, hour)
        right = self._rng.random() < p * (1.0 - _SLIP) + (1.0 - p) * _LUCK
        if skill in self._learnt:
            self._practise(skill, hour, 1.0)
        elif all(need in self._learnt for need in self._graph.nodes[skill].needs) and self._rng.random() < _LEARNS:
            self._learnt[skill] = hour, _HALF_LIFE_H
        if right:
            for need in self._graph.nodes[skill].needs:
                self._practise(need, hour, self._share[skill, need])
        return right

    def _practise(self, skill: str, hour: float, share: float) -> None:
        if share and skill in self._learnt:
            last, half_life = self._learnt[skill]
            rested = hour - last
            self._learnt[skill] = last + share * rested, half_life * (_FIRMER**share if rested > 0.5 * _DAY_H else 1.0)


def _graph(rng: Random) -> SkillGraph:
    middle = learner.new_learner("7-9", 0.0).ability
    nodes = {}
    for n in range(_SKILLS):
        needs = {str(n - 1)} | ({str(rng.randrange(n - 1))} if n > 1 and rng.random() < 0.4 else set()) if n else set()
        families = tuple(
            Candidate(item=f"{n}#{k}", skills=(str(n),), difficulty=middle - 1.4 + 0.03 * n + 0.2 * k) for k in range(_FAMILIES)
        )
        nodes[str(n)] = SkillNode(id=str(n), needs=tuple(sorted(needs)), candidates=families)
    return SkillGraph(nodes)


class _WithoutCredit(SkillGraph):
    """The same sea, in which nothing contains anything."""

    def contained(self, skill: str) -> tuple[tuple[str, float], ...]:
        return ()


def _life(seed: str, *, nested: bool, credit: bool) -> tuple[int, float, int]:
    """(reviews asked, P(recall) of what is mastered, how many are)."""
    graph = _graph(Random(seed))
    child = _Child(graph, Random(f"{seed}/child"), nested=nested)
    guide = Guide(graph if credit else _WithoutCredit(graph.nodes), Random(f"{seed}/guide"), by_level=True)
    reviews, hour = 0, 0.0
    for day in range(_DAYS):
        hour = _DAY_H * day
        guide.wait_until(hour)
        for _ in range(_LEVELS * 8):
            item = guide.next()
            reviews += guide.choice is not None and guide.choice.reason.code == "review_due"
            guide.tell(child.answers(item.skills[0], hour))
    mastered = [name for name, known in guide.state.skills.items() if known.is_mastered]
    recalled = [child.recalls(name, hour + _DAY_H) for name in mastered]
    return reviews, fmean(recalled) if recalled else 0.0, len(mastered)


def judge(size: Size) -> Verdict:
    """Reviews and memory with and without credit, in both worlds."""
    rows: list[Row] = []
    bars: list[Bar] = []
    number = max(4, size.learners // 8)
    for world in ("nested", "flat"):
        lives = {
            name: [_life(f"{size.seed}/{n}", nested=world == "nested", credit=credit) for n in range(number)]
            for name, credit in (("shipped", True), ("without credit", False))
        }
        for place, what in enumerate(("reviews", "P(recall) of what is mastered", "skills mastered")):
            figures = {name: mean_of([float(life[place]) for life in found]) for name, found in lives.items()}
            rows.append(Row(what=f"{what}, {world}", figures=figures))
        (less, kept), (more, had) = (
            (mean_of([float(life[0]) for life in found]), mean_of([life[1] for life in found])) for found in lives.values()
        )
        if world == "nested":
            bars.append(at_most(f"reviews −25 %: of {more.value:.0f}", less, (1.0 - SAVED) * more.value))
        bars.append(at_least(f"as much remembered, {world}: within .02 of {had.value:.3f}", kept, had.value - AS_MUCH))
    about = f"{number} children a world, {_DAYS} days, all by level"
    return Verdict(judge="credit", about=about, rows=tuple(rows), bars=tuple(bars))
