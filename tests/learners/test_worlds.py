"""Four laws of learning: the worlds themselves, and that who looks into heads teaches most."""

from random import Random
from statistics import fmean

import pytest

from engine.lab.judges.verdict import Size
from engine.lab.judges.worlds import FITTING, LAWS, NAMES, REPORTING, Pupil, World, judge, lesson


def test_a_quarter_of_the_needs_that_are_told_is_wrong_and_there_is_no_circle() -> None:
    worlds = [World.of(Random(seed)) for seed in range(40)]
    pairs = [
        (true, told)
        for world in worlds
        for needs, said in zip(world.needs, world.told, strict=True)
        for true, told in zip(needs, said, strict=True)
    ]
    assert fmean(true != told for true, told in pairs) == pytest.approx(0.25 * 14 / 15, abs=0.04)
    assert all(need < skill for world in worlds for skill, said in enumerate(world.told) for need in said)


def test_each_law_teaches_most_where_it_says() -> None:
    grid = [0.05 * n for n in range(1, 20)]
    assert max(grid, key=lambda p: LAWS["most at .5"](p, False)) == pytest.approx(0.5)
    assert max(grid, key=lambda p: LAWS["most at .8"](p, False)) == pytest.approx(0.8)
    assert len({LAWS["alike"](p, right) for p in grid for right in (True, False)}) == 1
    assert LAWS["right answers only"](0.5, False) == 0.0 < LAWS["right answers only"](0.5, True)


def test_a_night_takes_a_part_of_the_day_and_a_sitting_tires() -> None:
    world = World.of(Random(1))
    pupil = Pupil(world, LAWS["alike"], Random(2))
    before = pupil.stands(0)
    for _ in range(10):
        pupil.answers(0, 0)
    evening = pupil.stands(0)
    pupil.sleep()
    assert before < pupil.stands(0) < evening


@pytest.mark.parametrize("law", LAWS)
def test_the_oracle_teaches_most(law: str) -> None:
    gains = {name: fmean(lesson(seed, law, name)[0] for seed in (1, 2, 3)) for name in NAMES}
    assert max(gains, key=lambda name: gains[name]) == "oracle"
    assert gains["oracle"] > 1.3 * gains["random"] > 0.0


def test_the_judge_names_every_bar_and_reports_on_other_worlds_than_it_is_fitted_on() -> None:
    assert not set(FITTING) & set(REPORTING)
    said = judge(Size(learners=2, seeds=(1, 2)))
    assert len(said.bars) == 12 and len(said.rows) == 12
