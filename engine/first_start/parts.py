"""What an environment must hold, and whether it does: the pins, and a stamp with the size of every part that was installed.

The stamp is written last, when everything is there, so an environment without it is a building site. Its first line is the fingerprint of the
pins; each further line the size and name of one file. A start compares the sizes: a power cut soon after a set-up leaves empty files.
Drawings are not compared: a missing one shows a placeholder, and there are 4,500 of them thrice.
"""

import base64
import hashlib
import marshal
import os
import sys
from collections.abc import Iterator
from pathlib import Path

KINDS = ("play", "test")
ONLY_FOR_TESTS = "# Only for the tests"  # the line of constraints.txt that parts what playing needs from the rest
_NOT_COMPARED = (".svg", ".gz", ".zst", ".pyi", ".pyc")
_OF_THE_BUILDER = ("pip-", "setuptools-")


def python_in(venv: Path) -> Path:
    """The interpreter of a virtual environment on this system."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pins(root: Path, kind: str) -> str:
    """What to install, in pip's words: every version with the checksums of its files."""
    text = (root / "constraints.txt").read_text("utf-8")
    return text if kind == "test" else text.partition(ONLY_FOR_TESTS)[0]


def fingerprint(root: Path, kind: str) -> str:
    """What the installed files depend on: the pins, the system, its processor and this Python's minor version."""
    machine = os.environ.get("PROCESSOR_ARCHITECTURE", "") if os.name == "nt" else os.uname().machine
    python = f"{sys.implementation.cache_tag}{getattr(sys, 'abiflags', '')}"
    return hashlib.sha256("\n".join((python, sys.platform, machine, pins(root, kind))).encode()).hexdigest()


def stamp(venv: Path, kind: str) -> Path:
    return venv / f"lightkeepers-{kind}.stamp"


def write_stamp(root: Path, venv: Path, kind: str) -> None:
    """Say that the environment is whole. Raises OSError when a part is not as its maker recorded it."""
    sizes = [(path, size) for path, size, _ in recorded(venv) if not path.endswith(_NOT_COMPARED)]
    sizes.append(("pyvenv.cfg", (venv / "pyvenv.cfg").stat().st_size))
    lines = [f"{fingerprint(root, kind)} {len(sizes)}", *(f"{size} {path}" for path, size in sizes)]
    if broken := _first_damaged(venv, lines[1:]):
        raise OSError(f"{broken} is not whole")
    if hasattr(os, "sync"):
        os.sync()
    stamp(venv, kind).write_text("\n".join(lines), "utf-8")


def is_whole(root: Path, venv: Path, kind: str) -> bool:
    """Whether ``venv`` holds every part for ``kind`` in its right size; the test set includes the playing one."""
    return any(_is_stamped(root, venv, k) for k in KINDS[KINDS.index(kind) :]) and python_in(venv).exists()


def _is_stamped(root: Path, venv: Path, kind: str) -> bool:
    try:
        lines = stamp(venv, kind).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return False
    return lines[0] == f"{fingerprint(root, kind)} {len(lines) - 1}" and not _first_damaged(venv, lines[1:])


def _first_damaged(venv: Path, lines: list[str]) -> str:
    """The first file that is missing or has another size; "" when all are right."""
    for line in lines:
        size, _, path = line.partition(" ")
        try:
            if str(os.stat(os.path.join(venv, path)).st_size) != size:  # one look a file: a Path each would cost twice as much
                return path
        except OSError:
            return path
    return ""


def recorded(venv: Path) -> Iterator[tuple[str, int, str]]:
    """Path within ``venv``, size and checksum of each file that the installed packages say they consist of."""
    import csv

    for record in sorted(venv.rglob("*.dist-info/RECORD")):
        if record.parent.name.startswith(_OF_THE_BUILDER):
            continue
        site = record.parent.parent
        with record.open(encoding="utf-8", newline="") as rows:
            for path, checksum, size in csv.reader(rows):
                if size:
                    inside = os.path.relpath(os.path.normpath(os.path.join(site, path)), venv)
                    yield inside.replace(os.sep, "/"), int(size), checksum


def look_closely(venv: Path) -> bool:
    """Whether a part is damaged: read all of them. The stamps of a damaged environment are taken away. Raises OSError."""
    bad_bytecode = [path for path in venv.rglob("*.pyc") if not _is_bytecode(path)]
    for path in bad_bytecode:  # Python makes it anew
        path.unlink()
    scripts = python_in(venv).parent.name + "/"  # they name the folder they were moved to
    if any(_checksum(venv / path, said) != said for path, _, said in recorded(venv) if said and not path.startswith(scripts)):
        for kind in KINDS:
            stamp(venv, kind).unlink(missing_ok=True)
        return True
    return bool(bad_bytecode)


def _is_bytecode(path: Path) -> bool:
    try:
        marshal.loads(path.read_bytes()[16:])
    except (EOFError, ValueError, TypeError):
        return False
    return True


def _checksum(path: Path, like: str) -> str:
    """The checksum of a file as in RECORD, by the method that ``like`` names."""
    method = like.partition("=")[0]
    try:
        digest = hashlib.new(method, path.read_bytes()).digest()
    except OSError:
        return ""
    return f"{method}=" + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
