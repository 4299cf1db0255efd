"""``report NAME``: what the parent's page shows, as text or JSON."""

import argparse
import json
from dataclasses import asdict

from engine.cli.output import tell
from engine.cli.tools import Tools
from engine.clock import date_of

_LAST = 5  # challenges told as text; the JSON has more


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname")
    parser.add_argument("--json", action="store_true", help="machine-readable")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0, or 1 when there is no such keeper."""
    from engine.cli.keepers import NoVisit, classroom_of, id_of, visiting

    classroom = classroom_of(tools)
    try:
        with visiting(classroom, id_of(classroom, args.name), args.name) as play_session:
            report = play_session.report()
    except NoVisit as problem:
        tell(problem)
        return 1
    if args.json:
        print(json.dumps(asdict(report), ensure_ascii=False, indent=2))
        return 0
    tell(f"{report.nickname}: {report.answers} answers, {report.minutes_week:.0f} minutes this week")
    for head, lines in (("Can do", report.can_do), ("Working on", report.working_on), ("Comes next", report.next_up)):
        tell(f"{head}: " + ("; ".join(f"{line.name} ({line.lamps} of 5 lamps)" for line in lines) or "nothing yet"))
    for stuck in report.stuck:
        since = date_of(stuck.since_s).date().isoformat()
        step = f"First: {stuck.first}." if stuck.first else "Play it once together, with hints."
        tell(f"Stuck at {stuck.name} since {since}: {stuck.answers} answers without getting further. {step}")
    told = report.sureness
    if told.told:
        tell(
            f"When sure: {told.sure_right} right, {told.sure_wrong} wrong. Not so sure: {told.unsure_right} right, {told.unsure_wrong} wrong."
        )
    for one in report.last[:_LAST]:
        tell(f"- {'right' if one.correct else 'wrong'}: {one.asked} {one.given or '(nothing)'}. {one.why}")
    return 0
