"""Runs tests against a mutant, in a copy of the tree."""

import difflib
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
from xml.etree import ElementTree

_NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".v[0-9a-f]*", "__pycache__", ".*_cache", ".hypothesis", "node_modules")


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

    def seconds_of(self, files: Iterable[str]) -> dict[str, float]:
        """How long each file of tests takes without a fault. Raises ValueError when one fails: then nothing could be learnt from failures."""
        report, files = self.root.parent / "clean.xml", sorted(set(files))
        code = self._ends(files, 3600.0, [f"--junitxml={report}"])
        cases = list(ElementTree.parse(report).iter("testcase")) if report.is_file() else []
        if code != 0:
            failed = [case.attrib["name"] for case in cases if case.find("failure") is not None or case.find("error") is not None]
            raise ValueError("tests fail without any fault planted: " + " ".join(failed or files))
        seconds = dict.fromkeys(files, 0.0)
        for case in cases:
            seconds[case.attrib["classname"].replace(".", "/") + ".py"] += float(case.attrib["time"])
        return seconds

    def end_of(self, one: Mutant, files: Sequence[str], most_s: float) -> End:
        """Plants a mutant, runs the tests until the first failure, and takes the mutant away."""
        file = self.root / one.module
        sound = file.read_bytes()
        try:
            self._write(file, one.text.encode("utf-8"))
            code = self._ends(files, most_s, ["-x"])
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

    def _ends(self, files: Sequence[str], most_s: float, words: Sequence[str]) -> int | None:
        """The exit code of pytest; None when its time was over."""
        command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.mutants.quick", *words, *files]
        quiet = {"LIGHTKEEPERS_NO_VENV": "1", "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
        run = subprocess.Popen(
            command,
            cwd=self.root,
            env={**os.environ, **quiet},
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
