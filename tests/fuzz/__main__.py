"""``python3 -m tests.fuzz [--inputs N | --seconds N] [--part NAME] [--seed S]``: mutated inputs with limits on time and memory.

Each input may take 1 second of processor time, and the process 200 MB more memory than at its start; an exception that is no refusal is a find.
Finds are written to a folder and end the run with exit code 1.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.fuzz.parts import SHARES, Input, maker, run

MOST_S, MOST_BYTES = 1.0, 200_000_000


def fuzz(part: str, inputs: int, seconds: float, seed: int, finds: Path, also: Sequence[Path] = ()) -> tuple[int, int, float]:
    """(inputs tried, finds, longest seconds of one input)."""
    make, began, longest, found = maker(part, also), time.monotonic(), 0.0, 0
    for number in range(inputs):
        if seconds and time.monotonic() - began > seconds:
            return number, found, longest
        given = make(Random(f"{part}/{seed}/{number}"))
        start = time.process_time()
        why = _tried(part, given)
        took = time.process_time() - start
        longest = max(longest, took)
        if not why and took > MOST_S:
            why = f"{took:.1f} seconds"
        if why:
            found += 1
            file = finds / f"{part}-{seed}-{number}"
            file.write_bytes(given if isinstance(given, bytes) else given.encode("utf-8", "surrogatepass"))
            print(f"FIND {file}: {why}", flush=True)
            if found >= 20:
                return number + 1, found, longest
    return inputs, found, longest


def _tried(part: str, given: Input) -> str:
    try:
        run(part, given)
    except (Exception, MemoryError):
        return traceback.format_exc(limit=-4)
    return ""


def limit_memory() -> None:
    """Let the process ask for 200 MB more than it has now; on systems without such limits nothing is limited."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MOST_BYTES,) * 2)
    except (ImportError, OSError, ValueError):
        print("Memory is not limited on this system.")


def main() -> int:
    """0 when nothing was found."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "--inputs", type=int, default=0, help="how many inputs in all (default: until --seconds are over, else 20,000)"
    )
    parser.add_argument("--seconds", type=float, default=0.0, help="how long in all")
    parser.add_argument("--part", choices=tuple(SHARES), help="one part only")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same inputs")
    parser.add_argument(
        "--finds", type=Path, default=Path(tempfile.gettempdir()) / "lightkeepers-fuzz", help="folder for what was found"
    )
    parser.add_argument("--also", type=Path, help="folder with files of others to begin from as well (.gift, .csv, .apkg)")
    args = parser.parse_args()
    also = sorted(path for path in args.also.rglob("*") if path.is_file()) if args.also else []
    args.finds.mkdir(parents=True, exist_ok=True)
    total = args.inputs or (10**9 if args.seconds else 20_000)
    parts = {args.part: 1.0} if args.part else SHARES
    for part in parts:
        for seed in range(3):
            _tried(part, maker(part, also)(Random(seed)))  # everything is loaded before memory is counted
    limit_memory()
    finds = tried = 0
    for part, share in parts.items():
        count, found, longest = fuzz(part, max(1, round(total * share)), args.seconds * share, args.seed, args.finds, also)
        print(f"{part:<12} {count:>9,} inputs, {found} finds, longest {longest * 1000:.0f} ms", flush=True)
        tried, finds = tried + count, finds + found
    print(f"{tried:,} inputs, {finds} finds.")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
