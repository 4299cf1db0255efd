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
    from engine.cli.keepers import NoVisit, classroom_of, id_of, visiting

    classroom = classroom_of(tools)
    try:
        with visiting(classroom, id_of(classroom, args.name), args.name) as visit:
            report = visit.report()
    except NoVisit as problem:
        print(problem)
        return 1
    if args.json:
        print(json.dumps(asdict(report), ensure_ascii=False, indent=2))
        return 0
    print(f"{report.nickname}: {report.answers} answers, {report.minutes_week:.0f} minutes this week")
    for head, lines in (("Can do", report.can_do), ("Working on", report.working_on), ("Comes next", report.next_up)):
        print(f"{head}: " + ("; ".join(f"{line.name} ({line.lamps} of 5 lamps)" for line in lines) or "nothing yet"))
    return 0
