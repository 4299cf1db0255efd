"""``class``: who needs help now and why, who could work together, and each answer of one learner, wrong ones too."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from engine.cli.output import tell
from engine.cli.tools import Tools

if TYPE_CHECKING:
    from engine.lesson.play_session import PlaySession
    from engine.reports.needs import Group, Need
    from engine.reports.pupil import Pupil


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--answers", metavar="NAME", help="each answer of this learner, the newest last")
    parser.add_argument("--last", type=int, default=40, metavar="N", help="how many answers (40)")
    parser.add_argument("--codes", action="store_true", help="codes instead of nicknames")
    parser.add_argument("--json", action="store_true", help="machine-readable")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0; 1 when there is nobody, no such learner, or somebody could not be opened."""
    from engine.cli.keepers import classroom_of, of_each
    from engine.exports.school import answer_rows, code_of
    from engine.reports.needs import groups, needs
    from engine.reports.pupil import Pupil

    room = classroom_of(tools)
    missing: list[str] = []

    def pupil(play_session: "PlaySession") -> Pupil:
        label = code_of(play_session.profile.id) if args.codes else play_session.profile.nickname
        return Pupil(label=label, band=play_session.profile.band, report=play_session.report(), facts=play_session.facts())

    pupils = of_each(room, pupil, missing.append)
    for why_not in missing:
        tell(why_not)
    if args.answers is not None:
        pupils = [pupil for pupil in pupils if pupil.label.casefold() == args.answers.casefold()]
    if not pupils:
        tell("Nobody has played here yet." if args.answers is None else f"Nobody here is called {args.answers}.")
        return 1
    if args.answers is not None:
        rows = list(answer_rows(pupils))[-max(1, args.last) :]
        if args.json:
            print(json.dumps(rows, ensure_ascii=False, indent=1))
        else:
            tell(*(map(_answer, rows) if rows else ["No answers yet."]))
        return 1 if missing else 0
    found = needs(pupils, room.library.skills, room.clock.now_s())
    together = groups(found)
    if args.json:
        told = {"needs": [asdict(need) for need in found], "groups": [asdict(group) for group in together]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _print(pupils, found, together)
    return 1 if missing else 0


def _answer(row: dict[str, object]) -> str:
    mark = "right" if row["right"] else f"WRONG {row['mix_up']}".strip()
    more = [f"try {row['attempt']}" if row["attempt"] != 1 else "", f"{row['hints']} hints" if row["hints"] else ""]
    return f"{row['when']}  {row['skill']}: {row['asked']} → {row['given']}  {mark} {' '.join(more)}".rstrip()


def _print(pupils: "Sequence[Pupil]", found: "Sequence[Need]", together: "Sequence[Group]") -> None:
    from engine.reports.needs import next_step, why

    tell("Needs help now")
    tell(*[f"  {need.learner}: {why(need)}. {next_step(need)}" for need in found] or ["  Nobody, by these rules."])
    tell("Could work together")
    for group in together:
        what = f"“{group.name}”" + (f" ({group.mix_up.replace('_', ' ').replace('-', ' ')})" if group.mix_up else "")
        tell(f"  {', '.join(group.learners)}: {what}")
    if not together:
        tell("  No two share a need.")
    tell("Everybody")
    for pupil in sorted(pupils, key=lambda one: one.label.casefold()):
        r = pupil.report
        tell(
            f"  {pupil.label}: {r.answers} answers, {len(r.can_do)} islands lit, {len(r.working_on)} begun, {r.minutes_week:.0f} min this week"
        )
