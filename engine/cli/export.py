"""``export NAME FILE``: everything of one keeper as one sealed file, for another machine or a shelf."""

import argparse
from pathlib import Path

from engine.cli.output import tell
from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname, or the id where several have the same")
    parser.add_argument("file", type=Path, metavar="FILE", help="where to, such as Mika.keeper")
    parser.add_argument("--passphrase", action="store_true", help="ask for a passphrase (or read it from a pipe) and encrypt")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when the file is written; 1 when there is no such keeper or something is in the way."""
    from engine.cli.asking import ask_passphrase, find_keeper
    from engine.profiles.store import ProfileBusy, StoreError
    from engine.profiles.tinydb_store import TinyStore
    from engine.profiles.travel.moving import IsSomethingElse, write_moved

    store = TinyStore(tools.profiles, clock=tools.clock)
    keeper = find_keeper(store, args.name)
    if keeper is None:
        return 1
    passphrase = ask_passphrase(twice=True) if args.passphrase else ""
    if passphrase is None:
        tell("No passphrase, or two different ones: nothing is written.")
        return 1
    try:
        opened = store.open(keeper.id)
        try:
            write_moved(args.file, opened.content(), passphrase)
            answers = opened.count_answers()
        finally:
            opened.close()
    except ProfileBusy:
        tell(f"{keeper.nickname} is at play in another window. Close it and try again.")
        return 1
    except IsSomethingElse:
        tell(f"{args.file} is there already and is something else. Nothing is written.")
        return 1
    except (OSError, StoreError) as problem:
        tell(f"{args.file} cannot be written: {getattr(problem, 'strerror', None) or problem}")
        return 1
    sealed = " It opens only with the passphrase: do not lose it." if passphrase else " Whoever has the file can read it."
    tell(f"{keeper.nickname} with {answers} answers is in {args.file}.{sealed}")
    return 0
