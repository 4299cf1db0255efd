"""``import FILE FOLDER``: a pack made from a table, a GIFT file or an Anki deck."""

import argparse
import shlex
from pathlib import Path

from engine.cli.tools import Tools

_SHOWN = 40  # questions named on the screen; the pack's file names more


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a .csv, .xlsx, .gift, .apkg or .colpkg")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where the pack goes; made when it is not there")
    for name, example in (
        ("title", "Capitals of Europe"),
        ("author", "A. Teacher"),
        ("licence", "CC-BY-4.0"),
        ("language", "en"),
        ("ages", "8-10"),
        ("subject", "geography"),
    ):
        parser.add_argument(f"--{name}", default="", metavar="TEXT", help=f"for example {example}")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when a pack was made, 1 when nothing could be taken or written, 2 when the file cannot be read."""
    from engine.content.importing.found import CannotImport
    from engine.content.importing.taking import take_in
    from engine.content.models.first_pack import Occupied

    head = {name: getattr(args, name) for name in ("title", "author", "licence", "language", "ages", "subject")}
    try:
        made = take_in(args.file, args.folder, head=head, can_show=tools.can_show)
    except CannotImport as why:
        print(f"{args.file}: {why}")
        return 2
    except Occupied:
        print(f"{args.folder} is there already and is left as it is. Name a folder that does not exist yet.")
        return 1
    except OSError as problem:
        print(f"{problem.filename or args.file} cannot be read or written: {problem.strerror or problem}.")
        return 2 if str(problem.filename) == str(args.file) else 1
    for note in made.notes:
        print(note)
    for entry in made.left[:_SHOWN]:
        print(f"Not taken: {entry.place}: {entry.why}")
    if len(made.left) > _SHOWN:
        print(f"… and {len(made.left) - _SHOWN} more.")
    print(f"{_count(made.taken, 'question')} taken into {_count(made.skills, 'skill')}, {len(made.left)} not.")
    if not made.taken:
        print("No pack was made.")
        return 1
    print(f"Your pack is here: {made.file}")
    print("Open it in a text editor: notes that begin with “decide” wait for you. Then look:")
    print(f"    python3 main.py check {shlex.quote(str(args.folder))}")
    return 0


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
