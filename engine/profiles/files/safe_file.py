"""File operations in the order that survives a power cut, behind one small object so that tests can let any of them fail.

POSIX: fsync the file, rename, fsync the folder. macOS: F_FULLFSYNC. Windows: os.replace is tried again for 2.5 s while a virus
scanner or an indexer holds the file.
"""

import contextlib
import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

_BUSY_ON_WINDOWS = {5, 32, 33}
_RETRY_FOR_S = 2.5
_PAUSE_S = 0.05


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

            try:
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            except OSError as unknown:  # network disks know no full sync
                if unknown.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                    raise
                os.fsync(handle)
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

    def make_folder(self, folder: Path) -> None:
        """A new folder that nobody else may read; its name is only sure to stay when the folder around it was synced."""
        folder.mkdir(mode=0o700, exist_ok=True)

    def close(self, handle: int) -> None:
        os.close(handle)

    def replace(self, source: Path, target: Path) -> None:
        patiently(lambda: os.replace(source, target))

    def link(self, source: Path, target: Path) -> None:
        """``target`` becomes a second name for ``source`` in one step; a synced copy where the file system has no links."""
        part = target.with_name(f"{target.name}.part")
        self.remove(part)
        try:
            os.link(source, part)
        except FileNotFoundError:
            raise
        except OSError:
            shutil.copyfile(source, part)
            handle = self.open_append(part)
            try:
                os.chmod(part, 0o600)
                self.sync(handle)
            finally:
                self.close(handle)
        self.replace(part, target)
        self.remove(part)  # a rename between two names of one file does nothing and leaves both

    def remove(self, path: Path) -> None:
        with contextlib.suppress(FileNotFoundError):
            patiently(lambda: os.unlink(path))


class NotAFile(OSError):
    """This is a folder, a pipe or a device, and is not opened."""


class TooLarge(OSError):
    """This file is larger than any of its kind."""


def read_file(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file, opened in a way that nothing can make it wait for ever: a pipe or a device is refused, also behind
    a link. Raises OSError: NotAFile, TooLarge for more than ``most`` bytes.
    """
    _only_files(os.stat(path).st_mode, path)  # before opening: some devices act when they are opened
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        _only_files(os.fstat(handle).st_mode, path)
        found = file.read(most + 1)
    if len(found) > most:
        raise TooLarge(errno.EFBIG, "it is larger than any such file", str(path))
    return found


def _only_files(mode: int, path: Path) -> None:
    if not stat.S_ISREG(mode):
        raise NotAFile(errno.EINVAL, "this is no file", str(path))


def patiently(step: Callable[[], None], *, for_s: float = _RETRY_FOR_S, sleep: Callable[[float], None] = time.sleep) -> None:
    """Do ``step``; while Windows says that somebody else holds the file, try again for so many seconds."""
    waited_s = 0.0
    while True:
        try:
            return step()
        except OSError as problem:
            if getattr(problem, "winerror", None) not in _BUSY_ON_WINDOWS or waited_s >= for_s:
                raise
        sleep(_PAUSE_S)
        waited_s += _PAUSE_S


def write_new(ops: FileOps, path: Path, pieces: Iterable[bytes]) -> None:
    """A new file in place of whatever had this name, on disk when this returns. Raises OSError."""
    ops.remove(path)
    handle = ops.open_new(path)
    try:
        for piece in pieces:
            ops.write(handle, piece)
        ops.sync(handle)
    finally:
        ops.close(handle)


def make_private(folder: Path, ops: FileOps | None = None) -> None:
    """``folder`` and its parents as far as they are missing, readable by nobody else; each new name is on the disk when this returns.

    Raises OSError. A folder whose parent was never synced vanishes whole with the power, however well its files were.
    """
    if folder.is_dir():
        return
    ops = ops or FileOps()
    make_private(folder.parent, ops)
    ops.make_folder(folder)
    sync_name(folder, ops)


def sync_name(folder: Path, ops: FileOps) -> None:
    """The name of ``folder`` in the folder around it is on the disk. Raises OSError.

    Somebody else's folder may not let itself be opened, and a network disk may know no such sync: there is no more to be done then.
    """
    try:
        ops.sync_folder(folder.parent)
    except OSError as refused:
        if refused.errno not in (errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP):
            raise


def set_aside(ops: FileOps, path: Path) -> Path | None:
    """Keep what cannot be read under a name that nothing else uses; the file itself stays. None when that fails."""
    stamp = time.strftime("%Y%m%d-%H%M%S", time.gmtime())
    names = (path.with_name(f"damaged-{stamp}{more}-{path.name}") for more in ("", *(f"-{n}" for n in range(2, 100))))
    try:
        target = next(name for name in names if not name.exists())
        ops.link(path, target)
    except (OSError, StopIteration):
        return None
    return target


def trouble_of(problem: OSError) -> str:
    """The code the game knows for a failed write."""
    if problem.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG):
        return "disk_full"
    if problem.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return "read_only"
    return "disk_error"
