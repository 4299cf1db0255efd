"""``erase NAME --yes``: everything of one keeper goes, and nothing is left behind."""

import argparse

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname")
    parser.add_argument("--yes", action="store_true", help="really erase; there is no way back")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when it is gone; 1 when there is no such keeper, several of that name, no ``--yes``, or another window plays it."""
    from engine.profiles.store import StoreError
    from engine.profiles.tinydb_store import TinyStore

    store = TinyStore(tools.profiles)
    found = [keeper for keeper in store.profiles() if keeper.nickname.casefold() == args.name.casefold()]
    if len(found) != 1:
        print(
            f"Nobody here is called {args.name}."
            if not found
            else f"{len(found)} keepers are called {args.name}: nothing is erased."
        )
        return 1
    if not args.yes:
        print(f"This would erase {found[0].nickname} and every light, for good. Say it with --yes.")
        return 1
    try:
        store.erase(found[0].id)
    except StoreError as problem:
        print(f"{found[0].nickname} cannot be erased just now: {type(problem).__name__}.")
        return 1
    print(f"{found[0].nickname} is erased.")
    return 0
