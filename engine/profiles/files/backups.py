"""Backups of one keeper in the keeper's own folder: ``backup/DATE.zip``, at most one a day, read back after writing.

Each holds one ``store.json`` with everything of that moment. Kept are the last seven days on which there was one, and one for
each of four weeks before them. A wrong clock may give wrong dates, so which backup is the newest is told by the generation
inside, and what was just written is never thinned away.

Beside them lie copies that were put by before something was changed for good (``DATE-NUMBER-WHY.zip``): before a file was taken in, before
starting afresh, before going back. They are for grown-ups to go back to; a repair never uses them.
"""

import contextlib
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import cast, get_args

from engine.profiles.files.safe_file import FileOps, make_private, sync_name, write_new
from engine.profiles.files.snapshot import Snapshot, parsed_snapshot
from engine.profiles.store import Copy, Why

FOLDER = "backup"
DAYS, WEEKS = 7, 4
MOST_PUT_BY, PUT_BY_DAYS = 6, 35
_MEMBER = "store.json"
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:-(\d{1,4})-([a-z_]{1,20}))?")
_UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError, OverflowError, MemoryError)


def copies_in(folder: Path) -> list[Copy]:
    """Every copy in a keeper's folder by its name, the newest first; how many answers it has is not looked at."""
    found = [copy for path in (folder / FOLDER).glob("*.zip") if (copy := copy_of(path.stem)) is not None]
    return sorted(found, key=_age, reverse=True)


def copy_of(name: str) -> Copy | None:
    """What a file's name says; None for a name that is none of ours."""
    match = _NAME.fullmatch(name)
    why = (match[3] or "every_day") if match else ""
    if match is None or why not in get_args(Why):
        return None
    try:
        return Copy(name=name, day=date.fromisoformat(match[1]), why=cast("Why", why))
    except ValueError:
        return None


def _age(copy: Copy) -> tuple[date, int]:
    """Of one day those put by are newer than the daily one, the higher number newer than the lower."""
    match = _NAME.fullmatch(copy.name)
    return copy.day, int(match[2] or 0) if match else 0


def read_copy(folder: Path, name: str) -> Snapshot | None:
    """What is in a copy; None when there is none of that name, or it cannot be read."""
    return parsed_snapshot(_unpacked(folder / FOLDER / f"{name}.zip")) if copy_of(name) is not None else None


def put_by(folder: Path, ops: FileOps, pieces: Sequence[bytes], today: date, why: Why) -> None:
    """Write a copy of a snapshot before something is changed for good. Raises OSError; nothing old is gone then."""
    number = max((_age(copy)[1] for copy in copies_in(folder) if copy.day == today), default=0) + 1
    name = f"{today.isoformat()}-{number}-{why}"
    _write(folder, ops, pieces, name)
    put_aside = [copy for copy in copies_in(folder) if copy.why != "every_day" and copy.name != name]
    for old in put_aside[MOST_PUT_BY - 1 :]:
        ops.remove(folder / FOLDER / f"{old.name}.zip")


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
    _write(folder, ops, pieces, today.isoformat())
    for old in (*thinned(backups_in(folder), keep=today), *_faded(folder, today)):
        ops.remove(folder / FOLDER / f"{old}.zip")


def _faded(folder: Path, today: date) -> list[str]:
    """Copies put by more than five weeks ago, once there was play on seven days since: a clock that jumps makes nothing old."""
    days = list(backups_in(folder))
    before = min(today - timedelta(PUT_BY_DAYS), days[-DAYS]) if len(days) >= DAYS else date.min
    return [copy.name for copy in copies_in(folder) if copy.why != "every_day" and copy.day < before]


def _write(folder: Path, ops: FileOps, pieces: Sequence[bytes], name: str) -> None:
    whole = b"".join(pieces)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(zipfile.ZipInfo(_MEMBER, (1980, 1, 1, 0, 0, 0)), whole, zipfile.ZIP_DEFLATED)
    target = folder / FOLDER / f"{name}.zip"
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
