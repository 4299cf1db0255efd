"""``take-in FILE``: a keeper out of a file comes to this machine, or brings what was played elsewhere."""

import argparse
from pathlib import Path

from engine.cli.output import tell
from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, metavar="FILE", nargs="+", help="one or more files made by export")
    parser.add_argument("--passphrase", action="store_true", help="ask for the passphrase (or read it from a pipe)")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when every file was taken in whole; 1 when one was not."""
    from engine.cli.asking import ask_passphrase
    from engine.content.library.library import load_library
    from engine.lesson.classroom import Classroom
    from engine.profiles.tinydb_store import TinyStore

    passphrase = (ask_passphrase(twice=False) if args.passphrase else "") or ""
    library = load_library(tools.levels, cache=tools.cache / "packs", can_show=tools.can_show)
    classroom = Classroom(library, TinyStore(tools.profiles, clock=tools.clock), tools.clock, tools.rng)
    return max([take_in(classroom, file, passphrase) for file in args.files])


def take_in(classroom: object, file: Path, passphrase: str) -> int:
    """One file, one line about it."""
    from engine.lesson.classroom import Classroom
    from engine.profiles.store import NotSaved, ProfileBusy, StoreError
    from engine.profiles.travel.moving import read_moved_file
    from engine.profiles.travel.sealing import NewerSeal, SealError, WrongPassphrase

    assert isinstance(classroom, Classroom)
    try:
        taken = classroom.take_in(read_moved_file(file, passphrase))
    except WrongPassphrase:
        tell(f"{file}: it needs {'another' if passphrase else 'a'} passphrase (--passphrase). Nothing is changed.")
    except NewerSeal:
        tell(f"{file}: a newer Lightkeepers made it. Update the game first. Nothing is changed.")
    except SealError as problem:
        tell(f"{file}: {problem}. Nothing is changed.")
    except ProfileBusy:
        tell(f"{file}: this keeper is at play in another window. Close it and try again.")
    except NotSaved as problem:
        tell(f"{file}: there is no room for it, or nothing can be written here ({problem}). It is not taken in; try again later.")
    except (OSError, StoreError) as problem:
        tell(f"{file}: {getattr(problem, 'strerror', None) or problem}")
    else:
        what = f"{taken.nickname} is new here, with" if taken.is_new else f"{taken.nickname} learned of"
        damage = "" if taken.is_whole else " The file is damaged: only what could be read was taken. Export it again if you can."
        tell(f"{file}: {what} {taken.answers} answers.{damage}")
        return 0 if taken.is_whole else 1
    return 1
