"""TinyDB on a snapshot with a journal: reading is TinyDB's, one change is one synced line, a checkpoint is a new pair of files.

``store.json`` is what any TinyDB can read (see ``snapshot``). ``put`` appends to ``store.<generation>.log``. ``write`` (what
plain TinyDB operations call) is a checkpoint. The previous pair, ``store.json.bak`` and its journal, stays and can rebuild
everything.

Two rules are easy to miss. After a failed sync nothing goes into that file any more: the system may have thrown the bytes away
and report success next time. And from the moment a new snapshot may be in place, the old journal is closed for good.
"""

import contextlib
import errno
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from engine.profiles.files.backups import back_up, is_due, put_by
from engine.profiles.files.journal import Journal, head_of, line_of
from engine.profiles.files.recovery import found_in, generations_in, journal_path, merge, newest_in
from engine.profiles.files.safe_file import FileOps, make_private, set_aside, sync_name, write_new
from engine.profiles.files.snapshot import snapshot_of
from engine.profiles.rows import Rows
from engine.profiles.store import Recovery, Why
from engine.profiles.upgrades import SCHEMA, STEPS, Steps, Tables, upgrade

CHECKPOINT_EVERY = 2000
CHECKPOINT_BYTES = 4_000_000
"""A journal is no longer than this, or than half its snapshot where that is more: what a crash leaves is read again in a tenth of a second."""


class JournalStorage(Storage):
    """One folder with ``store.json`` and its journal. Not thread-safe: one writer at a time, who holds the folder's lock.

    ``problem`` is why nothing could be written at the start; the tables are there all the same. A folder of a newer version of the
    game (``is_newer``) is read and never written.
    """

    def __init__(
        self,
        folder: Path,
        ops: FileOps | None = None,
        *,
        create: Tables | None = None,
        every: int = CHECKPOINT_EVERY,
        renew: bool = True,
        steps: Steps = STEPS,
    ) -> None:
        """Open what is there, or ``create`` it; ``renew`` begins a new pair before the first change where the last game died.

        Raises NoSuchProfile, DamagedProfile, UpgradeFailed.
        """
        self._folder, self._ops, self._every = folder, ops or FileOps(), every
        self._journal: Journal | None = None
        self._since = 0
        self._snapshot_bytes = 0
        self._newest = 0
        self._generation = 0  # of the snapshot in place; 0 while there is none that may become the previous one
        self.tables: Tables = {}
        self.recovery = Recovery()
        self.problem: OSError | None = None
        self.is_newer = False
        if create is None:
            self._load(steps, renew)
        else:
            self.tables = create
            self._renew(2)  # so that there is a second copy from the first day on

    # ------------------------------------------------------------ TinyDB's side
    def read(self) -> Tables:  # type: ignore[override]
        """Every table as TinyDB wants it: name → document id (text) → document."""
        return self.tables

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """What plain TinyDB operations end in: all tables anew, as a checkpoint."""
        self.tables = {name: Rows({str(i): doc for i, doc in docs.items()}) for name, docs in data.items() if name != "_meta"}
        self.checkpoint()

    def close(self, *, tidy: bool = True) -> None:
        """A last checkpoint when the journal holds anything (and ``tidy``), then the handle goes."""
        if tidy and self._journal is not None and self._since:
            with contextlib.suppress(OSError):
                self.checkpoint()
        self._drop_journal()

    # ------------------------------------------------------------ one change
    def put(self, changes: Mapping[str, Mapping[str, Any]], line: bytes | None = None) -> None:
        """Documents by table and id, on disk when this returns; a document of None is deleted. Raises OSError.

        ``line`` is the journal's line for ``changes`` when the caller has made it already.
        """
        line = line or line_of({"put": changes})
        self._check_writable()
        if self._since >= self._every or self._is_long():
            try:
                self.checkpoint()
            except OSError:  # a nearly full disk may still have room for a line
                self._since, self._snapshot_bytes = self._every // 2, self._snapshot_bytes + 2 * CHECKPOINT_BYTES
        if self._journal is not None:
            try:
                self._journal.append(line)
            except OSError:
                if not self._journal.dead:
                    raise
                self._drop_journal()
        if self._journal is not None:
            self._since += 1
            merge(self.tables, changes)
        else:
            merge(self.tables, changes)
            self.checkpoint()

    def checkpoint(self) -> None:
        """A new snapshot and an empty journal; the pair before it stays as the second line of defence. Raises OSError."""
        self._check_writable()
        ops, folder = self._ops, self._folder
        if not self._generation:  # before anything stands in a folder, its own name is sure to stay
            make_private(folder, ops)  # where nothing could be made at first, a later try may
            sync_name(folder, ops)
            sync_name(folder.parent, ops)
        self._newest += 1  # a number is never used twice, not even after a failure
        pieces, crc = snapshot_of(self.tables, self._newest)
        head = head_of(self._newest, crc)
        part, path = folder / f"store.{self._newest}.part", journal_path(folder, self._newest)
        try:
            write_new(ops, part, pieces)
            # The journal stands before its snapshot does: a snapshot without one is always damage.
            write_new(ops, path, [head])
            if self._generation:
                ops.link(folder / "store.json", folder / "store.json.bak")
            ops.sync_folder(folder)
            journal = Journal(path, ops, len(head))
        except OSError:
            for leftover in (part, path):
                with contextlib.suppress(OSError):
                    ops.remove(leftover)
            raise
        self._drop_journal()
        try:
            ops.replace(part, folder / "store.json")
            ops.sync_folder(folder)
        except OSError:
            journal.close()
            raise
        self._forget_before(self._generation)
        self._journal, self._generation, self._since = journal, self._newest, 0
        self._snapshot_bytes = sum(map(len, pieces))

    def back_up(self, today: date) -> None:
        """Today's backup of everything as it is now, when there is none yet. Raises OSError."""
        self._check_writable()
        if is_due(self._folder, today):
            back_up(self._folder, self._ops, snapshot_of(self.tables, self._newest)[0], today)

    def put_by(self, today: date, why: Why, tables: Tables | None = None) -> None:
        """A copy of everything as it is now (or of other ``tables``) to go back to. Raises OSError."""
        self._check_writable()
        put_by(self._folder, self._ops, snapshot_of(self.tables if tables is None else tables, self._newest)[0], today, why)

    def go_back(self, tables: Tables, today: date) -> None:
        """These tables instead of those here, which are put by first; also in the second copy and in today's backup. Raises OSError."""
        self.put_by(today, "going_back")
        self.tables = tables
        self.checkpoint()
        self.checkpoint()
        back_up(self._folder, self._ops, snapshot_of(self.tables, self._newest)[0], today)

    def _is_long(self) -> bool:
        return self._journal is not None and self._journal.length > max(CHECKPOINT_BYTES, self._snapshot_bytes // 2)

    def _check_writable(self) -> None:
        if self.is_newer:
            raise OSError(errno.EROFS, "a newer version of the game wrote this folder")

    def _forget_before(self, generation: int) -> None:
        """Remove journals that are in both snapshots, and half-written files of a game that died."""
        numbers = [number for number in generations_in(self._folder) if number < generation]
        for old in [*(journal_path(self._folder, number) for number in numbers), *self._folder.glob("store.*.part")]:
            with contextlib.suppress(OSError):
                self._ops.remove(old)

    def _drop_journal(self) -> None:
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    # ------------------------------------------------------------ opening
    def _load(self, steps: Steps, renew: bool) -> None:
        found = found_in(self._folder)
        self._newest = max(newest_in(self._folder), found.generation)
        self._generation = found.generation if found.is_current else 0
        if found.schema > SCHEMA:
            self.tables, self.is_newer = found.tables, True
            return
        self.tables = upgrade(found.tables, found.schema, steps=steps)
        if found.schema < SCHEMA and found.is_current:
            self._ops.link(self._folder / "store.json", self._folder / f"store.schema-{found.schema}.json")
        aside = tuple(str(kept) for name in found.damaged if (kept := set_aside(self._ops, self._folder / name)) is not None)
        self.recovery = Recovery(
            clean=found.is_whole,
            answers_restored=found.restored,
            lines_lost=found.lines_lost,
            set_aside=aside,
            backup=found.backup,
            answers_lost=found.lost,
        )
        if found.is_whole and found.good_bytes >= 0 and found.schema == SCHEMA:
            # Lines of a game that died were read but perhaps never synced: the first change goes to new files.
            self._since = self._every if found.lines and renew else found.lines
            with contextlib.suppress(OSError):
                self._snapshot_bytes = (self._folder / "store.json").stat().st_size
            try:
                self._journal = Journal(journal_path(self._folder, found.generation), self._ops, found.good_bytes)
            except OSError as problem:
                self.problem = problem
        else:
            self._renew(2 if found.backup else 1)

    def _renew(self, times: int) -> None:
        """A fresh pair; on a disk that cannot be written the store stays readable."""
        try:
            for _ in range(times):
                self.checkpoint()
        except OSError as problem:
            self.problem = problem
