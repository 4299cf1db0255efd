"""``goal NAME [SKILL]``: what a keeper is to learn by when. An adult's wish is a bias with an end date, never a lock.

Without a skill it prints the goals that hold, each with its way: which skills, how many challenges and days likely, at least and at most.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from engine.cli.output import tell
from engine.cli.tools import Tools

if TYPE_CHECKING:
    from engine.content.compiled.pack import Skill
    from engine.lesson.play_session import PlaySession

_CHANGES = {
    "lit": "{name} is known well enough now",
    "joined": "{name} is on the way again, less sure than it was",
    "nearer": "{n} challenges fewer, because of what was learnt",
    "farther": "{n} challenges more, because of misses or a rest",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname")
    parser.add_argument("skill", nargs="?", help="for example times-tables/times-2")
    parser.add_argument("--days", type=float, default=14.0, metavar="N", help="until when it counts (default: 14 days from now)")
    parser.add_argument("--drop", action="store_true", help="the wish is over")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0, or 1 when there is no such keeper or skill, or the book cannot be opened."""
    from engine.cli.keepers import NoVisit, classroom_of, id_of, is_island, is_kept, visiting

    classroom = classroom_of(tools)
    skills = classroom.library.skills
    try:
        keeper = id_of(classroom, args.name)
        if args.skill and not is_island(skills, args.skill):
            return 1
        with visiting(classroom, keeper, args.name) as play_session:
            if args.skill and args.drop:
                play_session.wishes.drop(args.skill, who="adult")
            elif args.skill:
                play_session.wishes.set(args.skill, who="adult", days=max(1.0, args.days))
            if args.skill and play_session.last_saved is not None and not is_kept(play_session.last_saved):
                return 1
            _tell(play_session, skills, tools.clock.now_s())
    except NoVisit as problem:
        tell(problem)
        return 1
    return 0


def _tell(play_session: PlaySession, skills: Mapping[str, Skill], now_s: float) -> None:
    """Every goal that holds, with its way."""
    found = play_session.wishes.ways()
    if not found:
        tell(f"{play_session.profile.nickname} has no goals just now.")
    for way in found:
        goal, plan = way.goal, way.plan
        left = (goal.until_s - now_s) / 86_400.0
        tell(f"{_name(skills, goal.skill)} ({goal.who}'s wish, {left:.0f} days left):")
        if plan.is_reached:
            tell("  reached")
            continue
        likely, least, most = plan.challenges
        days, fewest, latest = plan.days
        tell(f"  about {likely} challenges ({least} to {most}), {days} days of play ({fewest} to {latest})")
        for step in plan.steps:
            tell(f"  - {_name(skills, step.skill)}: {step.challenges} ({step.least} to {step.most})")
        for change in way.changes:
            tell(f"  changed: {_CHANGES[change.code].format(name=_name(skills, change.skill), n=change.challenges)}")


def _name(skills: Mapping[str, Skill], skill: str) -> str:
    return skills[skill].name if skill in skills else skill
