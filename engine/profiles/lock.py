"""A kernel lock on a folder: two windows never write the same store, and a crash frees it by itself."""

import errno
import os
import time
from pathlib import Path

from engine.profiles.store import ProfileBusy

LOCK_FILE = "store.lock"
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_PAUSE_S = 0.01


class FolderLock:
    """Held from construction to ``release``. Raises ProfileBusy when somebody else holds it (after ``patience_s`` at most).

    Where nothing can be written nobody needs a lock (``trouble`` is "read_only"); a disk that knows no locks says "no_lock".
    """

    def __init__(self, path: Path, *, patience_s: float = 0.0) -> None:
        self.trouble = ""
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            self._handle, self.trouble = -1, "read_only"
            return
        waited_s = 0.0
        while not self._take():
            if waited_s >= patience_s:
                self.release()
                raise ProfileBusy(str(path))
            time.sleep(_PAUSE_S)
            waited_s += _PAUSE_S

    def _take(self) -> bool:
        try:
            if os.name == "nt":
                import msvcrt

                msvcrt.locking(self._handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            else:
                import fcntl

                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as refused:
            if refused.errno in _TAKEN:
                return False
            self.trouble = "no_lock"
        return True

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
