"""How far from the age the game leads by itself, what answers change about it, and that an adult's word goes before."""

from random import Random

import pytest

from engine.learning import learner
from engine.learning.learner import LearnerState
from engine.learning.skills import SkillGraph, SkillNode
from engine.records import Fact, GoalSet, StartSet
from engine.scheduling import scheduler
from engine.scheduling.age_limits import USUAL, Reach, limits
from tests.engine.scheduling.seas import DAY_S, START_S, answer, node

NOW = START_S + 7200.0
YEARS = tuple(range(3, 15))


def aged(year: int) -> SkillNode:
    """An island for two years, as hard as their usual level."""
    made = node(f"p/s{year:02}", 0.8 * (year - 7.0) - 0.4)
    return SkillNode(id=made.id, candidates=made.candidates, ages=(year, year + 1))


SEA = SkillGraph({f"p/s{year:02}": aged(year) for year in YEARS})


def after(facts: list[Fact], band: str) -> LearnerState:
    return learner.replay(facts, SEA, band, START_S)


def answers(count: int, year: int, share: float, seed: int = 1) -> list[Fact]:
    rng = Random(seed)
    hardness = 0.8 * (year - 7.0) - 0.9
    return [answer(f"p/s{year:02}#{n % 4}.0", rng.random() < share, START_S + 20 * n, difficulty=hardness) for n in range(count)]


def led_to(state: LearnerState, reach: Reach = USUAL) -> set[int]:
    """The years at which islands begin that were among the recommended ones."""
    found: set[int] = set()
    for seed in range(20):
        found |= {int(tip.skill[3:]) for tip in scheduler.recommend(state, SEA, NOW, Random(seed), 3, reach=reach)}
    return found


@pytest.mark.parametrize(("band", "least", "most"), [("3", 3, 6), ("7-9", 3, 12), ("10-12", 6, 14), ("13+", 9, 14)])
def test_nobody_new_is_led_further_than_one_band(band: str, least: int, most: int) -> None:
    years = led_to(after([], band))
    assert all(year + 1 >= least and year <= most for year in years), years


def test_fourteen_misses_do_not_lead_below_one_band_and_many_more_do() -> None:
    few = after(answers(14, 10, 0.0), "10-12")
    many = after([*answers(14, 10, 0.0), *answers(40, 7, 0.1, seed=2)], "10-12")
    assert min(led_to(few)) + 1 >= 7
    assert min(led_to(many)) + 1 < 7


def test_a_hasty_child_is_not_led_to_the_nursery() -> None:
    for seed in range(6):
        state = after(answers(60, 10, 0.85, seed), "10-12")
        assert min(led_to(state)) + 1 >= 7


def test_the_band_comes_before_what_lies_below_it() -> None:
    tips = [scheduler.recommend(after([], "10-12"), SEA, NOW, Random(seed), 1)[0] for seed in range(20)]
    assert all(int(tip.skill[3:]) + 1 >= 10 for tip in tips)


@pytest.mark.parametrize(("share", "year"), [(0.0, 10), (1.0, 12)])
def test_none_means_none_whatever_the_answers_say(share: float, year: int) -> None:
    state = after(answers(60, year, share), "10-12")
    only = led_to(state, Reach(below="none", above="none"))
    assert all(age + 1 >= 10 and age <= 12 for age in only), only


def test_any_means_that_the_age_is_not_looked_at() -> None:
    shut = limits(after([], "10-12"), Reach(below="any", above="any"))
    assert {shut((year, year + 1)) for year in YEARS} == {1.0}


def test_where_there_is_nothing_else_the_age_stops_nobody() -> None:
    graph = SkillGraph({"p/s03": aged(3)})
    state = learner.replay([], graph, "13+", START_S)
    assert [tip.skill for tip in scheduler.recommend(state, graph, NOW, Random(1), reach=Reach(below="none"))] == ["p/s03"]


def test_a_wish_knows_no_age() -> None:
    wish = GoalSet(at_s=START_S, skill="p/s08", until_s=NOW + DAY_S, who="adult")
    state = after([*answers(8, 10, 0.6), wish], "10-12")
    assert 8 in led_to(state, Reach(below="none")) and 8 not in led_to(after(answers(8, 10, 0.6), "10-12"), Reach(below="none"))


def test_an_adults_new_word_waits_for_new_answers() -> None:
    """The level is that of the age again, so what was answered before leads nowhere."""
    low = [*answers(14, 10, 0.0), *answers(40, 7, 0.1, seed=2)]
    state = after([*low, StartSet(at_s=NOW - 60, band="10-12", before="10-12")], "10-12")
    assert min(led_to(state)) + 1 >= 7
