"""``card NAME``: the family card, one page to print (HTML) and the same as plain text."""

import argparse
from pathlib import Path

from engine.cli.output import tell
from engine.cli.tools import Tools, put_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname")
    parser.add_argument("--out", type=Path, metavar="FILE", help="a .html or .txt file; without it the text is printed here")
    parser.add_argument("--hide-name", action="store_true", help="leave the nickname out")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0; 1 when there is no such keeper or the file cannot be written."""
    from engine.cli.keepers import NoVisit, classroom_of, id_of, visiting
    from engine.credentials.keepsakes import card_of
    from engine.reports.family_card import as_html, as_text

    classroom = classroom_of(tools)
    try:
        with visiting(classroom, id_of(classroom, args.name), args.name) as play_session:
            made = card_of(classroom, play_session, named=not args.hide_name)
        if args.out is None:
            tell(*as_text(made).removesuffix("\n").split("\n"))
            return 0
        put_file(args.out, (as_text(made) if args.out.suffix == ".txt" else as_html(made)).encode(errors="replace"))
    except NoVisit as problem:
        tell(problem)
        return 1
    except OSError as problem:
        tell(f"{args.out} cannot be written: {problem.strerror}.")
        return 1
    tell(f"{args.out}: one page to print.")
    return 0
