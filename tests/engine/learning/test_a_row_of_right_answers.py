"""A light follows from what was shown on its own island: whoever is always right there has it within eight answers (ten, or
twenty where luck helps, on other islands), whatever goes wrong elsewhere in between. On the shipped packs; a seeded sample of islands and courses in every run, all of them with ``--long``.
"""

from random import Random

import pytest

from engine.content.library.library import Library
from engine.learning import learner
from engine.learning.learner import LearnerState
from engine.learning.skills import Candidate, SkillGraph
from engine.records import AnswerGiven
from tests.engine.scheduling.seas import START_S

MOST = 8  # answers to a light
MOST_TYPED = 10  # … on any island where nothing can be guessed: easy questions say a little less
MOST_BY_LUCK = (
    20  # … where every question is a choice of two or three: eight right ones are nearly as likely of one who half knows
)
COUNT = "first-numbers/count-to-3"
ELSEWHERE = (None, 0.4, 0.6, 0.75)  # share right on other islands after each answer; None: nothing else is asked
BANDS = {(0, 6): "4-6", (7, 9): "7-9", (10, 12): "10-12", (13, 99): "13+"}


def band_for(graph: SkillGraph, skill: str) -> str:
    youngest = graph.nodes[skill].ages[0]
    return next(band for (low, high), band in BANDS.items() if low <= youngest <= high)


def given(state: LearnerState, graph: SkillGraph, candidate: Candidate, correct: bool, at_s: float) -> LearnerState:
    fact = AnswerGiven(
        at_s=at_s,
        level="L",
        item=candidate.item,
        skills=candidate.skills,
        seed=1,
        purpose="practice",
        correct=correct,
        guess=candidate.guess,
        difficulty=candidate.difficulty,
        variance=candidate.variance,
    )
    return learner.apply(state, fact, graph)


def answers_to_light(graph: SkillGraph, skill: str, elsewhere: float | None, seed: int, most: int = MOST) -> int:
    """How many right answers in a row the light of ``skill`` takes; ``most + 1`` when it is not lit by then."""
    rng = Random(f"{skill}/{seed}")
    own = graph.nodes[skill].candidates
    near = [
        c
        for name, node in graph.nodes.items()
        if name != skill and name.split("/")[0] == skill.split("/")[0]
        for c in node.candidates
    ]
    state, now_s = learner.new_learner(band_for(graph, skill), 0.0), START_S
    for number in range(most):
        state, now_s = given(state, graph, own[number % len(own)], True, now_s), now_s + 20
        if state.skills[skill].is_mastered:
            return number + 1
        if elsewhere is not None:
            state, now_s = given(state, graph, rng.choice(near), rng.random() < elsewhere, now_s), now_s + 20
    return most + 1


@pytest.fixture(scope="module")
def graph(library: Library) -> SkillGraph:
    return library.graph()


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_count_to_3_is_lit_within_eight_right_answers_whatever_happens_elsewhere(
    graph: SkillGraph, elsewhere: float | None, is_long: bool
) -> None:
    taken = [answers_to_light(graph, COUNT, elsewhere, seed) for seed in range(20 if is_long else 4)]
    assert max(taken) <= MOST, taken


def luck(graph: SkillGraph, skill: str) -> float:
    return max(candidate.guess for candidate in graph.nodes[skill].candidates)


def test_any_island_is_lit_within_ten_where_nothing_can_be_guessed_and_within_twenty_where_it_can(
    graph: SkillGraph, is_long: bool
) -> None:
    rng = Random(11)
    islands = sorted(name for name, node in graph.nodes.items() if node.candidates)
    late = {}
    for skill in islands if is_long else rng.sample(islands, 30):
        for elsewhere in ELSEWHERE if is_long else rng.sample(ELSEWHERE, 1):
            most = MOST_TYPED if luck(graph, skill) < 0.1 else MOST_BY_LUCK
            taken = answers_to_light(graph, skill, elsewhere, 1, most)
            if taken > most:
                late[skill, elsewhere] = taken
    assert not late, late
