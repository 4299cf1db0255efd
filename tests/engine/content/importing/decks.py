"""Anki files made for tests: the old form (schema 11, JSON) and the new one (schema 18, messages, zstd)."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import zstandard

BASIC = {
    "name": "Basic",
    "cloze": False,
    "fields": ["Front", "Back"],
    "templates": [("{{Front}}", "{{FrontSide}}<hr id=answer>{{Back}}")],
}
BOTH_WAYS = {**BASIC, "templates": [("{{Front}}", "{{Back}}"), ("{{Back}}", "{{Front}}")]}
CLOZE = {
    "name": "Cloze",
    "cloze": True,
    "fields": ["Text", "Extra"],
    "templates": [("{{cloze:Text}}", "{{cloze:Text}}<br>{{Extra}}")],
}
Note = tuple[Sequence[str], str]  # its fields, its deck


def old_deck(notes: Sequence[Note], *, model: Mapping[str, Any] = BASIC, media: Mapping[str, bytes] | None = None) -> bytes:
    """A deck as Anki 2.0 wrote it."""
    decks = _decks(notes)
    models = {
        "77": {
            "name": model["name"],
            "type": int(bool(model["cloze"])),
            "flds": [{"name": name, "ord": n} for n, name in enumerate(model["fields"])],
            "tmpls": [{"name": "Card", "ord": n, "qfmt": q, "afmt": a} for n, (q, a) in enumerate(model["templates"])],
        }
    }
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE col (id integer, ver integer, models text, decks text)")
    base.execute(
        "INSERT INTO col VALUES (1, 11, ?, ?)",
        (json.dumps(models), json.dumps({str(key): {"name": name} for name, key in decks.items()})),
    )
    _fill(base, notes, decks, model)
    named = dict(media or {})
    return _zip(
        {"collection.anki2": base.serialize(), "media": json.dumps({str(n): name for n, name in enumerate(named)}).encode()}
        | {str(n): raw for n, raw in enumerate(named.values())}
    )


def new_deck(notes: Sequence[Note], *, model: Mapping[str, Any] = BASIC, media: Mapping[str, bytes] | None = None) -> bytes:
    """A deck as Anki writes it since 2.1.50."""
    decks = _decks(notes)
    base = sqlite3.connect(":memory:")
    base.create_collation("unicase", lambda a, b: (a > b) - (a < b))
    base.execute("CREATE TABLE col (id integer, ver integer, models text, decks text)")
    base.execute("INSERT INTO col VALUES (1, 18, '', '')")
    base.execute("CREATE TABLE notetypes (id integer PRIMARY KEY, name text COLLATE unicase, config blob)")
    base.execute("CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name)")
    base.execute("CREATE TABLE fields (ntid integer, ord integer, name text COLLATE unicase, config blob)")
    base.execute("CREATE TABLE templates (ntid integer, ord integer, name text COLLATE unicase, config blob)")
    base.execute("CREATE TABLE decks (id integer PRIMARY KEY, name text COLLATE unicase, common blob, kind blob)")
    base.execute("INSERT INTO notetypes VALUES (77, ?, ?)", (model["name"], b"\x08\x01" if model["cloze"] else b""))
    for n, name in enumerate(model["fields"]):
        base.execute("INSERT INTO fields VALUES (77, ?, ?, ?)", (n, name, b""))
    for n, (front, back) in enumerate(model["templates"]):
        base.execute("INSERT INTO templates VALUES (77, ?, 'Card', ?)", (n, _text(1, front) + _text(2, back)))
    for name, key in decks.items():
        base.execute("INSERT INTO decks VALUES (?, ?, ?, ?)", (key, name.replace("::", "\x1f"), b"", b""))
    _fill(base, notes, decks, model)
    pack = zstandard.ZstdCompressor()
    named = dict(media or {})
    entries = b"".join(_bytes(1, _text(1, name) + b"\x10" + _varint(len(raw))) for name, raw in named.items())
    return _zip(
        {
            "meta": b"\x08\x03",
            "collection.anki21b": pack.compress(base.serialize()),
            "collection.anki2": b"please update",
            "media": pack.compress(entries),
        }
        | {str(n): pack.compress(raw) for n, raw in enumerate(named.values())}
    )


def write(folder: Path, name: str, raw: bytes) -> Path:
    file = folder / name
    file.write_bytes(raw)
    return file


def _decks(notes: Sequence[Note]) -> dict[str, int]:
    return {name: 100 + n for n, name in enumerate(dict.fromkeys(deck for _, deck in notes))}


def _fill(base: sqlite3.Connection, notes: Sequence[Note], decks: Mapping[str, int], model: Mapping[str, Any]) -> None:
    base.execute("CREATE TABLE notes (id integer PRIMARY KEY, mid integer, tags text, flds text)")
    base.execute("CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, odid integer, ord integer)")
    for number, (fields, deck) in enumerate(notes, 1):
        base.execute("INSERT INTO notes VALUES (?, 77, '', ?)", (number, "\x1f".join(fields)))
        cards = 2 if model["cloze"] and "{{c2::" in fields[0] else 1 if model["cloze"] else len(model["templates"])
        for card in range(cards):
            base.execute("INSERT INTO cards (nid, did, odid, ord) VALUES (?, ?, 0, ?)", (number, decks[deck], card))
    base.commit()


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def _bytes(number: int, raw: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(raw)) + raw


def _text(number: int, text: str) -> bytes:
    return _bytes(number, text.encode())


def _zip(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, raw in parts.items():
            pack.writestr(name, raw)
    return out.getvalue()
