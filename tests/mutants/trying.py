"""Runs tests against a mutant, in a copy of the tree."""

import difflib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.mutants.reaching import Reaching, read

_NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".v[0-9a-f]*", "__pycache__", ".*_cache", ".hypothesis", "node_modules")

LEAST_S = 60.0


class End(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"
    EQUIVALENT = "equivalent"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault in one module."""

    group: str
    module: str
    operator: str
    line: int
    was: str
    becomes: str
    text: str


def mutant(root: Path, row: Mapping[str, str]) -> Mutant:
    """A mutant with its lines before and after, without their indents."""
    old, new = (root / row["module"]).read_text("utf-8").splitlines(), row["text"].splitlines()
    changes = [line for line in difflib.ndiff(old, new) if line[:2] in ("- ", "+ ")]
    was, becomes = (" ".join(line[2:].strip() for line in changes if line[0] == sign) for sign in "-+")
    return Mutant(row["group"], row["module"], row["operator"], int(row["line"]), was, becomes, row["text"])


class Copy:
    """A copy of the tree where faults may be planted."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = folder / "tree"
        shutil.copytree(root, self.root, ignore=_NOT_COPIED)
        self._written = 0

    def tests_of(self, files: Iterable[str]) -> list[Reaching]:
        """Every test of these files, with what it enters. Raises ValueError when one fails without a fault: nothing could be learnt from failures."""
        report, files = self.root.parent / "reach.json", sorted(set(files))
        self._ends(files, 3600.0, [], {"MUTANTS_REACH": str(report)})
        if not report.is_file():
            raise ValueError("tests cannot be read without any fault planted: " + " ".join(files))
        rows = json.loads(report.read_text("utf-8"))
        failed = [row["name"] for row in rows if row["failed"]]
        if failed and self._ends(failed, 3600.0, []) != 0:  # once more, as looking on makes a test slower
            raise ValueError("tests fail without any fault planted: " + " ".join(failed))
        return read(rows)

    def end_of(self, one: Mutant, tests: Sequence[Reaching]) -> End:
        """Plants a mutant, runs the tests until the first failure, and takes the mutant away. What no test reaches has survived."""
        if not tests:
            return End.SURVIVED
        file, only = self.root / one.module, self.root.parent / "only.json"
        only.write_text(json.dumps([test.name for test in tests]), "utf-8")
        sound = file.read_bytes()
        most_s = LEAST_S + 4.0 * sum(test.seconds for test in tests)
        try:
            self._write(file, one.text.encode("utf-8"))
            code = self._ends(sorted({test.file for test in tests}), most_s, ["-x"], {"MUTANTS_ONLY": str(only)})
        finally:
            self._write(file, sound)
        if code is None:
            return End.TIMED_OUT
        return End.SURVIVED if code == 0 else End.KILLED

    def _write(self, file: Path, content: bytes) -> None:
        """Every writing has a time of its own: bytecode is told apart by whole seconds and by size, and a mutant often has the same size."""
        self._written += 1
        file.write_bytes(content)
        at_s = time.time() + 10 * self._written
        os.utime(file, (at_s, at_s))

    def _ends(
        self, files: Sequence[str], most_s: float, words: Sequence[str], env: Mapping[str, str] | None = None
    ) -> int | None:
        """The exit code of pytest; None when its time was over."""
        command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.mutants.quick", *words, *files]
        quiet = {"LIGHTKEEPERS_NO_VENV": "1", "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
        run = subprocess.Popen(
            command,
            cwd=self.root,
            env={**os.environ, **quiet, **(env or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return run.wait(most_s)
        except subprocess.TimeoutExpired:
            return None
        finally:
            if run.poll() is None:
                _end_all(run)


def _end_all(run: "subprocess.Popen[bytes]") -> None:
    """Ends a run together with what it started."""
    if hasattr(os, "killpg"):
        os.killpg(run.pid, signal.SIGKILL)
    else:
        run.kill()
    run.wait()
