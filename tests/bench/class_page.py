"""A class of two hundred on one machine, as its pages are used: who is playing, a keeper pressed, the keepers, the class at one glance."""

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from game.screens.pages import Pages
from tests.bench.rows import ROOT, Row, median_ms

PUPILS, ANSWERS, LEVEL = 200, 300, 10


def class_page(scratch: Path) -> Iterator[Row]:
    """Each has given 300 answers in 30 levels. Frames are timed while the class is being read and afterwards, turning pages."""
    import pygame

    from engine.clock import ManualClock
    from engine.places import Places
    from engine.profiles.tinydb_store import TinyStore
    from game.kit.navigation import Push, Restart
    from game.start import make_services
    from game.tour import Journey

    pygame.display.init()
    pygame.font.init()
    window = pygame.display.set_mode((1280, 720))
    clock = ManualClock()
    store = TinyStore(scratch / "pupils", clock=clock)
    places = Places(root=ROOT, profiles=store.folder, cache=scratch / "cache", own_packs=scratch / "own")
    services = make_services(places, store, clock, Random(2), packs=[ROOT / "levels"])
    services.load_packs()
    ids = _pupils(store, services.classroom.graph, clock.now_s())
    journey = Journey(services, window, clock)

    opens = [_opens(journey, lambda: Restart(Pages(services).who())) for _ in range(5)]
    yield Row(f"who is playing with {PUPILS} keepers, opens", median_ms(opens), "ms", "< 300")
    switches = []
    for name in ids[:8]:
        began = time.perf_counter()
        services.sign_in(services.classroom.enter(name))
        journey.navigator.follow(Restart(Pages(services).chart()))
        journey.draw()
        switches.append(time.perf_counter() - began)
    services.sign_out()
    yield Row(f"switch to another keeper of {PUPILS}, up to their chart", median_ms(switches), "ms", "< 1000")
    journey.navigator.follow(Restart(Pages(services).who()))
    services.adults_here = True
    opens = []
    for _ in range(5):
        opens.append(_opens(journey, lambda: Push(Pages(services).keepers())))
        journey.press("back")
        services.adults_here = True
    yield Row(f"keepers' page with {PUPILS}, opens", median_ms(opens), "ms", "< 300")

    journey.navigator.follow(Push(Pages(services).keepers()))
    began, cpu = time.perf_counter(), time.process_time()
    first = _opens(journey, lambda: Push(Pages(services).class_view()))
    yield Row(f"class page with {PUPILS}, first picture", first * 1000, "ms", "< 300")
    page: Any = journey.navigator.top
    yield from _shown(f"class page, frame while {PUPILS} books are read", _frames(journey, lambda _: page._done), "")
    yield Row(f"class page with {PUPILS} × {ANSWERS} answers, everything there", time.perf_counter() - began, "s")
    yield Row("class page, of that processor time", time.process_time() - cpu, "s")
    assert page.pupils == PUPILS

    def turn(n: int) -> bool:
        if n % 10 == 0:
            for key in ("more", "groups"):
                if journey.has(key):
                    page.widget(key).press()
        return n == 300

    yield from _shown("class page, frame while turning pages", _frames(journey, turn), "< 8")


def _shown(name: str, times: list[float], target: str) -> Iterator[Row]:
    times = sorted(times)
    yield Row(f"{name}, median", times[len(times) // 2] * 1000, "ms")
    yield Row(f"{name}, p99", times[int(len(times) * 0.99)] * 1000, "ms", target)


def _opens(journey: Any, how: Any) -> float:
    """Seconds from the press to the first picture."""
    began = time.perf_counter()
    journey.navigator.follow(how())
    journey.draw()
    return time.perf_counter() - began


def _frames(journey: Any, is_over: Any) -> list[float]:
    """Frame times, with the rest that a window has between frames."""
    from game.kit.canvas import Canvas

    canvas, times, n = Canvas(journey.surface, journey.services.kit), [], 0
    while not is_over(n):
        began = time.perf_counter()
        journey.clock.advance(1 / 60)
        journey.navigator.update(1 / 60)
        journey.navigator.top.draw(canvas)
        times.append(time.perf_counter() - began)
        time.sleep(max(0.001, 1 / 60 - times[-1]))
        n += 1
    return times


def _pupils(store: Any, graph: Any, now_s: float) -> list[str]:
    """Learners with histories of their own; ten states are worked out and shared."""
    from engine.learning import learner
    from engine.profiles.profile import new_profile
    from engine.records import AnswerGiven, LevelEnded, LevelStarted

    rng, skills, histories = Random(4), list(graph.nodes), []
    for kind in range(10):
        facts: list[Any] = []
        for n in range(ANSWERS // LEVEL):
            at_s, level, skill = now_s - 86_400 * (40 - n), f"{kind}-{n}", skills[rng.randrange(30)]
            facts.append(LevelStarted(at_s=at_s, level=level, skill=skill, purpose="practice", minigame="fog_beam", seed=n))
            for k in range(LEVEL):
                item = rng.choice(graph.nodes[skill].candidates)
                right = rng.random() < 0.4 + 0.05 * kind
                facts.append(
                    AnswerGiven(
                        at_s=at_s + 8 * k, level=level, item=item.item, skills=(skill,), seed=k, purpose="practice", correct=right,
                        given="12", mistake="" if right else "off_by_one", took_s=4.0, difficulty=item.difficulty, reason="nearly",
                        minigame="fog_beam", asked="7 plus 5 is what?",
                    )
                )  # fmt: skip
            facts.append(LevelEnded(at_s=at_s + 90, level=level, finished=True, play_s=90.0))
        histories.append((facts, learner.replay(facts, graph, "7-9", now_s - 86_400 * 41).to_json()))
    ids = []
    for number in range(PUPILS):
        facts, state = histories[number % len(histories)]
        opened = store.create(new_profile(f"Pupil {number}", created_s=now_s - 86_400 * 41, band="7-9"))
        opened.append(facts, state)
        opened.close()
        ids.append(opened.profile.id)
    return ids
