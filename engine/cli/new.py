"""``new FOLDER``: a pack that plays at once, to be changed line by line."""

import argparse
import shlex
from pathlib import Path

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the pack goes; made when it is not there")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when the pack is there; 1 when the folder is not empty or cannot be written. Nothing is ever overwritten."""
    from engine.content.first_pack import Occupied, write_first_pack

    try:
        file = write_first_pack(args.folder)
    except Occupied:
        print(f"{args.folder} is there already and is left as it is. Name a folder that does not exist yet.")
        return 1
    except OSError as problem:
        print(f"{args.folder} cannot be written: {problem.strerror or problem}.")
        return 1
    print(f"Your pack is here: {file}")
    print("It plays as it is. Open it in a text editor, change a line, save, and look:")
    print(f"    python3 main.py check {shlex.quote(str(args.folder))}")
    return 0
