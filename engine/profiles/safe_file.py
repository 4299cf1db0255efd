"""File operations in the order that survives a power cut, behind one small object so that tests can let any of them fail.

POSIX: fsync the file, rename, fsync the folder. macOS: F_FULLFSYNC. Windows: os.replace is tried again for 2.5 s while a virus scanner
or an indexer holds the file.
"""

import contextlib
import errno
import os
import sys
import time
from pathlib import Path

_BUSY_ON_WINDOWS = {5, 32, 33}
_RETRY_FOR_S = 2.5


class FileOps:
    """The real thing."""

    def open_append(self, path: Path) -> int:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)

    def open_new(self, path: Path) -> int:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)

    def write(self, handle: int, data: bytes) -> None:
        """All of ``data``, or OSError."""
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]

    def truncate(self, handle: int, length: int) -> None:
        os.ftruncate(handle, length)

    def sync(self, handle: int) -> None:
        """On the platter, as far as the system can promise."""
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        elif hasattr(os, "fdatasync"):
            os.fdatasync(handle)
        else:
            os.fsync(handle)

    def sync_folder(self, folder: Path) -> None:
        if os.name == "nt":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def close(self, handle: int) -> None:
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        until = time.monotonic() + _RETRY_FOR_S
        while True:
            try:
                os.replace(source, target)
                return
            except OSError as problem:
                if getattr(problem, "winerror", None) not in _BUSY_ON_WINDOWS or time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def link(self, source: Path, target: Path) -> None:
        """A second name for ``source``; a copy where the file system has no links."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(target)
        try:
            os.link(source, target)
        except OSError:
            import shutil

            shutil.copyfile(source, target)

    def remove(self, path: Path) -> None:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)


def trouble_of(problem: OSError) -> str:
    """The code the game knows for a failed write."""
    if problem.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG):
        return "disk_full"
    if problem.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "read_only"
    return "disk_error"
