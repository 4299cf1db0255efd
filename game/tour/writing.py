"""``python3 main.py tour``: both walks, written into a folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pygame

from engine.clock import ManualClock
from engine.places import Places
from engine.profiles.memory_store import MemoryStore
from game.kit.theme import THEMES
from game.kit.toolbox import TEXT_SCALES
from game.services import Services
from game.start import make_services
from game.tour.album import Album
from game.tour.journey import Journey
from game.tour.workshop import Workshop


def tour(
    places: Places,
    out: Path,
    size: tuple[int, int],
    *,
    theme: str = "dusk",
    text: str = "normal",
    spoken: Sequence[str] = ("en",),
) -> int:
    """Write the pictures to ``out``, of several languages into a folder each. Returns 0, or 1 when a text did not fit somewhere."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    pygame.display.init()
    pygame.font.init()
    surface = pygame.display.set_mode(size)
    troubles: list[str] = []
    for language in spoken:
        folder = out / language if len(spoken) > 1 else out
        folder.mkdir(parents=True, exist_ok=True)
        found, count = _walks(places, folder, surface, theme, text, language)
        print(f"{count} pictures in {folder}")
        troubles += [f"{language}: {trouble}" for trouble in found]
    pygame.quit()
    for trouble in dict.fromkeys(troubles):
        print(f"does not fit: {trouble}", file=sys.stderr)
    return 1 if troubles else 0


def _walks(places: Places, out: Path, surface: pygame.Surface, theme: str, text: str, language: str) -> tuple[list[str], int]:
    """Both walks in one language: what did not fit, and how many pictures there are."""
    clock = ManualClock()
    services = _services(places, clock, [places.levels], language)
    services.base_style = replace(services.base_style, theme=THEMES[theme], text_scale=TEXT_SCALES[text])
    services.kit.restyle(services.base_style)
    album = Album(Journey(services, surface, clock), out, theme, text)
    album.walk()
    troubles, count = album.journey.troubles, album.count
    workshop = places.root / "tests" / "journeys"
    if (workshop / "workshop" / "pack.yaml").is_file():  # a source tree: also one island for each kind of challenge
        services = _services(places, clock, [workshop], language)
        tables = Workshop(Journey(services, surface, clock), out, theme, text, count=count)
        tables.walk()
        troubles, count = troubles + tables.journey.troubles, tables.count
    return troubles, count


def _services(places: Places, clock: ManualClock, packs: Sequence[Path], language: str) -> Services:
    """The game on a computer that speaks ``language``."""
    store = MemoryStore()
    store.write_app({"language": language})
    return make_services(places, store, clock, Random(7), packs=packs)
