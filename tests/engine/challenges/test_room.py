"""How much room choices have: on stones, on a desk's plates, on a sheet."""

import pytest

from engine.challenges.base import ChooseForm, Form
from engine.challenges.forms import Option


def choices(count: int, longest: str) -> ChooseForm:
    texts = [longest, *("abcdefg"[: count - 1])]
    return ChooseForm(options=tuple(Option(id=text, text=text) for text in texts))


def words(lines: int, letters: int) -> str:
    """A text that fills so many lines."""
    return " ".join(["x" * letters] * lines)


# Letters of the longest word, and the most lines of such words, by the number of choices.
STONES = {2: (9, 1), 3: (8, 1), 4: (8, 1), 5: (6, 1), 6: (6, 1), 8: (6, 1)}
PLATES = {2: (15, 4), 3: (15, 4), 4: (11, 4), 5: (8, 4), 6: (6, 4), 8: (6, 4)}
LETTERS = {2: 230, 3: 230, 4: 145, 5: 98, 6: 50, 8: 50}


@pytest.mark.parametrize("count", STONES)
def test_a_word_lies_on_a_stone_as_long_as_it_fits(count: int) -> None:
    letters, lines = STONES[count]
    assert choices(count, words(lines, letters)).needed == {Form.CHOOSE}
    assert choices(count, words(lines, letters + 1)).needed != {Form.CHOOSE}
    assert choices(count, words(lines + 1, letters)).needed != {Form.CHOOSE}


@pytest.mark.parametrize("count", [2, 3, 4])
def test_two_lines_lie_on_a_stone_while_a_fish_can_carry_them(count: int) -> None:
    assert choices(count, "xxxxxx xxxxx").needed == {Form.CHOOSE}
    assert choices(count, "xxxxxx xxxxxx").needed == {Form.SENTENCES}
    assert choices(count, "xxxx x xxxx x").needed == {Form.SENTENCES}


@pytest.mark.parametrize("count", [5, 6])
def test_many_stones_have_one_line(count: int) -> None:
    assert choices(count, "xx xxx").needed == {Form.CHOOSE}
    assert choices(count, "xxx xxx").needed == {Form.SENTENCES}


@pytest.mark.parametrize("count", PLATES)
def test_a_text_lies_on_a_plate_as_long_as_it_fits(count: int) -> None:
    letters, lines = PLATES[count]
    assert choices(count, words(lines, letters)).needed == {Form.SENTENCES}
    assert choices(count, words(lines, letters + 1)).needed == {Form.PARAGRAPHS}
    assert choices(count, words(lines + 1, letters)).needed == {Form.PARAGRAPHS}


def test_what_stands_under_a_picture_has_room_of_its_own() -> None:
    turtle = Option(id="t", text="a very long name of a turtle", picture="🐢")
    form = ChooseForm(options=(turtle, Option(id="cat", text="cat")))
    assert form.needed == {Form.CHOOSE} and form.longest == 3


@pytest.mark.parametrize(("count", "letters"), LETTERS.items())
def test_a_sheet_has_room_for_fewer_letters_of_more_choices(count: int, letters: int) -> None:
    assert choices(count, "a").most_letters == letters
