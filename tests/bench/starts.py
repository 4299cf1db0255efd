"""From the start of the process to the first frame and to the chart; and what an untouched chart takes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.packs import a_thousand
from tests.bench.rows import ROOT, Row, median_ms


def starts(scratch: Path, runs: int) -> Iterator[Row]:
    """From the start of the process to the first frame, and to the chart of a keeper who comes back; also with many packs."""
    many = a_thousand(scratch / "many-at-start")
    for goal, more, target in (("first frame", "", "< 400"), ("chart", "", "< 1000"), ("chart", str(many), "")):
        times = []
        for _ in range(runs + 1):
            command = [sys.executable, "-c", _START, str(ROOT), str(scratch), goal, *([more] if more else [])]
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_caching())
            times.append(time.perf_counter() - began)
        name = f"start: process to {goal}{', 1,000 skills more' if more else ''}"
        yield Row(name, median_ms(times[1:]), "ms", target)


def _caching() -> dict[str, str]:
    """Python keeps its compiled modules, as it does at home; the first run of each start is not counted."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


_START = """
import os, sys
from pathlib import Path
root, scratch, goal = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
sys.path.insert(0, str(root))
import pygame
from random import Random
from engine.clock import SystemClock
from engine.places import Places
from engine.profiles.tinydb_store import TinyStore
from engine.profiles.profile import new_profile
from game.app import App, open_window
from game.start import make_services
from engine.records import PlacementEnded
from game.screens.pages import Pages
places = Places(root=root, profiles=scratch / "profiles", cache=scratch / "cache", own_packs=scratch / "own")
window = open_window("bench")
services = make_services(places, TinyStore(places.profiles), SystemClock(), Random(1), packs=[root / "levels", *map(Path, sys.argv[4:])])
app = App(services.kit, window, Pages(services).title())
while app.frames < 1:
    app.turn()
if goal == "chart":
    services.load_packs()
    keepers = services.classroom.keepers()
    visit = services.classroom.enter(keepers[0].id) if keepers else services.classroom.welcome(new_profile("B", created_s=0.0))
    if not visit.state.placed:
        visit.skip_placement()
    services.sign_in(visit)
    from game.kit.navigation import Restart
    app.navigator.follow(Restart(Pages(services).chart()))
    while app.frames < 2:
        app.turn()
    services.sign_out()
os._exit(0)
"""


def idle(scratch: Path, seconds: float) -> Iterator[Row]:
    """Share of a core that an untouched chart takes, measured after its ambient movement has come to rest."""
    code = _START.replace("os._exit(0)", "pass").replace("services.sign_out()", _IDLE.format(seconds=seconds))
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT), str(scratch), "chart"], check=True, capture_output=True, text=True
    )
    yield Row(f"idle chart over {seconds:.0f} s", float(done.stdout.strip().splitlines()[-1]), "% core", "< 2")


_IDLE = """
    import time
    until = time.perf_counter() + 9
    while time.perf_counter() < until:
        app.turn()
    cpu, wall = time.process_time(), time.perf_counter()
    while time.perf_counter() < wall + {seconds}:
        app.turn()
    print(100 * (time.process_time() - cpu) / (time.perf_counter() - wall))
    services.sign_out()
"""
