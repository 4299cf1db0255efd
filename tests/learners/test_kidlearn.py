"""Six skills on a graph: the simulated children themselves, and those who teach them."""

from collections.abc import Callable
from random import Random
from statistics import fmean, median

import pytest

from engine.lab.judges import kidlearn
from engine.lab.judges.kidlearn import GRAPHS, SPEEDS, Oracle, Pupil, lesson
from engine.lab.judges.tutors import AtRandom, Frontier, Linear, Needs, Tutor, Zpdes
from engine.lab.judges.verdict import Size

SLOW = SPEEDS["slow"]


def exercises(tutor: Callable[[Needs, Random], Tutor], graph: str = "chain") -> float:
    runs = [lesson(Pupil(GRAPHS[graph], SLOW, Random(n), mixed=False), tutor(GRAPHS[graph], Random(n))) for n in range(60)]
    return median(done for done, _ in runs)


def test_a_skill_is_learnt_as_often_as_its_needs_allow() -> None:
    for known, chance in ((False, 0.10), (True, 0.22)):
        learnt = []
        for seed in range(2000):
            pupil = Pupil(GRAPHS["chain"], SLOW, Random(seed), mixed=False)
            pupil.known[0] = known
            pupil.answers(1)
            learnt.append(pupil.known[1])
        assert fmean(learnt) == pytest.approx(chance, abs=0.025)


def test_mixed_children_learn_more_slowly_and_some_not_at_all() -> None:
    chances = [Pupil(GRAPHS["chain"], SLOW, Random(seed), mixed=True).chance_to_learn(1) for seed in range(500)]
    assert fmean(chances) == pytest.approx(0.059, abs=0.01)
    assert 0.15 < fmean(chance == 0.0 for chance in chances) < 0.35


def test_the_oracle_needs_what_the_design_says_and_nobody_beats_it() -> None:
    for graph in GRAPHS:
        runs = [lesson(pupil := Pupil(GRAPHS[graph], SLOW, Random(n), mixed=False), Oracle(pupil)) for n in range(120)]
        oracle = median(done for done, _ in runs)
        assert 22 <= oracle <= 30
        assert all(oracle < exercises(tutor, graph) for tutor in (AtRandom, Linear, Frontier, Zpdes))


def test_whoever_knows_the_world_beats_chance_by_far() -> None:
    assert exercises(Frontier) <= 38 and exercises(Zpdes) <= 48
    assert exercises(AtRandom) >= 1.6 * exercises(Frontier)


def test_the_judge_names_every_bar() -> None:
    verdict = kidlearn.judge(Size(learners=2))
    assert len(verdict.bars) == 24 and len(verdict.rows) == 18
