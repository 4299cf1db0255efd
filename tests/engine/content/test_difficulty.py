"""The guess at how hard something is: never exact, but in the right order."""

from itertools import pairwise
from math import log2

import pytest

from engine.challenges.base import Challenge
from engine.content.checks.arithmetic import sum_difficulty
from engine.content.checks.difficulty import VARIANCE, family_difficulty, family_variance
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


# Written out, so that a number that slips is seen: a base for each sign, 0.42 or 0.3 for each doubling, and what carrying, signs and places add.
WEIGHED = {
    "1 + 1 = ?": -1.76,
    "3 + 3 = ?": -1.34,
    "5 + 5 = ?": -2.6 + 0.42 * log2(12),
    "5 + 6 = ?": -2.0 + 0.42 * log2(13),
    "6 − 1 = ?": -1.14,
    "14 − 6 = ?": -0.02,
    "14 − 4 = ?": -0.72,
    "10 − 4 = ?": -2.4 + 0.42 * log2(12),
    "11 − 4 = ?": -1.7 + 0.42 * log2(13),
    "2 × 3 = ?": 0.0,
    "5 × 6 = ?": 0.6,
    "6 × 6 = ?": -0.5 + 0.3 * log2(38),
    "6 ÷ 2 = ?": 0.3,
    "30 ÷ 5 = ?": 0.9,
    "30 ÷ 6 = ?": 1.3,
    "1/5 + 2/5 = ?": 1.6,
    "1/5 + 1/2 = ?": 2.4,
    "1/5 × 2/5 = ?": 2.0,
    "0.3 + 0.3 = ?": -0.84,
    "0.3 + 0.03 = ?": -0.54,
    "−3 + 3 = ?": -0.44,
    "3 − 6 = ?": 0.9 - 2.4 + 0.42 * log2(5),
}


@pytest.mark.parametrize("text", WEIGHED)
def test_a_sum_is_as_hard_as_was_weighed(text: str) -> None:
    assert sum_difficulty(text) == pytest.approx(WEIGHED[text])


def test_a_text_without_a_sum_has_no_hardness_of_its_own() -> None:
    assert sum_difficulty("How many fish?") is None


def test_age_step_and_length_make_it_harder() -> None:
    short, long = ask("text", answer="cat"), ask("text", answer="elephant")
    assert family_difficulty((6, 9), 0, 1, [short]) < family_difficulty((6, 9), 0, 1, [long])
    assert family_difficulty((6, 9), 0, 2, [short]) < family_difficulty((6, 9), 1, 2, [short])
    assert family_difficulty((5, 7), 0, 1, [short]) < family_difficulty((9, 11), 0, 1, [short])
    gap = ask("text", answer="elephant", own={"show": "eleph_nt"})
    assert family_difficulty((6, 9), 0, 1, [gap]) < family_difficulty((6, 9), 0, 1, [long])


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ("6 + 7 = ?", "6 + ? = 13"),
        ("6 + ? = 13", "? + 7 = 13"),
        ("13 − 6 = ?", "? − 6 = 7"),
        ("60 ÷ 10 = ?", "? × 10 = 60"),
        ("6 × 8 = ?", "? ÷ 8 = 6"),
        ("? × 2 = 12", "? × 7 = 56"),
        ("6 + 7 = ?", "? = 6 + 7"),
        ("25 + 5 = ?", "2.5 + 0.5 = ?"),
        ("2.5 + 0.5 = ?", "2.5 + 0.25 = ?"),
        ("1/5 + 2/5 = ?", "1/5 + 1/2 = ?"),
        ("5 + 3 = ?", "−5 + 3 = ?"),
        ("8 − 3 = ?", "3 − 8 = ?"),
    ],
)
def test_a_gap_a_turned_sum_and_other_numbers_are_harder(easier: str, harder: str) -> None:
    one, other = sum_difficulty(easier), sum_difficulty(harder)
    assert one is not None
    assert other is not None
    assert one < other


@pytest.mark.parametrize("gap", ["?", "□", "_", "___"])
def test_a_sum_with_a_gap_is_no_longer_rated_by_age_alone(gap: str) -> None:
    easy, hard = (ask("number", {"a": a}, ask=f"{gap} × {{a}} = {{a * 9}}", answer="9") for a in (2, 9))
    assert family_difficulty((8, 9), 0, 1, [easy]) + 0.3 < family_difficulty((8, 9), 0, 1, [hard])
    assert family_variance([easy]) == VARIANCE


CLOCK = {"on": "clock"}
LINE = {"on": "line", "scale": "0 to 20", "numbers": "5"}


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        (ask("place", answer="7:00", own=CLOCK), ask("place", answer="7:30", own=CLOCK)),
        (ask("place", answer="7:30", own=CLOCK), ask("place", answer="7:45", own=CLOCK)),
        (ask("place", answer="7:45", own=CLOCK), ask("place", answer="7:35", own=CLOCK)),
        (ask("place", answer="10", own=LINE), ask("place", answer="11", own=LINE)),
        (ask("place", answer="11", own=LINE), ask("place", answer="55", own={**LINE, "scale": "0 to 100", "numbers": "50"})),
        (
            ask("pairs", own={"pairs": {"a": "1", "b": "2", "c": "3"}}),
            ask("pairs", own={"pairs": {"a": "1", "b": "2", "c": "3", "d": "4", "e": "5"}, "at_once": "5"}),
        ),
        (
            ask("sort", own={"groups": {"a": ["1", "2"], "b": ["3", "4"]}}),
            ask("sort", own={"groups": {"a": ["1", "2"], "b": ["3", "4"], "c": ["5", "6"]}}),
        ),
        (
            ask("build", own={"pieces": ("1", "5"), "make": "total == 5", "again": "yes"}),
            ask("build", own={"pieces": ("1", "5"), "make": "total == 12", "again": "yes"}),
        ),
        (ask("number", answer="12"), ask("number", answer="12.5")),
        (
            ask("number", answer="1/2", own={"write": "fraction"}),
            ask("number", answer="1/2", own={"write": "fraction", "lowest": "yes"}),
        ),
        (
            ask("choose", answer="ship", others=("dog", "tree")),
            ask("choose", answer="ship", others=("shop", "chip")),
        ),
        (
            ask("read", answer="a", others=("b",), own={"story": "Tom has a dog."}),
            ask("read", answer="a", others=("b",), own={"story": "Photosynthesis transforms sunlight. " * 12}),
        ),
    ],
)
def test_what_is_asked_tells_how_hard_it_is(easier: Challenge, harder: Challenge) -> None:
    assert family_difficulty((7, 9), 0, 1, [easier]) < family_difficulty((7, 9), 0, 1, [harder])


@pytest.mark.parametrize(
    ("story", "adds"),
    [
        ("four " * 20, 0.0),
        ("four " * 40, 0.3),
        ("four " * 10, -0.3),
        ("four", -0.6),
        ("sixsix " * 20, 0.3),
        ("to " * 20, -0.3),
    ],
)
def test_a_story_is_harder_for_each_doubling_and_each_letter_of_its_words(story: str, adds: float) -> None:
    def hardness(story: str) -> float:
        return family_difficulty((7, 9), 0, 1, [ask("read", answer="a", others=("b",), own={"story": story})])

    assert hardness(story.strip()) - hardness("word " * 19 + "word") == pytest.approx(adds)


def test_the_variance_says_how_much_the_guess_is_worth() -> None:
    known = family_variance([ask("text", answer="cat")])
    blind = family_variance([ask("choose", answer="a", others=("b",))])
    shown = family_variance([ask("show", own={"criteria": ("One.", "Two.")})])
    assert known < blind < shown
    assert known == VARIANCE
