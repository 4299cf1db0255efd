"""The snapshot file: all tables of a folder as JSON that plain TinyDB reads, its checksum in the first table.

``{"_meta": {"1": {"crc32": "0a1b2c3d", "generation": 12, "schema": 1}}, "facts": {…}, …}``. The checksum covers everything behind
itself, generation and schema too: a flipped digit there would pick another journal.
"""

import json
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

from engine.profiles.upgrades import SCHEMA, Tables

_HEAD = re.compile(rb'\{"_meta": \{"1": \{"crc32": "([0-9a-f]{8})", "generation": (\d{1,15}), "schema": (\d{1,6})\}\}, ')
_LONGEST_HEAD = 120
_COVERED_FROM = len(b'{"_meta": {"1": {"crc32": "01234567"')


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot that was read and found whole."""

    tables: Tables
    generation: int
    schema: int
    crc: str


def snapshot_of(tables: Tables, generation: int) -> tuple[bytes, str]:
    """(file content, checksum)."""
    rest = json.dumps(tables or {"facts": {}}, separators=(",", ":")).encode()[1:]
    meta = f', "generation": {generation}, "schema": {SCHEMA}}}}}, '.encode()
    crc = f"{zlib.crc32(rest, zlib.crc32(meta)):08x}"
    return b'{"_meta": {"1": {"crc32": "%b"' % crc.encode() + meta + rest, crc


def read_snapshot(path: Path) -> Snapshot | None:
    """What was once written, or None when these are other bytes, or none."""
    try:
        raw = path.read_bytes()
        head = _HEAD.match(raw)
        if head is None or f"{zlib.crc32(memoryview(raw)[_COVERED_FROM:]):08x}".encode() != head.group(1):
            return None
        tables = json.loads(raw)
    except (OSError, ValueError):
        return None
    del tables["_meta"]
    return Snapshot(tables, int(head.group(2)), int(head.group(3)), head.group(1).decode())


def claimed_generation(path: Path) -> int:
    """The generation in the first bytes of the file, unchecked; 0 when there is none."""
    try:
        with path.open("rb") as file:
            head = _HEAD.match(file.read(_LONGEST_HEAD))
    except OSError:
        return 0
    return int(head.group(2)) if head else 0
