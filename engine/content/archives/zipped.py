"""Packs that lie in a packs folder as a zip, as they were shared: read with every limit, kept as files in the user's own cache.

The zip itself is never extracted; what was checked in memory is written, to a folder named after the zip's place, size and time.
"""

import hashlib
import logging
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.content.models.problems import Problem

LOG = logging.getLogger(__name__)
_ID = re.compile(rb"^id:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


def find_zips(folders: Sequence[Path]) -> list[Path]:
    """Every zip that lies directly in one of the folders."""
    return [
        path
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.glob("*.zip"))
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    ]


def open_zips(folders: Sequence[Path], cache: Path | None) -> tuple[list[Path], list[Problem]]:
    """(a folder for every zip, why others are left out). Without a cache there is no place for them, and none is opened."""
    opened: list[Path] = []
    problems: list[Problem] = []
    for path in find_zips(folders) if cache is not None else ():
        assert cache is not None
        try:
            opened.append(_opened(path, cache / "zips"))
        except ValueError as why:
            problems.append(Problem.of("zip_refused", path.name, why=why))
        except OSError as why:
            problems.append(Problem.of("file_unreadable", path.name, why=why.strerror or "unknown"))
    return opened, problems


def _opened(path: Path, cache: Path) -> Path:
    """The folder with the zip's files. Raises Refused (a ValueError), OSError."""
    stat = path.stat()
    mark = f"{path.absolute()}|{stat.st_size}|{stat.st_mtime_ns}"
    folder = cache / hashlib.sha256(mark.encode()).hexdigest()[:24] / path.stem
    if (folder / "pack.yaml").is_file():
        return folder
    files = _checked(path)
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    staged = folder.with_name(f".{os.getpid()}")
    shutil.rmtree(staged, ignore_errors=True)
    write_files(files, staged)
    if folder.exists():
        shutil.rmtree(folder)
    staged.rename(folder)
    LOG.info("%s is opened in %s", path, folder)
    return folder


def _checked(path: Path) -> dict[str, bytes]:
    from engine.content.archives.archive import PACK_BYTES, Refused, read_archive
    from engine.content.archives.manifest import checked_against_manifest

    if path.stat().st_size > PACK_BYTES:
        raise Refused("This pack is over 50 MB.")
    return checked_against_manifest(read_archive(path.read_bytes()))[0]


def id_in_zip(path: Path) -> str:
    """The id of the pack in a zip; "" when it cannot be read."""
    try:
        found = _ID.search(_checked(path)["pack.yaml"])
    except (ValueError, OSError):
        return ""
    return found[1].decode() if found else ""


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write checked files below ``folder``, which must be new."""
    folder.mkdir(parents=True)
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
