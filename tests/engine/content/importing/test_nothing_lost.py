"""Nothing that a question lives by is lost in silence: capitals, sounds, films, pictures, letters of other encodings and entities."""

from pathlib import Path

import pytest

from engine.content.importing.anki.cards import sides_of
from engine.content.importing.anki.store import Card, CardTemplate, NoteType
from engine.content.importing.found import Found
from engine.content.importing.gift.source import gift_found
from engine.content.importing.plain_text import player_in
from engine.content.importing.readers import decoded
from engine.content.importing.shaping import islands_of
from engine.content.importing.tables.questions import table_found
from engine.content.importing.tables.sheet import read_table


def _others(found: Found) -> list[tuple[str, tuple[str, ...]]]:
    return [(question.answer, question.others) for island in islands_of(found, "en") for question in island.questions]


def test_a_wrong_choice_may_differ_from_the_answer_by_a_capital_alone() -> None:
    gift = gift_found(
        "Which is a capital? {=B ~b ~d}\n\nWho was it? {=Otto ~otto ~OTTO}\n\nWho was it? {=otto ~Otto ~OTTO}\n", "x"
    )
    wanted = [("B", ("b", "d")), ("Otto", ("otto", "OTTO")), ("otto", ("Otto", "OTTO"))]
    assert _others(gift) == wanted
    assert not gift.left
    table = table_found(read_table("question,answer,wrong 1,wrong 2\nA capital?,B,b,d\nWho?,Otto,otto,OTTO\n"), "x", Path("."))
    assert _others(table) == wanted[:2]


@pytest.mark.parametrize(
    "said",
    [
        '<audio controls src="a/bell.mp3"></audio>Which bell?',
        '<audio><source src="bell.mp3"></audio>Which bell?',
        '<a href="http://x.org/bell.mp3">Listen</a> Which bell?',
        '<iframe src="https://x.org/bell.mp3"></iframe>Which bell?',
        '<video src="bell.mp3"></video>Which bell?',
        "[Listen](sounds/bell.mp3) Which bell?",
    ],
)
def test_a_question_that_asks_with_a_sound_or_film_is_named_and_left_out(said: str) -> None:
    escaped = "".join(f"\\{sign}" if sign in "~=#{}:" else sign for sign in said)
    gift = gift_found(f"::t::[html]{escaped} {{=one ~two ~three}}\n", "x")
    assert not gift.count and "bell.mp3" in gift.left[0].why
    quoted = said.replace('"', '""')
    table = table_found(read_table(f'question,answer,wrong\n"{quoted}",one,two\n'), "x", Path("."))
    assert not table.count and "bell.mp3" in table.left[0].why


def test_links_that_play_nothing_are_no_sounds() -> None:
    assert not player_in('<a href="http://x.org/page.html">Look</a> at mp3 players and a.mp3')


def test_a_picture_of_markdown_is_named() -> None:
    found = gift_found("[markdown]![a form](form.png) What is it? {=a square ~a ring}\n", "x")
    assert any("form.png" in note for note in found.notes)


@pytest.mark.parametrize(
    ("back", "fields", "heard"),
    [
        ("{{FrontSide}}<hr>{{Audio}} {{English}}", ["Word", "Audio", "English"], True),
        ("{{Word}}<br>{{Audio}}<hr>{{English}}", ["Word", "English", "Audio"], True),
        ("{{FrontSide}}<hr>{{Audio}} {{English}}", ["Word", "English", "Audio"], False),
    ],
)
def test_a_sound_before_the_answer_is_no_answer_and_goes_along_when_it_is_the_questions(
    back: str, fields: list[str], heard: bool
) -> None:
    kind = NoteType(name="x", cloze=False, fields=fields, templates=[CardTemplate(front="{{Word}}", back=back)])
    values = {"Word": "tres", "Audio": "[sound:tres.ogg]", "English": "three"}
    sides = sides_of(Card(note=1, type=kind, values=values, ord=0, deck="x"))
    assert sides.answer == "three"
    assert ("[sound:tres.ogg]" in sides.ask) is heard


@pytest.mark.parametrize(
    "text", ["Wie groß ist die Hälfte der Straße?", "Où est le garçon ? L'été, à côté.", "El niño está aquí"]
)
@pytest.mark.parametrize("encoding", ["mac-roman", "cp1252", "utf-8", "utf-16"])
def test_words_are_read_in_the_encoding_that_makes_words_of_them(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_every_entity_with_a_name_is_a_letter() -> None:
    found = table_found(
        read_table("question\tanswer\twrong\nOne\tcaf&eacute;\tth&eacute;\nTwo\tR&D\t&#x41;b\nThree\ta & b\tx&y\n"),
        "x",
        Path("."),
    )
    assert _others(found) == [("café", ("thé",)), ("R&D", ("Ab",)), ("a & b", ("x&y",))]
