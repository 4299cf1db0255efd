"""``list PACK``: every question with its right answer, wrong choices and explanations, as plain text to proof-read."""

import argparse
import sys
from pathlib import Path

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", type=Path, metavar="PACK", help="a pack's folder or file")
    parser.add_argument(
        "--seeds", type=int, default=3, metavar="N", help="questions of a step whose values are drawn (default 3)"
    )
    parser.add_argument("--skill", default="", metavar="SKILL", help="only this skill")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when something was listed, 1 when a part of the pack does not play, 2 when nothing does or there is no such skill."""
    from engine.content.checks.checking import check_pack, pack_file
    from engine.content.desk.listing import listed_pack
    from engine.content.reading.reader import read

    checked = check_pack(args.pack, can_show=tools.can_show, shown=str(pack_file(args.pack)))
    wrong = [problem for problem in checked.problems if problem.severity == "error"]
    for problem in wrong:
        print(problem.text, file=sys.stderr)
    root, _ = read(pack_file(args.pack))
    if checked.compiled is None or root is None:
        print("There is nothing here that plays. Try: python3 main.py check PACK")
        return 2
    known = [skill["id"].split("/")[1] for skill in checked.compiled["skills"]]
    if args.skill and args.skill not in known:
        print(f"There is no skill “{args.skill}”. There are: {', '.join(known)}.")
        return 2
    folder = str(args.pack if args.pack.is_dir() else args.pack.parent)
    for line in listed_pack(checked.compiled, root, folder, each=max(1, min(50, args.seeds)), only=args.skill):
        print(line)
    return 1 if wrong else 0
