"""Intervals and tables of the judges."""

import json
from random import Random
from statistics import fmean

import pytest

from engine.lab.judges.verdict import Bar, Figure, Row, Verdict, at_least, at_most, mean_of, median_of, resampled, share_of


def test_the_interval_of_a_mean_holds_the_truth_nineteen_times_in_twenty() -> None:
    rng = Random(3)
    found = [mean_of([rng.gauss(2.0, 1.0) for _ in range(60)]) for _ in range(400)]
    assert 0.92 <= fmean(figure.low <= 2.0 <= figure.high for figure in found) <= 0.98


def test_the_interval_of_a_median_holds_the_truth() -> None:
    rng = Random(4)
    found = [median_of([rng.expovariate(1.0) for _ in range(80)]) for _ in range(300)]
    assert 0.91 <= fmean(figure.low <= 0.6931 <= figure.high for figure in found) <= 0.99


def test_a_share_never_leaves_nought_to_one_and_is_never_certain() -> None:
    for outcomes in ([True] * 20, [False] * 20):
        figure = share_of(outcomes)
        assert 0.0 <= figure.low < figure.high <= 1.0


def test_resampling_agrees_with_the_formula() -> None:
    rng = Random(5)
    values = [rng.gauss(0.0, 1.0) for _ in range(200)]
    formula, again = mean_of(values), resampled(values, fmean)
    assert again.value == pytest.approx(formula.value)
    assert again.low == pytest.approx(formula.low, abs=0.05) and again.high == pytest.approx(formula.high, abs=0.05)


def test_a_verdict_can_be_read_by_people_and_by_machines() -> None:
    figures = {"shipped": Figure(31.0, 29.0, 33.5), "random": Figure(0.5, 0.25, 0.75)}
    verdict = Verdict(
        judge="x", about="of two", rows=(Row(what="how long", figures=figures),), bars=(Bar(text="≤ 38", reached=True),)
    )
    lines = "\n".join(verdict.lines())
    assert "31 [29, 33.5]" in lines and "0.500 [0.250, 0.750]" in lines and "reached: ≤ 38" in lines
    assert json.loads(json.dumps(verdict.to_json()))["rows"][0]["figures"]["shipped"]["value"] == 31.0


def test_bars_become_a_table_that_says_plainly_what_was_not_reached() -> None:
    bars = (Bar(text="a | b (.5)", reached=True), Bar(text="c (.9)", reached=False))
    told = Verdict(judge="trial", about="two", rows=(), bars=bars, notes=("so it is",)).markdown()
    assert "| a / b (.5) | yes |" in told and "| c (.9) | **no** |" in told and "so it is  " in told


def test_a_bar_tells_its_interval_and_whether_chance_might_have_said_the_contrary() -> None:
    clear, close = Figure(0.5, 0.45, 0.55), Figure(0.62, 0.5, 0.74)
    said = at_most("a", clear, 0.6), at_most("b", close, 0.6), at_least("c", clear, 0.6), at_least("d", close, 0.6)
    assert [(bar.reached, bar.sure) for bar in said] == [(True, True), (False, False), (False, True), (True, False)]
    assert said[0].text == "a (0.500 [0.450, 0.550])"
    verdict = Verdict(judge="trial", about="two", rows=(), bars=said)
    told = verdict.markdown()
    assert "| a (0.500 [0.450, 0.550]) | yes |" in told and any(line.endswith("| **no**, within chance |") for line in told)
    assert any(line.startswith("NOT reached, within chance: b") for line in verdict.lines())
