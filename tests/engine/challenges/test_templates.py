"""Where values come from and how they get into texts."""

from fractions import Fraction
from random import Random

import pytest

from engine.challenges.expressions.language import ExpressionError
from engine.challenges.expressions.values import Value
from engine.challenges.templates import (
    NoDraw,
    Template,
    all_draws,
    as_value,
    choose_interests,
    domain,
    draw,
    fill,
    interest_entries,
)


def template(*supplies: tuple[str, object], where: str = "") -> Template:
    """A template with one step."""
    known: list[str] = []
    domains = []
    for name, said in supplies:
        domains.append(domain(name, said, frozenset(known)))
        known.append(name)
    return Template(kind="number", item="p/s#0", steps=(tuple(domains),), where=where)


def values_of(said: object) -> set[object]:
    """Everything that a supply can give."""
    return {values["a"] for values in all_draws(template(("a", said)), 0, {}, 400) or ()}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("1 to 3", {1, 2, 3}),
        ("-1 to 1", {-1, 0, 1}),
        ("1 to 10 by 4", {1, 5, 9}),
        ("7", {7}),
        ("0.5", {Fraction(1, 2)}),
        ("3/4", {Fraction(3, 4)}),
        (["1", "x", "007"], {1, "x", "007"}),
        ("big dog", {"big dog"}),
        ("12:30", {"12:30"}),
    ],
)
def test_a_supply_gives_what_it_says(said: object, expected: set[object]) -> None:
    assert values_of(said) == expected
    assert {draw(template(("a", said)), 0, Random(seed), {})["a"] for seed in range(60)} == expected


@pytest.mark.parametrize("said", ["5 to 1", "1 to 5 by 0", "1-5", "1..5", "1…5", "1.5 to 3", "−5 to 5", "1 to 99999999999", []])
def test_a_supply_that_gives_nothing_is_refused(said: object) -> None:
    with pytest.raises(ExpressionError):
        domain("a", said, frozenset())


def test_a_value_can_be_worked_out_from_those_before_it() -> None:
    for seed in range(20):
        values = draw(template(("a", "1 to 9"), ("b", "a + 1"), ("c", "max(a, b) * 2")), 0, Random(seed), {})
        assert values["c"] == 2 * values["b"] == 2 * (values["a"] + 1)  # type: ignore[operator]


def test_a_value_that_uses_a_later_one_is_refused() -> None:
    with pytest.raises(ExpressionError, match="Write “b” first"):
        domain("a", "b + 1", frozenset(), frozenset({"b"}))


def test_where_keeps_what_fits_in_draws_and_in_the_whole_list() -> None:
    tried = template(("a", "1 to 4"), ("b", "1 to 4"), where="a > b")
    pairs = {(v["a"], v["b"]) for v in all_draws(tried, 0, {}, 400) or ()}
    assert pairs == {(a, b) for a in range(1, 5) for b in range(1, 5) if a > b}
    assert {(v["a"], v["b"]) for v in (draw(tried, 0, Random(seed), {}) for seed in range(200))} == pairs


def test_a_where_that_nothing_fits_gives_up() -> None:
    with pytest.raises(NoDraw):
        draw(template(("a", "1 to 4"), where="a > 9"), 0, Random(1), {})


def test_too_many_sets_of_values_are_not_listed() -> None:
    assert all_draws(template(("a", "1 to 30"), ("b", "1 to 30")), 0, {}, 400) is None


def test_rows_are_listed_whole() -> None:
    rows = Template(kind="text", item="p/s#0", rows=(({"w": "cat"}, {"w": "7"}), ({"w": "ship"},)))
    assert [values["w"] for values in all_draws(rows, 0, {}, 1) or ()] == ["cat", 7]
    assert [values["w"] for values in all_draws(rows, 1, {}, 1) or ()] == ["ship"]


def test_holes_are_filled_with_values_and_expressions() -> None:
    values: dict[str, Value] = {"a": Fraction(2), "word": "cat", "half": Fraction(1, 2)}
    assert fill("{a} {word} and {upper(word)}: {a * 3}, {half}, {a - 5}", values) == "2 cat and CAT: 6, 0.5, −3"
    with pytest.raises(ExpressionError):
        fill("{nothing}", values)


@pytest.mark.parametrize(
    ("text", "value"),
    [("7", 7), ("-7", -7), ("−7", -7), ("0.50", Fraction(1, 2)), ("007", "007"), ("1e3", "1e3"), ("1/2", "1/2"), ("", "")],
)
def test_a_text_is_a_number_only_where_a_child_would_say_so(text: str, value: object) -> None:
    assert as_value(text) == value


def test_an_interest_is_one_the_child_likes_where_there_is_one() -> None:
    offers = {"thing": interest_entries({"dinosaurs": ["dinosaurs 🦕", "eggs 🥚"], "space": "rockets 🚀"})}
    for seed in range(20):
        assert choose_interests(offers, ["space"], Random(seed)) == {"thing": "rockets", "thing_picture": "🚀"}
        assert choose_interests(offers, ["dinosaurs", "trains"], Random(seed))["thing"] in ("dinosaurs", "eggs")
    assert {choose_interests(offers, ["trains"], Random(seed))["thing"] for seed in range(40)} == {"dinosaurs", "eggs", "rockets"}


def test_words_and_emoji_of_an_interest_come_apart_in_any_script() -> None:
    found = choose_interests({"t": interest_entries(["宇宙飛行士 👩‍🚀"])}, [], Random(0))
    assert found == {"t": "宇宙飛行士", "t_picture": "👩‍🚀"}
    found = choose_interests({"t": interest_entries(["№ 1 ← left"])}, [], Random(0))
    assert found == {"t": "№ 1  left", "t_picture": "←"}, "arrows are the first pictures; № stands before them"
