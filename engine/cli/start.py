"""``start NAME``: how old a keeper is, where they start, and how far from the age the chart may lead. An adult's word, obeyed at once; nothing
earned is lost.

Without an option it prints what holds now.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from engine.cli.output import tell
from engine.cli.tools import Tools
from engine.profiles.profile import BANDS, OLD_BANDS
from engine.scheduling.age_limits import WORDS

if TYPE_CHECKING:
    from engine.lesson.play_session import PlaySession


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="the keeper's nickname")
    parser.add_argument(
        "--band", choices=BANDS + OLD_BANDS, help="how old (under seven in years); without an island the level of that age"
    )
    how_far = "none (never), one (one band; further only when the answers ask for it) or any"
    parser.add_argument("--below", choices=WORDS, help=f"how far below the age the chart may lead: {how_far}")
    parser.add_argument("--above", choices=WORDS, help="how far above it, in the same words")
    parser.add_argument("--island", metavar="SKILL", help="where to start, for example times-tables/times-2")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0, or 1 when there is no such keeper or island, or the book cannot be opened."""
    from engine.cli.keepers import NoVisit, classroom_of, id_of, is_island, is_kept, visiting
    from engine.lesson.opening import reach_of

    classroom = classroom_of(tools)
    try:
        keeper = id_of(classroom, args.name)
        if args.island and not is_island(classroom.library.skills, args.island):
            return 1
        with visiting(classroom, keeper, args.name) as play_session:
            if args.band or args.island:
                saved = play_session.start_at(args.band or play_session.profile.band, args.island or "")
                if not is_kept(saved):
                    return 1
            if args.below or args.above:
                now = reach_of(play_session.profile)
                if not is_kept(play_session.reach_to(args.below or now.below, args.above or now.above)):
                    return 1
            _tell(play_session)
    except NoVisit as problem:
        tell(problem)
        return 1
    return 0


def _tell(play_session: PlaySession) -> None:
    """The age, and where the chart leads now."""
    profile = play_session.profile
    settings = profile.settings
    tell(
        f"{profile.nickname}: ages {profile.band} (below: {settings.below_age}, above: {settings.above_age}). The chart leads to:"
    )
    for tip in play_session.recommendations():
        tell(f"  - {tip.skill}: {play_session.view(tip.skill).probability:.0%} right expected")
