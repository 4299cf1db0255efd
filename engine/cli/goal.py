"""``goal NAME [SKILL]``: what a keeper is to learn by when. An adult's wish is a bias with an end date, never a lock.

Without a skill it prints the goals that hold, each with its way: which skills, how many challenges and days likely, at least and at most.
"""

import argparse

from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname")
    parser.add_argument("skill", nargs="?", help="for example times-tables/times-2")
    parser.add_argument("--days", type=float, default=14.0, metavar="N", help="until when it counts (default: 14 days from now)")
    parser.add_argument("--drop", action="store_true", help="the wish is over")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0, or 1 when there is no such keeper or skill, or the book cannot be opened."""
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
    if args.skill and args.skill not in library.skills:
        print(f"No pack has a skill {args.skill}; there are for example {', '.join(sorted(library.skills)[:5])}.")
        return 1
    try:
        visit = classroom.enter(who.id)
    except StoreError as problem:
        print(f"The book of {args.name} cannot be opened just now: {type(problem).__name__}.")
        return 1
    try:
        if args.skill and args.drop:
            visit.wishes.drop(args.skill, who="adult")
        elif args.skill:
            visit.wishes.set(args.skill, who="adult", days=max(1.0, args.days))
        found = visit.wishes.current()
        if not found:
            print(f"{who.nickname} has no goals just now.")
        for goal in found:
            plan = visit.wishes.plan(goal.skill)
            left = (goal.until_s - tools.clock.now_s()) / 86_400.0
            print(
                f"{library.skills[goal.skill].name} ({goal.who}'s wish, {left:.0f} days left):"
                if goal.skill in library.skills
                else goal.skill
            )
            if plan.is_reached:
                print("  reached")
                continue
            likely, least, most = plan.challenges
            print(
                f"  about {likely} challenges ({least} to {most}), {plan.days[0]} days of play ({plan.days[1]} to {plan.days[2]})"
            )
            for step in plan.steps:
                name = library.skills[step.skill].name if step.skill in library.skills else step.skill
                print(f"  - {name}: {step.challenges} ({step.least} to {step.most})")
    finally:
        visit.close()
    return 0
