"""``python3 -m tests.bench [--json] [--quick]``: measure and print. Times are medians; look at ratios within one run, machines differ."""

import argparse
import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))


def main() -> int:
    if sys.version_info < (3, 11):
        print("The bench needs Python 3.11 or newer.", file=sys.stderr)
        return 2
    from engine import first_start

    os.chdir(ROOT)
    first_start.ensure(ROOT, "play", ["-m", "tests.bench", *sys.argv[1:]])
    parser = argparse.ArgumentParser(prog="python3 -m tests.bench", description="how fast things are")
    parser.add_argument("--json", action="store_true", help="machine-readable")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, no 100,000 answers")
    groups = ("packs", "starts", "frames", "idle", "learning", "store")
    parser.add_argument("--only", default="", choices=groups, help="one group of figures")
    args = parser.parse_args()
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    from tests.bench.figures import measure

    rows = []
    for row in measure(quick=args.quick, only=args.only):
        rows.append(row)
        if not args.json:
            target = f"(target {row.target})" if row.target else ""
            print(f"{row.name:<58} {row.value:>10.3f} {row.unit:<6} {target}", flush=True)
    if args.json:
        print(json.dumps([{"name": r.name, "value": r.value, "unit": r.unit, "target": r.target} for r in rows], indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
