"""Lightkeepers: the door. ``python3 main.py`` plays; ``python3 main.py --help`` lists what else it can do.

This file is the composition root: the only place that knows the real clock, the real store and the real window. On the first start it sets
itself up (``engine.first_start``). It stays readable for every Python 3, so that an older one can be told it is too old.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write("Lightkeepers needs Python 3.11 or newer; this is Python %d.%d.\n" % sys.version_info[:2])
    sys.exit(2)

import argparse
import os
from functools import lru_cache, partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.cli.tools import Plays, Tools
    from engine.places import Places
    from game.kit.pictures import Pictures

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
ROOT = Path(__file__).resolve().parent
VERSION = "0.1.0"
if str(ROOT) not in sys.path:  # installed, this file is lightkeepers/main.py, and engine and game lie beside it
    sys.path.insert(0, str(ROOT))


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run one verb; play when there is none. Returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        print("Lightkeepers " + VERSION)
        return 0
    from engine import first_start

    command = [str(ROOT / "main.py")] + words
    first_start.ensure(ROOT, "play", command)
    try:
        from engine.cli.output import run

        return run(lambda: verb(words)) if arguments is None else verb(words)
    except first_start.SIGNS_OF_DAMAGE:
        first_start.mend(ROOT, "play", command)
        raise


def verb(words: "list[str]") -> int:
    """Run the verb that was typed, or say what it is nearly."""
    from engine.cli import VERBS
    from engine.cli.nearly import near_pack, near_verb

    typed_wrong = near_verb(words, (*VERBS, "play", "preview", "tour"))
    if not typed_wrong:
        args = build_parser(words).parse_args(words or ["play"])
        typed_wrong = near_pack(args)
    if typed_wrong:
        sys.stderr.write(typed_wrong + "\n")
        return 2
    return int(args.run(args))


def build_parser(words: "Sequence[str]") -> argparse.ArgumentParser:
    """One sub-command a verb; only the verb that is asked for is loaded."""
    from engine.cli import VERBS, load_verb

    parser = argparse.ArgumentParser(
        prog="main.py" if (ROOT / "constraints.txt").exists() else "lightkeepers",
        description="Lightkeepers: a learning adventure that fits each child.",
    )
    parser.add_argument("--version", action="version", version="Lightkeepers " + VERSION)
    parser.add_argument("--profiles", type=Path, metavar="DIR", help="where the keepers live (default: your user data folder)")
    verbs = parser.add_subparsers(metavar="VERB", dest="verb")
    for name, what in VERBS.items():
        verb = verbs.add_parser(name, help=what, description=what)
        if name in words:
            module = load_verb(name)
            add_profiles(verb)
            module.add_arguments(verb)
            verb.set_defaults(run=partial(run_verb, module))
    play = verbs.add_parser("play", help="play the game (the default)")
    add_profiles(play)
    play.add_argument("--frames", type=int, help="leave after so many drawn frames (for measuring)")
    play.set_defaults(run=run_play)
    preview = verbs.add_parser("preview", help="look at a pack in the game's window while you write it")
    add_profiles(preview)
    preview.add_argument("pack", type=Path, metavar="PACK", help="a pack's folder, its YAML file, or an overlay")
    preview.add_argument("--skill", default="", metavar="SKILL", help="begin with this skill")
    preview.add_argument("--step", type=int, default=0, metavar="N", help="begin with step N of it, counted from 1")
    preview.set_defaults(run=run_preview)
    tour = verbs.add_parser("tour", help="play a scripted journey and write a picture of every screen")
    add_profiles(tour)
    tour.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the pictures")
    tour.add_argument("--size", default="1280x720", metavar="WxH", help="size of the pictures")
    tour.add_argument("--theme", choices=("dusk", "contrast"), default="dusk")
    tour.add_argument("--text", choices=("normal", "large", "largest"), default="normal")
    tour.add_argument("--language", default="en", metavar="CODE", help="a language of assets/words, or all: a folder each")
    tour.set_defaults(run=run_tour)
    parser.set_defaults(run=run_play, frames=None)
    return parser


def run_verb(module: ModuleType, args: argparse.Namespace) -> int:
    """Run a verb of the engine with the real clock, store and packs."""
    return int(module.run(args, tools(args)))


def add_profiles(verb: argparse.ArgumentParser) -> None:
    """Every verb knows --profiles, before or after its name."""
    verb.add_argument("--profiles", type=Path, default=argparse.SUPPRESS, metavar="DIR", help="where the keepers live")


def tools(args: argparse.Namespace) -> "Tools":
    """The real clock, store and packs for an engine verb."""
    from random import Random

    from engine.cli.tools import Tools
    from engine.clock import SystemClock

    where = places(args)

    @lru_cache(maxsize=1)
    def pictures() -> "Pictures":
        """pygame is only loaded when a pack is really checked."""
        from game.kit.pictures import Pictures

        return Pictures(where.assets / "pictures")

    def plays() -> "Plays":
        """The views of the games import pygame, so they are only loaded when simulated learners play."""
        from game.minigames import PLAYS

        return PLAYS

    return Tools(
        profiles=where.profiles,
        levels=[where.levels, where.own_packs],
        cache=where.cache,
        clock=SystemClock(),
        rng=Random(),
        can_show=lambda name, folder: pictures().can_show(name, folder),
        plays=plays,
    )


def places(args: argparse.Namespace) -> "Places":
    """The folders of this machine's user."""
    from engine.places import find_places

    return find_places(ROOT, getattr(args, "profiles", None))


def run_play(args: argparse.Namespace) -> int:
    """Open the window. Where nothing can be written the game is played in memory, and grown-ups are told."""
    import logging

    from engine.profiles.files.safe_file import make_private
    from engine.profiles.tinydb_store import TinyStore
    from game.start import play

    where = places(args)
    logs: "list[logging.Handler]" = []  # nothing kept of it: what is logged goes to the terminal then
    try:
        make_private(where.profiles)
        logs.append(logging.FileHandler(where.log, encoding="utf-8"))
    except OSError as problem:
        sys.stderr.write(
            "Nothing can be saved in %s (%s): this game lives only until it ends.\n" % (where.profiles, problem.strerror)
        )
    store = TinyStore(where.profiles)
    logging.basicConfig(
        handlers=logs or [logging.StreamHandler()], level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    return play(where, store, frames=args.frames)


def run_preview(args: argparse.Namespace) -> int:
    """Open the window with one pack on the workbench."""
    from game.start import preview

    return preview(places(args), args.pack, args.skill, args.step)


def run_tour(args: argparse.Namespace) -> int:
    """Write the pictures."""
    from game.kit.language.words import languages
    from game.tour import tour

    here = places(args)
    known = tuple(languages(here.assets / "words"))
    if args.language not in (*known, "all"):
        print(f"There are no words in {args.language!r}. There are: {', '.join(known)}, all", file=sys.stderr)
        return 2
    wide, _, high = args.size.partition("x")
    spoken = known if args.language == "all" else (args.language,)
    return tour(here, args.out, (int(wide), int(high)), theme=args.theme, text=args.text, spoken=spoken)


if __name__ == "__main__":
    sys.exit(main())
