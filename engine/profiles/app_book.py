"""What this device remembers: its document (language, the adults' PIN, switched-off packs) and the list of keepers.

Two games may run at once, so the folder ``app`` is opened for each reading and writing and closed at once; its lock is waited
for, two seconds at most. The list is a quick copy of what the keepers' own folders say: it can be lost and is then read again
from there.

**Forgotten PIN**: the record counts only while the file ``app/pin-is-set.txt`` is there. Deleting that one file opens the lock;
the document then says ``pin_reset`` so that children can be told.
"""

import contextlib
import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.profiles.files.safe_file import FileOps, make_private, set_aside, write_new
from engine.profiles.files.storage import JournalStorage
from engine.profiles.lock import LOCK_FILE, FolderLock
from engine.profiles.rows import Rows
from engine.profiles.store import DamagedProfile, NoSuchProfile, ProfileSummary, StoreError, summary_of
from engine.profiles.upgrades import Tables

LOG = logging.getLogger(__name__)
PIN_FILE = "pin-is-set.txt"
PATIENCE_S = 2.0
_TIDY_EVERY = 100
_EXPLANATION = (
    b"The grown-ups' PIN of Lightkeepers is set.\n"
    b"Forgotten? Close the game and delete this file. The PIN is gone then, and children are told so.\n"
)
_Changes = dict[str, dict[str, Any]]


class AppBook:
    """The folder ``app``; may be used from several threads."""

    def __init__(self, folder: Path, ops: FileOps, *, patience_s: float = PATIENCE_S) -> None:
        self._folder, self._ops, self._patience_s = folder, ops, patience_s
        self._mutex = threading.Lock()
        self._unsaved: dict[str, Any] | None = None  # a document that the disk would not take

    def read(self) -> dict[str, Any]:
        """The document; empty when there is none."""
        if self._unsaved is not None:
            return dict(self._unsaved)
        document = dict(self._tables().get("app", Rows()).get("1", {}))
        if document.get("pin") and not (self._folder / PIN_FILE).exists():
            del document["pin"]
            document["pin_reset"] = True
        return document

    def write(self, document: Mapping[str, Any]) -> bool:
        """Replace the document, on disk when this returns True; where that fails it is remembered until the game ends."""
        row = dict(document)
        try:
            self._mark_pin(is_set=bool(row.get("pin")))
            self._change(lambda _: {"app": {"1": row}})
            self._unsaved = None
            return True
        except (OSError, StoreError) as problem:
            LOG.warning("device settings cannot be saved: %s", problem)
            self._unsaved = row
            return False

    def keepers(self) -> list[ProfileSummary]:
        """The list, as far as it can be read."""
        found = []
        for row in self._tables().get("keepers", Rows()).values():
            with contextlib.suppress(ValueError):
                found.append(summary_of(row))
        return found

    def note(self, keeper: ProfileSummary) -> None:
        """Add or renew one entry. Nothing is lost when that fails: the keeper's own folder knows it all."""
        row = asdict(keeper)

        def change(tables: Tables) -> _Changes:
            rows = tables.get("keepers", Rows())
            number = next((n for n, old in rows.items() if old.get("id") == keeper.id), None)
            if number is not None and rows[number] == row:
                return {}
            return {"keepers": {number or str(rows.last_number() + 1): row}}

        with contextlib.suppress(OSError, StoreError):
            self._change(change)

    def forget(self, profile_id: str) -> None:
        """Take an entry out of the list and out of every copy of it. Raises OSError, StoreError."""

        def change(tables: Tables) -> _Changes:
            return {"keepers": {n: None for n, row in tables.get("keepers", Rows()).items() if row.get("id") == profile_id}}

        self._change(change, checkpoints=2)
        for aside in (*self._folder.glob("damaged-*"), *self._folder.glob("store.schema-*")):
            self._ops.remove(aside)

    def _tables(self) -> Tables:
        if not self._folder.is_dir():
            return {}
        with self._mutex, contextlib.suppress(StoreError), self._opened() as storage:
            return storage.tables
        return {}

    def _change(self, change: Callable[[Tables], _Changes], *, checkpoints: int = 0) -> None:
        make_private(self._folder, self._ops)
        with self._mutex, self._opened(make=True) as storage:
            wanted = change(storage.tables)
            if wanted:
                storage.put(wanted)
            for _ in range(checkpoints):
                storage.checkpoint()

    @contextlib.contextmanager
    def _opened(self, *, make: bool = False) -> Iterator[JournalStorage]:
        lock = FolderLock(self._folder / LOCK_FILE, patience_s=self._patience_s)
        try:
            storage = self._storage(make=make)
            try:
                yield storage
            finally:
                storage.close(tidy=False)
        finally:
            lock.release()

    def _storage(self, *, make: bool) -> JournalStorage:
        try:
            return JournalStorage(self._folder, self._ops, every=_TIDY_EVERY, renew=False)
        except NoSuchProfile:
            if not make:
                raise
        except DamagedProfile:
            if not make:
                raise
            LOG.warning("device settings were damaged and are made anew")
            self._set_all_aside()
        return JournalStorage(self._folder, self._ops, create={"app": Rows(), "keepers": Rows()})

    def _set_all_aside(self) -> None:
        """Both copies are unreadable: they stay, under other names."""
        for path in [p for p in self._folder.glob("store.*") if p.name != LOCK_FILE]:
            if set_aside(self._ops, path) is None:
                raise OSError(f"{path} cannot be set aside")
            self._ops.remove(path)

    def _mark_pin(self, *, is_set: bool) -> None:
        marker = self._folder / PIN_FILE
        if is_set and not marker.exists():
            make_private(self._folder, self._ops)
            write_new(self._ops, marker, [_EXPLANATION])
            self._ops.sync_folder(self._folder)
        elif not is_set and marker.exists():
            self._ops.remove(marker)
