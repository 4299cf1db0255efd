"""Nicknames and words out of strangers' files: what nobody sees and everybody obeys is gone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.clean_text import LONGEST_NAME, NO_NAME, clean_name, file_stem, one_line
from engine.profiles.profile import Profile, new_profile
from tests.engine.profiles.samples import keeper

ORDINARY = ("Mika", "Zoë", "Ünal 🦊", "李明", "Zoë 2", "O'Neil", "Mia-Lou", "سارة", "👩\u200d🚀", "M. Müller", "🇩🇪 Ida", "नेहा")
ODD = {
    "Mia\u202eaiM": "MiaaiM",
    "Mika\n  Sealed by nobody": "Mika Sealed",
    "../../evil": "evil",
    "..\\..\\evil": "evil",
    "\x1b[31mRed\x1b[0m": "[31mRed [0m",
    "\u200b\u200d\u2060": NO_NAME,
    "\u3164": NO_NAME,
    "": NO_NAME,
    "...": NO_NAME,
    "\ud800Lea": "Lea",
    "Le\x00a": "Le a",
    "Z" + "\u0301" * 40 + "oe": "Ź\u0301\u0301oe",
    "\u0301\u0301Lea": "Lea",
    "a" * 5_000: "a" * LONGEST_NAME,
    "Mi\u200dka": "Mika",
    "Tim\u2028Tom": "Tim Tom",
}


@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert clean_name(name) == name == new_profile(name, created_s=0.0).nickname


@pytest.mark.parametrize(("name", "clean"), ODD.items(), ids=ascii)
def test_an_odd_name_is_cleaned_wherever_a_profile_is_read(name: str, clean: str) -> None:
    assert clean_name(name) == clean
    assert Profile.from_json({**keeper().to_json(), "nickname": name}).nickname == clean


@given(st.text(max_size=60))
def test_whatever_is_typed_a_name_is_one_short_visible_line_and_stays_what_it_became(text: str) -> None:
    name = clean_name(text)
    assert 0 < len(name) <= LONGEST_NAME
    assert clean_name(name) == name
    assert name == name.strip() and not set(name) & set("/\\\n\r\t")
    assert not {unicodedata.category(sign) for sign in name} & {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
    name.encode()
    stem = file_stem(name)
    assert stem and set(stem) <= {"-", "_"} | {sign for sign in stem if sign.isalnum()}


@given(st.text())
def test_a_line_stays_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert "\x1b" not in line and "\u202e" not in line
    line.encode()


def test_what_can_be_printed_is_left_alone() -> None:
    assert one_line("7 × 8 = 56 – “richtig” 👩\u200d🚀 ✓") == "7 × 8 = 56 – “richtig” 👩\u200d🚀 ✓"


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "LPT9"])
def test_a_name_that_means_a_device_on_windows_names_no_file(name: str) -> None:
    assert file_stem(name) == f"keeper-{name}"
