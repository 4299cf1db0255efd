"""Run a verb in this process, with folders of its own."""

import argparse
from pathlib import Path
from random import Random

from engine.cli import load_verb
from engine.cli.tools import Tools
from engine.clock import ManualClock
from game.minigames import PLAYS


def run_verb(name: str, *words: object, folder: Path, levels: tuple[Path, ...] = ()) -> int:
    """The exit code of ``main.py name words…``; ``folder`` is where keepers and cache would live."""
    verb = load_verb(name)
    parser = argparse.ArgumentParser()
    verb.add_arguments(parser)
    tools = Tools(
        profiles=folder / "profiles",
        levels=levels,
        cache=folder / "cache",
        clock=ManualClock(),
        rng=Random(5),
        plays=lambda: PLAYS,
    )
    code: int = verb.run(parser.parse_args([str(word) for word in words]), tools)
    return code
