"""Backups of one keeper in the keeper's own folder: ``backup/DATE.zip``, at most one a day, read back after writing.

Each holds one ``store.json`` with everything of that moment. Kept are the last seven days on which there was one, and one for
each of four weeks before them. A wrong clock may give wrong dates, so which backup is the newest is told by the generation
inside, and what was just written is never thinned away.
"""

import contextlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from engine.profiles.safe_file import FileOps, make_private, sync_name, write_new
from engine.profiles.snapshot import Snapshot, parsed_snapshot

FOLDER = "backup"
DAYS, WEEKS = 7, 4
_MEMBER = "store.json"
_UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError, OverflowError, MemoryError)


def backups_in(folder: Path) -> dict[date, Path]:
    """The backups of a keeper's folder by their day, the oldest first."""
    found = {}
    for path in (folder / FOLDER).glob("*.zip"):
        with contextlib.suppress(ValueError):
            found[date.fromisoformat(path.stem)] = path
    return dict(sorted(found.items()))


def is_due(folder: Path, today: date) -> bool:
    """No backup of today yet; where the clock went back, a day counts as new each time."""
    there = backups_in(folder)
    return today not in there or today < max(there)


def back_up(folder: Path, ops: FileOps, pieces: Sequence[bytes], today: date) -> None:
    """Write today's backup of a snapshot given in pieces, read it back, thin the others. Raises OSError; nothing old is gone then."""
    whole = b"".join(pieces)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(zipfile.ZipInfo(_MEMBER, (1980, 1, 1, 0, 0, 0)), whole, zipfile.ZIP_DEFLATED)
    target = folder / FOLDER / f"{today.isoformat()}.zip"
    part = target.with_suffix(".part")
    make_private(target.parent, ops)
    try:
        write_new(ops, part, [packed.getvalue()])
        if _unpacked(part) != whole:
            raise OSError(f"{part} does not read back")
        ops.replace(part, target)
        ops.sync_folder(target.parent)
        sync_name(target.parent, ops)
    except OSError:
        with contextlib.suppress(OSError):
            ops.remove(part)
        raise
    for old in thinned(backups_in(folder), keep=today):
        ops.remove(target.with_name(f"{old.isoformat()}.zip"))


def thinned(days: Iterable[date], *, keep: date) -> list[date]:
    """Which days' backups are not needed any more."""
    newest_first = sorted(days, reverse=True)
    kept = {keep, *newest_first[:DAYS]}
    weeks: dict[tuple[int, int], date] = {}
    for day in newest_first[DAYS:]:
        weeks.setdefault(day.isocalendar()[:2], day)
    kept.update(list(weeks.values())[:WEEKS])
    return [day for day in newest_first if day not in kept]


def newest_backup(folder: Path) -> tuple[date, Snapshot] | None:
    """The backup that knows most, or None when none can be read."""
    best: tuple[date, Snapshot] | None = None
    for day, path in backups_in(folder).items():
        snapshot = parsed_snapshot(_unpacked(path))
        if snapshot is not None and (best is None or snapshot.generation >= best[1].generation):
            best = day, snapshot
    return best


def _unpacked(path: Path) -> bytes:
    """What is in a backup; empty when it cannot be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(_MEMBER)
    except _UNREADABLE:
        return b""
