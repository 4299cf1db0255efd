"""``python3 -m tests.monkey [--seconds N | --presses N] [--seed S] [--from K] [--runs N] [--shrink]``: a monkey at the whole game.

A finding ends with exit code 1 and with the line that does exactly the same again.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from engine.places import find_places
from game.screens.pages import PAGES
from tests.monkey.monkey import Total, again, let_loose, shrunk, told
from tests.monkey.run import plan_of, run
from tests.monkey.world import ROOT, shared

_MINUTE_S = 60.0


class Counting:
    """A line a minute: whoever breaks a long run off knows what it came to."""

    def __init__(self, total: Total, began: float) -> None:
        self.total, self.began, self.told = total, began, began

    def __call__(self) -> None:
        now = time.monotonic()
        if now - self.told >= _MINUTE_S:
            self.told = now
            print(f"{now - self.began:.0f} s: {self.total.presses:,} presses in {self.total.runs:,} runs", flush=True)


def main() -> int:
    """0 when everything held."""
    parser = argparse.ArgumentParser(prog="python3 -m tests.monkey", description=__doc__)
    parser.add_argument("--seconds", type=float, default=0.0, help="how long (default: 60, unless presses or runs are given)")
    parser.add_argument("--presses", type=int, default=0, help="how many presses")
    parser.add_argument("--seed", type=int, default=1, help="the same seed is the same monkey")
    parser.add_argument("--from", type=int, default=0, dest="first", metavar="K", help="begin with run K")
    parser.add_argument("--runs", type=int, default=0, help="how many runs")
    parser.add_argument("--finds", type=int, default=1, help="end after so many findings")
    parser.add_argument("--shrink", action="store_true", help="leave out what is not needed to fail")
    args = parser.parse_args()
    seconds = args.seconds or (0.0 if args.presses or args.runs else 60.0)
    pygame.display.init()
    pygame.font.init()
    began, total = time.monotonic(), Total()
    with shared(find_places(ROOT).cache) as things:
        tell = Counting(total, began)
        for found in let_loose(
            things, total, args.seed, args.first, seconds=seconds, presses=args.presses, runs=args.runs, ran=tell
        ):
            print(again(args.seed, *found), flush=True)
            if args.shrink:
                plan = plan_of(args.seed, found[0])
                few = shrunk(found[1].actions, lambda actions, plan=plan: bool(run(things, plan, actions).why))  # type: ignore[misc]
                print("Needed:\n" + "\n".join(f"  {action.said}, {action.ms} ms" for action in few), flush=True)
            if total.finds >= args.finds:
                break
    took = time.monotonic() - began
    print(
        f"{total.presses:,} presses in {total.runs:,} runs, {total.answers:,} answers, {total.frames:,} frames, {total.finds} finds, "
        f"{total.presses / max(took, 0.001):.0f} presses a second, seed {args.seed}, runs {args.first} to {args.first + total.runs - 1}."
    )
    print("\n".join(told(total, PAGES)))
    for why, count in Counter(total.kinds).most_common():
        print(f"{count} × {why}")
    pygame.quit()
    return 1 if total.finds else 0


if __name__ == "__main__":
    sys.exit(main())
