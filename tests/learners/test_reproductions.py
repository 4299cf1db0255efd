"""What was found at play and told as a script: a light that does not come, and where a run of right answers goes.

A bar that is not reached yet is an expected failure with its figure; once it is reached, the test holds it.
"""

from random import Random

import pytest

from engine.content.library.library import Library
from engine.learning import learner
from engine.learning.learner import LearnerState
from engine.learning.skills import SkillGraph
from engine.records import AnswerGiven

ISLAND, BAR, PATIENCE = "first-numbers/count-to-3", 8, 60


def give(state: LearnerState, graph: SkillGraph, at_s: float, item: str, correct: bool) -> LearnerState:
    one = graph.candidates[item]
    fact = AnswerGiven(
        at_s=at_s,
        level="L",
        item=item,
        skills=one.skills,
        seed=1,
        purpose="practice",
        correct=correct,
        guess=one.guess,
        difficulty=one.difficulty,
        variance=one.variance,
    )
    return learner.apply(state, fact, graph)


def lit_after(graph: SkillGraph, elsewhere: float | None, seed: int) -> int:
    """Right answers on the island until its light; one more than the patience when it does not come. ``elsewhere`` is the success on
    the other islands of the pack, which get every second answer (None: nothing else is played).
    """
    rng, state, now_s = Random(seed), learner.new_learner("4-6", 0.0), 1e9
    here = [one.item for one in graph.nodes[ISLAND].candidates]
    pack = ISLAND.partition("/")[0] + "/"
    there = [
        one.item for name, node in graph.nodes.items() if name.startswith(pack) and name != ISLAND for one in node.candidates
    ]
    for number in range(PATIENCE):
        state = give(state, graph, now_s, here[number % len(here)], True)
        if state.skills[ISLAND].is_mastered:
            return number + 1
        if elsewhere is not None:
            state = give(state, graph, now_s + 20.0, rng.choice(there), rng.random() < elsewhere)
        now_s += 40.0
    return PATIENCE + 1


@pytest.mark.parametrize("elsewhere", [None, 0.75, 0.6, 0.4])
def test_who_is_always_right_on_one_island_lights_it_soon_whatever_happens_elsewhere(
    library: Library, elsewhere: float | None
) -> None:
    graph = library.graph()
    found = sorted(lit_after(graph, elsewhere, seed) for seed in range(6))
    if found[-1] > BAR:
        pytest.xfail(f"bar: a light in at most {BAR} answers; lit after {found} (61: not within 60)")
