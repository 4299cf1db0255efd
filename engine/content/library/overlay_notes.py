"""The overlays on this machine, for the page of packs: whose they are, which pack each changes, and what it changes in plain words.

Read from their own files, whether they are switched on or not; what is wrong with them comes from the checker, like the problems of packs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.content.archives.zipped import open_zips
from engine.content.compiled.overlay_files import names_of, shown_name, yaml_of
from engine.content.library.library import find_packs
from engine.content.overlays.apply_overlay import Laid, lay_over, numbers_of
from engine.content.overlays.comparing import compare
from engine.content.reading.reader import Node, read
from engine.messages import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayNote:
    """One overlay. ``base`` is the id of the pack it changes, ``beneath`` where that pack lies (None when it is not here)."""

    id: str
    base: str
    title: str
    about: str
    author: str
    licence: str
    path: Path
    beneath: Path | None

    @property
    def file(self) -> str:
        """How problems name its file."""
        return shown_name(self.path)


def overlay_notes(folders: Sequence[Path], cache: Path | None = None) -> tuple[OverlayNote, ...]:
    """Every overlay in the folders, zips among them; in the order in which they are laid."""
    paths = [*find_packs(folders), *open_zips(folders, cache)[0]]
    names = {path: names_of(path) for path in paths}
    packs = {own: path for path, (own, base) in names.items() if own and not base}
    return tuple(_note(path, own, base, packs.get(base)) for path, (own, base) in names.items() if own and base)


def _note(path: Path, own: str, base: str, beneath: Path | None) -> OverlayNote:
    root, _ = read(yaml_of(path), shown_name(path))
    said = {key: node.text or "" for key, node in ((root.entries if root is not None else None) or {}).items()}
    return OverlayNote(
        id=own,
        base=base,
        title=said.get("title") or own,
        about=said.get("about", ""),
        author=said.get("author", ""),
        licence=said.get("licence", ""),
        path=path,
        beneath=beneath,
    )


def changes_of(note: OverlayNote) -> tuple[Message, ...]:
    """What the overlay changes in its pack, changed answers first; empty when one of the two cannot be read."""
    if note.beneath is None:
        return ()
    under, over = _root(note.beneath), _root(note.path)
    if under is None or over is None:
        return ()
    before, after = under.plain(), lay_over(Laid(under, numbers_of(under)), over, note.file).root.plain()
    assert isinstance(before, dict) and isinstance(after, dict)
    changes = sorted(compare(before, after, moves=False), key=lambda change: not change.loud)
    return tuple(change.message for change in changes)


def _root(path: Path) -> Node | None:
    root, _ = read(yaml_of(path), shown_name(path))
    return root if root is not None and root.entries is not None else None
