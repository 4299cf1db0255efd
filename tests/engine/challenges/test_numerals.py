"""What a typed number means in a language, and when it is better not to say."""

from fractions import Fraction

import pytest

from engine.challenges.base import Answer, Form, Right, Unreadable, Wrong
from engine.challenges.expressions.numerals import decimal_sign, in_lowest_terms, other_reading, read_number
from engine.challenges.kinds import judge
from tests.engine.challenges.asking import ask


@pytest.mark.parametrize(
    ("language", "sign"), [("en", "."), ("de", ","), ("fr", ","), ("de-CH", "."), ("es-MX", "."), ("es", ","), ("zh", ".")]
)
def test_a_language_has_its_decimal_sign(language: str, sign: str) -> None:
    assert decimal_sign(language) == sign


@pytest.mark.parametrize(
    ("text", "sign", "value"),
    [
        ("1,000", ".", 1000),
        ("1,000", ",", 1),
        ("1.000", ",", 1000),
        ("1.000", ".", 1),
        ("12,345,678", ".", 12345678),
        ("1.234,5", ",", Fraction(2469, 2)),
        ("1 000", ".", 1000),
        ("1\u202f000,5", ",", Fraction(2001, 2)),
        ("1’000", ".", 1000),
        ("0,500", ".", Fraction(1, 2)),
        ("0,5", ".", Fraction(1, 2)),
        ("12,34", ".", Fraction(617, 50)),
        ("1 1/2", ".", Fraction(3, 2)),
        ("−1 1/2", ".", Fraction(-3, 2)),
        ("1,00", ".", 1),
        ("1,0000", ".", 1),
    ],
)
def test_thousands_and_parts_are_told_apart_by_the_language(text: str, sign: str, value: Fraction | int) -> None:
    assert read_number(text, sign) == value


@pytest.mark.parametrize("text", ["1,000.5,5", "1.2.3", "1,00,000", "1 1/0", "1/2/3", "1,,000"])
def test_what_is_no_number_in_any_language_is_none(text: str) -> None:
    assert read_number(text) is None
    assert read_number(text, ",") is None


def test_only_what_can_be_read_twice_has_another_reading() -> None:
    assert other_reading("1,000") == 1
    assert other_reading("1,000", ",") == 1000
    assert other_reading("12") is None
    assert other_reading("0,5") is None


def given(answer: str, typed: str, language: str = "en", **own: object) -> object:
    asked = ask("number", answer=answer, language=language, own=own)
    return judge(asked, Answer(Form.NUMBER, (typed,)))


def test_who_may_be_right_in_another_language_is_asked_again() -> None:
    assert given("1000", "1,000") == Right()
    assert given("1000", "1.000") == Unreadable()
    assert given("1", "1,000") == Unreadable()
    assert given("1", "1,000", "de") == Right()
    assert given("1000", "1.000", "de") == Right()
    assert isinstance(given("5", "1,000"), Wrong)


def test_a_german_pack_shows_and_takes_a_comma() -> None:
    asked = ask("number", {"a": 3}, ask="{a / 2} + 1 = ?", answer="a / 2 + 1", language="de")
    assert asked.prompt.text == "1,5 + 1 = ?"
    assert asked.shown_solution == "2,5"
    assert judge(asked, Answer(Form.NUMBER, ("2,5",))) == judge(asked, Answer(Form.NUMBER, ("2.5",))) == Right()


def test_a_tolerance_a_unit_and_lowest_terms_are_kept() -> None:
    assert given("10", "10.5", tolerance="1/2") == Right()
    assert isinstance(given("10", "10.6", tolerance="1/2"), Wrong)
    assert given("10", "10 cm", unit="cm") == Right()
    assert given("10", "10 km", unit="cm") == Unreadable()
    assert given("1/2", "2/4") == Right()
    assert isinstance(given("1/2", "2/4", write="fraction", lowest="yes"), Wrong)
    assert given("1/2", "1/2", write="fraction", lowest="yes") == Right()


@pytest.mark.parametrize(
    ("text", "lowest"), [("1/2", True), ("2/4", False), ("6/3", False), ("1 1/2", True), ("3", True), ("4/1", False)]
)
def test_lowest_terms_are_told(text: str, lowest: bool) -> None:
    assert in_lowest_terms(text) is lowest


def test_a_fraction_is_written_as_the_pack_wants() -> None:
    assert ask("number", answer="7/4").shown_solution == "1.75"
    assert ask("number", answer="7/4", own={"write": "fraction"}).shown_solution == "7/4"
    assert ask("number", answer="7/4", own={"write": "mixed"}).shown_solution == "1 3/4"
    assert ask("number", answer="-7/4", own={"write": "mixed"}).shown_solution == "−1 3/4"
