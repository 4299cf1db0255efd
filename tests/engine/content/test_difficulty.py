"""The guess at how hard something is: never exact, but in the right order."""

from itertools import pairwise

import pytest

from engine.content.difficulty import family_difficulty, sum_difficulty
from tests.engine.challenges.asking import ask


@pytest.mark.parametrize(
    "from_easy_to_hard",
    [
        ("1 + 1 = ?", "3 + 4 = ?", "8 + 7 = ?", "38 + 47 = ?", "381 + 479 = ?"),
        ("3 − 1 = ?", "9 − 4 = ?", "13 − 7 = ?", "83 − 47 = ?"),
        ("2 × 2 = ?", "5 × 4 = ?", "7 × 8 = ?", "12 × 12 = ?"),
        ("6 ÷ 2 = ?", "20 ÷ 5 = ?", "56 ÷ 7 = ?"),
        ("2 + 3 = ?", "2 × 3 = ?"),
    ],
)
def test_harder_sums_are_called_harder(from_easy_to_hard: tuple[str, ...]) -> None:
    hardness = [sum_difficulty(text) for text in from_easy_to_hard]
    assert all(a is not None and b is not None and a < b for a, b in pairwise(hardness)), hardness


@pytest.mark.parametrize(("plain", "carried"), [("21 + 4 = ?", "18 + 7 = ?"), ("29 − 5 = ?", "24 − 8 = ?")])
def test_carrying_and_borrowing_are_harder_than_the_same_size_without(plain: str, carried: str) -> None:
    one, other = sum_difficulty(plain), sum_difficulty(carried)
    assert one is not None
    assert other is not None
    assert other > one + 0.3


def test_a_text_without_a_sum_has_no_hardness_of_its_own() -> None:
    assert sum_difficulty("How many fish?") is None


def test_age_step_and_length_make_it_harder() -> None:
    short, long = ask("text", answer="cat"), ask("text", answer="elephant")
    assert family_difficulty((6, 9), 0, 1, [short]) < family_difficulty((6, 9), 0, 1, [long])
    assert family_difficulty((6, 9), 0, 2, [short]) < family_difficulty((6, 9), 1, 2, [short])
    assert family_difficulty((5, 7), 0, 1, [short]) < family_difficulty((9, 11), 0, 1, [short])
    gap = ask("text", answer="elephant", own={"show": "eleph_nt"})
    assert family_difficulty((6, 9), 0, 1, [gap]) < family_difficulty((6, 9), 0, 1, [long])
