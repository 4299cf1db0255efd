"""``add``: a pack from a zip, a folder or a single YAML goes into the user's own packs; and out of them again.

Everything is read into memory, checked, written to a staging folder beside the packs, checked there as the game will see it, and only then
renamed into its place. A pack of the same id stands aside until the new one is in place.
"""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.content.archives.archive import PACK_BYTES, Refused, read_archive
from engine.content.archives.manifest import checked_against_manifest
from engine.content.archives.zipped import find_zips, id_in_zip, write_files
from engine.content.checks.checking import CanShow, check_pack
from engine.content.compiled.overlay_files import names_of, sorted_out
from engine.content.library.library import find_packs
from engine.content.library.overlay_notes import overlay_notes
from engine.content.models.problems import Problem
from engine.content.reading.reader import MAX_BYTES
from engine.content.sharing.packing import files_of
from engine.messages import message


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A pack that was added: where it lies, what it is, remarks of the checker, and whether its checksums were there."""

    folder: Path
    id: str
    title: str
    author: str
    licence: str
    skills: int
    sealed: bool
    base: str = ""  # of an overlay: the id of the pack it changes
    replaced: bool = False
    problems: tuple[Problem, ...] = field(default=())


class AlreadyThere(Refused):
    """A pack of this id is among the user's own packs."""

    def __init__(self, pack: str) -> None:
        super().__init__("You have a pack called “{pack}” already.", pack=pack)
        self.pack = pack


def add(path: Path, own: Path, levels: Sequence[Path], *, replace: bool = False, can_show: CanShow | None = None) -> Added:
    """Add the pack at ``path`` to the folder ``own``; ``levels`` are all folders with packs. Raises Refused, AlreadyThere, OSError."""
    files, sealed = checked_against_manifest(_files(path))
    own.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(prefix=".adding-", dir=own, ignore_cleanup_errors=True) as room:
        staged = Path(room) / "pack"
        write_files(files, staged)
        pack, base = names_of(staged)
        if base:
            return _add_overlay(staged, pack, base, own, levels, replace, sealed)
        checked = check_pack(staged, can_show=can_show, shown=f"{path.name}/pack.yaml")
        if checked.compiled is None:
            first = next((problem for problem in checked.problems if problem.severity == "error"), None)
            why = first.message if first is not None else message("It has no skill.")
            raise Refused("Nothing of this pack would play. {first}", first=why)
        compiled = checked.compiled
        _refuse_built_in(compiled["id"], own, levels)
        replaced = _settle(staged, own, compiled["id"], replace)
    return Added(
        folder=own / compiled["id"],
        id=compiled["id"],
        title=compiled["title"],
        author=compiled["author"],
        licence=compiled["licence"],
        skills=len(compiled["skills"]),
        sealed=sealed,
        replaced=replaced,
        problems=tuple(checked.problems),
    )


def _add_overlay(staged: Path, pack: str, base: str, own: Path, levels: Sequence[Path], replace: bool, sealed: bool) -> Added:
    """An overlay is checked over the pack that it changes, which has to be there."""
    beneath = next((p for p in sorted_out(find_packs(levels))[0] if names_of(p)[0] == base), None)
    if beneath is None:
        raise Refused("It changes the pack “{base}”, which is not here. Add that pack first.", base=base)
    checked = check_pack(beneath, overlays=[(staged, "pack.yaml")])
    wrong = [p for p in checked.problems if p.severity == "error"]
    if wrong or not pack:
        why = wrong[0].message if wrong else message("It has no id.")
        raise Refused("It does not fit over “{base}”. {why}", base=base, why=why)
    _refuse_built_in(pack, own, levels)
    replaced = _settle(staged, own, pack, replace)
    (note,) = (note for note in overlay_notes([own]) if note.id == pack)
    return Added(
        folder=own / pack,
        id=pack,
        title=note.title,
        author=note.author,
        licence=note.licence,
        skills=0,
        sealed=sealed,
        base=base,
        replaced=replaced,
        problems=tuple(problem for problem in checked.problems if problem.file == "pack.yaml"),
    )


def _files(path: Path) -> dict[str, bytes]:
    if path.is_dir():
        return files_of(path)
    if path.suffix.lower() == ".zip":
        if path.stat().st_size > PACK_BYTES:
            raise Refused("This pack is over 50 MB.")
        return read_archive(path.read_bytes())
    if path.suffix.lower() in (".yaml", ".yml"):
        if path.stat().st_size > MAX_BYTES:
            raise Refused("This file is larger than 1 MB.")
        return files_of(path)
    raise Refused("“{name}” is no pack. A pack is a .zip, a folder with a pack.yaml, or one .yaml file.", name=path.name)


def _refuse_built_in(pack: str, own: Path, levels: Sequence[Path]) -> None:
    built_in = {names_of(path)[0] for path in find_packs([folder for folder in levels if folder != own])}
    if pack in built_in:
        raise Refused("A pack called “{pack}” comes with the game. Give yours another id.", pack=pack)


def _settle(staged: Path, own: Path, pack: str, replace: bool) -> bool:
    """Rename the checked pack into its place; what stood there waits aside until that has worked. True when there was one."""
    there = own_packs(own, pack)
    target = own / pack
    if there and not replace:
        raise AlreadyThere(pack)
    if target.exists() and target not in there:
        raise Refused("In your packs is something else called “{pack}”.", pack=pack)
    aside = [(path, staged.parent / f"old-{n}") for n, path in enumerate(there)]
    moved: list[tuple[Path, Path]] = []
    try:
        for path, away in aside:
            path.rename(away)
            moved.append((path, away))
        staged.rename(target)
    except OSError:
        for path, away in moved:
            away.rename(path)
        raise
    return bool(there)


def own_packs(own: Path, pack: str) -> list[Path]:
    """Where a pack of this id lies among the user's own: folders, files and zips."""
    return [path for path in find_packs([own]) if names_of(path)[0] == pack] + [
        p for p in find_zips([own]) if id_in_zip(p) == pack
    ]


def remove(pack: str, own: Path) -> bool:
    """Take a pack out of the user's own packs, for good. False when it is not among them. Raises OSError."""
    there = own_packs(own, pack)
    for path in there:
        away = path.with_name(f".removed-{path.name}")
        path.rename(away)
        if away.is_dir():
            shutil.rmtree(away)
        else:
            away.unlink()
    return bool(there)
