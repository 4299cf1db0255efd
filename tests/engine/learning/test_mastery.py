"""When a lighthouse is lit, confirmed, doubted: and that nothing is lost before two easy probes say so."""

from random import Random

import pytest

from engine.learning import learner, mastery, tuning, views
from engine.learning.learner import LearnerState
from engine.records import Fact, LightGrew
from tests.engine.scheduling.seas import DAY_S, START_S, answer, chain

GRAPH = chain(3, lowest=-1.0)


def fold(facts: list[Fact]) -> LearnerState:
    return learner.replay(facts, GRAPH, "7-9", START_S)


def right_answers(count: int = 8) -> list[Fact]:
    return [answer(f"p/s0#{n % 4}.0", True, START_S + 20 * n, difficulty=-0.5) for n in range(count)]


def later(days: float, correct: bool, purpose: str, **more: object) -> Fact:
    return answer("p/s0#0.0", correct, START_S + days * DAY_S, level=f"L{days}", purpose=purpose, difficulty=-1.5, **more)


def stage(facts: list[Fact], days: float = 0.0) -> str:
    return views.view(fold(facts), GRAPH, "p/s0", START_S + days * DAY_S).stage


def test_mastery_needs_four_answers_two_families_and_three_chances_in_five() -> None:
    assert mastery.is_mastered(1.93, 0.5, 4, 2, 4)
    assert not mastery.is_mastered(1.93, 0.5, 3, 2, 4)
    assert not mastery.is_mastered(1.93, 0.5, 4, 1, 4)
    assert not mastery.is_mastered(1.90, 0.5, 4, 2, 4)
    assert mastery.is_mastered(1.93, 0.5, 4, 1, 1)


def test_one_family_over_and_over_is_not_mastery() -> None:
    same: list[Fact] = [answer("p/s0#0.0", True, START_S + n, difficulty=-0.5) for n in range(20)]
    assert stage(same) == "started"


def test_a_row_of_right_answers_is_mastery_provisionally() -> None:
    assert stage([]) == "new"
    assert stage(right_answers(2)) == "started"
    assert stage(right_answers()) == "provisional"


def test_right_answers_with_hints_alone_do_not_light_a_lighthouse() -> None:
    hinted: list[Fact] = [answer(f"p/s0#{n % 4}.0", True, START_S + n, hints=2, difficulty=-0.5) for n in range(12)]
    assert stage(hinted) == "started"


def test_mastery_is_confirmed_by_a_right_answer_a_day_later_without_hints() -> None:
    mastered = right_answers()
    assert stage([*mastered, later(0.5, True, "review")], 0.5) == "provisional"
    assert stage([*mastered, later(1, True, "review", hints=1)], 1) == "provisional"
    assert stage([*mastered, later(1, True, "review")], 1) == "confirmed"


def test_nothing_is_called_unlearnt_before_two_easy_probes_say_so() -> None:
    facts = [*right_answers(), later(1, True, "review")]
    for days, purpose, expected in (
        (9, "review", "confirmed"),
        (10, "review", "confirmed"),
        (11, "probe", "confirmed"),
        (12, "probe", "started"),
    ):
        facts.append(later(days, False, purpose))
        assert stage(facts, days) == expected, (days, purpose)


def test_a_right_probe_ends_the_doubt() -> None:
    facts = [*right_answers(), later(1, False, "review"), later(2, False, "probe"), later(3, True, "probe")]
    assert fold(facts).skills["p/s0"].doubt == 0
    assert stage([*facts, later(4, False, "review"), later(5, False, "probe")], 5) == "confirmed"


def test_misses_in_play_alone_raise_no_doubt() -> None:
    facts = [*right_answers(), *[later(1 + n / 100, False, "practice") for n in range(10)]]
    assert fold(facts).skills["p/s0"].doubt == 0


def test_what_was_lost_can_be_mastered_again() -> None:
    facts = [*right_answers(), *[later(1 + n, False, purpose) for n, purpose in enumerate(("review", "probe", "probe"))]]
    assert stage(facts, 4) == "started"
    again: list[Fact] = [
        answer(f"p/s0#{n % 4}.0", True, START_S + 5 * DAY_S + n, level="again", difficulty=-0.5) for n in range(20)
    ]
    assert stage([*facts, *again], 5) == "provisional"


def test_the_light_of_a_lost_skill_stays_lit() -> None:
    facts: list[Fact] = [*right_answers(), LightGrew(at_s=START_S, skill="p/s0", lamps=5)]
    facts += [later(1 + n, False, purpose) for n, purpose in enumerate(("review", "probe", "probe"))]
    seen = views.view(fold(facts), GRAPH, "p/s0", START_S + 4 * DAY_S)
    assert (seen.stage, seen.lamps) == ("started", 5)


def test_lamps_grow_with_evidence_up_to_the_lit_lighthouse() -> None:
    seen = [views.view(fold(right_answers(n)), GRAPH, "p/s0", START_S + 200).lamps for n in range(9)]
    assert seen[0] == 0 and seen[1] >= 1 and seen[-1] == 5 and seen == sorted(seen)


def test_patience_alone_lights_two_lamps() -> None:
    wrong: list[Fact] = [answer(f"p/s0#{n % 4}.0", False, START_S + n, difficulty=-0.5) for n in range(12)]
    assert views.view(fold(wrong), GRAPH, "p/s0", START_S + 20).lamps == 2


def test_a_skill_tells_when_it_was_tried_last_and_0_where_it_never_was() -> None:
    fresh, tried = fold([]), fold(right_answers(3))
    assert views.view(fresh, GRAPH, "p/s0", START_S + 50).last_s == 0.0
    assert views.view(tried, GRAPH, "p/s0", START_S + 50).last_s == tried.skills["p/s0"].at_s > 0.0


# ------------------------------------------------------------ reviews
def test_a_ship_waits_the_day_after_mastery_not_before() -> None:
    state = fold(right_answers())
    assert not views.view(state, GRAPH, "p/s0", START_S + 0.5 * DAY_S).due
    assert views.view(state, GRAPH, "p/s0", START_S + 1 * DAY_S).due
    assert views.due_skills(state, GRAPH, START_S + 1 * DAY_S) == ("p/s0",)


def test_each_delayed_success_about_doubles_the_rest() -> None:
    facts, rests = right_answers(), []
    for days in (1, 3, 7, 15, 31):
        facts.append(later(days, True, "review"))
        rests.append(views.rest_s(fold(facts).skills["p/s0"]))
    assert all(1.7 < long / short < 2.3 for short, long in zip(rests[:-1], rests[1:], strict=True))
    assert rests[-1] <= tuning.DUE_LATEST_S


def test_a_delayed_failure_shortens_the_rest() -> None:
    facts = [*right_answers(), later(1, True, "review"), later(4, True, "review")]
    before = views.rest_s(fold(facts).skills["p/s0"])
    assert views.rest_s(fold([*facts, later(9, False, "review")]).skills["p/s0"]) < before


def test_what_was_mastered_is_due_sooner_or_later_however_well_it_is_known() -> None:
    facts = [*right_answers(8), later(1, True, "review"), later(4, True, "review"), later(12, True, "review")]
    assert views.view(fold(facts), GRAPH, "p/s0", START_S + 80 * DAY_S).due


def test_forgetting_lowers_the_chance_and_never_the_lamps_that_were_kept() -> None:
    state = fold([*right_answers(), LightGrew(at_s=START_S, skill="p/s0", lamps=5)])
    soon, late = (views.view(state, GRAPH, "p/s0", START_S + days * DAY_S) for days in (0.01, 30))
    assert late.probability < soon.probability and late.lamps == soon.lamps == 5


# ------------------------------------------------------------ the skill's own record
def _shining(elsewhere: float | None, seed: int, slips: tuple[int, ...] = ()) -> int:
    """Answers until the light of an island on which all but ``slips`` are right, with every other answer about others, right this often."""
    graph, rng = chain(6), Random(seed)
    state = learner.new_learner("4-6", START_S)
    for n in range(60):
        state = learner.apply(state, answer(f"p/s1#{n % 4}.0", n not in slips, START_S + 40 * n, difficulty=-1.1), graph)
        if state.skills["p/s1"].is_mastered:
            return n + 1
        if elsewhere is not None:
            skill = rng.choice((0, 3, 4, 5))
            fact = answer(f"p/s{skill}#{n % 4}.0", rng.random() < elsewhere, START_S + 40 * n + 20, difficulty=-1.5 + 0.4 * skill)
            state = learner.apply(state, fact, graph)
    return 999


@pytest.mark.parametrize("elsewhere", [None, 0.75, 0.4, 0.0])
def test_whoever_is_always_right_has_the_light_within_eight_answers_whatever_happens_elsewhere(elsewhere: float | None) -> None:
    assert max(_shining(elsewhere, seed) for seed in range(10)) <= 8


def test_an_early_miss_is_outweighed_by_few_right_answers() -> None:
    without = _shining(0.4, 1)
    assert max(_shining(0.4, 1, slips) for slips in ((0,), (1,), (3,))) <= without + 1 + 5


@pytest.mark.parametrize("guess", [0.0, 0.25, 0.34, 0.5])
def test_a_miss_at_the_start_costs_the_record_at_most_five_right_answers(guess: float) -> None:
    def rights(record: float) -> int:
        count = 0
        while record < tuning.RECORD_PROVEN:
            record, count = mastery.weighed(record, True, guess, 0.0, 1.0), count + 1
        return count

    assert rights(mastery.weighed(0.0, False, guess, 0.0, 1.0)) - rights(0.0) <= 5


def test_luck_and_easy_questions_prove_little() -> None:
    def rights(guess: float, easier: float) -> float:
        record = 0.0
        for _ in range(8):
            record = mastery.weighed(record, True, guess, easier, 1.0)
        return record

    assert rights(0.0, 0.0) >= tuning.RECORD_PROVEN > rights(0.5, 0.0)
    assert rights(0.0, 2.5) < tuning.RECORD_PROVEN
