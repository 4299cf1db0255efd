"""The rows of the grown-ups' list of packs: every pack, beneath it the overlays that change it, at the end those whose pack is not here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.content.library.overlay_notes import OverlayNote

if TYPE_CHECKING:
    from engine.content.compiled.pack import Pack
    from game.kit.language.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """One pack or overlay as the list shows it."""

    id: str
    title: str
    about: str
    maker: str
    subject: Pack | OverlayNote

    @property
    def is_overlay(self) -> bool:
        return isinstance(self.subject, OverlayNote)


def rows_of(packs: Sequence[Pack], overlays: Sequence[OverlayNote], words: Words) -> list[Row]:
    """Packs in their order, each with its overlays in theirs."""
    rows: list[Row] = []
    for pack in packs:
        rows.append(Row(pack.id, pack.title, ages_and_islands(pack, words), _maker(pack, words), pack))
        rows += [_overlay(note, pack.title, words) for note in overlays if note.base == pack.id]
    there = {pack.id for pack in packs}
    return rows + [_overlay(note, "", words) for note in overlays if note.base not in there]


def ages_and_islands(pack: Pack, words: Words) -> str:
    """For whom a pack is, and how large."""
    low, high = pack.ages
    return words.count(
        "ages {low} to {high}, {n} island", "ages {low} to {high}, {n} islands", len(pack.skills), low=low, high=high
    )


def _overlay(note: OverlayNote, pack: str, words: Words) -> Row:
    if pack:
        about = words("changes {pack}", pack=pack)
    elif note.beneath is None:
        about = words("changes {pack}, which is not here", pack=note.base)
    else:
        about = words("changes {pack}, which has problems of its own", pack=note.base)
    return Row(note.id, note.title, about, _maker(note, words), note)


def _maker(subject: Pack | OverlayNote, words: Words) -> str:
    return words("{author}, {licence}", author=subject.author, licence=subject.licence)
