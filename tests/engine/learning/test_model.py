"""The mathematics of one answer."""

from math import isclose, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.learning import model, prediction
from engine.learning.knowledge import SkillState

LOGITS = st.floats(-8, 8)
VARIANCES = st.floats(0.02, 3)
GUESSES = st.sampled_from([0.0, 0.2, 0.25, 0.5])


def test_a_child_at_the_level_of_the_item_succeeds_half_of_the_time() -> None:
    assert model.predict(0.0, 0.5) == 0.5


def test_luck_lifts_the_prediction_to_the_share_of_the_choices() -> None:
    assert isclose(model.predict(-30.0, 0.0, 0.25), 0.25, abs_tol=1e-9)
    assert isclose(model.predict(0.0, 0.0, 0.25), 0.625)


def test_not_knowing_pulls_a_prediction_towards_the_middle() -> None:
    assert 0.5 < model.predict(2.0, 2.0) < model.predict(2.0, 0.0)


def test_one_step_equals_the_equations_worked_by_hand() -> None:
    # x = 0, V = 1, c = 0: s = .5, q' = .25, r = .5 · .25 / .25 = .5, I = .25, den = 1.25
    step, loss = model.gain(0.0, 1.0, 1.0)
    assert isclose(step, 0.4) and isclose(loss, 0.2)
    # c = 1/4: q = .625, q' = .1875, r = .375 · .1875 / .234375 = .3, I = .15, den = 1.15
    step, loss = model.gain(0.0, 1.0, 1.0, guess=0.25)
    assert isclose(step, 0.3 / 1.15) and isclose(loss, 0.15 / 1.15)


def lost(seconds: float) -> float:
    """Logits a skill loses in so many seconds of rest."""
    known = SkillState(ability=0.4, practised=1, decay=0.15)
    return prediction.standing(0.0, known, 0.0, 0.0) - prediction.standing(0.0, known, 0.0, seconds)


def test_forgetting_is_a_power_of_the_hours() -> None:
    assert isclose(lost(3600.0 * 15), 0.15 * log(16))


def test_a_clock_that_went_backwards_forgets_nothing() -> None:
    assert lost(-500.0) == 0.0


@given(x=LOGITS, variance=VARIANCES, guess=GUESSES)
def test_right_answers_raise_and_wrong_answers_lower(x: float, variance: float, guess: float) -> None:
    assert model.gain(x, variance, 1.0, guess)[0] > 0 > model.gain(x, variance, 0.0, guess)[0]


@given(x=LOGITS, variance=VARIANCES, guess=GUESSES, outcome=st.floats(0, 1), information=st.floats(0.1, 1))
def test_an_answer_never_makes_us_less_sure(x: float, variance: float, guess: float, outcome: float, information: float) -> None:
    _, loss = model.gain(x, variance, outcome, guess, information)
    assert 0.0 < variance - variance**2 * loss <= variance


@given(x=LOGITS, variance=VARIANCES)
def test_a_lucky_choice_says_less_than_a_typed_answer(x: float, variance: float) -> None:
    assert model.gain(x, variance, 1.0, 0.25)[0] < model.gain(x, variance, 1.0, 0.0)[0]


@given(p=st.floats(0.3, 0.99), variance=VARIANCES, guess=st.sampled_from([0.0, 0.25]))
def test_the_wanted_logit_is_the_inverse_of_predict(p: float, variance: float, guess: float) -> None:
    assert isclose(model.predict(model.wanted_logit(p, variance, guess), variance, guess), p, abs_tol=1e-6)


def test_nothing_is_too_far_out_for_the_mathematics() -> None:
    for x in (-1e6, 1e6):
        for outcome in (0.0, 1.0):
            step, loss = model.gain(x, 3.0, outcome, 0.25)
            assert abs(step) < 100 and loss >= 0
        assert 0.0 <= model.predict(x, 0.0, 0.25) <= 1.0


def test_what_needs_several_skills_is_forgotten_as_their_middle() -> None:
    one = SkillState(ability=1.0, variance=0.5, at_s=1, decay=0.16, practised=1, tries=3)
    fresh = SkillState(ability=0.4, variance=0.5, at_s=86_401, decay=0.16, practised=1, tries=3)
    abilities, _, resting, *_ = prediction._several({"a": one, "b": fresh}, ("a", "b"), 86_401)
    assert resting == pytest.approx(-0.16 * log(25.0) / 2)
    assert abilities == pytest.approx(1.4 / sqrt(2.0))
    _, _, both, *_ = prediction._several({"a": one, "b": one}, ("a", "b"), 86_401)
    assert both == pytest.approx(-0.16 * log(25.0))
