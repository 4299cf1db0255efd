"""``passport NAME``: what the keeper wants to show, in a chained and sealed file; the summary as a badge when asked."""

import argparse
from pathlib import Path

from engine.cli.output import tell
from engine.cli.tools import Tools, put_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the passport (default: NAME.passport.json here)")
    parser.add_argument("--badge", type=Path, metavar="FILE", help="also the Open Badges credential alone")
    parser.add_argument("--skills", metavar="A,B", help="only these islands (pack/skill); all that ever got a lamp by default")
    parser.add_argument("--no-gifts", action="store_true", help="leave gifts out")
    parser.add_argument("--answers", action="store_true", help="show each answer to these islands too, wrong ones as well")
    parser.add_argument("--hide-name", action="store_true", help="leave the nickname out")
    parser.add_argument("--by", default="", metavar="TEXT", help="who seals, such as a family or a class")
    parser.add_argument("--list", action="store_true", help="only say which islands could go in")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0; 1 when there is no such keeper or island, when nothing can go in yet, or when a file cannot be written."""
    from engine.clean_text import file_stem
    from engine.cli.keepers import NoVisit, classroom_of, id_of, visiting
    from engine.credentials.keepsakes import sealed_passport
    from engine.credentials.passport import Choice, file_of
    from engine.profiles.store import NotSaved
    from engine.reports.lights import lights_in

    classroom = classroom_of(tools)
    try:
        with visiting(classroom, id_of(classroom, args.name), args.name) as play_session:
            lights = lights_in(play_session.facts(), classroom.library.skills)
            if args.list or not lights:
                tell(*[f"{x.skill}  {x.lamps} of 5  {x.i_can}" for x in lights] or ["No lighthouse has a lamp yet."])
                return 0 if args.list else 1
            wanted = args.skills.split(",") if args.skills else [light.skill for light in lights]
            if unknown := sorted(set(wanted) - {light.skill for light in lights}):
                tell("These have no lamp yet: " + ", ".join(unknown) + ". --list says what can go in.")
                return 1
            choice = Choice(skills=frozenset(wanted), gifts=not args.no_gifts, answers=args.answers, named=not args.hide_name)
            out = args.out or Path(
                ("passport" if args.hide_name else file_stem(play_session.profile.nickname)) + ".passport.json"
            )
            document, receipt = sealed_passport(classroom, play_session, choice, args.by)
            put_file(out, file_of(document))
            tell(f"{out}: {len(wanted)} islands, sealed with {document['seal']['key']}")
            if args.badge:
                put_file(args.badge, file_of(document["credential"]))
                tell(f"{args.badge}: the same as an Open Badges 3.0 credential")
            if not receipt.wait(20):
                tell("That it was sealed could not be noted down: " + (receipt.error or "saving takes too long") + ".")
    except NoVisit as problem:
        tell(problem)
        return 1
    except NotSaved as problem:
        tell(f"It is not sealed: {problem}. Is the disk full, or may {tools.profiles} not be written?")
        return 1
    except OSError as problem:
        tell(f"{problem.filename} cannot be written: {problem.strerror}.")
        return 1
    return 0
