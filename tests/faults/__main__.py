"""The long fault tests, with counts: ``python3 -m tests.faults --long`` (without ``--long``: a tenth of it)."""

import sys
import tempfile
import time
from pathlib import Path

from tests.faults.test_kills import run_kills
from tests.faults.test_power_cuts import run_cuts, run_second_cuts

POWER_CUTS, SECOND_CUTS, KILLS = 200_000, 20_000, 2_000
ROUND = 1_000


def main(arguments: list[str]) -> int:
    """0 when nothing was lost; the first loss raises."""
    share = 1 if "--long" in arguments else 10
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for seed in range(POWER_CUTS // share // ROUND):
            run_cuts(folder, 1000 + seed, ROUND)
        print(f"power cuts: {POWER_CUTS // share} states, 0 unreadable, 0 acknowledged lost ({time.monotonic() - start:.0f} s)")
        for seed in range(SECOND_CUTS // share // ROUND):
            run_second_cuts(folder, 9000 + seed, ROUND)
        print(f"second cuts: {SECOND_CUTS // share} states, 0 acknowledged lost ({time.monotonic() - start:.0f} s)")
        survived = run_kills(folder / "kills", KILLS // share, seed=1)
        print(f"kill -9: {KILLS // share} kills, {survived} answers, 0 acknowledged lost ({time.monotonic() - start:.0f} s)")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
