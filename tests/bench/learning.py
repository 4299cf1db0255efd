"""How long the scheduler takes."""

import time
from collections.abc import Iterator
from random import Random

from tests.bench.rows import Row, median_ms


def decisions(count: int) -> Iterator[Row]:
    """One decision of the scheduler with 40, 1,000 and 10,000 skills in the sea: inside a level, and on the open sea."""
    from engine.learning import learner, scheduler
    from engine.learning.skills import Candidate, SkillGraph, SkillNode
    from engine.records import AnswerGiven, LevelStarted

    for skills in (40, 1000, 10_000):
        nodes = {}
        for n in range(skills):
            hard = -3 + 6 * n / skills
            family = [Candidate(item=f"p/s{n}#{k}.0", skills=(f"p/s{n}",), difficulty=hard + 0.3 * k) for k in range(5)]
            nodes[f"p/s{n}"] = SkillNode(id=f"p/s{n}", needs=(f"p/s{n - 1}",) if n % 3 else (), candidates=tuple(family))
        graph, dice, state, now = SkillGraph(nodes), Random(1), learner.new_learner("7-9", 0.0), 1e6
        times, asked, focus = [], (), f"p/s{skills // 2}"
        for n in range(count):
            if n % 8 == 0:
                level, asked = str(n), ()
                state = learner.apply(
                    state, LevelStarted(at_s=now, level=level, skill=focus, purpose="practice", minigame="x", seed=1), graph
                )
            session = scheduler.Session(level=level, focus=focus, asked=asked)
            began = time.perf_counter()
            choice = scheduler.choose_next(state, graph, session, now, dice)
            times.append(time.perf_counter() - began)
            assert choice is not None
            right = dice.random() < choice.predicted
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
        times = []
        for n in range(5):
            began = time.perf_counter()
            scheduler.choose_next(state, graph, scheduler.Session(level="sea", focus=""), now + n, dice)
            times.append(time.perf_counter() - began)
        yield Row(f"decision on the open sea with {skills} skills", median_ms(times), "ms", "< 300")
