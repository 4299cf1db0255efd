"""``verify FILE``: is this passport or badge as it was sealed? Names the first event that was changed. Needs nothing but the file."""

import argparse
from pathlib import Path

from engine.cli.output import tell
from engine.cli.tools import Tools


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a passport or a badge")
    parser.add_argument("--key", default="", metavar="DID", help="also demand that this key sealed it")


def run(args: argparse.Namespace, tools: Tools) -> int:
    """0 when the seal holds, 1 when it does not, 2 when the file cannot be read."""
    from engine.credentials.passport import DOES_NOT_PROVE
    from engine.credentials.verifying import LARGEST, check
    from engine.profiles.files.safe_file import read_file

    try:
        verdict = check(read_file(args.file, LARGEST))
    except OSError as problem:
        tell(f"{args.file} cannot be read: {problem.strerror}.")
        return 2
    problems = list(verdict.problems)
    if args.key and not problems and verdict.key != args.key:
        problems.append("It is sealed by another key than the one asked for.")
    if problems:
        tell(f"{args.file}: NOT as it was sealed.")
        tell(*(f"  {problem}" for problem in problems))
        return 1
    tell(f"{args.file}: a {verdict.kind}, exactly as it was sealed.")
    tell(*(f"  {line}" for line in verdict.told))
    tell(f"  Sealed {verdict.at} by “{verdict.by}” (their own words), key {verdict.key}")
    tell("This does not prove:")
    tell(*(f"  {line}" for line in DOES_NOT_PROVE))
    return 0
