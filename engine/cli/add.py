"""``add PACK``: a pack from a zip, a folder or a YAML file goes into your own packs, once it has been checked."""

import argparse
import sys
from pathlib import Path

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", type=Path, metavar="PACK", help="a .zip that was shared, a folder, or a .yaml file")
    parser.add_argument("--replace", action="store_true", help="take the place of a pack with the same id without asking")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when the pack is added, 1 when it is refused. The user's own packs are the last of ``tools.levels``."""
    from engine.content.archives.archive import Refused
    from engine.content.sharing.add import AlreadyThere, add

    own = tools.levels[-1]
    try:
        try:
            added = add(args.pack, own, tools.levels, replace=args.replace, can_show=tools.can_show)
        except AlreadyThere as there:
            print(there)
            if not _agreed("Replace it? (yes or no) "):
                print("It is left as it is. With --replace the new one takes its place.")
                return 1
            added = add(args.pack, own, tools.levels, replace=True, can_show=tools.can_show)
    except Refused as why:
        print(f"{args.pack} is not added. {why}")
        return 1
    except OSError as problem:
        print(f"{problem.filename or args.pack} cannot be read or written: {problem.strerror or problem}.")
        return 1
    for remark in added.problems:
        print(("" if remark.severity == "error" else "note: ") + remark.text)
    by = f" by {added.author}, {added.licence}" if added.author else ""
    print(
        f"“{added.title}”{by}: {added.skills} {'skill' if added.skills == 1 else 'skills'}, {'replaced' if added.replaced else 'added'} in {added.folder}."
    )
    if args.pack.suffix.lower() == ".zip" and not added.sealed:
        print("It carries no checksums: whether something changed on the way cannot be told.")
    return 0


def _agreed(question: str) -> bool:
    """What somebody at the keyboard says; no without one."""
    if not sys.stdin.isatty():
        return False
    print(question, end="", flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")
