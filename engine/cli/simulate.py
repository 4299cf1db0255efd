"""``simulate NAME``: let simulated learners judge the shipped scheduler beside well-known others."""

import argparse
import json
import sys
from pathlib import Path

from engine.cli.tools import Tools
from engine.lab.judges import JUDGES, load_judge
from engine.lab.judges.verdict import RecordsMissing, Size

LEARNERS, QUICK = 200, 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("judge", choices=(*JUDGES, "all"), metavar="NAME", help="; ".join(f"{n}: {w}" for n, w in JUDGES.items()))
    parser.add_argument("--json", action="store_true", help="machine-readable")
    parser.add_argument(
        "--learners", type=int, default=LEARNERS, metavar="N", help=f"simulated learners a line (default {LEARNERS})"
    )
    parser.add_argument("--quick", action="store_true", help=f"only {QUICK} learners a line")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed gives the same figures")
    parser.add_argument("--records", type=Path, metavar="DIR", help="folder of real records (for the judges that replay them)")
    parser.add_argument("--markdown", action="store_true", help="bars as tables: what docs/bars.md is made of")
    parser.add_argument("--age", default="all", choices=("5", "8", "11", "13", "all"), help="journey: children of this age only")
    parser.add_argument("--seeds", type=_seeds, default=(), metavar="A-B", help="journey, worlds: these seeds")
    parser.add_argument("--answers", type=int, default=300, metavar="N", help="journey: answers after the voyage (default 300)")


def _seeds(text: str) -> range:
    """ "101-110" as numbers. Raises ValueError, which argparse words."""
    first, _, last = text.partition("-")
    found = range(int(first), int(last or first) + 1)
    if not found:
        raise ValueError(text)
    return found


def _size(args: argparse.Namespace, tools: Tools) -> Size:
    from engine.content.library.library import Library, load_library

    def library() -> Library:
        return load_library(tools.levels[:1], cache=tools.cache / "packs", can_show=tools.can_show)

    return Size(
        learners=QUICK if args.quick else args.learners,
        seed=args.seed,
        records=args.records,
        library=library,
        games=tools.plays(),
        ages=() if args.age == "all" else (int(args.age),),
        seeds=args.seeds,
        answers=max(1, args.answers),
    )


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 whether or not the bars were reached; 2 when a judge cannot work."""
    if args.learners < 2:
        print("--learners: at least 2, so that there is an interval.", file=sys.stderr)
        return 2
    size = _size(args, tools)
    verdicts = []
    for name in JUDGES if args.judge == "all" else [args.judge]:
        try:
            verdict = load_judge(name)(size)
        except RecordsMissing as missing:
            print(f"{name}: {missing}", file=sys.stderr)
            if args.judge == "all":
                continue
            return 2
        verdicts.append(verdict)
        if not args.json:
            print("\n".join(verdict.markdown() if args.markdown else [*verdict.lines(), ""]), flush=True)
    if args.json:
        told = [verdict.to_json() for verdict in verdicts]
        print(json.dumps(told if args.judge == "all" else told[0], indent=2, ensure_ascii=False))
    return 0
