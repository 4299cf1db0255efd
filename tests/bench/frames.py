"""How long one frame takes while everything moves."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from game.screens.pages import Pages
from tests.bench.rows import ROOT, Row


def frames(scratch: Path, size: tuple[int, int], count: int, target: str) -> Iterator[Row]:
    """Time to update, draw and present one frame of each mini-game and of the chart, while everything moves."""
    import pygame

    from engine.clock import ManualClock
    from engine.places import Places
    from engine.profiles.memory_store import MemoryStore
    from game.kit.navigation import Restart
    from game.start import make_services
    from game.tour import Journey
    from game.tour.islands import islands

    pygame.display.init()
    pygame.font.init()
    window = pygame.display.set_mode(size)
    places = Places(root=ROOT, profiles=scratch / "p", cache=scratch / "cache", own_packs=scratch / "own")
    services = make_services(places, MemoryStore(), ManualClock(), Random(2), packs=[ROOT / "levels"])
    journey = Journey(services, window, services.clock)  # type: ignore[arg-type]
    for key in ("play", "go", "band-7-9", "go", "skip"):
        journey.press(key)
    others = {game: skill for game, skill in islands(services.classroom.library).items() if game not in dict(_PLAYED)}
    for game, skill in (*_PLAYED, *others.items()):
        journey.navigator.follow(Restart(Pages(services).play(skill, game)))
        journey.wait(3)
        yield from _rows(f"{game}, {skill.split('/')[1]}", _frames(journey, count, answering=True), size, target)
    journey.navigator.follow(Restart(Pages(services).chart()))
    yield from _rows("chart", _frames(journey, count, answering=False), size, target)


# The same in every version, so that figures compare; a newer game comes with the island that suits it.
_PLAYED = (
    ("fog_beam", "times-tables/times-5"),
    ("stepping_stones", "first-numbers/more-less"),
    ("net_and_letters", "first-words/short-a"),
    ("harbour_table", "earth-and-sky/habitats"),
    ("harbour_table", "ratios-and-unknowns/negative-numbers"),
    ("harbour_table", "ratios-and-unknowns/factors-and-primes"),
    ("harbour_table", "word-workshop/word-order"),
)


def _rows(name: str, times: list[float], size: tuple[int, int], target: str) -> Iterator[Row]:
    times = sorted(times)
    shown = f"frame: {name} at {size[0]}×{size[1]}"
    yield Row(f"{shown}, median", times[len(times) // 2] * 1000, "ms")
    yield Row(f"{shown}, p99", times[int(len(times) * 0.99)] * 1000, "ms", target)


def _frames(journey: object, count: int, *, answering: bool) -> list[float]:
    """Frame times with warm caches (one answer of each kind was seen before), answering now and then."""
    import pygame

    from game.kit.canvas import Canvas
    from game.tour import Journey

    assert isinstance(journey, Journey)
    canvas = Canvas(journey.surface, journey.services.kit)
    times: list[float] = []
    for n in range(count + 160):
        if n % 30 == 0:
            journey.read_letter()
        if answering and n % 120 == 60 and journey.name == "play" and journey.navigator.top.mode == "asking":  # type: ignore[attr-defined]
            journey.answer(right=True)
        began = time.perf_counter()
        journey.clock.advance(1 / 60)
        journey.navigator.update(1 / 60)
        journey.navigator.top.draw(canvas)
        pygame.display.flip()
        if n >= 160:
            times.append(time.perf_counter() - began)
    return times
