"""``python3 -m tests``: set up, then ruff, mypy, import-linter and pytest, in that order. Exit code 0 only when all pass.

Words are passed on to pytest. With ``--long`` pytest runs whole ranges instead of samples, and the long fault tests follow.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> int:
    if sys.version_info < (3, 11):
        print("The tests need Python 3.11 or newer.", file=sys.stderr)
        return 2
    from engine import first_start

    os.chdir(ROOT)
    first_start.ensure(ROOT, "test", ["-m", "tests", *sys.argv[1:]])
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    python = sys.executable
    steps = [
        ("style", [python, "-m", "ruff", "check", "."]),
        ("format", [python, "-m", "ruff", "format", "--check", "--quiet", "."]),
        ("types", [python, "-m", "mypy"]),
        ("imports", [str(Path(python).with_name("lint-imports")), "--no-cache"]),
        ("tests", [python, "-m", "pytest", "--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal", *sys.argv[1:]]),
    ]
    if "--long" in sys.argv[1:]:
        steps.append(("faults", [python, "-m", "tests.faults", "--long"]))
    failed = []
    for name, command in steps:
        began = time.monotonic()
        code = subprocess.run(command, env=environment, check=False).returncode
        print(f"[{name}] {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True)
        if code:
            failed.append(name)
    if failed:
        print("Not passed: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
