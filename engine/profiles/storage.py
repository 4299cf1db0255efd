"""TinyDB on a snapshot with a journal: reading is TinyDB's, one change is one synced line, a checkpoint is a new snapshot.

``store.json`` is what any TinyDB can read (first table ``_meta``: checksum, generation, schema). ``put`` appends to
``store.<generation>.log``. ``write`` (what plain TinyDB operations call) is a checkpoint. The previous pair stays and can rebuild all.
"""

import contextlib
import json
import os
import time
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from engine.profiles.journal import Journal, line_of, read_journal
from engine.profiles.safe_file import FileOps
from engine.profiles.store import DamagedProfile, NewerSchema, NoSuchProfile, Recovery

SCHEMA = 1
CHECKPOINT_EVERY = 2000
_MARK = b"}, "  # what stands between the first table and the rest; the checksum covers the rest
Tables = dict[str, dict[str, Any]]


class JournalStorage(Storage):
    """One folder with ``store.json`` and its journal. Not thread-safe: one writer at a time."""

    def __init__(self, folder: Path, ops: FileOps | None = None, *, create: bool = False) -> None:
        self._folder, self._ops = folder, ops or FileOps()
        self._journal: Journal | None = None
        self.generation, self._since = 0, 0
        self.tables: Tables = {}
        self.recovery = Recovery()
        if create:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.checkpoint()
        else:
            self._load()

    # ------------------------------------------------------------ TinyDB's side
    def read(self) -> Tables:
        """Every table as TinyDB wants it: name → document id (text) → document."""
        return self.tables

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """What plain TinyDB operations end in: all tables anew, as a checkpoint."""
        self.tables = {name: {str(i): doc for i, doc in docs.items()} for name, docs in data.items() if name != "_meta"}
        self.checkpoint()

    def close(self) -> None:
        """A last checkpoint when the journal holds anything, then the handle goes."""
        if self._journal is None:
            return
        with contextlib.suppress(OSError):
            if self._since:
                self.checkpoint()
        self._journal.close()
        self._journal = None

    # ------------------------------------------------------------ one change
    def put(self, changes: Mapping[str, Mapping[str, Any]]) -> None:
        """Documents by table and id, on disk when this returns; a document of None is deleted. Raises OSError."""
        if self._journal is None or self._journal.dead or self._since >= CHECKPOINT_EVERY:
            self.checkpoint()
        assert self._journal is not None
        self._journal.append({"put": changes})
        self._since += 1
        merge(self.tables, changes)

    def checkpoint(self) -> None:
        """A new snapshot and an empty journal; the pair before it stays as the second line of defence. Raises OSError."""
        ops, folder, generation = self._ops, self._folder, self.generation + 1
        data, crc = snapshot_of(self.tables, generation)
        part = folder / f"store.{os.getpid()}.{time.monotonic_ns()}.part"
        try:
            handle = ops.open_new(part)
            try:
                ops.write(handle, data)
                ops.sync(handle)
            finally:
                ops.close(handle)
            main = folder / "store.json"
            if main.exists():
                ops.link(main, folder / "store.json.bak")
                ops.sync_folder(folder)
            ops.replace(part, main)
        except OSError:
            with contextlib.suppress(OSError):
                ops.remove(part)
            raise
        ops.sync_folder(folder)
        self._start_journal(generation, crc)

    def _start_journal(self, generation: int, crc: int) -> None:
        path = self._folder / f"store.{generation}.log"
        self._ops.remove(path)
        handle = self._ops.open_new(path)
        head = line_of({"gen": generation, "snapshot": f"{crc:08x}"})
        try:
            self._ops.write(handle, head)
            self._ops.sync(handle)
        finally:
            self._ops.close(handle)
        self._ops.sync_folder(self._folder)
        if self._journal is not None:
            self._journal.close()
        self._journal = Journal(path, self._ops, len(head))
        self.generation, self._since = generation, 0
        for old in self._folder.glob("store.*.log"):
            number = old.name.split(".")[1]
            if number.isdigit() and int(number) < generation - 1:
                self._ops.remove(old)

    # ------------------------------------------------------------ opening
    def _load(self) -> None:
        main, backup = self._folder / "store.json", self._folder / "store.json.bak"
        if not main.exists() and not backup.exists():
            raise NoSuchProfile(self._folder.name)
        found = read_snapshot(main)
        if found is not None:
            self.tables, self.generation, crc = found
            path = self._folder / f"store.{self.generation}.log"
            journal = read_journal(path)
            fits = journal.head is not None and journal.head.get("snapshot") == f"{crc:08x}"
            if fits or journal.head is None:
                self._replay(journal.changes)
            lost = journal.lines_lost + (len(journal.changes) if not (fits or journal.head is None) else 0)
            if fits and not journal.lines_lost and path.stat().st_size == journal.good_bytes:
                self._journal, self._since = Journal(path, self._ops, journal.good_bytes), len(journal.changes)
                return
            aside = self._set_aside(path) if lost else ()
            self.recovery = Recovery(clean=not lost, lines_lost=lost, set_aside=aside)
            self._renew()
            return
        self._rebuild(main, backup)

    def _rebuild(self, main: Path, backup: Path) -> None:
        """The snapshot is bad: the previous one, its journal and the present journal hold everything."""
        aside = self._set_aside(main)
        found = read_snapshot(backup)
        if found is None:
            raise DamagedProfile(", ".join(aside) or str(self._folder))
        self.tables, self.generation, _ = found
        before, lost = len(self.tables.get("facts", {})), 0
        for generation in (self.generation, self.generation + 1):
            journal = read_journal(self._folder / f"store.{generation}.log")
            if journal.head is not None and journal.head.get("gen") == generation:
                self._replay(journal.changes)
            lost += journal.lines_lost
        restored = len(self.tables.get("facts", {})) - before
        self.recovery = Recovery(clean=False, answers_restored=restored, lines_lost=lost, set_aside=aside)
        self.generation += 1
        self._renew()

    def _renew(self) -> None:
        """Start a fresh pair after a repair; on a disk that cannot be written the store stays readable."""
        with contextlib.suppress(OSError):
            self.checkpoint()

    def _replay(self, changes: list[dict[str, Any]]) -> None:
        for change in changes:
            merge(self.tables, change.get("put", {}))

    def _set_aside(self, path: Path) -> tuple[str, ...]:
        if not path.exists():
            return ()
        target = path.with_name(f"damaged-{time.strftime('%Y%m%d-%H%M%S')}-{path.name}")
        with contextlib.suppress(OSError):
            self._ops.replace(path, target)
            return (str(target),)
        return ()


def merge(tables: Tables, changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Put changed documents into tables; None deletes."""
    for name, documents in changes.items():
        table = tables.setdefault(name, {})
        for number, document in documents.items():
            if document is None:
                table.pop(number, None)
            else:
                table[number] = document


def snapshot_of(tables: Tables, generation: int) -> tuple[bytes, int]:
    """(file content, checksum): plain JSON that TinyDB reads, its checksum in the first table."""
    rest = json.dumps(tables or {"facts": {}}, ensure_ascii=False, separators=(",", ":")).encode()[1:]
    crc = zlib.crc32(rest)
    head = f'{{"_meta": {{"1": {{"crc32": "{crc:08x}", "generation": {generation}, "schema": {SCHEMA}}}'.encode()
    return head + _MARK + rest, crc


def read_snapshot(path: Path) -> tuple[Tables, int, int] | None:
    """(tables, generation, checksum), or None when it is not what was written. Raises NewerSchema."""
    try:
        raw = path.read_bytes()
        head, mark, rest = raw.partition(_MARK)
        meta = json.loads(head.partition(b'{"1": ')[2]) if mark else {}
        if int(meta["schema"]) > SCHEMA:
            raise NewerSchema(str(path))
        crc = zlib.crc32(rest)
        if not mark or int(meta["crc32"], 16) != crc:
            return None
        tables = json.loads(b"{" + rest)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return tables, int(meta["generation"]), crc
