"""What is fuzzed: a maker of inputs and a reader for each part; the reader may refuse, and may do nothing else."""

import io
import zipfile
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random

from engine.challenges.expressions import ExpressionError, evaluate, names_in
from engine.content.importing.anki import anki_found
from engine.content.importing.found import CannotImport
from engine.content.importing.gift_pack import gift_found
from engine.content.importing.shaping import islands_of
from engine.content.importing.table_questions import table_found
from engine.content.importing.tables import read_table
from engine.content.importing.writing import pack_text
from engine.content.reading import read_text
from engine.content.sharing_archive import Refused, read_archive
from engine.content.sharing_manifest import checked_against_manifest
from tests.fuzz import seeds

Input = str | bytes
VALUES = {"a": Fraction(7), "b": Fraction(3), "c": Fraction(1, 3), "word": "ship"}
SHARES = {"expressions": 0.36, "reader": 0.22, "gift": 0.2, "table": 0.1, "zip": 0.1, "anki": 0.02}
_HEAD = dict.fromkeys(("id", "title", "about", "author", "licence", "language", "ages", "subject"), "x")
_NOWHERE = Path("/nonexistent/lightkeepers")


def mutated_text(text: str, others: list[str], signs: tuple[str, ...], dice: Random) -> str:
    """A few random changes."""
    for _ in range(dice.choice((1, 1, 2, 3, 5, 8))):
        at = dice.randrange(len(text) + 1)
        to = min(len(text), at + dice.choice((1, 2, 5, 20, 100)))
        match dice.randrange(8):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:to] + text[at:]
            case 2:
                text = text[:at] + dice.choice(signs) + text[at:]
            case 3:
                text = text[:at] + dice.choice(signs) + text[to:]
            case 4:
                other = dice.choice(others)
                start = dice.randrange(len(other) + 1)
                text = text[:at] + other[start : start + 60] + text[at:]
            case 5:
                text = text[:at] + dice.choice(signs) * dice.choice((3, 10, 60, 400)) + text[at:]
            case 6:
                text = (
                    text[:at]
                    + chr(dice.choice((dice.randrange(128), dice.randrange(0x3000), dice.randrange(0x10FFFF))))
                    + text[at:]
                )
            case _:
                text = text[:at] if dice.random() < 0.2 else text[at:to] + text
    return text[:30_000]


def mutated_bytes(raw: bytes, dice: Random) -> bytes:
    """A few flipped, cut, doubled or set bytes."""
    out = bytearray(raw)
    for _ in range(dice.choice((1, 1, 2, 4, 9))):
        at = dice.randrange(max(1, len(out)))
        match dice.randrange(6):
            case 0 | 1 if out:
                out[at] ^= 1 << dice.randrange(8)
            case 2 if out:
                out[at : at + 4] = dice.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\1\0\0\0", b"\xff\xff\xff\x7f"))
            case 3:
                del out[at : at + dice.choice((1, 4, 40))]
            case 4:
                out[at:at] = out[at : at + dice.choice((1, 8, 50))]
            case _ if out:
                out[at] = dice.randrange(256)
    return bytes(out)


def maker(part: str) -> Callable[[Random], Input]:
    """How inputs of this part are made."""
    if part in seeds.SIGNS:
        good, signs = seeds.texts(part), tuple(seeds.SIGNS[part])
        return lambda dice: mutated_text(dice.choice(good), good, signs, dice)
    if part == "zip":
        packs = seeds.archives()
        return lambda dice: mutated_bytes(dice.choice(packs), dice)
    files = seeds.collections()
    return lambda dice: _mutated_deck(dice.choice(files), dice)


def _mutated_deck(raw: bytes, dice: Random) -> bytes:
    """A deck with changes inside one of its parts (so that they reach what is behind the zip), or in the zip itself."""
    if dice.random() < 0.2:
        return mutated_bytes(raw, dice)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        names = old.namelist()
        chosen = dice.choice([name for name in names if name.startswith("collection.anki2")] * 3 + names)
        for name in names:
            content = old.read(name)
            if name == chosen:
                content = _mutated_part(content, dice)
            new.writestr(name, content)
    return out.getvalue()


def _mutated_part(content: bytes, dice: Random) -> bytes:
    import zstandard

    if content.startswith(b"\x28\xb5\x2f\xfd") and dice.random() < 0.8:
        inner = zstandard.ZstdDecompressor().decompress(content, max_output_size=10_000_000)
        return zstandard.ZstdCompressor(level=1).compress(mutated_bytes(inner, dice))
    return mutated_bytes(content, dice)


def run(part: str, given: Input) -> None:
    """Read one input. Whatever comes out except a refusal in words is a find."""
    match part, given:
        case "reader", str(text):
            _, problems = read_text(text, "fuzz.yaml")
            assert all(problem.text for problem in problems)
        case "expressions", str(text):
            try:
                names_in(text)
                evaluate(text, VALUES)
            except ExpressionError as why:
                assert str(why)
        case "gift", str(text):
            _write(gift_found(text, "Fuzz"))
        case "table", str(text):
            try:
                _write(table_found(read_table(text), "Fuzz", _NOWHERE))
            except CannotImport as why:
                assert str(why)
        case "anki", bytes(raw):
            try:
                _write(anki_found(raw, "Fuzz"))
            except CannotImport as why:
                assert str(why)
        case "zip", bytes(raw):
            try:
                checked_against_manifest(read_archive(raw))
            except Refused as why:
                assert str(why)


def _write(found: object) -> None:
    """Through to the pack's text, which our own reader must be able to read."""
    islands = islands_of(found, "en")  # type: ignore[arg-type]
    if islands:
        text = pack_text(found, islands, _HEAD, source="fuzz", schema="x", told=frozenset())  # type: ignore[arg-type]
        root, problems = read_text(text, "pack.yaml")
        assert root is not None, problems[0].text
