"""What lies about on a desk and may be dropped on the window."""

from __future__ import annotations

from pathlib import Path

import pygame

from engine.content.sharing.packing import share
from engine.profiles.rows import PlainTables
from engine.profiles.travel.moving import write_moved
from tests.engine.content.writing import GOOD


def litter(folder: Path, content: PlainTables) -> tuple[str, ...]:
    """Good packs, broken ones, keepers' files, pictures, folders, and paths where nothing is."""
    pack = folder / "pack.yaml"
    pack.write_text(GOOD, "utf-8")
    share(pack, folder / "trial.zip")
    whole = (folder / "trial.zip").read_bytes()
    (folder / "half.zip").write_bytes(whole[: len(whole) // 2])
    (folder / "empty.zip").write_bytes(b"")
    (folder / "broken.yaml").write_text("id: [unclosed\n\tx: y", "utf-8")
    (folder / "noise.keeper").write_bytes(bytes(range(256)) * 9)
    (folder / "no keeper.keeper").write_text("{}", "utf-8")
    write_moved(folder / "mika.keeper", content)
    moved = (folder / "mika.keeper").read_bytes()
    (folder / "half.keeper").write_bytes(moved[: len(moved) // 2])
    pygame.image.save(pygame.Surface((8, 8)), folder / "picture.png")
    (folder / "a folder").mkdir()
    (folder / "a pack").mkdir()
    (folder / "a pack" / "pack.yaml").write_text(GOOD, "utf-8")
    (folder / "ümläut ❤ name.zip").write_bytes(whole)
    missing = [folder / "nobody.zip", folder / "nobody.keeper", folder / "no folder" / "x.png"]
    return tuple(str(path) for path in (*sorted(folder.iterdir()), *missing))
