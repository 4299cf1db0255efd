"""A question is read without its key, or left alone."""

from fractions import Fraction

import pytest

from engine.rehearsal.solving import worked_out


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7 + 5 = ?", 12),
        ("7 − 5 = ?", 2),
        ("? = 3 × 4", 12),
        ("? × 10 = 30", 3),
        ("4 × ? = 30", Fraction(15, 2)),
        ("12 ÷ ? = 4", 3),
        ("? ÷ 3 = 4", 12),
        ("7 − ? = 4", 3),
        ("? − 3 = 4", 7),
        ("3 + □ = 10", 7),
        ("(2 + 3) × 4 = ?", 20),
        ("0.5 + 0.25 = ?", Fraction(3, 4)),
        ("1/2 + 1/4 = ?", Fraction(3, 4)),
        ("What is 7 + 5?", 12),
        ("How much is 3 × 4 ?", 12),
    ],
)
def test_a_plain_sum_is_worked_out(text: str, number: Fraction) -> None:
    assert worked_out(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "4 hands. How many fingers?",
        "Which number is in the five times table?",
        "7 + 5 = 12",
        "? + ? = 4",
        "3 + ? + 2 = 9",
        "5 ÷ 0 = ?",
        "0 × ? = 4",
        "a + 5 = ?",
        "What is the time?",
        "",
        "=",
        "?" * 50,
    ],
)
def test_what_cannot_be_told_is_left_alone(text: str) -> None:
    assert worked_out(text) is None
