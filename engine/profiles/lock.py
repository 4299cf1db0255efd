"""A kernel lock on a profile: two windows never write the same store, and a crash frees it by itself."""

import os
from pathlib import Path

from engine.profiles.store import ProfileBusy


class FolderLock:
    """Held from construction to ``release``. Raises ProfileBusy at once when somebody else holds it."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._take()
        except OSError:
            os.close(self._handle)
            raise ProfileBusy(str(path)) from None

    def _take(self) -> None:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(self._handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
