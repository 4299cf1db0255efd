"""Runs tests against a mutant, in a copy of the tree."""

import difflib
import hashlib
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

from tests.mutants.quick import UNREADABLE
from tests.mutants.reaching import Reaching, entered_at_import, read, starts_processes

_NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".v[0-9a-f]*", "__pycache__", ".*_cache", ".hypothesis", "node_modules")

LEAST_S = 60.0
LEAST_CPU_S = 15.0


class End(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"
    EQUIVALENT = "equivalent"
    UNREADABLE = "unreadable"


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
    """A copy of the tree where faults may be planted in memory, and one beside it for tests that start processes: there, in files."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root = folder / "tree"
        self._planted = folder / "planted"
        for tree in (self.root, self._planted):
            shutil.copytree(root, tree, ignore=_NOT_COPIED)
        self._written = 0
        self._warm: Warmed | None = None
        self._early: Sequence[Reaching] = ()

    def close(self) -> None:
        """Ends the process that waits for mutants."""
        if self._warm is not None:
            self._warm.close()
            self._warm = None

    def tests_of(self, files: Iterable[str], kept: Path | None = None) -> list[Reaching]:
        """Every test of these files, with what it enters; kept in a folder for the next time, while no file of the tree has changed.

        Raises ValueError when one fails without a fault: nothing could be learnt from failures.
        """
        files = sorted(set(files))
        report = (kept or self.root.parent) / f"reach-{self._key(files)}.json"
        if not report.is_file():
            self._measure(files, report)
        return read(json.loads(report.read_text("utf-8")))

    def _measure(self, files: Sequence[str], report: Path) -> None:
        new = self.root.parent / "reach.json"
        _ends(self.root, files, 3600.0, [], {"MUTANTS_REACH": str(new)})
        if not new.is_file():
            raise ValueError("tests cannot be read without any fault planted: " + " ".join(files))
        failed = [row["name"] for row in json.loads(new.read_text("utf-8")) if row["failed"]]
        if failed and _ends(self.root, failed, 3600.0, []) != 0:  # once more, as looking on makes a test slower
            raise ValueError("tests fail without any fault planted: " + " ".join(failed))
        report.parent.mkdir(exist_ok=True)
        shutil.move(new, report)

    def _key(self, files: Sequence[str]) -> str:
        digest = hashlib.sha256("|".join(files).encode())
        for path in sorted(path for folder in ("engine", "game", "tests") for path in (self.root / folder).rglob("*.py")):
            digest.update(path.relative_to(self.root).as_posix().encode() + b"|" + path.read_bytes() + b"|")
        return digest.hexdigest()[:20]

    def warm(self, files: Iterable[str], tests: Sequence[Reaching]) -> None:
        """From now on mutants inside of functions are planted in memory. Needs ``fork``; without it nothing changes."""
        self.close()
        self._early = tests
        if hasattr(os, "fork"):
            self._warm = Warmed(self.root, sorted(set(files)))

    def end_of(self, one: Mutant, tests: Sequence[Reaching]) -> End:
        """Plants a mutant, runs the tests until the first failure, and takes the mutant away. What no test reaches has survived."""
        by_themselves = [test for test in tests if not starts_processes(self.root / test.file)]
        others = [test for test in tests if starts_processes(self.root / test.file)]
        end = self._end_in_memory(one, by_themselves) if by_themselves else End.SURVIVED
        return self._end_in_files(one, others) if end is End.SURVIVED and others else end

    def _end_in_memory(self, one: Mutant, tests: Sequence[Reaching]) -> End:
        end = self._warm.end_of(one, tests) if self._warm is not None else None
        early = entered_at_import(one.module, one.line, (self.root / one.module).read_text("utf-8"), self._early)
        if end in (End.KILLED, End.TIMED_OUT) or (end is End.SURVIVED and not early):
            return end
        planted = self.root.parent / "planted.json"
        planted.write_text(json.dumps([one.module, one.text]), "utf-8")
        return self._end_anew(self.root, tests, {"MUTANTS_PLANTED": str(planted)})

    def _end_in_files(self, one: Mutant, tests: Sequence[Reaching]) -> End:
        file = self._planted / one.module
        sound = file.read_bytes()
        try:
            self._write(file, one.text.encode("utf-8"))
            return self._end_anew(self._planted, tests, {})
        finally:
            self._write(file, sound)

    def _end_anew(self, root: Path, tests: Sequence[Reaching], env: Mapping[str, str]) -> End:
        only = self.root.parent / "only.json"
        only.write_text(json.dumps([test.name for test in tests]), "utf-8")
        most_s = LEAST_S + 4.0 * sum(test.seconds for test in tests)
        files = sorted({test.file for test in tests})
        code = _ends(root, files, most_s, ["-x", "--tb=no"], {"MUTANTS_ONLY": str(only), **env})
        if code is None:
            return End.TIMED_OUT
        return {0: End.SURVIVED, UNREADABLE: End.UNREADABLE}.get(code, End.KILLED)

    def _write(self, file: Path, content: bytes) -> None:
        """Every writing has a time of its own: bytecode is told apart by whole seconds and by size, and a mutant often has the same size."""
        self._written += 1
        file.write_bytes(content)
        at_s = time.time() + 10 * self._written
        os.utime(file, (at_s, at_s))


class Warmed:
    """A process that has read all tests and tries one mutant after another, each in a child of its own."""

    def __init__(self, root: Path, files: Sequence[str]) -> None:
        its_jobs, ours = os.pipe()
        ends, its_ends = os.pipe()
        self._root = root
        self._run = _started(root, files, ["--tb=no"], {"MUTANTS_WARM": f"{its_jobs},{its_ends}"}, (its_jobs, its_ends))
        os.close(its_jobs)
        os.close(its_ends)
        self._jobs = os.fdopen(ours, "w", encoding="utf-8")
        self._ends = os.fdopen(ends, encoding="utf-8")

    def end_of(self, one: Mutant, tests: Sequence[Reaching]) -> End | None:
        """None where a mutant cannot be planted in memory."""
        limits = [(test.name, LEAST_CPU_S + 4.0 * test.seconds) for test in tests]
        most_s = LEAST_CPU_S + 4.0 * sum(test.seconds for test in tests)
        job = {"path": str(self._root / one.module), "text": one.text, "tests": limits, "most_s": most_s}
        self._jobs.write(json.dumps(job) + "\n")
        self._jobs.flush()
        answer = self._ends.readline()
        if not answer:
            raise ValueError("the process that tries mutants has ended")
        word = json.loads(answer)
        return None if word == "outside" else End(word)

    def close(self) -> None:
        self._jobs.close()
        self._ends.close()
        self._run.wait()


def _ends(
    root: Path, files: Sequence[str], most_s: float, words: Sequence[str], env: Mapping[str, str] | None = None
) -> int | None:
    """The exit code of pytest; None when its time was over."""
    run = _started(root, files, words, env or {})
    try:
        return run.wait(most_s)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if run.poll() is None:
            _end_all(run)


def _started(
    root: Path, files: Sequence[str], words: Sequence[str], env: Mapping[str, str], pipes: tuple[int, ...] = ()
) -> "subprocess.Popen[bytes]":
    quiet = {"LIGHTKEEPERS_NO_VENV": "1", "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.mutants.quick", f"--basetemp={root.parent / 'tmp'}", *words, *files],
        cwd=root,
        env={**os.environ, **quiet, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        pass_fds=pipes,
    )


def _end_all(run: "subprocess.Popen[bytes]") -> None:
    """Ends a run together with what it started."""
    if hasattr(os, "killpg"):
        os.killpg(run.pid, signal.SIGKILL)
    else:
        run.kill()
    run.wait()
