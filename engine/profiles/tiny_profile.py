"""One keeper in use: the tables in memory, and a writer thread that puts each change on disk while the game plays on.

Tables: ``profile`` (one row), ``facts`` (one row each, never changed), ``past`` (levels of long ago, one row of counts each),
``state`` and ``level`` (one row, replaced), ``mended`` (one row until an adult has read it). Facts that this version does not
know stay in their rows untouched.
"""

import contextlib
import json
import logging
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from engine.profiles.journal import LINE_STARTS, line_of
from engine.profiles.keeper_tables import earlier_recovery, stored_profile
from engine.profiles.lock import LOCK_FILE, FolderLock
from engine.profiles.profile import Profile
from engine.profiles.recovery import merge
from engine.profiles.rolling import added_up, expanded, is_due, old_levels
from engine.profiles.rows import Rows
from engine.profiles.safe_file import FileOps, make_private, trouble_of
from engine.profiles.storage import JournalStorage
from engine.profiles.store import NoSuchProfile, Recovery, Saved
from engine.profiles.upgrades import Tables
from engine.records import Fact, UnknownFact, from_json, to_json

LOG = logging.getLogger(__name__)
_QUIET_S = 2.0
Changes = dict[str, dict[str, Any]]
Job = tuple[Changes, bytes, Saved]


class TinyProfile:
    """A profile in use. Changes are visible at once and on disk when their ``Saved`` says so."""

    def __init__(
        self,
        folder: Path,
        ops: FileOps,
        *,
        create: Tables | None = None,
        changed: Callable[[Profile], None] | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """``today`` names the daily backup. Raises NoSuchProfile, ProfileBusy, DamagedProfile, NewerSchema."""
        if create is None and not folder.is_dir():
            raise NoSuchProfile(folder.name)
        with contextlib.suppress(OSError):  # nothing can be written: play goes on in memory and ``trouble`` says so
            make_private(folder)
        self._lock = FolderLock(folder / LOCK_FILE)
        try:
            self._db = TinyDB(folder, ops, create=create, storage=JournalStorage)
            self._storage: JournalStorage = self._db.storage  # type: ignore[assignment]
            self._profile = stored_profile(self._storage.tables, folder, is_newer=self._storage.is_newer)
        except BaseException:
            self._lock.release()
            raise
        self._view = {name: rows.copy() for name, rows in self._storage.tables.items()}
        self.trouble = "newer" if self._storage.is_newer else trouble_of(self._storage.problem) if self._storage.problem else ""
        self._changed, self._today = changed, today
        self._next = self._table("facts").last_number() + 1
        self._answers = self._table("facts").count("AnswerGiven") + self._table("past").total("n")
        self._is_closed = self._is_backed_up = False
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="profile writer", daemon=True)
        self._writer.start()
        self.recovery = self._tell_adults(folder)
        if changed is not None and not self.trouble:
            changed(self._profile)

    def _tell_adults(self, folder: Path) -> Recovery:
        """What was mended now, or earlier and nobody has read it yet; and what a grown-up may want to find in the log."""
        if self._lock.trouble:
            LOG.warning("%s cannot be locked (%s): a second window cannot be kept out", folder, self._lock.trouble)
        now = self._storage.recovery
        if now.clean:
            return earlier_recovery(self._table("mended").get("1"))
        LOG.warning("%s was repaired: %s", folder, now)
        self._put({"mended": {"1": asdict(now)}})
        return now

    # ------------------------------------------------------------ reading
    @property
    def profile(self) -> Profile:
        return self._profile

    def facts(self) -> Iterator[Fact]:
        """Every fact this version knows, in the order they happened."""
        for row in self._table("past").documents():
            yield from expanded(row)
        for document in self._table("facts").documents():
            try:
                yield from_json(document)
            except UnknownFact:
                continue

    def count_answers(self) -> int:
        return self._answers

    def state(self) -> Mapping[str, Any] | None:
        return self._table("state").get("1")

    def level(self) -> Mapping[str, Any] | None:
        return self._table("level").get("1")

    def _table(self, name: str) -> Rows:
        found = self._view.get(name)
        return Rows() if found is None else found

    # ------------------------------------------------------------ writing
    def save_profile(self, profile: Profile) -> Saved:
        """Raises ValueError for the profile of somebody else."""
        if profile.id != self._profile.id:
            raise ValueError("a profile keeps its id")
        saved = self._put({"profile": {"1": profile.to_json()}})
        self._profile = profile
        if self._changed is not None:
            self._changed(profile)
        return saved

    def append(
        self, facts: Sequence[Fact], state: Mapping[str, Any] | None = None, level: Mapping[str, Any] | None = None
    ) -> Saved:
        """Raises ValueError or TypeError for values that JSON cannot hold; nothing is changed then."""
        stored = [to_json(fact) for fact in facts]
        changes: Changes = {"facts": {str(number): document for number, document in enumerate(stored, self._next)}}
        if state is not None:
            changes["state"] = {"1": dict(state)}
        if level is not None:
            changes["level"] = {"1": dict(level)}
        saved = self._put(changes)
        self._next += len(stored)
        self._answers += sum(document["is"] == "AnswerGiven" for document in stored)
        return saved

    def save_level(self, level: Mapping[str, Any] | None) -> Saved:
        return self._put({"level": {"1": dict(level) if level is not None else None}})

    def add_up(self, before_s: float) -> Saved | None:
        """One line of the journal: rows of counts come, rows of facts go."""
        if self.trouble or not is_due(self._table("facts").pairs(), before_s):
            return None
        levels = old_levels(self._table("facts").pairs(), before_s)
        if not levels:
            return None
        gone = {number: None for rows in levels.values() for number, _ in rows}
        first = self._table("past").last_number() + 1
        sums = [added_up(level, [row for _, row in rows]) for level, rows in levels.items()]
        return self._put({"past": {str(n): row for n, row in enumerate(sums, first)}, "facts": gone})

    def seen_recovery(self) -> None:
        """The note is kept no longer."""
        self.recovery = Recovery()
        if self._table("mended").get("1"):
            self._put({"mended": {"1": None}})

    def close(self) -> None:
        """Everything that waits is written, then the profile is free for others. A second call does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        self._queue.put(None)
        self._writer.join()
        with contextlib.suppress(OSError):
            self._db.close()
        self._lock.release()

    def _put(self, changes: Changes) -> Saved:
        if self._is_closed:
            raise ValueError("this profile is closed")
        # The line is made here and not in the writer thread: what cannot be stored must fail where it was asked for.
        line = line_of({"put": changes})
        stored = json.loads(line[LINE_STARTS:])["put"]
        saved = Saved()
        merge(self._view, stored)
        self._queue.put((stored, line, saved))
        return saved

    def _write(self) -> None:
        """The writer thread. What could not be written is kept and tried again with later changes, and at the end."""
        waiting: deque[Job] = deque()
        try_at = 1
        while (job := self._next_job()) is not None:
            waiting.append(job)
            if len(waiting) >= try_at:
                self._save(waiting)
                # Ever rarer: on a dead disk each try may mean writing a whole snapshot.
                try_at = len(waiting) + 1 + len(waiting) // 8
            if not job[-1].done:
                job[-1].finish(self.trouble)
        self._save(waiting)

    def _next_job(self) -> Job | None:
        """Waits for something to write; in the first quiet moment the daily backup is made."""
        if not self._is_backed_up:
            try:
                return self._queue.get(timeout=_QUIET_S)
            except queue.Empty:
                self._back_up()
        return self._queue.get()

    def _back_up(self) -> None:
        self._is_backed_up = True
        if self.trouble:
            return
        try:
            self._storage.back_up(self._today())
        except (OSError, ValueError, OverflowError) as problem:  # a clock may show years that no date can hold
            LOG.warning("today's backup cannot be made: %s", problem)

    def _save(self, waiting: deque[Job]) -> None:
        while waiting:
            changes, line, saved = waiting[0]
            try:
                self._storage.put(changes, line)
            except OSError as problem:
                self.trouble = "newer" if self._storage.is_newer else trouble_of(problem)
                LOG.warning("saving is not possible: %s", problem)
                return
            waiting.popleft()
            if not saved.done:
                saved.finish()
        self.trouble = ""
