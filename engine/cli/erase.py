"""``erase NAME --yes``: everything of one keeper goes, and nothing is left behind."""

import argparse

from engine.cli.output import tell
from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname, or the id where several have the same")
    parser.add_argument("--yes", action="store_true", help="really erase; there is no way back")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when it is gone; 1 when there is no such keeper, several of that name, no ``--yes``, or it cannot be done now."""
    from engine.cli.asking import find_keeper
    from engine.profiles.store import ProfileBusy, StoreError
    from engine.profiles.tinydb_store import TinyStore

    store = TinyStore(tools.profiles, clock=tools.clock)
    keeper = find_keeper(store, args.name)
    if keeper is None:
        return 1
    if not args.yes:
        tell(f"This would erase {keeper.nickname} and every light, for good. Say it with --yes.")
        return 1
    try:
        store.erase(keeper.id)
    except ProfileBusy:
        tell(f"{keeper.nickname} is at play in another window. Close it and try again.")
        return 1
    except (OSError, StoreError) as problem:
        tell(f"{keeper.nickname} cannot be erased just now: {problem}. The next start of the game tries again.")
        return 1
    tell(f"{keeper.nickname} is erased. Files you exported are yours to delete.")
    return 0
