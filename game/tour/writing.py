"""``python3 main.py tour``: both walks, written into a folder."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

import pygame

from engine.clock import ManualClock
from engine.places import Places
from engine.profiles.memory_store import MemoryStore
from game.kit.theme import THEMES
from game.kit.toolbox import TEXT_SCALES
from game.start import make_services
from game.tour.album import Album
from game.tour.journey import Journey
from game.tour.workshop import Workshop


def tour(places: Places, out: Path, size: tuple[int, int], *, theme: str = "dusk", text: str = "normal") -> int:
    """Write the pictures to ``out``. Returns 0, or 1 when a text did not fit somewhere."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    surface = pygame.display.set_mode(size)
    out.mkdir(parents=True, exist_ok=True)
    clock = ManualClock()
    services = make_services(places, MemoryStore(), clock, Random(7), packs=[places.levels])
    services.base_style = replace(services.base_style, theme=THEMES[theme], text_scale=TEXT_SCALES[text])
    services.kit.restyle(services.base_style)
    album = Album(Journey(services, surface, clock), out, theme, text)
    album.walk()
    troubles, count = album.journey.troubles, album.count
    workshop = places.root / "tests" / "journeys"
    if (workshop / "workshop" / "pack.yaml").is_file():  # a source tree: also one island for each kind of challenge
        services = make_services(places, MemoryStore(), clock, Random(7), packs=[workshop])
        tables = Workshop(Journey(services, surface, clock), out, theme, text, count=count)
        tables.walk()
        troubles, count = troubles + tables.journey.troubles, tables.count
    pygame.quit()
    for trouble in dict.fromkeys(troubles):
        print(f"does not fit: {trouble}", file=sys.stderr)
    print(f"{count} pictures in {out}")
    return 1 if troubles else 0
