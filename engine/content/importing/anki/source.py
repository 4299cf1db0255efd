"""Anki decks (.apkg) and collections (.colpkg), old and new: decks become groups, cards questions, pictures and sounds come along."""

import json
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from io import BytesIO

from engine.content.importing.anki.cards import NoQuestion, Sides, sides_of
from engine.content.importing.anki.protobuf import BadMessage, fields
from engine.content.importing.anki.store import Card, read_cards
from engine.content.importing.enclosed import enclosed_picture, take_picture, take_sound
from engine.content.importing.found import CannotImport, Found, Left, Question
from engine.content.importing.plain_text import clean, from_html, one_line, pictures_in, without_formulas
from engine.content.media.inspecting import FILE_BYTES

_COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")  # the newest that is there counts
_MOST_COLLECTION, _MOST_MEDIA_LIST, _MOST_ENTRIES = 60_000_000, 4_000_000, 40_000
_WINDOW = 1 << 25  # bytes of memory a packed part may ask for
_ZSTD = b"\x28\xb5\x2f\xfd"
_SOUND = re.compile(r"\[sound:([^\[\]\n]{1,200})\]")
_PLAYED = re.compile(r"\[anki:(?:play|tts)[^\[\]]{0,200}\](?:[^\[\]]{0,300}\[/anki:tts\])?")
_NO_DECK = "This is no Anki file that can be read. In Anki, export the deck once more as .apkg."


def anki_found(raw: bytes, title: str) -> Found:
    """Everything in an Anki file. Raises CannotImport."""
    found = Found(title=title)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as pack:
            if len(pack.infolist()) > _MOST_ENTRIES:
                raise CannotImport("This file holds too many parts.")
            names = set(pack.namelist())
            inner = next((name for name in _COLLECTIONS if name in names), "")
            if not inner:
                raise CannotImport("There is no collection of Anki in this file.")
            cards = read_cards(_part(pack, inner, _MOST_COLLECTION))
            media = _Media(pack, _media_names(pack) if "media" in names else {}, found)
            _take(cards, media, found)
    except CannotImport:
        raise
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, ValueError, KeyError, struct.error, zlib.error) as problem:
        raise CannotImport(_NO_DECK) from problem
    return found


def _take(cards: list[Card], media: "_Media", found: Found) -> None:
    for card in cards:
        place = f"note {card.note}" + (f", card {card.ord + 1}" if card.ord or card.type.cloze else "")
        try:
            question = _question(sides_of(card), place, media)
        except NoQuestion as why:
            found.left.append(Left(place, str(why)))
            continue
        deck = [part.strip() for part in card.deck.split("::") if part.strip()]
        name = deck[-1] if deck and deck != ["Default"] else found.title
        found.group(name).questions.append(question)


def _question(sides: Sides, place: str, media: "_Media") -> Question:
    asked, answer = _plain(sides.ask), _plain(sides.answer)
    picture, sound = media.first_picture(sides.ask), media.first_sound(sides.ask)
    if not answer:
        answer = media.first_picture(sides.answer)
        if not answer:
            raise NoQuestion("Its answer is a sound." if _SOUND.search(sides.answer) else "Its answer is empty.")
    if not asked and not picture and not sound:
        raise NoQuestion("It asks with a sound that cannot be played." if _SOUND.search(sides.ask) else "Its question is empty.")
    more = _plain(sides.more)
    return Question(
        place=place,
        ask=asked,
        answer=one_line(answer),
        kind="typed" if sides.typed else "",
        hints=(hint,) if (hint := _plain(sides.hint)) else (),
        why=more,
        picture=picture,
        sound=sound,
    )


def _plain(text: str) -> str:
    return clean(without_formulas(from_html(_PLAYED.sub(" ", _SOUND.sub(" ", text[:20_000])))))


def _part(pack: zipfile.ZipFile, name: str, most: int) -> bytes:
    """One part of the archive, unpacked a second time where newer versions pack it with zstd. Raises CannotImport."""
    with pack.open(name) as file:
        raw = file.read(most + 1)
    if raw.startswith(_ZSTD):
        raw = _unpacked(raw, most)
    if len(raw) > most:
        raise CannotImport(f"A part of this file is over {most // 1_000_000} MB.")
    return raw


def _unpacked(raw: bytes, most: int) -> bytes:
    import zstandard

    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(BytesIO(raw)) as reader:
            parts, size = [], 0
            while size <= most and (part := reader.read(1 << 20)):
                parts.append(part)
                size += len(part)
    except (zstandard.ZstdError, MemoryError) as problem:
        raise CannotImport(_NO_DECK) from problem
    return b"".join(parts)


def _media_names(pack: zipfile.ZipFile) -> dict[str, str]:
    """The real name of every picture and sound → its name in the archive: JSON in older files, a message in newer ones."""
    raw = _part(pack, "media", _MOST_MEDIA_LIST)
    try:
        if raw[:1] == b"{":
            return {str(name): str(key) for key, name in json.loads(raw).items()}
        found = {}
        for number, (field_, entry) in enumerate(f for f in fields(raw) if f[0] == 1):
            inner = dict(fields(entry)) if isinstance(entry, bytes) and field_ == 1 else {}
            name, older = inner.get(1, b""), inner.get(255)
            if isinstance(name, bytes) and name:
                found[name.decode("utf-8", "replace")] = str(older if isinstance(older, int) else number)
        return found
    except (BadMessage, ValueError, AttributeError, RecursionError):
        return {}


@dataclass(slots=True)
class _Media:
    """Pictures and sounds of an archive, taken when a card shows them."""

    pack: zipfile.ZipFile
    names: dict[str, str]
    found: Found
    kept: dict[str, str] = field(default_factory=dict)

    def first_picture(self, text: str) -> str:
        """The key of the first picture in a text that can be shown; "" when there is none."""
        for source in pictures_in(text)[:4]:
            key = enclosed_picture(source, self.found) if source[:5].lower() == "data:" else self._take(source, "picture")
            if key:
                return key
        return ""

    def first_sound(self, text: str) -> str:
        """The key of the first sound that can be played."""
        return next((key for name in _SOUND.findall(text)[:4] if (key := self._take(name, "sound"))), "")

    def _take(self, name: str, sort: str) -> str:
        if name not in self.kept:
            inner = self.names.get(name, "")
            raw = b""
            if inner in self.pack.NameToInfo and self.pack.getinfo(inner).file_size <= FILE_BYTES:
                try:
                    raw = _part(self.pack, inner, FILE_BYTES)
                except (
                    CannotImport,
                    zipfile.BadZipFile,
                    OSError,
                    EOFError,
                    RuntimeError,
                    ValueError,
                    KeyError,
                    struct.error,
                    zlib.error,
                ):
                    raw = b""
            if not raw:
                self.found.note(f"The file {name[:60]} is missing in the deck, or too large.")
            take = take_picture if sort == "picture" else take_sound
            self.kept[name] = take(name, raw, self.found) if raw else ""
        return self.kept[name]
