"""The real store: a folder a profile (``tiny_profile``), one for this device (``app_book``), and the list kept in step with them.

``<root>/app`` holds this device's settings and the list of keepers, ``<root>/p/<id>`` one keeper each. The layout: docs/data.md.
"""

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.profiles.app_book import PATIENCE_S, AppBook
from engine.profiles.keeper_tables import new_tables, stored_profile
from engine.profiles.lock import LOCK_FILE, FolderLock
from engine.profiles.profile import Profile
from engine.profiles.recovery import found_in
from engine.profiles.safe_file import FileOps, write_new
from engine.profiles.store import NoSuchProfile, ProfileSummary, StoreError, summary
from engine.profiles.tiny_profile import TinyProfile

ERASING = "erasing"


class TinyStore:
    """All profiles under ``root``."""

    def __init__(self, root: Path, ops: FileOps | None = None, *, patience_s: float = PATIENCE_S) -> None:
        """``patience_s``: how long another window may hold the device's own folder before it is given up."""
        self._root, self._ops = root, ops or FileOps()
        self._app = AppBook(root / "app", self._ops, patience_s=patience_s)

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
        folder = self._root / "p" / profile.id
        if any((folder / name).exists() for name in ("store.json", "store.json.bak")):
            raise ValueError("this id is taken")
        return TinyProfile(folder, self._ops, create=new_tables(profile), changed=self._list)

    def open(self, profile_id: str) -> TinyProfile:
        return TinyProfile(self._folder(profile_id), self._ops, changed=self._list)

    def erase(self, profile_id: str) -> None:
        """Remove every trace. Raises NoSuchProfile, ProfileBusy, OSError; one that was cut off goes on at the next start."""
        folder = self._folder(profile_id)
        lock = FolderLock(folder / LOCK_FILE)
        try:
            write_new(self._ops, folder / ERASING, [])
            self._ops.sync_folder(folder)
            self._app.forget(profile_id)
        finally:
            lock.release()
        shutil.rmtree(folder)

    def read_app(self) -> dict[str, Any]:
        return self._app.read()

    def write_app(self, document: Mapping[str, Any]) -> None:
        self._app.write(document)

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

    def _look(self, profile_id: str) -> ProfileSummary:
        """Read a profile that is not in the list (the list was lost) and put it there."""
        folder = self._folder(profile_id)
        profile = stored_profile(found_in(folder).tables, folder)
        self._list(profile)
        return summary(profile)

    def _list(self, profile: Profile) -> None:
        self._app.note(summary(profile))
