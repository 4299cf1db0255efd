"""``backups NAME``: the copies of a keeper that lie beside the book, and the way back to one of them."""

import argparse

from engine.cli.output import tell
from engine.cli.tools import Tools

WHY = {
    "every_day": "made that day",
    "take_in": "before a file was taken in",
    "afresh": "before starting afresh",
    "going_back": "before going back",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname, or the id where several have the same")
    parser.add_argument(
        "--restore", metavar="COPY", help="go back to this copy, by its name or day; what is here now becomes a copy itself"
    )


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0; 1 when there is no such keeper or copy, or when it cannot be gone back to now."""
    from engine.cli.asking import find_keeper
    from engine.cli.keepers import why_closed
    from engine.profiles.store import NoSuchCopy, NotSaved, StoreError
    from engine.profiles.tinydb_store import TinyStore

    store = TinyStore(tools.profiles, clock=tools.clock)
    keeper = find_keeper(store, args.name)
    if keeper is None:
        return 1
    try:
        copies = store.copies(keeper.id)
        if args.restore is None:
            tell(*[f"{copy.name}  {copy.answers} answers, {WHY[copy.why]}" for copy in copies] or ["There is no copy yet."])
            return 0
        store.go_back(keeper.id, args.restore)
    except NoSuchCopy:
        tell(f"{keeper.nickname} has no copy {args.restore} that can be read. Without --restore this verb names those there are.")
        return 1
    except NotSaved as problem:
        tell(f"It cannot be gone back to: {problem}. Nothing is changed.")
        return 1
    except StoreError as problem:
        tell(why_closed(problem, keeper.nickname))
        return 1
    answers = next((copy.answers for copy in copies if copy.name == args.restore), 0)
    tell(f"{keeper.nickname} is as in the copy {args.restore}, with {answers} answers. What was here before is a copy now, too.")
    return 0
