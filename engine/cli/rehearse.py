"""``rehearse PACK``: simulated learners play a pack through the real scheduler; what would go wrong is told before a child meets it."""

import argparse
import json
import sys
from pathlib import Path

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("packs", nargs="+", type=Path, metavar="PACK", help="a pack's folder or file; several play as one sea")
    parser.add_argument("--json", action="store_true", help="machine-readable")
    parser.add_argument("--learners", type=int, default=1, metavar="N", help="how many of each of the seven kinds (default 1)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed plays the same way")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 without a finding, 1 with one, 2 when there is nothing to play."""
    from engine.content.checks.checking import check_pack, pack_file
    from engine.content.library.library import Library
    from engine.content.reading.reader import read
    from engine.rehearsal.findings import Source
    from engine.rehearsal.rehearsing import rehearse, told

    compiled, sources = [], {}
    for path in args.packs:
        checked = check_pack(path, can_show=tools.can_show, shown=str(pack_file(path)))
        for problem in checked.problems:
            if problem.severity == "error":
                print(problem.text, file=sys.stderr)
        root, _ = read(pack_file(path))
        if checked.compiled is not None and root is not None:
            compiled.append((path if path.is_dir() else path.parent, checked.compiled))
            sources[checked.compiled["id"]] = Source(str(pack_file(path)), root)
    library = Library(compiled)
    if not library.skills:
        print("There is nothing here that plays. Try: python3 main.py check PACK")
        return 2
    found = rehearse(library, tools.plays(), sources, learners=max(1, min(50, args.learners)), seed=args.seed)
    if args.json:
        print(json.dumps(found.to_json(), ensure_ascii=False, indent=1))
    else:
        print("\n".join(told(found)))
    return 1 if found.findings else 0
