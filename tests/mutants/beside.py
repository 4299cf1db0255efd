"""Which tests stand beside a module: the narrow ones first, so that most mutants fall within seconds."""

from collections.abc import Mapping, Sequence
from pathlib import Path

# Folders whose tests also live elsewhere.
ALSO: Mapping[str, Sequence[str]] = {
    "engine/content": ["tests/engine/cli/test_list.py"],
    "engine/learning": ["tests/engine/scheduling", "tests/engine/lesson/test_wishes.py"],
    "engine/lesson": ["tests/engine/test_crafted_keepers.py"],
    "engine/profiles": ["tests/engine/test_crafted_keepers.py"],
}


def beside(root: Path, module: str) -> list[str]:
    """Files of tests: those that name the module, then the others of the mirrored folder, then those named in ``ALSO``."""
    own = _files(root, "tests/" + "/".join(module.split("/")[:2]))
    also = [file for path in ALSO.get("/".join(module.split("/")[:2]), ()) for file in _files(root, path)]
    named = [file for file in own if _names(root / file, module)]
    return sorted({*also, *own}, key=lambda file: (file not in named, file in also, file))


def _files(root: Path, path: str) -> list[str]:
    if (root / path).is_file():
        return [path]
    return [file.relative_to(root).as_posix() for file in sorted((root / path).rglob("test_*.py"))]


def _names(file: Path, module: str) -> bool:
    parts = module.removesuffix(".py").removesuffix("/__init__").split("/")
    text = file.read_text("utf-8")
    return (
        ".".join(parts) in text or f"from {'.'.join(parts[:-1])} import {parts[-1]}" in text or file.stem == f"test_{parts[-1]}"
    )
