"""Level and strands after some answers: no other means make these answers and what was known before more likely."""

from dataclasses import replace
from math import exp, log, sqrt

import pytest

from engine.learning import learner, skills, tuning
from engine.learning.skills import SkillGraph
from engine.learning.strands import _AVERAGED, Row, solved
from tests.engine.scheduling.seas import START_S, answer, chain

ROWS: list[Row] = [(1, 0.4, 1.5, 0.0, True), (1, -0.3, 0.8, 0.25, False), (2, 0.9, 2.5, 0.0, False), (2, 0.1, 0.2, 0.25, True)]
PRIOR, LEVEL_VARIANCE = (0.7, 0.0, 0.0), 1.2


def likelihood(at: list[float]) -> float:
    spread = (LEVEL_VARIANCE, tuning.STRAND_VARIANCE, tuning.STRAND_VARIANCE)
    total = -sum((now - was) ** 2 / (2.0 * v) for now, was, v in zip(at, PRIOR, spread, strict=True))
    for place, x, variance, guess, correct in ROWS:
        logit = (at[0] + at[place] + x) / sqrt(1.0 + _AVERAGED * variance)
        chance = guess + (1.0 - guess) / (1.0 + exp(-logit))
        total += log(chance if correct else 1.0 - chance)
    return total


def test_no_other_means_are_likelier() -> None:
    at, variances = solved(ROWS, PRIOR, LEVEL_VARIANCE)
    best = likelihood(at)
    for place in range(3):
        for step in (-0.05, 0.05):
            assert likelihood([value + step * (n == place) for n, value in enumerate(at)]) < best
    assert all(0.0 < after < before for after, before in zip(variances, (LEVEL_VARIANCE, 9.0, 9.0), strict=True))


def test_without_answers_everything_stays() -> None:
    at, variances = solved([], PRIOR, LEVEL_VARIANCE)
    assert at == pytest.approx(PRIOR)
    assert variances == pytest.approx((LEVEL_VARIANCE, tuning.STRAND_VARIANCE, tuning.STRAND_VARIANCE))


def test_a_child_can_be_weak_in_one_strand_where_there_are_two() -> None:
    one = chain(4)
    two = SkillGraph({name: replace(node, strand=name if name == "p/s0" else "rest") for name, node in one.nodes.items()})
    same = SkillGraph({name: replace(node, strand="all") for name, node in one.nodes.items()})
    assert (same.has_strands, two.has_strands) == (False, True)


def test_the_latest_few_seas_are_kept() -> None:
    graph = chain(60)
    names = [frozenset({f"p/s{n}"}) for n in range(60)]
    first = graph.sea(names[0])
    graph.sea(names[1])
    assert graph.sea(names[0]) is first
    for some in names:
        graph.sea(some)
        assert 1 <= len(graph._seas) <= skills._SEAS_KEPT


def test_on_the_first_voyage_an_answer_after_a_hint_counts_less() -> None:
    def ability(correct: bool, hints: int) -> float:
        given = answer("p/s0#0.0", correct, purpose="placement", hints=hints)
        return learner.replay([given], chain(4), "7-9", START_S).ability

    start = learner.new_learner("7-9", START_S).ability
    alone, helped = ability(correct=True, hints=0) - start, ability(correct=True, hints=1) - start
    assert 0.0 < helped < 0.9 * alone
