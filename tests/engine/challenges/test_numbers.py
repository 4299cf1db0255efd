"""Numbers and sums as the voice says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.challenges.numbers import number_words, spoken_maths


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (99, "ninety-nine"),
        (100, "one hundred"),
        (115, "one hundred and fifteen"),
        (1001, "one thousand and one"),
        (1234, "one thousand two hundred and thirty-four"),
        (2_000_000, "two million"),
        (-8, "minus eight"),
        (10**9, "1000000000"),
    ],
)
def test_a_number_in_words(number: int, words: str) -> None:
    assert number_words(number) == words


@given(st.integers(0, 10**9 - 1))
def test_different_numbers_have_different_words(number: int) -> None:
    assert number_words(number) != number_words(number + 1)
    assert not any(c.isdigit() for c in number_words(number))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("7 + 5 = ?", "7 plus 5 is what?"),
        ("7 − ? = 3", "7 minus what is 3"),
        ("? × 2 = 8", "what times 2 is 8"),
        ("12 ÷ 4 = □", "12 divided by 4 is what?"),
        ("9-4", "9 minus 4"),
        ("3 < 5", "3 is less than 5"),
        ("1/2 + 3/8 = ?", "one half plus three eighths is what?"),
        ("5/2", "five halves"),
        ("7/100", "seven hundredths"),
        ("2/3 + ?/3 = 1", "two thirds plus what over 3 is 1"),
        ("12/25 of the way", "12 over 25 of the way"),
        ("24/12/2026", "24/12/2026"),
        ("How many fish?", "How many fish?"),
        ("A well-known word", "A well-known word"),
    ],
)
def test_maths_is_spoken_as_people_say_it(written: str, said: str) -> None:
    assert spoken_maths(written) == said
