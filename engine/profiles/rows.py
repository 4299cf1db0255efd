"""One table in memory: old rows as the snapshot's own bytes, new rows as documents.

Making 100,000 answers into dictionaries takes most of a second, and most visits never look at them: rows out of a snapshot
stay bytes until somebody asks for one by its number, and the next snapshot takes those bytes as they are.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, MutableMapping
from itertools import islice
from typing import Any

from engine.profiles.errors import DamagedProfile

Document = dict[str, Any]
PlainTables = dict[str, dict[str, Document]]

_BATCH = 500  # rows at once: about 3 ms, after which the game's thread gets its turn
_BETWEEN = b",\n"
_encode = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


class Rows(MutableMapping[str, Document]):
    """Rows by number (as text, as TinyDB stores them), in the order they came. Documents are replaced, never changed."""

    def __init__(self, rows: Mapping[str, Document] | None = None, *, frozen: bytes = b"") -> None:
        """``frozen`` is a table's rows as ``freeze`` made them."""
        self._frozen: tuple[bytes, ...] = (frozen,) if frozen else ()
        self._frozen_count = frozen.count(b"\n") + 1 if frozen else 0
        self._frozen_last = _last_number(frozen) if frozen else 0
        self._recent: dict[str, Document] = dict(rows or {})

    def copy(self) -> "Rows":
        """The same rows, to be changed apart; shares the bytes."""
        twin = Rows(self._recent)
        twin._frozen, twin._frozen_count, twin._frozen_last = self._frozen, self._frozen_count, self._frozen_last
        return twin

    def __getitem__(self, number: str) -> Document:
        if number not in self._recent:
            self._thaw()
        return self._recent[number]

    def __setitem__(self, number: str, document: Document) -> None:
        if self._frozen and not (number.isdecimal() and int(number) > self._frozen_last):
            self._thaw()
        self._recent[number] = document

    def __delitem__(self, number: str) -> None:
        self._thaw()
        del self._recent[number]

    def drop(self, numbers: Collection[str]) -> None:
        """Many rows go, as far as they are there; the others stay bytes."""
        for number in [number for number in numbers if self._recent.pop(number, None) is None]:
            if number.isdecimal() and int(number) <= self._frozen_last:
                break
        else:
            return
        lines = [line for segment in self._frozen for line in segment.split(_BETWEEN) if _number(line) not in numbers]
        self._frozen, self._frozen_count = (_BETWEEN.join(lines),) if lines else (), len(lines)
        self._frozen_last = int(_number(lines[-1])) if lines else 0

    def __iter__(self) -> Iterator[str]:
        self._thaw()
        return iter(self._recent)

    def __len__(self) -> int:
        return self._frozen_count + len(self._recent)

    def last_number(self) -> int:
        """The highest number in use, 0 when there is none."""
        return max(self._frozen_last, max(map(int, self._recent), default=0))

    def last(self) -> Document | None:
        """The row that came last."""
        if self._recent:
            return next(reversed(self._recent.values()))
        if not self._frozen:
            return None
        return _parsed(self._frozen[-1][self._frozen[-1].rfind(b"\n") + 1 :].decode("ascii", "replace")).popitem()[1]

    def pairs(self) -> Iterator[tuple[str, Document]]:
        """Every row with its number in order, without keeping them all in memory."""
        recent = list(self._recent.items())
        for segment in self._frozen:
            lines = iter(segment.decode("ascii", "replace").split(",\n"))
            while batch := list(islice(lines, _BATCH)):
                yield from _parsed(",".join(batch)).items()
        yield from recent

    def documents(self) -> Iterator[Document]:
        """The rows without their numbers."""
        return (document for _, document in self.pairs())

    def count(self, kind: str) -> int:
        """How many rows are facts of this kind."""
        in_frozen = sum(segment.count(f'"is":"{kind}"'.encode()) for segment in self._frozen)
        return in_frozen + sum(1 for document in self._recent.values() if document.get("is") == kind)

    def total(self, key: str) -> int:
        """The sum of a whole number that rows have under ``key``."""
        pattern = re.compile(b'"%s":(\\d+)' % key.encode())
        in_frozen = sum(int(value) for segment in self._frozen for value in pattern.findall(segment))
        return in_frozen + sum(n for document in self._recent.values() if type(n := document.get(key)) is int)

    def freeze(self) -> list[bytes]:
        """The rows as JSON members, one on each line; they stay bytes from here on."""
        if self._recent:
            last = self.last_number()
            self._frozen = (*self._frozen, _encoded(self._recent))
            self._frozen_count, self._frozen_last, self._recent = len(self), last, {}
        return [piece for segment in self._frozen for piece in (_BETWEEN, segment)][1:]

    def _thaw(self) -> None:
        if self._frozen:
            self._recent = _parsed(_BETWEEN.join(self._frozen).decode("ascii", "replace")) | self._recent
            self._frozen, self._frozen_count, self._frozen_last = (), 0, 0


def _parsed(members: str) -> dict[str, Document]:
    """Rows out of their JSON. Raises DamagedProfile: a right checksum only says that somebody wrote just this."""
    try:
        rows: dict[str, Document] = json.loads("{" + members + "}")
    except (ValueError, RecursionError):
        raise DamagedProfile("rows that are no rows") from None
    if not all(type(row) is dict for row in rows.values()):
        raise DamagedProfile("rows that are no rows")
    return rows


def _encoded(recent: Mapping[str, Document]) -> bytes:
    pieces = []
    rows = iter(recent.items())
    while batch := list(islice(rows, _BATCH)):
        pieces.append(_BETWEEN.join(f'"{number}":{_encode(document)}'.encode("ascii") for number, document in batch))
    return _BETWEEN.join(pieces)


def _last_number(frozen: bytes) -> int:
    return int(_number(frozen[frozen.rfind(b"\n") + 1 :]))


def _number(line: bytes) -> str:
    return line[1 : line.index(b'"', 1)].decode()
