"""Decks that the real program wrote (Anki 26.09.3, schema 18, zstd, messages): with our own cards in them; ``real/README.md`` says how."""

from pathlib import Path

import pytest

from engine.content.importing.anki.source import anki_found
from engine.content.importing.found import Found

REAL = Path(__file__).with_name("real")


@pytest.fixture(scope="module")
def deck() -> Found:
    return anki_found((REAL / "harbour.apkg").read_bytes(), "Harbour")


def test_every_deck_is_a_group_with_its_cards(deck: Found) -> None:
    assert {group.name: len(group.questions) for group in deck.groups} == {"Ships": 3, "Words": 5, "Knots": 3, "Flags": 2}
    assert deck.left == []


def test_fields_gaps_hints_and_conditions_are_as_the_program_shows_them(deck: Found) -> None:
    asked = {question.ask: question for group in deck.groups for question in group.questions}
    assert asked["What drives a sailing boat?"].answer == "the wind"
    assert (asked["das Segel"].answer, asked["the sail"].answer) == ("the sail", "das Segel")
    assert (asked["der Anker"].answer, asked["the anchor"].answer) == ("the anchor", "der Anker")
    assert asked["How do you spell ⛵ in English?"].kind == "typed"
    loop = asked["A _____ makes a loop that does not slip."]
    assert (loop.answer, loop.hints, loop.why) == ("bowline", ("a knot",), "Sailors learn it first.")
    assert asked["_____ is left and _____ is right."].answer == "Port, starboard"
    assert asked["Which flag means “I have a diver down”?"].hints == ("It is white and blue.",)


def test_pictures_and_sounds_come_along(deck: Found) -> None:
    asked = {question.ask: question for group in deck.groups for question in group.questions}
    assert asked["Which ship is this?"].picture == "media/boat.png"
    assert asked["What do you hear?"].sound == "media/horn.wav"
    assert deck.media["media/horn.wav"] == b"RIFF" + deck.media["media/horn.wav"][4:]
    assert len(deck.media) == 2


def test_a_whole_collection_is_read_and_what_hides_parts_of_a_picture_is_named() -> None:
    found = anki_found((REAL / "all.colpkg").read_bytes(), "All")
    assert [group.name for group in found.groups] == ["Ships", "Words", "Knots", "Flags"]
    assert [left.why for left in found.left] == ["It hides parts of a picture; such cards are not read yet."]
