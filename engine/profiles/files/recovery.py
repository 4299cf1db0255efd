"""Reading a folder back: the snapshot and its journal or, where they are damaged, the pair before and all journals since, or
at the very worst the newest daily backup and what journals are left.

Nothing here writes. *Missing* (nothing was ever there) and *damaged* are different things.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.profiles.files.backups import backups_in, newest_backup
from engine.profiles.files.journal import Read, read_journal
from engine.profiles.files.snapshot import Snapshot, claimed_generation, read_snapshot
from engine.profiles.rows import Rows
from engine.profiles.store import DamagedProfile, NoSuchProfile
from engine.profiles.upgrades import Tables


@dataclass(slots=True, kw_only=True)
class Found:
    """What a folder holds.

    ``is_current``: it begins with ``store.json`` itself and not with the copy before. ``damaged`` names files with something
    unreadable in them, ``is_whole`` is False as soon as anything was damaged or missing. ``restored`` counts facts that came back
    from journals because the snapshot was bad. ``backup`` is the day of the backup that had to be used, ``lost`` how many facts are
    known to be gone since.
    """

    tables: Tables
    generation: int
    schema: int
    is_current: bool
    damaged: list[str] = field(default_factory=list)
    is_whole: bool = True
    lines: int = 0
    lines_lost: int = 0
    restored: int = 0
    backup: str = ""
    lost: int = 0
    good_bytes: int = -1


def journal_path(folder: Path, generation: int) -> Path:
    return folder / f"store.{generation}.log"


def newest_in(folder: Path) -> int:
    """The highest generation of which there is any trace."""
    snapshots = [claimed_generation(folder / name) for name in ("store.json", "store.json.bak")]
    return max([*snapshots, *generations_in(folder)])


def found_in(folder: Path) -> Found:
    """Raises NoSuchProfile, DamagedProfile (nothing can be read; nothing was touched)."""
    main, backup = folder / "store.json", folder / "store.json.bak"
    if not (main.exists() or backup.exists() or backups_in(folder) or _has_lines(folder)):
        raise NoSuchProfile(folder.name)
    current = read_snapshot(main)
    before = None
    if current is None or claimed_generation(backup) > current.generation:
        before = read_snapshot(backup)
    best = before if before is not None and (current is None or before.generation > current.generation) else current
    if best is None:
        return _from_backup(folder)
    if best is current:
        return _continued(folder, best)
    return _rebuilt(folder, best, is_main_there=main.exists())


def merge(tables: Tables, changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Put changed documents into tables; None deletes."""
    for name, documents in changes.items():
        table = tables.setdefault(name, Rows())
        table.drop({number for number, document in documents.items() if document is None})
        for number, document in documents.items():
            if document is not None:
                table[number] = document


def _continued(folder: Path, start: Snapshot) -> Found:
    """The usual case: a good snapshot and the journal that goes on from it."""
    found = Found(tables=start.tables, generation=start.generation, schema=start.schema, is_current=True)
    journal = read_journal(journal_path(folder, start.generation))
    _follow(found, journal, start.generation, start.crc)
    found.good_bytes = journal.good_bytes
    return found


def _rebuilt(folder: Path, start: Snapshot, *, is_main_there: bool) -> Found:
    """The copy before, its journal, and the journal of the snapshot that is lost."""
    found = Found(tables=start.tables, generation=start.generation, schema=start.schema, is_current=False, is_whole=False)
    if is_main_there:
        found.damaged.append("store.json")
    known = len(start.tables.get("facts", {}))
    _follow(found, read_journal(journal_path(folder, start.generation)), start.generation, start.crc)
    for generation in generations_in(folder):
        if generation > start.generation:
            _follow(found, read_journal(journal_path(folder, generation)), generation, None)
    found.restored = max(0, len(found.tables.get("facts", {})) - known)
    return found


def _from_backup(folder: Path) -> Found:
    """Both snapshots are gone: the newest backup, and what the journals still say."""
    kept = newest_backup(folder)
    if kept is None:
        raise DamagedProfile(str(folder))
    day, start = kept
    found = Found(tables=start.tables, generation=start.generation, schema=start.schema, is_current=False, is_whole=False)
    found.backup = day.isoformat()
    found.damaged += [name for name in ("store.json", "store.json.bak") if (folder / name).exists()]
    rows = start.tables.get("facts", Rows())
    last, known = rows.last_number(), len(rows)
    for generation in generations_in(folder):
        if generation >= start.generation:
            _follow(found, read_journal(journal_path(folder, generation)), generation, None)
    rows = found.tables.get("facts", Rows())
    found.restored = max(0, len(rows) - known)
    found.lost = max(0, rows.last_number() - last - found.restored)  # numbers are never used twice: gaps are facts
    return found


def _follow(found: Found, journal: Read, generation: int, crc: str | None) -> None:
    """Apply a journal; one that belongs to other tables is not applied, but counted and kept."""
    name = journal_path(Path(), generation).name
    if not journal.is_there:
        found.is_whole = False
        return
    head = journal.head
    is_foreign = head is not None and (head.get("gen") != generation or crc not in (None, head.get("snapshot")))
    found.lines_lost += journal.lines_lost
    if is_foreign:
        found.lines_lost += len(journal.changes)
    else:
        for change in journal.changes:
            merge(found.tables, change.get("put", {}))
        found.lines += len(journal.changes)
    if is_foreign or not journal.is_whole:
        found.is_whole = False
        found.damaged.append(name)


def _has_lines(folder: Path) -> bool:
    """Whether any journal holds a change; one without is what a game leaves that died while making the folder."""
    journals = [read_journal(journal_path(folder, generation)) for generation in generations_in(folder)]
    return any(journal.changes or journal.lines_lost for journal in journals)


def generations_in(folder: Path) -> list[int]:
    """The generations of the journals in a folder."""
    numbers = (path.name.split(".")[1] for path in folder.glob("store.*.log"))
    return sorted(int(number) for number in numbers if number.isdigit())
