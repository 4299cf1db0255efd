"""The append-only journal beside a snapshot: one line a change, each with its own checksum.

``<crc32 of the rest> <JSON>\\n``; the first line names the generation and the checksum of the snapshot it continues. A torn
last line was never acknowledged and is dropped; a bad line in the middle is skipped and counted.
"""

import contextlib
import json
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.profiles.files.safe_file import FileOps, read_file

_LINE_START = re.compile(rb"[0-9a-f]{8} \{")
MOST_BYTES = 1_000_000_000  # many times what years of play make
LINE_STARTS = 9  # where the JSON begins, behind eight digits and a space


def line_of(change: Mapping[str, Any]) -> bytes:
    """A change as a line of the journal. Raises ValueError or TypeError for what JSON cannot hold."""
    body = json.dumps(change, allow_nan=False, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


def head_of(generation: int, snapshot: str) -> bytes:
    """The first line."""
    return line_of({"gen": generation, "snapshot": snapshot})


@dataclass(slots=True)
class Read:
    """A journal as it was found.

    ``is_there`` is False when no file could be read. ``lines_lost`` counts lines that do not fit their checksum (the first
    line, too); ``is_mended`` says that only ends of lines were damaged, which costs nothing. ``good_bytes`` is the length of
    the file when it can be appended to, else -1.
    """

    is_there: bool = False
    head: dict[str, Any] | None = None
    changes: list[dict[str, Any]] = field(default_factory=list)
    lines_lost: int = 0
    is_mended: bool = False
    good_bytes: int = -1

    @property
    def is_whole(self) -> bool:
        """Nothing in it is damaged; half a last line is no damage."""
        return self.head is not None and not self.lines_lost and not self.is_mended


def read_journal(path: Path) -> Read:
    """Everything readable in a journal."""
    found = Read()
    try:
        raw = read_file(path, MOST_BYTES)
    except OSError:
        return found
    found.is_there = True
    *lines, rest = raw.split(b"\n")
    for line in lines:
        _take(found, line)
    if rest and _change(rest[:-1]) is not None:
        rest = rest[:-1]
        found.is_mended = True
    if rest and _change(rest) is not None:  # only the end of the line is gone: it may well have been acknowledged
        _take(found, rest)
    elif not rest and not found.is_mended:
        found.good_bytes = len(raw)
    return found


def _take(found: Read, line: bytes) -> None:
    change = _change(line)
    if change is None:
        for start in _LINE_START.finditer(line, 1):  # a damaged line end glues two lines together
            one, other = line[: start.start() - 1], line[start.start() :]
            if _change(one) is not None or _change(other) is not None:
                found.is_mended = True
                _take(found, one)
                _take(found, other)
                return
        found.lines_lost += 1
    elif "gen" in change and found.head is None and not found.changes:
        found.head = change
    else:
        found.changes.append(change)


def _change(line: bytes) -> dict[str, Any] | None:
    if len(line) <= LINE_STARTS or line[:LINE_STARTS] != b"%08x " % zlib.crc32(line[LINE_STARTS:]):
        return None
    try:
        change = json.loads(line[LINE_STARTS:])
    except (ValueError, RecursionError):  # a right checksum only says that somebody wrote just this
        return None
    return change if isinstance(change, dict) and _puts_rows(change.get("put", {})) else None


def _puts_rows(put: Any) -> bool:
    """Whether these are rows by table and number; a row of None goes."""
    return isinstance(put, dict) and all(
        isinstance(rows, dict)
        and all(_is_number(number) and (row is None or isinstance(row, dict)) for number, row in rows.items())
        for rows in put.values()
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 15


class Journal:
    """An open journal. A failed write is cut back to the last good length; after a failed sync the handle is dead."""

    def __init__(self, path: Path, ops: FileOps, length: int) -> None:
        self._ops, self._path = ops, path
        self._handle = ops.open_append(path)
        self.length = length
        self.dead = False

    def append(self, data: bytes) -> None:
        """On disk when this returns. Raises OSError; what was there before is still there then."""
        if self.dead:
            raise OSError("this journal had a failed sync")
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
        self.length += len(data)

    def _cut_back(self) -> None:
        try:
            self._ops.truncate(self._handle, self.length)
        except OSError:
            self.dead = True

    def close(self) -> None:
        """Let the file go; a second call does nothing."""
        if self._handle >= 0:
            with contextlib.suppress(OSError):  # nothing waits in it: every line was synced
                self._ops.close(self._handle)
            self._handle, self.dead = -1, True
