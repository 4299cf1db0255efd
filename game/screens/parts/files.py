"""Files that leave the game: they go to the user's downloads, never over something else, and the page says where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.screens.parts.folders import shortened

if TYPE_CHECKING:
    from pathlib import Path

    from game.services import Services


def saved_as(services: Services, name: str, content: bytes) -> str:
    """Write a file beside what is there already; where it is, or why it is nowhere, in a sentence."""
    words = services.kit.words
    try:
        path = _free(services.take_along, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except OSError:
        return words("It cannot be saved there: {folder}", folder=shortened(services.take_along))
    return words("Saved: {file}", file=shortened(path))


def _free(folder: Path, name: str) -> Path:
    """A name that is not taken: card.html, card-2.html, card-3.html …; odd letters of a nickname become a line."""
    stem, _, ending = name.rpartition(".")
    kept = "".join(c if c.isalnum() or c in "-_" else "-" for c in stem).strip("-") or "file"
    number, path = 1, folder / f"{kept}.{ending}"
    while path.exists():
        number += 1
        path = folder / f"{kept}-{number}.{ending}"
    return path
