"""One keeper in use: the tables in memory, and a writer thread that puts each change on disk while the game plays on."""

import contextlib
import errno
import logging
import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from tinydb import TinyDB

from engine.profiles.files.safe_file import FileOps, make_private, trouble_of
from engine.profiles.files.storage import JournalStorage
from engine.profiles.keeper_tables import earlier_recovery, own_profile
from engine.profiles.kept_profile import Changes, KeptProfile
from engine.profiles.lock import LOCK_FILE, FolderLock
from engine.profiles.profile import Profile
from engine.profiles.rows import PlainTables, Rows
from engine.profiles.store import NoSuchProfile, Recovery, Saved, Why
from engine.profiles.upgrades import Tables

LOG = logging.getLogger(__name__)
_QUIET_S = 2.0
Job = tuple[Changes, bytes, Saved]
Task = tuple[Callable[[JournalStorage], None], Saved]
"""Something that is to be done with the storage when everything before it is written."""


class TinyProfile(KeptProfile):
    """A profile in use. Changes are visible at once and on disk when their ``Saved`` says so."""

    def __init__(
        self,
        folder: Path,
        ops: FileOps,
        *,
        create: Tables | None = None,
        changed: Callable[[Profile, float], None] | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        """``today`` names the daily backup. Raises NoSuchProfile, ProfileBusy, DamagedProfile, NewerSchema."""
        if create is None and not folder.is_dir():
            raise NoSuchProfile(folder.name)
        with contextlib.suppress(OSError):  # nothing can be written: play goes on in memory and ``trouble`` says so
            make_private(folder, ops)
        self._lock = FolderLock(folder / LOCK_FILE)
        try:
            self._db = TinyDB(folder, ops, create=create, storage=JournalStorage)
            self._storage: JournalStorage = self._db.storage  # type: ignore[assignment]
            profile = own_profile(self._storage.tables, folder, is_newer=self._storage.is_newer)
        except BaseException:
            self._lock.release()
            raise
        super().__init__({name: rows.copy() for name, rows in self._storage.tables.items()}, profile, changed)
        self._folder, self._ops = folder, ops
        self.trouble = "newer" if self._storage.is_newer else ""
        if self._storage.problem:
            self.trouble = self._why(self._storage.problem)
        self._today = today
        self._is_closed = self._is_backed_up = False
        self._queue: queue.SimpleQueue[Job | Task | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write, name="profile writer", daemon=True)
        self._writer.start()
        self.recovery = self._tell_adults(folder)
        self._tell()

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

    # ------------------------------------------------------------ writing
    def close(self) -> None:
        """Everything that waits is written, then the profile is free for others. A second call does nothing."""
        if self._is_closed:
            return
        self._is_closed = True
        self._tell()
        self._queue.put(None)
        self._writer.join()
        with contextlib.suppress(OSError):
            self._db.close()
        self._lock.release()

    def _put(self, changes: Changes) -> Saved:
        if self._is_closed:
            raise ValueError("this profile is closed")
        return super()._put(changes)

    def _keep(self, changes: Changes, line: bytes, saved: Saved) -> None:
        self._queue.put((changes, line, saved))

    def put_by(self, why: Why, tables: PlainTables | None = None) -> Saved:
        other = None if tables is None else {name: Rows(rows) for name, rows in tables.items()}
        return self.do(lambda storage: storage.put_by(self._today(), why, other))

    def do(self, task: Callable[[JournalStorage], None]) -> Saved:
        """Let the writer thread do something once everything that waits is written; what it raises as OSError is the receipt's error."""
        if self._is_closed:
            raise ValueError("this profile is closed")
        saved = Saved()
        self._queue.put((task, saved))
        return saved

    def _do(self, task: Callable[[JournalStorage], None], saved: Saved, *, is_all_written: bool) -> None:
        if not is_all_written:
            saved.finish(self.trouble)
            return
        try:
            task(self._storage)
        except (OSError, ValueError, OverflowError) as problem:  # a clock may show years that no date can hold
            LOG.warning("a copy cannot be made or gone back to: %s", problem)
            saved.finish(self._why(problem) if isinstance(problem, OSError) else "disk_error")
        else:
            saved.finish()

    def _write(self) -> None:
        """The writer thread. What could not be written is kept and tried again with later changes, and at the end."""
        waiting: deque[Job] = deque()
        try_at = 1
        while (job := self._next_job()) is not None:
            if len(job) == 2:
                self._save(waiting)
                self._do(*job, is_all_written=not waiting)
                continue
            waiting.append(job)
            if len(waiting) >= try_at:
                self._save(waiting)
                # Ever rarer: on a dead disk each try may mean writing a whole snapshot.
                try_at = len(waiting) + 1 + len(waiting) // 8
            if not job[-1].done:
                job[-1].finish(self.trouble)
        self._save(waiting)

    def _next_job(self) -> Job | Task | None:
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
                self.trouble = self._why(problem)
                LOG.warning("saving is not possible: %s", problem)
                return
            waiting.popleft()
            if not saved.done:
                saved.finish()
        self.trouble = ""

    def _why(self, problem: OSError) -> str:
        """The code of a trouble. Where the folder itself is missing, the next try may find it, or the reason is why it is not made."""
        if self._storage.is_newer:
            return "newer"
        if problem.errno == errno.ENOENT:
            try:
                make_private(self._folder, self._ops)
            except OSError as refused:
                problem = refused
        return trouble_of(problem)
