"""Numbers and sums as the voice says them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.challenges.speaking.languages import names_of_pictures
from engine.challenges.speaking.maths import said
from engine.challenges.speaking.number_words import number_words
from engine.challenges.speaking.picture_names import picture_name


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
        (1099, "one thousand and ninety-nine"),
        (1100, "one thousand one hundred"),
        (1234, "one thousand two hundred and thirty-four"),
        (2_000_000, "two million"),
        (-8, "minus eight"),
        (10**9, "1000000000"),
    ],
)
def test_a_number_in_words(number: int, words: str) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "null"),
        (1, "eins"),
        (16, "sechzehn"),
        (21, "einundzwanzig"),
        (37, "siebenunddreißig"),
        (100, "einhundert"),
        (101, "einhunderteins"),
        (1999, "eintausendneunhundertneunundneunzig"),
        (21_001, "einundzwanzigtausendeins"),
        (1_000_000, "eine Million"),
        (2_000_300, "zwei Millionen dreihundert"),
        (-8, "minus acht"),
    ],
)
def test_a_number_in_german_words(number: int, words: str) -> None:
    assert number_words(number, "de") == number_words(number, "de-AT") == words


def test_other_languages_keep_the_digits() -> None:
    assert (number_words(12, "fr"), number_words(-3, "ja"), said("3/4", "fr")) == ("12", "−3", "3/4")


@given(st.integers(0, 10**9 - 1))
def test_different_numbers_have_different_german_words(number: int) -> None:
    assert number_words(number, "de") != number_words(number + 1, "de")
    assert not any(c.isdigit() for c in number_words(number, "de"))


@given(st.integers(0, 10**9 - 1))
def test_different_numbers_have_different_words(number: int) -> None:
    assert number_words(number) != number_words(number + 1)
    assert not any(c.isdigit() for c in number_words(number))


PARTS = """half third quarter fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"""


@pytest.mark.parametrize(("below", "part"), list(enumerate(PARTS.split(), 2)))
def test_parts_have_names_up_to_nineteenths(below: int, part: str) -> None:
    assert said(f"1/{below}") == f"one {part}"
    assert said(f"2/{below}") == f"two {part}s".replace("halfs", "halves")


@pytest.mark.parametrize(
    ("written", "aloud"),
    [
        ("99/100", "ninety-nine hundredths"),
        ("100/3", "100 over 3"),
        ("0/3", "0 over 3"),
        ("1/20", "1 over 20"),
        ("3/21", "3 over 21"),
        ("3/99", "3 over 99"),
        ("3/101", "3 over 101"),
    ],
)
def test_parts_without_a_short_name_are_said_as_they_are_written(written: str, aloud: str) -> None:
    assert said(written) == aloud


@pytest.mark.parametrize(
    ("written", "aloud"),
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
def test_maths_is_spoken_as_people_say_it(written: str, aloud: str) -> None:
    assert said(written) == aloud


@pytest.mark.parametrize(
    ("written", "aloud"),
    [
        ("7 + 5 = ?", "7 plus 5 ist wie viel?"),
        ("? × 2 = 8", "wie viel mal 2 ist 8"),
        ("1/2 + 3/8 = ?", "ein halb plus drei Achtel ist wie viel?"),
        ("5/2 und 1/7 und 7/100", "fünf Halbe und ein Siebtel und sieben Hundertstel"),
        ("12/25", "zwölf Fünfundzwanzigstel"),
        ("2/3 + ?/3 = 1", "zwei Drittel plus wie viel durch 3 ist 1"),
        ("Wie viele Fische?", "Wie viele Fische?"),
    ],
)
def test_maths_is_spoken_in_german(written: str, aloud: str) -> None:
    assert said(written, "de") == aloud


@pytest.mark.parametrize(
    ("picture", "english", "german"),
    [
        ("shape_circle", "circle", "Kreis"),
        ("🐢", "turtle", "Schildkröte"),
        ("☀️", "sun", "Sonne"),
        ("6️⃣", "6", "6"),
        ("pictures/red-boat.png", "red-boat", "red-boat"),
    ],
)
def test_a_picture_has_a_name_for_the_voice(picture: str, english: str, german: str) -> None:
    assert (picture_name(picture), picture_name(picture, "de-CH")) == (english, german)


def test_pictures_have_no_english_names_in_a_language_without_names() -> None:
    assert (picture_name("🐢", "fr"), picture_name("shape_circle", "fr")) == ("", "")


def test_every_shape_of_the_game_has_a_german_name() -> None:
    shapes = sorted(file.stem for file in (Path(__file__).resolve().parents[3] / "assets/pictures/shapes").glob("shape_*.svg"))
    assert len(shapes) >= 9
    assert all(picture_name(shape, "de")[0].isupper() for shape in shapes)


def test_the_list_of_names_is_whole() -> None:
    english, german = names_of_pictures("en"), names_of_pictures("de-AT")
    assert len(english) > 1800
    assert list(english) == list(german)
    assert all(name.strip() for name in (*english.values(), *german.values()))
