"""Simulated children play whole weeks: strong, struggling, typical, forgetful."""

from random import Random
from statistics import mean

from engine.learning import learner, views
from engine.scheduling import scheduler
from tests.engine.scheduling.seas import DAY_S, START_S, Child, Play, chain

SEA = chain(12, lowest=-2.4, step=0.4)


def test_a_child_who_answers_well_lights_a_lighthouse_within_three_levels() -> None:
    for band in ("4-6", "7-9", "10-12"):
        for seed in range(5):
            play = Play(Child(always=True), SEA, band=band, rng=Random(seed))
            first = scheduler.recommend(play.state, SEA, play.now_s, play.rng, 1)[0].skill
            lit = 0
            while play.state.lights.get(first, 0) < 5:
                play.level(first)
                lit += 1
                assert lit <= 3, (band, seed, play.state.lights)


def test_a_strong_child_lights_the_first_island_within_24_answers_nearly_always() -> None:
    lit = 0
    for seed in range(20):
        play = Play(Child(ability=2.6, rng=Random(seed)), SEA, rng=Random(seed))
        first = scheduler.recommend(play.state, SEA, play.now_s, play.rng, 1)[0].skill
        for _ in range(3):
            play.level(first)
        lit += play.state.lights.get(first, 0) == 5
    assert lit >= 18


def test_a_child_who_gets_everything_wrong_is_met_with_easy_things_and_help() -> None:
    play = Play(Child(always=False), SEA)
    made = play.level("p/s6", total=12)
    codes = [choice.reason.code for choice in made]
    assert codes[2] == "guard_two_errors" and "back_to_basics" in codes
    assert "p/s5" in [choice.skill for choice in made] and "p/s4" in [choice.skill for choice in made]
    assert all(choice.target >= 0.9 for choice in made[2:])
    for _ in range(4):
        best = scheduler.recommend(play.state, SEA, play.now_s, play.rng, 1)[0].skill
        play.level(best)
    assert best == "p/s0" and play.state.lights["p/s0"] >= 2


def test_a_child_who_gets_everything_wrong_can_still_come_up_again() -> None:
    play = Play(Child(always=False), SEA)
    play.recommended_levels(5)
    play.child.always = True
    play.recommended_levels(12)
    assert sum(known.is_mastered for known in play.state.skills.values()) >= 3


def test_success_stays_near_the_target_for_children_the_model_fits() -> None:
    for ability in (-0.5, 0.8, 2.0):
        outcomes, targets = [], []
        for seed in range(24):  # six of them alone differ by .04 from the next six
            play = Play(Child(ability=ability, learns=0.03, rng=Random(seed)), SEA, rng=Random(seed))
            play.level("", total=12, purpose="placement")
            placed = len(play.outcomes)
            play.recommended_levels(10, apart_s=DAY_S / 2)
            outcomes += play.outcomes[placed:]
            targets += [choice.target for choice in play.choices[placed:]]
        most = 0.12 if ability < 0.0 else 0.09  # more than half of this sea is hard for the struggling one
        assert abs(mean(outcomes) - mean(targets)) < most, (ability, mean(outcomes), mean(targets))
        assert mean(outcomes) > 0.72


def test_predictions_are_honest_about_simulated_children() -> None:
    said, was = [], []
    for seed in range(12):
        play = Play(Child(ability=Random(seed).gauss(0.8, 1.0), learns=0.03, rng=Random(seed)), SEA, rng=Random(seed))
        play.level("", total=12, purpose="placement")
        play.recommended_levels(8, apart_s=DAY_S / 3)
        said += [choice.predicted for choice in play.choices]
        was += play.outcomes
    assert abs(mean(said) - mean(was)) < 0.05


def test_a_growing_child_works_through_the_sea() -> None:
    play = Play(Child(ability=-0.5, learns=0.12), SEA)
    play.level("", total=12, purpose="placement")
    play.recommended_levels(60, apart_s=DAY_S / 3)
    lit = [skill for skill, lamps in play.state.lights.items() if lamps == 5]
    assert len(lit) >= 6
    reviews = sum(choice.purpose == "review" for choice in play.choices)
    assert reviews >= 0.1 * len(play.choices)


def test_lights_only_ever_grow_over_weeks_of_play() -> None:
    play = Play(Child(ability=0.5, learns=0.02), SEA)
    before: dict[str, int] = {}
    for _ in range(15):
        play.recommended_levels(1, apart_s=3 * DAY_S)
        assert all(play.state.lights[skill] >= lamps for skill, lamps in before.items())
        before = dict(play.state.lights)


def test_two_children_who_differ_only_in_being_timed_fare_the_same() -> None:
    """Response time is for rapid guesses alone: whoever answers at a human pace gets the same mastery with or without a clock."""
    graph, twins = SEA, []
    for took_s in (-1.0, 6.0):
        state = learner.new_learner("7-9", START_S)
        play = Play(Child(ability=1.0), graph)
        play.level("p/s3")
        for fact in play.facts:
            if hasattr(fact, "took_s"):
                fact = type(fact)(**{name: getattr(fact, name) for name in fact.__slots__} | {"took_s": took_s})
            state = learner.apply(state, fact, graph)
        twins.append(views.view(state, graph, "p/s3", play.now_s))
    assert twins[0] == twins[1]
