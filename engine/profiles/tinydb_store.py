"""The real store: a folder a profile (``tiny_profile``), one for this device (``app_book``), and the list kept in step with them.

``<root>/app`` holds this device's settings and the list of keepers, ``<root>/p/<id>`` one keeper each. The layout: docs/data.md.
"""

import contextlib
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from engine.clock import Clock, SystemClock
from engine.profiles.app_book import PATIENCE_S, AppBook
from engine.profiles.files.backups import FOLDER as BACKUPS
from engine.profiles.files.backups import copies_in, read_copy
from engine.profiles.files.recovery import found_in
from engine.profiles.files.safe_file import FileOps, write_new
from engine.profiles.keeper_tables import new_tables, own_profile, stored_profile
from engine.profiles.kept_profile import time_of
from engine.profiles.lock import LOCK_FILE, FolderLock
from engine.profiles.profile import Profile
from engine.profiles.rows import PlainTables, Rows
from engine.profiles.store import Copy, NewerSchema, NoSuchCopy, NoSuchProfile, NotSaved, ProfileSummary, StoreError, summary
from engine.profiles.tiny_profile import TinyProfile
from engine.profiles.upgrades import SCHEMA, Tables, upgrade

_PATIENCE_S = 60.0
ERASING, LOG_FILE = "erasing", "lightkeepers.log"


class TinyStore:
    """All profiles under ``root``."""

    def __init__(
        self, root: Path, ops: FileOps | None = None, *, patience_s: float = PATIENCE_S, clock: Clock | None = None
    ) -> None:
        """``patience_s``: how long another window may hold the device's own folder before it is given up."""
        self._root, self._ops, self._clock = root, ops or FileOps(), clock or SystemClock()
        self._app = AppBook(root / "app", self._ops, patience_s=patience_s)

    @property
    def folder(self) -> Path:
        return self._root

    def profiles(self) -> tuple[ProfileSummary, ...]:
        there = self._ids()
        listed = {keeper.id: keeper for keeper in self._app.keepers()}
        found = [keeper for keeper in listed.values() if keeper.id in there]
        for missing in sorted(there - set(listed)):
            with contextlib.suppress(StoreError):
                found.append(self._look(missing))
        return tuple(found)

    def create(self, profile: Profile) -> TinyProfile:
        """Raises ValueError when the id is taken."""
        return self._make(profile.id, new_tables(profile))

    def receive(self, content: PlainTables) -> TinyProfile:
        """Raises ValueError when the id is taken, DamagedProfile when this is no keeper."""
        return self._make(stored_profile(content).id, {name: Rows(rows) for name, rows in content.items()})

    def _make(self, profile_id: str, tables: Tables) -> TinyProfile:
        folder = self._root / "p" / profile_id
        if any((folder / name).exists() for name in ("store.json", "store.json.bak", BACKUPS)):
            raise ValueError("this id is taken")
        return TinyProfile(folder, self._ops, create=tables, changed=self._list, today=self._today)

    def open(self, profile_id: str) -> TinyProfile:
        return TinyProfile(self._folder(profile_id), self._ops, changed=self._list, today=self._today)

    def _today(self) -> date:
        """The local day by the clock. Raises ValueError, OverflowError, OSError for times that are no date."""
        return datetime.fromtimestamp(self._clock.now_s()).date()

    def copies(self, profile_id: str) -> tuple[Copy, ...]:
        """Raises NoSuchProfile. Copies that cannot be read are left out."""
        folder = self._folder(profile_id)
        found = []
        for copy in copies_in(folder):
            snapshot = read_copy(folder, copy.name)
            if snapshot is not None:
                tables = snapshot.tables
                answers = tables.get("facts", Rows()).count("AnswerGiven") + tables.get("past", Rows()).total("n")
                found.append(replace(copy, answers=answers))
        return tuple(found)

    def go_back(self, profile_id: str, name: str) -> None:
        """Raises NoSuchProfile, ProfileBusy, DamagedProfile, NewerSchema, NoSuchCopy, NotSaved."""
        folder = self._folder(profile_id)
        snapshot = read_copy(folder, name)
        if snapshot is None:
            raise NoSuchCopy(name)
        if snapshot.schema > SCHEMA:
            raise NewerSchema(str(folder))
        tables = upgrade(snapshot.tables, snapshot.schema)
        tables.pop("mended", None)
        own_profile(tables, folder)
        opened = self.open(profile_id)
        try:
            receipt = opened.do(lambda storage: storage.go_back(tables, self._today()))
            if not receipt.wait(_PATIENCE_S):
                raise NotSaved(receipt.error or "disk_error")
        finally:
            opened.close()
        self.open(profile_id).close()  # the list is told who is here now

    def erase(self, profile_id: str) -> None:
        """Remove every trace. Raises NoSuchProfile, ProfileBusy, OSError; one that was cut off goes on at the next start."""
        folder = self._folder(profile_id)
        lock = FolderLock(folder / LOCK_FILE)
        try:
            nicknames = self._nicknames(folder)
            write_new(self._ops, folder / ERASING, [])
            self._ops.sync_folder(folder)
            # The files go first: on a full disk there is room then for a list without the name.
            for path in folder.iterdir():
                if path.name not in (LOCK_FILE, ERASING):
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            black_out(self._root / LOG_FILE, [profile_id, *nicknames])
            self._app.forget(profile_id)
        finally:
            lock.release()
        shutil.rmtree(folder)

    def read_app(self) -> dict[str, Any]:
        return self._app.read()

    def write_app(self, document: Mapping[str, Any]) -> bool:
        return self._app.write(document)

    def close(self) -> None:
        """Nothing is held between calls."""

    def _folder(self, profile_id: str) -> Path:
        folder = self._root / "p" / profile_id
        if not profile_id.isalnum() or not folder.is_dir():
            raise NoSuchProfile(profile_id)
        return folder

    def _ids(self) -> set[str]:
        """Everybody who has a folder; an erasing that was cut off is finished on the way."""
        try:
            there = {path.name for path in (self._root / "p").iterdir() if path.name.isalnum() and path.is_dir()}
        except OSError:
            return set()
        erased = {name for name in there if (self._root / "p" / name / ERASING).exists()}
        for name in erased:
            with contextlib.suppress(OSError, StoreError):
                self.erase(name)
        return there - erased

    def _nicknames(self, folder: Path) -> list[str]:
        """Every name this keeper is known by, as far as it can be read."""
        names = [keeper.nickname for keeper in self._app.keepers() if keeper.id == folder.name]
        with contextlib.suppress(StoreError):
            names.append(stored_profile(found_in(folder).tables, folder).nickname)
        return names

    def _look(self, profile_id: str) -> ProfileSummary:
        """Read a profile that is not in the list (the list was lost) and put it there."""
        folder = self._folder(profile_id)
        tables = found_in(folder).tables
        profile, last = own_profile(tables, folder), tables.get("facts", Rows()).last()
        played_s = time_of(last)
        self._list(profile, played_s)
        return summary(profile, played_s)

    def _list(self, profile: Profile, played_s: float) -> None:
        self._app.note(summary(profile, played_s))


def black_out(log: Path, words: Iterable[str]) -> None:
    """Write over whole words of a log file where they stand: another game may be writing at its end. Raises OSError."""
    if not log.exists():
        return
    data = log.read_bytes()
    spans = [span.span() for word in words if word for span in re.finditer(rb"(?<!\w)%s(?!\w)" % re.escape(word.encode()), data)]
    if not spans:
        return
    with log.open("r+b") as file:
        for start, end in spans:
            file.seek(start)
            file.write(b"x" * (end - start))
        file.flush()
        os.fsync(file.fileno())
