"""The append-only journal beside a snapshot: one line a change, each with its own checksum.

``<crc32 of the rest> <JSON>\\n``; the first line names the generation and the checksum of the snapshot it continues. A torn last line was
never acknowledged and is dropped; a bad line in the middle is skipped and counted.
"""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.profiles.safe_file import FileOps


def line_of(change: Mapping[str, Any]) -> bytes:
    """A change as a line of the journal."""
    body = json.dumps(change, ensure_ascii=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


@dataclass(slots=True)
class Read:
    """A journal as it was found. ``good_bytes`` is the length up to the last whole line."""

    head: dict[str, Any] | None = None
    changes: list[dict[str, Any]] = field(default_factory=list)
    lines_lost: int = 0
    good_bytes: int = 0


def read_journal(path: Path) -> Read:
    """Everything readable in a journal; an empty one when there is no file."""
    found = Read()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return found
    at = 0
    while at < len(raw):
        end = raw.find(b"\n", at)
        if end < 0:
            break
        line = raw[at:end]
        change = _change(line)
        if change is None:
            found.lines_lost += 1
        elif found.head is None and "gen" in change:
            found.head = change
        else:
            found.changes.append(change)
        at = end + 1
        found.good_bytes = at
    return found


def _change(line: bytes) -> dict[str, Any] | None:
    if len(line) < 10 or line[8:9] != b" ":
        return None
    try:
        if int(line[:8], 16) != zlib.crc32(line[9:]):
            return None
        change = json.loads(line[9:])
    except ValueError:
        return None
    return change if isinstance(change, dict) else None


class Journal:
    """An open journal. A failed write is cut back to the last good length; after a failed sync the handle is dead."""

    def __init__(self, path: Path, ops: FileOps, length: int) -> None:
        self._ops, self._path = ops, path
        self._handle = ops.open_append(path)
        self._length = length
        self.dead = False

    def append(self, change: Mapping[str, Any]) -> None:
        """On disk when this returns. Raises OSError; what was there before is still there then."""
        if self.dead:
            raise OSError("this journal had a failed sync")
        data = line_of(change)
        try:
            self._ops.write(self._handle, data)
        except OSError:
            self._cut_back()
            raise
        try:
            self._ops.sync(self._handle)
        except OSError:
            self.dead = True
            raise
        self._length += len(data)

    def _cut_back(self) -> None:
        try:
            self._ops.truncate(self._handle, self._length)
        except OSError:
            self.dead = True

    def close(self) -> None:
        self._ops.close(self._handle)
