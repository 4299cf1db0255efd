"""Checked packs kept between two starts: compiled JSON in the user's own cache folder, one file a pack.

Each is sealed with the fingerprint of the pack's files and of the compiler. Anything that does not fit is made anew; a pack never
brings its own. A start with kept packs imports neither YAML nor the models.
"""

import hashlib
import json
import logging
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine.content.compiled.compiling import FORM
from engine.content.compiled.overlay_files import shown_name, yaml_of
from engine.content.models.problems import Problem

LOG = logging.getLogger(__name__)
CanShow = Callable[[str, str], bool]
_COMPILERS = ("content", "challenges")  # a changed checker, kind or model makes every kept pack anew


def compiled_pack(
    path: Path, cache: Path | None, can_show: CanShow | None, overlays: Sequence[Path] = ()
) -> tuple[Mapping[str, Any] | None, list[Problem]]:
    """A pack checked and compiled with its overlays, or as it was kept; and its problems."""
    file = yaml_of(path)
    entry, mark = None, ""
    if cache is not None:
        place = f"{file.absolute()}|{can_show is not None}"
        entry = cache / f"{hashlib.sha256(place.encode()).hexdigest()[:32]}.json"
        try:
            mark = fingerprint(path, can_show is not None, overlays)
            head, _, body = entry.read_bytes().partition(b"\n")
            if head.decode("ascii", "replace") == _seal(mark, body):
                kept = json.loads(body)
                return kept["pack"], [Problem.from_json(problem) for problem in kept["problems"]]
            LOG.info("the kept form of %s does not fit and is made anew", path)
        except OSError:
            LOG.debug("nothing is kept of %s", path)
    from engine.content.checks.checking import check_pack

    checked = check_pack(path, can_show=can_show, overlays=[(overlay, shown_name(overlay)) for overlay in overlays])
    if entry is not None and mark:
        _write(entry, mark, {"pack": checked.compiled, "problems": [asdict(p) for p in checked.problems]})
    return checked.compiled, checked.problems


def fingerprint(path: Path, pictures_checked: bool, overlays: Sequence[Path] = ()) -> str:
    """What a kept pack hangs on: its files and its overlays', the compiler, whether pictures were looked for. Raises OSError."""
    digest = hashlib.sha256(f"{FORM}|{pictures_checked}|{len(overlays)}|".encode())
    beside: list[Path] = []
    for part in (path, *overlays):
        digest.update(yaml_of(part).read_bytes())
        beside += sorted(part.rglob("*")) if part.is_dir() else []
    sources = [source for folder in _COMPILERS for source in sorted((Path(__file__).parents[2] / folder).rglob("*.py"))]
    for other in (*beside, *sources):
        stat = other.stat()
        digest.update(f"|{other.name}|{stat.st_size}|{stat.st_mtime_ns}".encode())
    return digest.hexdigest()


def _seal(mark: str, body: bytes) -> str:
    return hashlib.sha256(mark.encode() + body).hexdigest()


def _write(entry: Path, mark: str, kept: Mapping[str, Any]) -> None:
    body = json.dumps(kept, ensure_ascii=False).encode()
    try:
        entry.parent.mkdir(parents=True, exist_ok=True)
        part = entry.with_suffix(f".{os.getpid()}.part")
        part.write_bytes(_seal(mark, body).encode() + b"\n" + body)
        os.replace(part, entry)
    except OSError:
        LOG.info("the cache of packs cannot be written: %s", entry.parent)
