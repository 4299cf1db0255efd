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
        ("How many fish?", "How many fish?"),
        ("A well-known word", "A well-known word"),
    ],
)
def test_maths_is_spoken_as_people_say_it(written: str, said: str) -> None:
    assert spoken_maths(written) == said
