"""What the learner model costs: microseconds an answer, seconds for a long history, bytes a learner. Computing time, not the clock on the wall."""

import json
import time
from collections.abc import Iterator
from random import Random

from engine.lab.answer_tables import Row as Record
from engine.lab.evaluation import Population
from engine.learning import learner
from engine.learning.skills import Candidate, SkillGraph, SkillNode
from engine.records import AnswerGiven, Fact, LevelEnded, LevelStarted
from tests.bench.rows import Row

_SKILLS, _LEVEL, _DAY_S = 40, 8, 86_400.0


def predictions(learners: int) -> Iterator[Row]:
    """What ``evaluate`` does for each answer of a test learner: predict, then update."""
    rng = Random(1)
    rows = []
    for who in range(learners):
        ability, at_s = rng.gauss(0.0, 1.0), 0.0
        for n in range(100):
            at_s += 30.0 if n % 10 else _DAY_S
            item = rng.randrange(200)
            skills = (f"s{item % 20}",) if item % 3 else (f"s{item % 20}", f"s{(item + 7) % 20}")
            right = rng.random() < 0.5 + 0.1 * ability
            rows.append(Record(f"l{who}", f"i{item}", skills, right, at_s))
    half = len(rows) // 2
    population = Population()
    population.teach(rows[:half])
    took = []
    for _ in range(3):
        began = time.process_time()
        population.predict(rows[half:])
        took.append(time.process_time() - began)
    yield Row("predict and update, an answer", min(took) / half * 1e6, "µs", "< 10")


def history(graph: SkillGraph, count: int) -> Iterator[Fact]:
    """So many facts of a child who plays two levels a day, mostly on the island chosen."""
    rng, at_s = Random(1), 1e9
    names = sorted(graph.nodes)
    for number in range(count // (_LEVEL + 2)):
        at_s += _DAY_S / 2
        level, focus = f"L{number}", rng.choice(names)
        yield LevelStarted(at_s=at_s, level=level, skill=focus, purpose="practice", minigame="x", seed=1)
        for _ in range(_LEVEL):
            at_s += 20.0
            skill = focus if rng.random() < 0.7 else rng.choice(names)
            family = rng.choice(graph.nodes[skill].candidates)
            yield AnswerGiven(
                at_s=at_s,
                level=level,
                item=family.item,
                skills=family.skills,
                seed=1,
                purpose="practice",
                correct=rng.random() < 0.8,
                took_s=5.0,
                guess=family.guess,
                difficulty=family.difficulty,
                variance=family.variance,
            )
        yield LevelEnded(at_s=at_s, level=level, finished=True, play_s=160.0)


def sea() -> SkillGraph:
    """Forty islands in a row, four families each."""
    nodes = {}
    for k in range(_SKILLS):
        families = tuple(
            Candidate(item=f"p/s{k:02}#{n}.0", skills=(f"p/s{k:02}",), difficulty=-2.0 + 0.1 * k + 0.3 * n, guess=0.25 * (n % 2))
            for n in range(4)
        )
        nodes[f"p/s{k:02}"] = SkillNode(id=f"p/s{k:02}", needs=(f"p/s{k - 1:02}",) if k else (), candidates=families)
    return SkillGraph(nodes)


def histories(facts: int) -> Iterator[Row]:
    """A long history replayed, and how large a learner is afterwards."""
    graph = sea()
    told = list(history(graph, facts))
    took = []
    for _ in range(3):
        began = time.process_time()
        learner.replay(told, graph, "7-9", 0.0)
        took.append(time.process_time() - began)
    yield Row(f"{len(told):,} facts replayed", min(took), "s", "< 1" if facts <= 100_000 else "")
    for answers in (100, 10_000):
        some = told[: answers // _LEVEL * (_LEVEL + 2)]
        state = learner.replay(some, graph, "7-9", 0.0)
        size = len(json.dumps(state.to_json(), separators=(",", ":")))
        yield Row(f"state after {answers:,} answers on {len(state.skills)} skills", size / 1024, "kB", "< 100")
