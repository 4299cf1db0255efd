"""The collection inside an Anki file: notes, cards, note types and decks, of schema 11 (JSON in one row) or 18 (tables and messages).

The database comes from strangers: a copy is opened read-only, with an untrusted schema, and nothing but plain reading of five tables is
allowed; steps, length of values and size are limited.
"""

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.content.importing.anki.protobuf import BadMessage, number_of, text_of
from engine.content.importing.found import CannotImport

MOST_NOTES = 20_000
_MOST_VALUE, _MOST_STEPS = 5_000_000, 20_000  # bytes of one value; thousands of steps of the database engine
_TABLES = frozenset({"col", "notes", "cards", "decks", "notetypes", "fields", "templates", "sqlite_master", "sqlite_schema"})
_NO_DECK = "The collection in this file cannot be read. In Anki, export the deck once more as .apkg."


@dataclass(frozen=True, slots=True)
class CardTemplate:
    """Front and back of a card."""

    front: str
    back: str


@dataclass(slots=True)
class NoteType:
    """What notes of this type look like."""

    name: str
    cloze: bool = False
    fields: list[str] = field(default_factory=list)
    templates: list[CardTemplate] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its note's number in the file, type and fields, the number of its template, its deck."""

    note: int
    type: NoteType
    values: dict[str, str]
    ord: int
    deck: str


def read_cards(raw: bytes) -> list[Card]:
    """Every card of a collection, in the order of its notes. Raises CannotImport."""
    try:
        with _opened(raw) as base:
            tables = {row[0] for row in base.execute("SELECT name FROM sqlite_master")}
            if "notetypes" in tables:
                types, decks = _types_18(base), _decks_18(base)
            else:
                types, decks = _types_11(base), _decks_11(base)
            return _cards(base, types, decks)
    except (sqlite3.Error, json.JSONDecodeError, BadMessage, RecursionError, UnicodeDecodeError) as problem:
        raise CannotImport(_NO_DECK) from problem
    except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as problem:
        if isinstance(problem, CannotImport):
            raise
        raise CannotImport(_NO_DECK) from problem


@contextmanager
def _opened(raw: bytes) -> Iterator[sqlite3.Connection]:
    handle, name = tempfile.mkstemp(prefix="lightkeepers-", suffix=".deck")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        with closing(sqlite3.connect(f"{Path(name).as_uri()}?mode=ro&immutable=1", uri=True)) as base:
            base.execute("PRAGMA trusted_schema=OFF")
            base.execute("PRAGMA cell_size_check=ON")
            base.execute("PRAGMA cache_size=-8000")
            base.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MOST_VALUE)
            base.create_collation("unicase", lambda a, b: (a.casefold() > b.casefold()) - (a.casefold() < b.casefold()))
            base.text_factory = lambda value: value.decode("utf-8", "replace")
            base.set_authorizer(_only_reading)
            base.set_progress_handler(_Steps(), 1000)
            yield base
    finally:
        os.unlink(name)


def _only_reading(action: int, first: str | None, second: str | None, base: str | None, trigger: str | None) -> int:
    """Plain reading of the tables of a collection; a view or a trigger in their place is refused."""
    if trigger is not None:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_SELECT:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_OK if action == sqlite3.SQLITE_READ and first in _TABLES else sqlite3.SQLITE_DENY


class _Steps:
    """Stops a query that takes too long."""

    def __init__(self) -> None:
        self.left = _MOST_STEPS

    def __call__(self) -> int:
        self.left -= 1
        return int(self.left < 0)


def _types_11(base: sqlite3.Connection) -> dict[int, NoteType]:
    stored = json.loads(base.execute("SELECT models FROM col").fetchone()[0])
    found = {}
    for key, model in stored.items():
        made = NoteType(str(model.get("name", "")), cloze=model.get("type") == 1)
        made.fields = [str(f["name"]) for f in sorted(model["flds"], key=lambda f: int(f["ord"]))]
        made.templates = [
            CardTemplate(str(t["qfmt"]), str(t["afmt"])) for t in sorted(model["tmpls"], key=lambda t: int(t.get("ord") or 0))
        ]
        found[int(key)] = made
    return found


def _decks_11(base: sqlite3.Connection) -> dict[int, str]:
    stored = json.loads(base.execute("SELECT decks FROM col").fetchone()[0])
    return {int(key): str(deck["name"]) for key, deck in stored.items()}


def _types_18(base: sqlite3.Connection) -> dict[int, NoteType]:
    found = {}
    for key, name, config in base.execute("SELECT id, name, config FROM notetypes"):
        found[key] = NoteType(str(name), cloze=number_of(_bytes(config), 1) == 1)
    for key, number, name in base.execute("SELECT ntid, ord, name FROM fields"):
        if key in found and 0 <= number < 1000:
            _put(found[key].fields, number, str(name), "")
    for key, number, config in base.execute("SELECT ntid, ord, config FROM templates"):
        if key in found and 0 <= number < 1000:
            card = CardTemplate(text_of(_bytes(config), 1), text_of(_bytes(config), 2))
            _put(found[key].templates, number, card, CardTemplate("", ""))
    return found


def _decks_18(base: sqlite3.Connection) -> dict[int, str]:
    return {key: str(name).replace("\x1f", "::") for key, name in base.execute("SELECT id, name FROM decks")}


def _put(row: list[Any], number: int, value: object, blank: object) -> None:
    row += [blank] * (number + 1 - len(row))
    row[number] = value


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value or "").encode("utf-8", "replace")


def _cards(base: sqlite3.Connection, types: dict[int, NoteType], decks: dict[int, str]) -> list[Card]:
    notes: dict[int, tuple[int, NoteType, dict[str, str]]] = {}
    for number, (key, kind, said) in enumerate(base.execute("SELECT id, mid, flds FROM notes"), 1):
        if number > MOST_NOTES:
            raise CannotImport(f"This file has more than {MOST_NOTES:,} notes. Export a smaller deck.")
        model = types.get(kind)
        if model is not None:
            values = str(said).split("\x1f")
            notes[key] = (number, model, dict(zip(model.fields, values + [""] * len(model.fields), strict=False)))
    found: list[Card] = []
    for key, deck, first, ord_ in base.execute("SELECT nid, did, odid, ord FROM cards"):
        if key in notes and len(found) < 3 * MOST_NOTES:
            number, model, fields = notes[key]
            found.append(Card(number, model, fields, int(ord_), decks.get(first or deck, "")))
    return sorted(found, key=lambda card: (card.note, card.ord))
