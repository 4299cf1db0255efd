"""``python3 -m tests``: set up, then ruff, mypy, import-linter and pytest, in that order. Exit code 0 only when all pass.

Words are passed on to pytest. With ``--long`` pytest runs whole ranges instead of samples, and the long fault tests follow.
``--only style`` (or format, types, imports, tests; several with commas) runs that step alone, as the hooks before a commit do.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main(words: Sequence[str]) -> int:
    """The exit code."""
    if sys.version_info < (3, 11):
        print("The tests need Python 3.11 or newer.", file=sys.stderr)
        return 2
    from engine import first_start

    os.chdir(ROOT)
    first_start.ensure(ROOT, "test", ["-m", "tests", *words])
    only, words = chosen(words)
    known = steps(words)
    if unknown := only - known.keys():
        print(f"There is no step {', '.join(sorted(unknown))}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    failed = [name for name, command in known.items() if (not only or name in only) and not passes(name, command)]
    if failed:
        print("Not passed: " + ", ".join(failed))
    return 1 if failed else 0


def chosen(words: Sequence[str]) -> tuple[set[str], list[str]]:
    """The steps behind ``--only``, and the words that are left."""
    if "--only" not in words:
        return set(), list(words)
    at = list(words).index("--only")
    return set("".join(words[at + 1 : at + 2]).split(",")), [*words[:at], *words[at + 2 :]]


def steps(words: Sequence[str]) -> dict[str, list[str]]:
    """Every step's command. Modules, not scripts: a script holds the name of the folder it was installed in."""
    python = sys.executable
    known = {
        "style": [python, "-m", "ruff", "check", "."],
        "format": [python, "-m", "ruff", "format", "--check", "--quiet", "."],
        "types": [python, "-m", "mypy"],
        "imports": [python, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"],
        "tests": [python, "-m", "pytest", "--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal", *words],
    }
    if "--long" in words:
        known["faults"] = [python, "-m", "tests.faults", "--long"]
    return known


def passes(name: str, command: Sequence[str]) -> bool:
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    began = time.monotonic()
    code = subprocess.run(command, env=environment, check=False).returncode
    print(f"[{name}] {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
