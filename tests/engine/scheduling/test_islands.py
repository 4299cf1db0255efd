"""Which islands are recommended, opened and waiting."""

from random import Random
from statistics import fmean

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.learning import learner, views
from engine.learning.learner import LearnerState
from engine.learning.skills import SkillGraph
from engine.records import Fact, LightGrew
from engine.scheduling import scheduler
from tests.engine.learning.test_learner import FACTS
from tests.engine.scheduling.seas import DAY_S, START_S, Child, Play, answer, chain, node, web

GRAPH = chain(8)
NOW = START_S + 600


def recommended(state: LearnerState, graph: SkillGraph = GRAPH, seed: int = 1, **more: object) -> list[str]:
    return [r.skill for r in scheduler.recommend(state, graph, NOW, Random(seed), **more)]  # type: ignore[arg-type]


def state_after(facts: list[Fact], band: str = "7-9", graph: SkillGraph = GRAPH) -> LearnerState:
    return learner.replay(facts, graph, band, START_S)


def mastered(skill: str) -> list[Fact]:
    return [answer(f"{skill}#{n % 4}.0", True, START_S + n, difficulty=0.0) for n in range(12)]


def test_a_new_child_starts_where_the_age_says_and_older_children_further_on() -> None:
    young, old = (recommended(state_after([], band))[0] for band in ("4-6", "13+"))
    assert int(young[3:]) < int(old[3:])
    assert scheduler.recommend(state_after([]), GRAPH, NOW, Random(1))[0].reason.code == "first_island"


def test_what_needs_what_is_not_known_is_closed_softly() -> None:
    state = state_after([answer(f"p/s0#{n % 4}.0", False, START_S + n, difficulty=-2.0) for n in range(8)], "4-6")
    assert views.open_skills(state, GRAPH, NOW) == {"p/s0"}
    tips = scheduler.recommend(state, GRAPH, NOW, Random(1))
    assert [tip.skill for tip in tips][0] == "p/s0" and len(tips) == 3
    assert tips[1].reason.code == "exploring"


def test_a_lit_lighthouse_opens_what_is_built_on_it() -> None:
    wrong: list[Fact] = [answer(f"p/s0#{n % 4}.0", False, START_S + n, difficulty=-2.0) for n in range(8)]
    lit = state_after([*wrong, LightGrew(at_s=START_S, skill="p/s0", lamps=5)], "4-6")
    assert "p/s1" in views.open_skills(lit, GRAPH, NOW)


def test_an_island_once_started_stays_open() -> None:
    state = state_after([answer("p/s7#0.0", False, START_S + n) for n in range(9)], "4-6")
    assert "p/s7" in views.open_skills(state, GRAPH, NOW)


def test_a_light_that_is_nearly_full_is_always_among_the_recommended() -> None:
    nearly = state_after([answer(f"p/s4#{n % 2}.0", True, START_S + n, difficulty=-0.5) for n in range(3)])
    tips = scheduler.recommend(nearly, GRAPH, NOW, Random(1))
    assert ("p/s4", "practice", "nearly") in [(tip.skill, tip.kind, tip.reason.code) for tip in tips[:2]]


def test_a_waiting_ship_is_among_the_recommended() -> None:
    state = state_after(mastered("p/s3"))
    tips = scheduler.recommend(state, GRAPH, START_S + 2 * DAY_S, Random(1))
    assert ("p/s3", "review", "review_due") in [(t.skill, t.kind, t.reason.code) for t in tips]


def test_what_is_mastered_and_not_due_is_recommended_only_when_nothing_else_is_left() -> None:
    sea = SkillGraph({"p/a": node("p/a", -1.0), "p/b": node("p/b", 0.8)})
    facts = [*mastered("p/a")]
    tips = scheduler.recommend(state_after(facts, graph=sea), sea, NOW, Random(1))
    assert [(t.skill, t.reason.code) for t in tips] == [("p/b", "new_island"), ("p/a", "remember")]


def test_an_island_where_nothing_moves_waits() -> None:
    stuck: list[Fact] = [answer(f"p/s4#{n % 4}.0", n % 2 == 0, START_S + n, difficulty=-0.9) for n in range(30)]
    state = state_after(stuck)
    assert state.skills["p/s4"].since_best >= 12
    assert recommended(state)[0] != "p/s4"


def test_an_island_without_needs_where_nothing_moves_does_not_hold_a_child() -> None:
    """A child who can learn everything but one island, twelve days: without needs there is nowhere to lead back to."""
    shares = []
    for seed in range(4):
        free = SkillGraph({f"p/s{k}": node(f"p/s{k}", -1.0 + 0.3 * k) for k in range(6)})
        play = Play(Child(ability=0.5, learns=0.03, rng=Random(seed), gained={"p/s1": -9.0}), free, rng=Random(seed))
        play.level("", total=12, purpose="placement")
        placed = len(play.choices)
        play.recommended_levels(36, apart_s=DAY_S / 3)
        shares.append(fmean(choice.skill == "p/s1" for choice in play.choices[placed:]))
    assert fmean(shares) < 0.36, shares


def test_the_sea_can_be_limited() -> None:
    assert set(recommended(state_after([]), skills=["p/s1", "p/s2", "not/there"])) == {"p/s1", "p/s2"}


def test_an_empty_sea_recommends_nothing() -> None:
    assert recommended(state_after([]), SkillGraph()) == []


@settings(max_examples=100, deadline=None)
@given(facts=st.lists(FACTS, max_size=30), seed=st.integers(0, 50))
def test_two_open_islands_are_recommended_whenever_there_are_two(facts: list[Fact], seed: int) -> None:
    state = state_after(facts)
    tips = scheduler.recommend(state, GRAPH, NOW, Random(seed))
    opened = views.open_skills(state, GRAPH, NOW)
    assert len({tip.skill for tip in tips}) == 3
    assert len(opened.intersection(tip.skill for tip in tips)) >= min(2, len(opened))
    assert tips == scheduler.recommend(state, GRAPH, NOW, Random(seed))
    assert all(tip.reason.code and tip.reason.skill == tip.skill for tip in tips)


@settings(max_examples=60, deadline=None)
@given(facts=st.lists(FACTS, max_size=30))
def test_the_quick_way_to_open_islands_agrees_with_the_plain_one(facts: list[Fact]) -> None:
    from engine.scheduling.islands import islands

    state = state_after(facts)
    opened, closed = islands(state, GRAPH, NOW)
    assert {i.skill for i in opened} == views.open_skills(state, GRAPH, NOW)
    assert {i.skill for i in closed} == set(GRAPH.nodes) - {i.skill for i in opened}


def test_among_a_thousand_islands_the_recommended_are_open_and_fit() -> None:
    sea = web(1000)
    state = state_after([], "10-12", sea)
    for tip in scheduler.recommend(state, sea, NOW, Random(3)):
        assert tip.skill in views.open_skills(state, sea, NOW)
        assert 0.5 < tip.reason.numbers["predicted"] < 0.9


# ------------------------------------------------------------ told in numbers
def test_every_prediction_opens_into_its_sum() -> None:
    facts: list[Fact] = [answer("p/s2#0.0", True, START_S), answer("p/s2#1.0", False, START_S + 60)]
    state = state_after(facts)
    candidate = GRAPH.candidates["p/s2#0.0"]
    later = START_S + 3 * DAY_S
    parts = dict(views.explain(state, GRAPH, candidate, later))
    assert set(parts) == {"general", "lately", "skill", "practised", "resting", "item", "again", "hardness", "harder"}
    x, _ = learner.expect(state, candidate.item, candidate.skills, candidate.difficulty, candidate.variance, later)
    assert abs(views.total(parts.items()) - x) < 1e-9
    assert parts["hardness"] == -candidate.difficulty and parts["general"] == state.ability
    assert parts["lately"] == state.lately != 0.0 and parts["resting"] < 0.0 < parts["practised"]
