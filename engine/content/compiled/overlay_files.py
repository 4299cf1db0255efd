"""Which of the files found are overlays, and which pack each of them changes: told by two lines, without a YAML reader.

An overlay is a folder or file like a pack whose YAML begins with ``overlay: pack-id``. What it may change is the matter of
``engine.content.overlays.apply_overlay``.
"""

import re
from collections.abc import Sequence
from pathlib import Path

_LINE = re.compile(rb"^(overlay|id):[ \t]*[\"']?([a-z0-9-]+)[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_HEAD_BYTES = 1_000_000


def yaml_of(path: Path) -> Path:
    """The YAML of a pack or overlay given as a file or a folder."""
    return path / "pack.yaml" if path.is_dir() else path


def shown_name(path: Path) -> str:
    """How problems name the file."""
    return f"{path.name}/pack.yaml" if path.is_dir() else path.name


def names_of(path: Path) -> tuple[str, str]:
    """(own id, id of the pack it changes); the second is "" for a pack. Both are "" when the file cannot be read."""
    try:
        with yaml_of(path).open("rb") as file:
            found = {key: name.decode() for key, name in reversed(_LINE.findall(file.read(_HEAD_BYTES)))}
    except OSError:
        return "", ""
    return found.get(b"id", ""), found.get(b"overlay", "")


def is_overlay(path: Path) -> bool:
    """Whether this changes another pack instead of being one."""
    return bool(names_of(path)[1])


def sorted_out(
    paths: Sequence[Path], switched_off: frozenset[str] = frozenset()
) -> tuple[dict[Path, tuple[Path, ...]], list[Path]]:
    """(packs, each with the overlays that change it; overlays whose pack is not there). Overlays keep their order."""
    names = {path: names_of(path) for path in paths}
    over: dict[str, list[Path]] = {}
    for path, (own, base) in names.items():
        if base and own not in switched_off:
            over.setdefault(base, []).append(path)
    packs = {path: tuple(over.get(own, ())) if own else () for path, (own, base) in names.items() if not base}
    there = {own for own, base in names.values() if not base}
    return packs, [path for base, found in over.items() if base not in there for path in found]
