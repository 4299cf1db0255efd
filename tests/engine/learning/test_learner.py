"""Facts change a learner: a pure fold that nothing can break."""

import json
from dataclasses import replace
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.learning import learner, tuning
from engine.learning.learner import LearnerState
from engine.learning.skills import Candidate, SkillGraph, SkillNode, likeness
from engine.records import (
    AnswerGiven,
    Fact,
    FeelingTold,
    GiftEarned,
    HelpDeclared,
    LevelEnded,
    LevelStarted,
    LightGrew,
    PlacementEnded,
    PushedBack,
    StartSet,
    StrategyTold,
)
from tests.engine.scheduling.seas import DAY_S, START_S, answer, chain

GRAPH = chain(5)
_TIMES = st.floats(START_S, START_S + 40 * DAY_S)
_LEVELS = st.sampled_from(["A", "B", "C", ""])
_SKILLS = st.sampled_from(["p/s0", "p/s1", "p/s4", "gone/away"])
_ANSWERS = st.builds(
    AnswerGiven,
    at_s=_TIMES,
    level=_LEVELS,
    item=st.sampled_from(["p/s0#0.0", "p/s0#1.0", "p/s1#0.0", "gone/away#3.1"]),
    skills=st.lists(_SKILLS, max_size=3).map(tuple),
    seed=st.just(1),
    purpose=st.sampled_from(["practice", "review", "placement", "probe", "fix"]),
    correct=st.booleans(),
    attempt=st.integers(1, 3),
    hints=st.integers(0, 5),
    did_not_know=st.booleans(),
    took_s=st.sampled_from([-1.0, 0.1, 3.0, 500.0]),
    guess=st.sampled_from([0.0, 0.25, 0.5, 1.0]),
    difficulty=st.floats(-6, 6),
    variance=st.floats(0, 2),
    sure=st.sampled_from(["", "", "sure", "unsure"]),
)
FACTS = st.one_of(
    _ANSWERS,
    _ANSWERS,
    st.builds(
        LevelStarted,
        at_s=_TIMES,
        level=_LEVELS,
        skill=_SKILLS,
        purpose=st.just("practice"),
        minigame=st.just("x"),
        seed=st.just(1),
    ),
    st.builds(LevelEnded, at_s=_TIMES, level=_LEVELS, finished=st.booleans(), play_s=st.floats(0, 900)),
    st.builds(HelpDeclared, at_s=_TIMES, level=_LEVELS),
    st.builds(FeelingTold, at_s=_TIMES, level=_LEVELS, feeling=st.sampled_from(["easy", "right", "tricky"])),
    st.builds(
        PushedBack,
        at_s=_TIMES,
        level=_LEVELS,
        item=st.just("p/s0#0.0"),
        push=st.sampled_from(["too_easy", "too_hard", "not_now"]),
    ),
    st.builds(
        StrategyTold,
        at_s=_TIMES,
        level=_LEVELS,
        item=st.sampled_from(["p/s0#0.0", "p/s1#0.0"]),
        how=st.sampled_from(["knew", "worked_out", "guessed"]),
    ),
    st.builds(LightGrew, at_s=_TIMES, skill=_SKILLS, lamps=st.integers(0, 9)),
    st.builds(GiftEarned, at_s=_TIMES, gift=st.just("crab"), skill=_SKILLS),
    st.builds(PlacementEnded, at_s=_TIMES, level=_LEVELS, answers=st.integers(0, 12)),
    st.builds(StartSet, at_s=_TIMES, band=st.sampled_from(["4-6", "13+", "unheard of"])),
)


def fold(facts: list[Fact], graph: SkillGraph = GRAPH) -> LearnerState:
    state = learner.new_learner("7-9", START_S)
    for fact in facts:
        state = learner.apply(state, fact, graph)
    return state


@settings(max_examples=150, deadline=None)
@given(st.lists(FACTS, max_size=25))
def test_no_sequence_of_facts_breaks_the_fold_and_a_replay_is_the_same(facts: list[Fact]) -> None:
    state = fold(facts)
    assert state == learner.replay(facts, GRAPH, "7-9", START_S)
    assert -30 < state.ability < 30 and 0 < state.variance < 2
    assert all(0 < known.variance <= 2.0 and 0.03 <= known.decay <= 0.2 for known in state.skills.values())


@settings(max_examples=100, deadline=None)
@given(st.lists(FACTS, max_size=25), st.lists(FACTS, max_size=5))
def test_a_state_survives_json_exactly_and_goes_on_as_if_nothing_had_been(before: list[Fact], after: list[Fact]) -> None:
    state = fold(before)
    again = LearnerState.from_json(json.loads(json.dumps(state.to_json())))
    assert again == state
    for fact in after:
        state, again = learner.apply(state, fact, GRAPH), learner.apply(again, fact, GRAPH)
    assert again == state


@settings(max_examples=80, deadline=None)
@given(st.lists(FACTS, max_size=25))
def test_lights_and_gifts_never_go(facts: list[Fact]) -> None:
    state = learner.new_learner("7-9", START_S)
    for fact in facts:
        later = learner.apply(state, fact, GRAPH)
        assert all(later.lights[skill] >= lamps for skill, lamps in state.lights.items())
        assert later.gifts[: len(state.gifts)] == state.gifts
        state = later


def test_apply_leaves_the_old_state_as_it_was() -> None:
    before = fold([answer("p/s0#0.0", True)])
    kept = before.to_json()
    learner.apply(before, answer("p/s0#1.0", False), GRAPH)
    assert before.to_json() == kept


def test_a_state_of_an_older_form_is_refused_so_that_the_facts_are_read_again() -> None:
    stored = fold([]).to_json() | {"form": 1}
    try:
        LearnerState.from_json(stored)
    except ValueError as error:
        assert "form 1" in str(error)
    else:
        raise AssertionError("an old form was read")


def test_a_clock_set_back_by_exactly_an_hour_breaks_nothing() -> None:
    state = fold([answer("p/s0#0.0", True, START_S), answer("p/s0#1.0", True, START_S - 3600.0)])
    assert state.skills["p/s0"].tries == 2


def test_older_bands_start_higher() -> None:
    levels = [learner.new_learner(band, START_S).ability for band in ("4-6", "7-9", "10-12", "13+")]
    assert levels == sorted(levels) and levels[0] == -1.6


def test_a_year_counts_more_the_younger_a_child_is() -> None:
    years = {band: learner.new_learner(band, START_S) for band in ("3", "4", "5", "6")}
    assert [state.ability for state in years.values()] == pytest.approx([-3.6, -2.6, -1.6, -0.8])
    assert {state.variance for state in years.values()} == {0.8}
    assert learner.new_learner("4-6", START_S).variance > 0.8, "an old band says less than a year"
    first_island = [1 / (1 + exp(-3.75 - state.ability)) for state in years.values()]
    assert first_island[:3] == pytest.approx([0.54, 0.76, 0.90], abs=0.01)


def test_facts_about_a_pack_that_is_gone_count_and_survive() -> None:
    state = fold([answer("gone/away#3.1", True), LightGrew(at_s=START_S, skill="gone/away", lamps=3)])
    assert state.skills["gone/away"].right == 1 and state.lights["gone/away"] == 3
    assert state.ability > learner.new_learner("7-9", START_S).ability


# ------------------------------------------------------------ what counts, and how much
def gain_of(fact: AnswerGiven) -> float:
    return fold([fact]).ability - learner.new_learner("7-9", START_S).ability


def test_hints_make_a_right_answer_count_less_and_never_count_against_the_asker_much() -> None:
    gains = [gain_of(answer("p/s0#0.0", True, hints=hints, difficulty=1.5)) for hints in range(4)]
    assert gains == sorted(gains, reverse=True) and gains[3] > -0.05


def test_only_the_first_try_is_scored() -> None:
    first = answer("p/s0#0.0", False)
    assert fold([first, answer("p/s0#0.0", True, attempt=2)]).skills == fold([first]).skills


def test_fixing_afterwards_is_not_scored() -> None:
    assert fold([answer("p/s0#0.0", True, purpose="fix")]).skills == {}


def test_i_do_not_know_is_a_miss_without_luck() -> None:
    unlucky = gain_of(answer("p/s0#0.0", False, guess=0.5))
    honest = gain_of(answer("p/s0#0.0", False, guess=0.5, did_not_know=True))
    typed = gain_of(answer("p/s0#0.0", False))
    assert honest == typed and honest != unlucky


def test_a_choice_pressed_faster_than_anybody_reads_says_nothing() -> None:
    assert gain_of(answer("p/s0#0.0", False, guess=0.25, took_s=0.2)) == 0.0
    assert gain_of(answer("p/s0#0.0", False, guess=0.25, took_s=2.0)) < 0.0
    assert gain_of(answer("p/s0#0.0", False, guess=0.25, took_s=-1.0)) < 0.0


def test_rapid_is_measured_against_the_childs_own_pace() -> None:
    slow = [answer("p/s0#0.0", True, guess=0.25, took_s=20.0) for _ in range(6)]
    hasty = answer("p/s0#1.0", False, guess=0.25, took_s=2.0)
    assert fold([*slow, hasty]).items.keys() == fold([*slow]).items.keys()


def test_where_a_press_tells_nothing_about_haste_no_answer_is_discounted() -> None:
    rapid = answer("p/s0#0.0", False, guess=0.25, took_s=0.2)
    assert gain_of(replace(rapid, pace="calm")) == 0.0
    assert gain_of(replace(rapid, pace="kept")) < 0.0
    assert gain_of(replace(rapid, did_not_know=True)) < 0.0
    slow = [replace(answer("p/s0#0.0", True, guess=0.25, took_s=20.0), pace="kept") for _ in range(6)]
    assert fold([*slow]).times_s == ()


def test_a_slow_child_that_once_knows_at_once_is_not_taken_for_hasty() -> None:
    """A voice that reads aloud is in the time: a fifth of a minute is time enough to know."""
    slow = [answer("p/s0#0.0", True, guess=0.25, took_s=60.0) for _ in range(6)]
    assert fold([*slow, answer("p/s0#1.0", True, guess=0.25, took_s=3.0)]).items.keys() != fold([*slow]).items.keys()


def test_success_moves_untried_neighbours_a_little_and_tried_ones_not_at_all() -> None:
    state = fold([answer("p/s1#0.0", True)])
    own = state.skills["p/s1"].ability
    assert 0 < state.skills["p/s2"].ability < state.skills["p/s0"].ability < own
    tried = fold([answer("p/s0#0.0", True), answer("p/s1#0.0", True)])
    alone = fold([answer("p/s0#0.0", True)])
    assert tried.skills["p/s0"] == alone.skills["p/s0"]


def test_a_miss_says_nothing_against_the_prerequisites() -> None:
    assert "p/s0" not in fold([answer("p/s1#0.0", False)]).skills


def test_an_item_that_keeps_failing_proves_harder_once_the_child_is_known() -> None:
    known = [answer(f"p/s{n % 2}#{n % 3}.0", n % 4 != 0, difficulty=-0.5) for n in range(80)]
    state = fold([*known, *[answer("p/s0#3.0", False, difficulty=-0.5) for _ in range(3)]])
    assert 0.2 < state.items["p/s0#3.0"].harder <= 1.0
    assert fold([answer("p/s0#3.0", False)]).items["p/s0#3.0"].harder == 0.0


# ------------------------------------------------------------ help, feelings, adults
def level(*answers: AnswerGiven, name: str = "L") -> list[Fact]:
    start = LevelStarted(at_s=START_S, level=name, skill="p/s0", purpose="practice", minigame="x", seed=1)
    return [start, *(replace(a, level=name) for a in answers)]


RIGHTS = [answer("p/s0#0.0", True), answer("p/s0#1.0", True), answer("p/s0#0.0", True)]


def test_i_had_help_halves_what_the_level_says() -> None:
    plain, helped = fold(level(*RIGHTS)), fold([*level(*RIGHTS), HelpDeclared(at_s=START_S, level="L")])
    start = learner.new_learner("7-9", START_S)
    full, half = plain.ability - start.ability, helped.ability - start.ability
    assert 0.4 * full < half < 0.7 * full
    assert helped.skills["p/s0"].tries == 3 and helped.variance > plain.variance


def test_i_had_help_counts_once_and_only_for_its_level() -> None:
    once = fold([*level(*RIGHTS), HelpDeclared(at_s=START_S, level="L")])
    twice = fold([*level(*RIGHTS), HelpDeclared(at_s=START_S, level="L"), HelpDeclared(at_s=START_S, level="L")])
    other = fold([*level(*RIGHTS), HelpDeclared(at_s=START_S, level="M")])
    assert once == twice and other == fold(level(*RIGHTS))


def test_i_had_help_leaves_lights_and_gifts_alone() -> None:
    earned: list[Fact] = [
        LightGrew(at_s=START_S, skill="p/s0", lamps=4),
        GiftEarned(at_s=START_S, gift="crab", skill="p/s0"),
    ]
    state = fold([*level(*RIGHTS), *earned, HelpDeclared(at_s=START_S, level="L")])
    assert state.lights == {"p/s0": 4} and state.gifts == ("crab",)


def test_help_before_the_rest_of_a_level_weakens_the_rest_too() -> None:
    after = fold([*level(*RIGHTS), HelpDeclared(at_s=START_S, level="L")])
    middle = fold([*level(*RIGHTS[:1]), HelpDeclared(at_s=START_S, level="L"), *RIGHTS[1:]])
    assert after.ability == middle.ability


def test_an_adults_start_is_obeyed_at_once_and_help_does_not_undo_it() -> None:
    facts = [*level(*RIGHTS), StartSet(at_s=START_S, band="13+")]
    state = fold(facts)
    assert state.ability == learner.new_learner("13+", START_S).ability and state.placed and state.band == "13+"
    assert fold([*facts, HelpDeclared(at_s=START_S, level="L")]).ability == state.ability


def test_feelings_and_pushes_lean_the_target_within_bounds_and_fade() -> None:
    tricky = FeelingTold(at_s=START_S, level="L", feeling="tricky")
    easy = PushedBack(at_s=START_S, level="L", item="p/s0#0.0", push="too_easy")
    assert fold([tricky]).lean == 0.05 and fold([easy]).lean == -0.05
    assert fold([tricky] * 9).lean == 0.1 and fold([easy] * 9).lean == -0.1
    assert 0 < fold([tricky, *RIGHTS]).lean < 0.05
    assert fold([tricky, FeelingTold(at_s=START_S, level="L", feeling="right")]).lean == 0.025


def test_the_end_of_the_voyage_opens_the_sea() -> None:
    assert fold([PlacementEnded(at_s=START_S, level="L", answers=8)]).placed


# ------------------------------------------------------------ families of one question and of many
def test_a_family_of_one_question_is_remembered_better_than_one_that_draws_others() -> None:
    assert likeness(1) == 1.0 and likeness(0) == tuning.LIKENESS < likeness(40) < likeness(2) < 1.0

    def own(like: float) -> float:
        one = Candidate(item="p/a#0.0", skills=("p/a",), difficulty=0.0, likeness=like)
        graph = SkillGraph({"p/a": SkillNode(id="p/a", candidates=(one,))})
        return fold([answer("p/a#0.0", True)], graph).items["p/a#0.0"].ability

    assert own(1.0) > 2.0 * own(tuning.LIKENESS) > 0.0
