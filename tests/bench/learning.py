"""How long the scheduler takes."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from random import Random

from tests.bench.rows import Row, median_ms


def decisions(count: int) -> Iterator[Row]:
    """One decision of the scheduler with 40, 1,000 and 10,000 skills in the sea: inside a level, and on the open sea."""
    from engine.learning import learner
    from engine.learning.skills import Candidate, SkillGraph, SkillNode
    from engine.records import AnswerGiven, LevelStarted
    from engine.scheduling import scheduler

    for skills in (40, 1000, 10_000):
        nodes = {}
        for n in range(skills):
            hard = -3 + 6 * n / skills
            family = [Candidate(item=f"p/s{n}#{k}.0", skills=(f"p/s{n}",), difficulty=hard + 0.3 * k) for k in range(5)]
            nodes[f"p/s{n}"] = SkillNode(id=f"p/s{n}", needs=(f"p/s{n - 1}",) if n % 3 else (), candidates=tuple(family))
        graph, rng, state, now = SkillGraph(nodes), Random(1), learner.new_learner("7-9", 0.0), 1e6
        asked: tuple[scheduler.Asked, ...] = ()
        times, focus = [], f"p/s{skills // 2}"
        for n in range(count):
            if n % 8 == 0:
                level, asked = str(n), ()
                state = learner.apply(
                    state, LevelStarted(at_s=now, level=level, skill=focus, purpose="practice", minigame="x", seed=1), graph
                )
            session = scheduler.Session(level=level, focus=focus, asked=asked)
            began = time.perf_counter()
            choice = scheduler.choose_next(state, graph, session, now, rng)
            times.append(time.perf_counter() - began)
            assert choice is not None
            right = rng.random() < choice.predicted
            state = learner.apply(
                state,
                AnswerGiven(
                    at_s=now, level=level, item=choice.item, skills=(choice.skill,), seed=1, purpose=choice.purpose, correct=right,
                    difficulty=graph.candidates[choice.item].difficulty,
                ),
                graph,
            )  # fmt: skip
            asked = (*asked, scheduler.Asked(item=choice.item, skill=choice.skill, correct=right))
            now += 20
        yield Row(f"decision with {skills} skills", median_ms(times), "ms", "< 1")
        graph.sea()  # sorted once, when packs are loaded
        for met in sorted({0, min(300, skills)}):
            for n in range(met):
                name = f"p/s{n * skills // met}"
                fact = AnswerGiven(
                    at_s=now, level="far", item=f"{name}#0.0", skills=(name,), seed=1, purpose="practice", correct=n % 4 > 0
                )
                state = learner.apply(state, fact, graph)
            seen = f"with {skills} skills, {len(state.skills)} met or near"
            sea = scheduler.Session(level="sea", focus="")
            choose = partial(scheduler.choose_next, state, graph, sea, now, rng)
            yield Row(f"open sea {seen}", _took(choose), "ms", "< 3" if met else "< 1")
            yield Row(
                f"recommend {seen}", _took(partial(scheduler.recommend, state, graph, now, rng)), "ms", "< 5" if met else "< 2"
            )


def _took(decide: Callable[[], object]) -> float:
    times = []
    for _ in range(15):
        began = time.perf_counter()
        decide()
        times.append(time.perf_counter() - began)
    return median_ms(times)
