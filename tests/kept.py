"""What is dear to make and the same in every run, kept in ``.test_cache`` between runs: the checked packs, the cut typefaces.

A key of all that it is made from stands in its folder's name, so that a changed checker, pack or picture makes it anew; the tests work on a copy.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path


def key_of(files: Iterable[Path], *more: str) -> str:
    """Names, sizes and times of the files: what the game's own cache of packs looks at, too."""
    digest = hashlib.sha256("|".join(more).encode())
    for file in sorted(files):
        stat = file.stat()
        digest.update(f"|{file}|{stat.st_size}|{stat.st_mtime_ns}".encode())
    return digest.hexdigest()[:20]


def bring(store: Path, name: str, key: str, into: Path, make: Callable[[Path], object]) -> None:
    """Copy what is kept under the name and key to the new folder ``into``, or make it there and keep it in place of the older ones.

    Two runs at once may both make it; the first one's is kept. Where nothing can be written nothing is kept.
    """
    kept = store / f"{name}-{key}"
    if kept.is_dir():
        shutil.copytree(kept, into)
        return
    make(into)
    part = store / f"part-{name}-{os.getpid()}"
    try:
        shutil.copytree(into, part)
        for old in store.glob(f"{name}-*"):
            shutil.rmtree(old, ignore_errors=True)
        part.rename(kept)
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
