"""``share PACK [OUT.zip]``: one file to pass on, with checksums; author and licence have to be told."""

import argparse
from pathlib import Path

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", type=Path, metavar="PACK", help="a pack's folder or its YAML file")
    parser.add_argument(
        "out",
        type=Path,
        nargs="?",
        metavar="OUT.zip",
        help="the file to be written, an older one is replaced (default: PACK.zip)",
    )


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when the zip is written, 1 when the pack cannot be passed on as it is."""
    from engine.content.archives.archive import Refused
    from engine.content.sharing.packing import share

    named = args.pack.resolve().parent if args.pack.name == "pack.yaml" else args.pack.resolve()
    out = args.out or Path(f"{named.stem}.zip")
    if out.suffix.lower() != ".zip":
        print(f"{out} has to end in .zip.")
        return 1
    try:
        names = share(args.pack, out, can_show=tools.can_show)
    except Refused as why:
        print(f"{args.pack}: {why}")
        return 1
    except OSError as problem:
        print(f"{problem.filename or out} cannot be read or written: {problem.strerror or problem}.")
        return 1
    print(f"{out} is written: {len(names)} {'file' if len(names) == 1 else 'files'}, {out.stat().st_size:,} bytes.")
    print("Whoever gets it drops it on the game's window, or runs: python3 main.py add FILE.zip")
    return 0
