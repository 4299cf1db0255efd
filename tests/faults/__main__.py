"""The long fault tests, with counts: ``python3 -m tests.faults --long`` (without ``--long``: a tenth of it)."""

import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults.conftest import quick_place
from tests.faults.test_damage import run_damages
from tests.faults.test_machine import run_machines
from tests.faults.test_power_cuts import run_cuts, run_second_cuts
from tests.faults.test_soak import soak

ROOT = Path(__file__).resolve().parents[2]
POWER_CUTS, SECOND_CUTS, DAMAGES, MACHINES, KILLS, SOAK = 200_000, 20_000, 20_000, 10_000, 2_000, 1_000_000
ROUND = 1_000


def cuts(folder: Path, share: int) -> str:
    count = POWER_CUTS // share
    different = sum(run_cuts(folder, 1000 + seed, ROUND) for seed in range(count // ROUND))
    return f"{count} states ({different} different): 0 unreadable, 0 acknowledged lost"


def second_cuts(folder: Path, share: int) -> str:
    count = SECOND_CUTS // share
    different = sum(run_second_cuts(folder, 9000 + seed, ROUND) for seed in range(count // ROUND))
    return f"{count} states ({different} different): 0 unreadable, 0 acknowledged lost"


def damages(folder: Path, share: int) -> str:
    count = DAMAGES // share
    told = sum(run_damages(folder, 20 + seed, ROUND) for seed in range(count // ROUND))
    return f"{count} damaged stores: {told} told, 0 silently wrong"


def machines(folder: Path, share: int) -> str:
    run_machines(MACHINES // share, derandomize=False)
    return f"{MACHINES // share} runs: always what was put in"


def kills(folder: Path, share: int) -> str:
    count = KILLS // share
    with tempfile.TemporaryDirectory() as real_disk:
        command = [sys.executable, "-m", "tests.faults.test_kills", str(Path(real_disk) / "keepers"), str(count), "1"]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return f"{count} kills: 0 acknowledged lost"


def years(folder: Path, share: int) -> str:
    parts = soak(folder / "soak", SOAK // share, 10)
    lines = (
        f"{part.answers:>9,} answers: {part.answer_ms:.3f} ms an answer, {part.memory / 1e6:.1f} MB, opened in {part.open_ms:.0f} ms, "
        f"{part.raw:,} kept one by one"
        for part in parts
    )
    return "\n  ".join(("", *lines))


STEPS: dict[str, Callable[[Path, int], str]] = {
    "second cuts": second_cuts, "damage": damages, "kill -9": kills, "state machine": machines, "power cuts": cuts, "soak": years,
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """0 when nothing was lost; the first loss raises."""
    logging.disable()  # thousands of planted errors are told there
    share = 1 if "--long" in arguments else 10
    for name, step in STEPS.items():
        if [word for word in arguments if not word.startswith("-")] and name not in arguments:
            continue
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="lightkeepers-", dir=quick_place()) as folder:
            print(f"{name}: {step(Path(folder), share)} ({time.monotonic() - start:.0f} s)", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
