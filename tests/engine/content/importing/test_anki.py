"""Anki decks: those that others made, and ours in the old and the new form."""

import io
import sqlite3
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from engine.content.checks.checking import check_pack
from engine.content.importing.anki.cards import NoQuestion, sides_of
from engine.content.importing.anki.protobuf import BadMessage, fields
from engine.content.importing.anki.source import anki_found
from engine.content.importing.anki.store import Card, NoteType, read_cards
from engine.content.importing.found import CannotImport
from engine.content.importing.taking import take_in
from tests.engine.content.importing import decks
from tests.shared_data import shared_data

OTHERS = shared_data("import", "anki")
needs_files = pytest.mark.skipif(
    not OTHERS.is_dir(), reason="the decks that others made (shared/data/import/anki) are not on this machine"
)
NOTES = [
    (["What is <b>the capital</b> of France?", "Paris&nbsp;"], "Geography::Capitals"),
    (["Capital of Italy?", "Rome<br>"], "Geography::Capitals"),
    (["Capital of Spain?", "Madrid"], "Geography::Capitals"),
    (["3 &times; 4 = ?", "12"], "Sums"),
]


@needs_files
def test_decks_of_others(tmp_path: Path) -> None:
    told = {}
    for file in sorted(OTHERS.glob("*.apkg")):
        made = take_in(file, tmp_path / file.stem)
        told[file.stem] = (made.taken, [left.why for left in made.left])
    assert told == {
        "diffmodels2-1": (1, []),
        "media": (0, ["Its answer is empty."]),
        "update1": (1, []),
    }


@pytest.mark.parametrize("make", [decks.old_deck, decks.new_deck])
def test_decks_become_skills_and_fields_ask_and_answer(make: object, tmp_path: Path) -> None:
    file = decks.write(tmp_path, "land.apkg", make(NOTES))  # type: ignore[operator]
    made = take_in(file, tmp_path / "pack")
    assert (made.taken, made.skills, made.left) == (4, 2, [])
    checked = check_pack(tmp_path / "pack")
    assert checked.compiled is not None
    assert [skill["name"] for skill in checked.compiled["skills"]] == ["Capitals", "Sums"]
    text = made.file.read_text("utf-8")
    assert "ask: What is the capital of France?, answer: Paris, others: Rome | Madrid" in text
    assert "ask: 3 × 4 = ?\n        answer: 12" in text


@pytest.mark.parametrize("make", [decks.old_deck, decks.new_deck])
def test_media_come_along(make: object, tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "blue").save(picture, "BMP")
    notes = [(['Which colour?<img src="my pic.bmp">', "blue"], "D"), (["And the sky?[sound:a.mp3]", "grey"], "D")]
    raw = make(notes, media={"my pic.bmp": picture.getvalue(), "a.mp3": b"ID3xxxx"})  # type: ignore[operator]
    made = take_in(decks.write(tmp_path, "d.apkg", raw), tmp_path / "pack")
    with Image.open(tmp_path / "pack" / "media" / "my-pic.jpg") as kept:
        assert (kept.size, kept.format) == ((40, 30), "JPEG")
    assert any("a.mp3" in note and "MP3" in note for note in made.notes)
    assert made.taken == 2


@pytest.mark.parametrize("make", [decks.old_deck, decks.new_deck])
def test_cloze_notes_ask_for_each_gap(make: object) -> None:
    notes = [(["{{c1::Paris::city}} lies on the {{c2::Seine}}.", "See the map."], "France")]
    found = anki_found(make(notes, model=decks.CLOZE), "F")  # type: ignore[operator]
    first, second = found.groups[0].questions
    assert (first.ask, first.answer, first.hints, first.why) == ("_____ lies on the Seine.", "Paris", ("city",), "See the map.")
    assert (second.ask, second.answer, second.place) == ("Paris lies on the _____.", "Seine", "note 1, card 2")


def test_cards_both_ways_are_two_questions() -> None:
    found = anki_found(decks.old_deck([(["dog", "Hund"], "Words")], model=decks.BOTH_WAYS), "W")
    assert [(q.ask, q.answer) for q in found.groups[0].questions] == [("dog", "Hund"), ("Hund", "dog")]


def test_templates_are_filled_with_conditions_hints_and_typing() -> None:
    model = {
        **decks.BASIC,
        "fields": ["Land", "Capital", "Help", "More"],
        "templates": [
            (
                "Capital of {{Land}}?{{#Help}}{{hint:Help}}{{/Help}}{{^Help}}(hard){{/Help}}{{type:Capital}}",
                "{{Capital}}<br>{{More}}",
            )
        ],
    }
    notes = [(["France", "Paris", "P…", "On the Seine."], "D"), (["Italy", "Rome", "", ""], "D")]
    first, second = anki_found(decks.new_deck(notes, model=model), "D").groups[0].questions
    assert (first.ask, first.answer, first.kind, first.hints, first.why) == (
        "Capital of France?",
        "Paris",
        "typed",
        ("P…",),
        "On the Seine.",
    )
    assert (second.ask, second.answer) == ("Capital of Italy?(hard)", "Rome")


def test_gaps_inside_gaps() -> None:
    type_ = NoteType("Cloze", cloze=True, fields=["Text"])
    text = "{{c1::The {{c2::red}} fox}} runs"
    assert (sides_of(Card(1, type_, {"Text": text}, 0, "")).ask, sides_of(Card(1, type_, {"Text": text}, 0, "")).answer) == (
        "_____ runs",
        "The red fox",
    )
    assert sides_of(Card(1, type_, {"Text": text}, 1, "")).ask == "The _____ fox runs"
    with pytest.raises(NoQuestion):
        sides_of(Card(1, type_, {"Text": "no gap"}, 0, ""))


# ------------------------------------------------------------------ hostile files
def test_a_view_in_place_of_a_table_is_refused() -> None:
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE col (models text, decks text)")
    base.execute("""INSERT INTO col VALUES ('{"1": {"flds": [{"name": "F", "ord": 0}], "tmpls": []}}', '{}')""")
    base.execute("CREATE TABLE cards (nid, did, odid, ord)")
    base.execute("CREATE VIEW notes AS SELECT 1 AS id, 1 AS mid, hex(randomblob(100000000)) AS flds")
    with pytest.raises(CannotImport):
        read_cards(base.serialize())


@pytest.mark.parametrize("raw", [b"", b"SQLite format 3\0" + b"\xff" * 2000, b"nothing"])
def test_a_broken_collection_is_refused(raw: bytes) -> None:
    with pytest.raises(CannotImport):
        read_cards(raw)


def test_a_packed_part_that_grows_too_large_is_refused() -> None:
    import zstandard

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("collection.anki21b", zstandard.ZstdCompressor().compress(b"\0" * 70_000_000))
    with pytest.raises(CannotImport, match="60 MB"):
        anki_found(out.getvalue(), "x")


@pytest.mark.parametrize("raw", [b"\xff", b"\x0a\xff\x01", b"\x0b", b"\x80" * 20])
def test_broken_messages_are_refused(raw: bytes) -> None:
    with pytest.raises(BadMessage):
        list(fields(raw))
