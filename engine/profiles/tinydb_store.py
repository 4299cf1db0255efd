"""The real store: a folder a profile, TinyDB on ``JournalStorage``, one writer thread so that no frame waits for the disk.

``<root>/app`` holds this device's settings and the list of keepers, ``<root>/p/<id>`` one keeper each. See docs/data.md for the layout.
"""

import contextlib
import logging
import queue
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from engine.profiles.lock import FolderLock
from engine.profiles.profile import Profile
from engine.profiles.safe_file import FileOps, trouble_of
from engine.profiles.storage import JournalStorage, merge
from engine.profiles.store import NoSuchProfile, ProfileSummary, Saved, StoreError
from engine.records import Fact, UnknownFact, from_json, to_json

LOG = logging.getLogger(__name__)
Changes = dict[str, dict[str, Any]]


class TinyProfile:
    """A profile in use. Changes are visible at once and on disk when their ``Saved`` says so."""

    def __init__(self, folder: Path, ops: FileOps, *, create: Profile | None = None, changed: Any = None) -> None:
        if create is None and not folder.is_dir():
            raise NoSuchProfile(folder.name)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = FolderLock(folder / "store.lock")
        try:
            self._db = TinyDB(folder, ops, create=create is not None, storage=JournalStorage)
        except BaseException:
            self._lock.release()
            raise
        self._storage: JournalStorage = self._db.storage  # type: ignore[assignment]
        self.recovery = self._storage.recovery
        self.trouble = ""
        self._changed = changed
        self._view: Changes = {name: dict(docs) for name, docs in self._storage.tables.items()}
        self._next = max((int(i) for i in self._view.get("facts", {})), default=0) + 1
        self._answers = sum(doc.get("is") == "AnswerGiven" for doc in self._view.get("facts", {}).values())
        self._queue: queue.SimpleQueue[tuple[Changes, Saved] | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="profile writer", daemon=True)
        self._writer.start()
        if create is not None:
            self.save_profile(create).wait(10)

    # ------------------------------------------------------------ reading
    @property
    def profile(self) -> Profile:
        return Profile.from_json(self._view["profile"]["1"])

    def facts(self) -> Iterator[Fact]:
        """Every fact this version knows, in the order they happened."""
        for document in list(self._view.get("facts", {}).values()):
            try:
                yield from_json(document)
            except UnknownFact:
                continue

    def count_answers(self) -> int:
        return self._answers

    def state(self) -> Mapping[str, Any] | None:
        return self._view.get("state", {}).get("1")

    def level(self) -> Mapping[str, Any] | None:
        return self._view.get("level", {}).get("1")

    # ------------------------------------------------------------ writing
    def save_profile(self, profile: Profile) -> Saved:
        saved = self._put({"profile": {"1": profile.to_json()}})
        if self._changed is not None:
            self._changed(profile)
        return saved

    def append(
        self, facts: Sequence[Fact], state: Mapping[str, Any] | None = None, level: Mapping[str, Any] | None = None
    ) -> Saved:
        changes: Changes = {"facts": {}}
        for fact in facts:
            changes["facts"][str(self._next)] = to_json(fact)
            self._next += 1
            self._answers += type(fact).__name__ == "AnswerGiven"
        if state is not None:
            changes["state"] = {"1": dict(state)}
        if level is not None:
            changes["level"] = {"1": dict(level)}
        return self._put(changes)

    def save_level(self, level: Mapping[str, Any] | None) -> Saved:
        return self._put({"level": {"1": dict(level) if level is not None else None}})

    def close(self) -> None:
        """Everything that waits is written, then the profile is free for others."""
        self._queue.put(None)
        self._writer.join(30)
        with contextlib.suppress(OSError):
            self._db.close()
        self._lock.release()

    def _put(self, changes: Changes) -> Saved:
        saved = Saved()
        merge(self._view, changes)
        self._queue.put((changes, saved))
        return saved

    def _write(self) -> None:
        """The writer thread. What could not be written is kept and tried again with the next change."""
        waiting: list[tuple[Changes, Saved]] = []
        while (job := self._queue.get()) is not None:
            waiting.append(job)
            while waiting:
                changes, saved = waiting[0]
                try:
                    self._storage.put(changes)
                except OSError as problem:
                    self.trouble = trouble_of(problem)
                    LOG.warning("saving is not possible: %s", problem)
                    saved.finish(self.trouble)
                    break
                self.trouble = ""
                waiting.pop(0)
                saved.finish()


class TinyStore:
    """All profiles under ``root``."""

    def __init__(self, root: Path, ops: FileOps | None = None) -> None:
        self._root, self._ops = root, ops or FileOps()
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._mutex = threading.Lock()

    def profiles(self) -> tuple[ProfileSummary, ...]:
        listed = self._app().get("keepers", {})
        there = {path.name for path in (self._root / "p").glob("*") if path.is_dir()}
        found = [ProfileSummary(id=i, **doc) for i, doc in listed.items() if i in there]
        for missing in sorted(there - set(listed)):
            with contextlib.suppress(StoreError, OSError, KeyError):
                found.append(self._look(missing))
        return tuple(found)

    def create(self, profile: Profile) -> TinyProfile:
        return TinyProfile(self._root / "p" / profile.id, self._ops, create=profile, changed=self._list)

    def open(self, profile_id: str) -> TinyProfile:
        return TinyProfile(self._folder(profile_id), self._ops, changed=self._list)

    def erase(self, profile_id: str) -> None:
        folder = self._folder(profile_id)
        FolderLock(folder / "store.lock").release()
        shutil.rmtree(folder)
        self._edit(lambda app: app.get("keepers", {}).pop(profile_id, None))

    def read_app(self) -> dict[str, Any]:
        return dict(self._app().get("device", {}))

    def write_app(self, document: Mapping[str, Any]) -> None:
        self._edit(lambda app: app.__setitem__("device", dict(document)))

    def close(self) -> None:
        """Nothing is held between calls."""

    def _folder(self, profile_id: str) -> Path:
        if not profile_id.isalnum():
            raise NoSuchProfile(profile_id)
        return self._root / "p" / profile_id

    def _look(self, profile_id: str) -> ProfileSummary:
        """Read a profile that is not in the list (its device settings were lost)."""
        opened = self.open(profile_id)
        try:
            self._list(opened.profile)
            return summary(opened.profile)
        finally:
            opened.close()

    def _list(self, profile: Profile) -> None:
        entry = summary(profile)
        short = {"nickname": entry.nickname, "look": entry.look, "companion": entry.companion, "band": entry.band}
        short["picture_key"] = entry.picture_key
        self._edit(lambda app: app.setdefault("keepers", {}).__setitem__(profile.id, short))

    def _app(self) -> dict[str, Any]:
        storage = self._open_app(create=False)
        if storage is None:
            return {}
        try:
            return dict(storage.tables.get("app", {}).get("1", {}))
        finally:
            storage.close()

    def _edit(self, change: Any) -> None:
        with self._mutex:
            storage = self._open_app(create=True)
            assert storage is not None
            try:
                document = json_copy(storage.tables.get("app", {}).get("1", {}))
                change(document)
                storage.put({"app": {"1": document}})
            except OSError as problem:
                LOG.warning("device settings cannot be saved: %s", problem)
            finally:
                storage.close()

    def _open_app(self, *, create: bool) -> JournalStorage | None:
        folder = self._root / "app"
        try:
            return JournalStorage(folder, self._ops)
        except NoSuchProfile:
            return JournalStorage(folder, self._ops, create=True) if create else None
        except StoreError:
            LOG.warning("device settings were damaged and are made anew")
            return JournalStorage(folder, self._ops, create=True) if create else None


def summary(profile: Profile) -> ProfileSummary:
    """What the list shows of a profile."""
    return ProfileSummary(
        id=profile.id,
        nickname=profile.nickname,
        look=profile.look,
        companion=profile.companion,
        band=profile.band,
        picture_key=profile.picture_key,
    )


def json_copy(document: Mapping[str, Any]) -> dict[str, Any]:
    """A copy deep enough to be changed."""
    return {key: json_copy(value) if isinstance(value, dict) else value for key, value in document.items()}
