"""``python3 -m tests.mutants [--sample N] [--from K] [--seed S] [--group NAME] [--jobs N] [--json]``: small faults in a copy of the engine.

Each is planted alone, and the tests beside its module that reach its line run until one fails. Survivors are shown with file and line. Exit code 1 below the bar.
Cosmic Ray, whose mutation operators are used, is fetched into a throw-away folder; nothing is written into the checkout.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from tests.mutants.trying import Copy, End, Mutant

GROUPS: Mapping[str, Sequence[str]] = {
    "challenges": ["engine/challenges"],
    "learning": ["engine/learning", "engine/scheduling"],
    "lesson": ["engine/lesson"],
    "profiles": ["engine/profiles"],
    "content": ["engine/content"],
}
BAR = 0.85


def main(words: Sequence[str]) -> int:
    """0 when enough mutants were killed."""
    from engine import first_start

    first_start.ensure(ROOT, "test", ["-m", "tests.mutants", *words])
    from tests.mutants.trying import Copy

    args = _arguments(words)
    with tempfile.TemporaryDirectory(prefix="lightkeepers-mutants-") as name:
        folder = Path(name)
        copies = [Copy(ROOT, folder / str(number)) for number in range(max(1, args.jobs))]
        mutants = _sampled(folder, copies[0].root, args)
        ends = []
        try:
            for one, end in _tried(copies, mutants):
                ends.append((one, end))
                if not args.json:
                    _show(one, end)
        except ValueError as problem:
            print(f"Nothing can be learnt: {problem}.", file=sys.stderr)
            return 2
        finally:
            for copy in copies:
                copy.close()
    return _closed(ends, args.json)


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m tests.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=40, metavar="N", help="how many mutants, the same number of each group")
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="K", help="leave out what a sample of K holds")
    parser.add_argument("--seed", default="1", help="the same seed is the same sample; a larger one begins with the smaller one")
    parser.add_argument("--group", choices=GROUPS, help="this one only")
    parser.add_argument("--only", default="", metavar="PATH", help="only what is planted in modules whose path holds this")
    parser.add_argument("--jobs", type=int, default=1, help="copies at work side by side")
    parser.add_argument("--json", action="store_true", help="every mutant and its end, for programs")
    return parser.parse_args(words)


def _sampled(folder: Path, root: Path, args: argparse.Namespace) -> "list[Mutant]":
    """The sample, drawn by a process that has Cosmic Ray on its path."""
    from tests.mutants.trying import mutant

    tool, here = folder / "cosmic-ray", Path(__file__).parent
    pip = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"]
    subprocess.run([*pip, "--require-hashes", "--target", str(tool), "-r", str(here / "operators.txt")], check=True)
    groups = json.dumps({name: folders for name, folders in GROUPS.items() if args.group in (None, name)})

    def drawn(count: int) -> list[dict[str, str]]:
        command = [sys.executable, str(here / "planting.py"), str(root), args.seed, str(count)]
        env = {**os.environ, "PYTHONPATH": str(tool)}
        rows = json.loads(
            subprocess.run(command, input=groups, env=env, text=True, encoding="utf-8", capture_output=True, check=True).stdout
        )
        return [row for row in rows if args.only in row["module"]]

    known = drawn(args.first) if args.first else []
    return [mutant(root, row) for row in drawn(args.sample) if row not in known]


def _tried(copies: "Sequence[Copy]", mutants: "Sequence[Mutant]") -> "Iterator[tuple[Mutant, End]]":
    """Every mutant with its end, as they fall."""
    from tests.mutants.beside import beside
    from tests.mutants.equivalent import why_no_fault
    from tests.mutants.reaching import that_reach
    from tests.mutants.trying import End

    root = copies[0].root
    real = [one for one in mutants if not why_no_fault(one.module, one.was, one.becomes)]
    needed = {file for one in real for file in beside(root, one.module)}
    tests = copies[0].tests_of(needed, ROOT / ".test_cache" if hasattr(os, "fork") else None) if needed else []
    for copy in copies if needed else ():
        copy.warm(needed, tests)
    free: SimpleQueue[Copy] = SimpleQueue()
    for copy in copies:
        free.put(copy)

    def run(one: "Mutant") -> "tuple[Mutant, End]":
        if one not in real:
            return one, End.EQUIVALENT
        chosen = that_reach(root, one.module, one.line, beside(root, one.module), tests)
        copy = free.get()
        try:
            return one, copy.end_of(one, chosen)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as pool:
        yield from pool.map(run, mutants)


def _show(one: "Mutant", end: "End") -> None:
    if end == "survived":
        print(f"\n{one.module}:{one.line}: survived ({one.operator})\n- {one.was}\n+ {one.becomes}", flush=True)
    else:
        print(f"{one.module}:{one.line}: {end}", flush=True)


def _closed(ends: "Sequence[tuple[Mutant, End]]", is_json: bool) -> int:
    """Says the figures. What is no fault, or cannot be imported, counts neither way; what took too long was noticed."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in GROUPS}
    for one, end in ends:
        counts[one.group][str(end)] += 1
    total: Counter[str] = sum(counts.values(), Counter())
    killed, faults = total["killed"] + total["timed out"], total.total() - total["equivalent"] - total["unreadable"]
    if is_json:
        rows = [{**asdict(one), "text": None, "end": str(end)} for one, end in ends]
        print(json.dumps({"mutants": rows, "counts": counts, "killed": killed, "of": faults}, indent=1))
    else:
        for name, count in counts.items():
            print(f"{name:<12}" + ", ".join(f"{number} {end}" for end, number in sorted(count.items())))
        print(f"{killed} of {faults} killed ({killed / faults:.0%}; the bar is {BAR:.0%})." if faults else "Nothing was planted.")
    return 0 if killed >= BAR * faults else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
