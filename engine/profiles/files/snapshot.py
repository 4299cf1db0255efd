"""The snapshot file: all tables of a folder as JSON that plain TinyDB reads, its checksum in the first table, one row a line.

    {"_meta":{"1":{"crc32":"0a1b2c3d","generation":12,"schema":1}}
    ,"facts":{
    "1":{"is":"LevelStarted",…},
    "2":{"is":"AnswerGiven",…}
    }
    }

The checksum covers everything behind itself, generation and schema too: a flipped digit there would pick another journal.
"""

import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from engine.profiles.files.safe_file import read_file
from engine.profiles.rows import Rows
from engine.profiles.upgrades import SCHEMA, Tables

_HEAD = re.compile(rb'\{"_meta":\{"1":\{"crc32":"([0-9a-f]{8})"(,"generation":(\d{1,15}),"schema":(\d{1,6})\}\}\n)')
MOST_BYTES = 1_000_000_000  # many times what years of play make
_LONGEST_HEAD = 120
_TABLE = re.compile(rb',("(?:[^"\\\n]|\\.)*"):\{\n')
_TABLE_END = b"\n}\n"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot that was read and found whole."""

    tables: Tables
    generation: int
    schema: int
    crc: str


def snapshot_of(tables: Tables, generation: int) -> tuple[list[bytes], str]:
    """(file content in pieces, checksum)."""
    pieces = [f',"generation":{generation},"schema":{SCHEMA}}}}}\n'.encode()]
    for name, rows in tables.items():
        pieces += [f",{json.dumps(name)}:{{\n".encode(), *rows.freeze(), _TABLE_END]
    pieces.append(b"}\n")
    crc = 0
    for piece in pieces:
        crc = zlib.crc32(piece, crc)
    return [b'{"_meta":{"1":{"crc32":"%08x"' % crc, *pieces], f"{crc:08x}"


def read_snapshot(path: Path) -> Snapshot | None:
    """What was once written, or None when these are other bytes, or none."""
    try:
        return parsed_snapshot(read_file(path, MOST_BYTES))
    except OSError:
        return None


def parsed_snapshot(raw: bytes) -> Snapshot | None:
    """The same for bytes that were read already."""
    head = _HEAD.match(raw)
    if head is None or f"{zlib.crc32(memoryview(raw)[head.start(2) :]):08x}".encode() != head.group(1):
        return None
    try:
        tables = _tables(raw, head.end())
    except (ValueError, IndexError):  # a right checksum only says that somebody wrote just this
        return None
    return Snapshot(tables, int(head.group(3)), int(head.group(4)), head.group(1).decode())


def _tables(raw: bytes, at: int) -> Tables:
    tables: Tables = {}
    while (table := _TABLE.match(raw, at)) is not None:
        end = raw.index(_TABLE_END, table.end())
        tables[json.loads(table.group(1))] = Rows(frozen=raw[table.end() : end])
        at = end + len(_TABLE_END)
    return tables


def claimed_generation(path: Path) -> int:
    """The generation in the first bytes of the file, unchecked; 0 when there is none."""
    try:
        if not path.is_file():  # a pipe would be waited for
            return 0
        with path.open("rb") as file:
            head = _HEAD.match(file.read(_LONGEST_HEAD))
    except OSError:
        return 0
    return int(head.group(3)) if head else 0
