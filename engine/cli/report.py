"""``report NAME``: what the parent's page shows, as text or JSON."""

import argparse
import json
from dataclasses import asdict

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname")
    parser.add_argument("--json", action="store_true", help="machine-readable")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0, or 1 when there is no such keeper."""
    from engine.classroom import Classroom
    from engine.content.library import load_library
    from engine.profiles.store import StoreError
    from engine.profiles.tinydb_store import TinyStore

    library = load_library(tools.levels, cache=tools.cache / "packs", can_show=tools.can_show)
    classroom = Classroom(library, TinyStore(tools.profiles), tools.clock, tools.dice)
    who = next((keeper for keeper in classroom.keepers() if keeper.nickname.casefold() == args.name.casefold()), None)
    if who is None:
        print(f"Nobody here is called {args.name}.")
        return 1
    try:
        visit = classroom.enter(who.id)
    except StoreError as problem:
        print(f"The book of {args.name} cannot be opened just now: {type(problem).__name__}.")
        return 1
    try:
        report = visit.report()
    finally:
        visit.close()
    if args.json:
        print(json.dumps(asdict(report), ensure_ascii=False, indent=2))
        return 0
    print(f"{report.nickname}: {report.answers} answers, {report.minutes_week:.0f} minutes this week")
    for head, lines in (("Can do", report.can_do), ("Working on", report.working_on), ("Comes next", report.next_up)):
        print(f"{head}: " + ("; ".join(f"{line.name} ({line.lamps} of 5 lamps)" for line in lines) or "nothing yet"))
    return 0
