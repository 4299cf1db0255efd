"""One run of the monkey: a place, some hundred steps, and what must hold after every one of them."""

from __future__ import annotations

import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pygame

from tests.monkey.actions import SIZES, Action, Hands
from tests.monkey.starts import FRESH, go_to, places
from tests.monkey.world import Mood, Shared, World, world

MOST_S = 3.0  # of processor time for one frame; the slowest that is meant takes about one
DRAWN = 0.35  # share of frames that are drawn; drawing is most of a press
ALBUM = 0.1  # share of runs that begin somewhere in the album of pictures: the way there takes seconds
_PROBE_EVERY = 70
_ROUNDS = 3
_PATIENCE = 80  # frames until the focus that walks by itself has gone on
_WAYS_OUT = frozenset({"back", "pause", "leave", "home", "safe"})
WAIT = Action(said="wait", ms=100, work=True)


class Found(Exception):
    """An invariant does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the number of a run decides."""

    seed: str
    place: str
    mood: Mood
    resizes: bool
    jumps: bool
    steps: int


@dataclass(slots=True)
class Outcome:
    """How a run went. ``why`` is empty when everything held."""

    steps: int = 0
    presses: int = 0
    why: str = ""
    actions: list[Action] = field(default_factory=list)
    pages: set[str] = field(default_factory=set)
    trail: list[str] = field(default_factory=list)
    answers: int = 0


def plan_of(seed: int, number: int) -> Plan:
    """The plan of a run: the same for the same numbers."""
    rng = Random(f"monkey/{seed}/{number}")
    is_album = rng.random() < ALBUM
    place = rng.choice([place for place in places() if place.startswith("album") is is_album])
    settings: dict[str, object] = {
        "theme": rng.choice(("dusk", "dusk", "contrast")),
        "text_size": rng.choice(("normal", "normal", "large", "largest")),
        "font": rng.choice(("lexend", "atkinson")),
        "reduced_motion": rng.random() < 0.25,
        "read_aloud": rng.random() < 0.5,
        "press_pause": rng.random() < 0.15,
        "one_switch": rng.random() < 0.15 and not place.startswith("album"),
        "spacing": rng.random() < 0.2,
        "all_caps": rng.random() < 0.2,
        "untimed": rng.random() < 0.5,
        "language": rng.choice(("", "", "de")),
        "rewards": rng.random() < 0.9,
    }
    is_fresh = place.startswith("album") or place in FRESH
    resizes = rng.random() < 0.2
    mood = Mood(
        size=rng.choice(SIZES) if resizes else rng.choice(((640, 360), (640, 360), (640, 360), (1280, 720))),
        language=rng.choice(("en", "en", "de")),
        keepers=0 if is_fresh else rng.choice((1, 2, 3)),
        disk=rng.choice(("memory",) * 6 + ("real", "refusing")),
        packs="workshop" if place.startswith("workshop") or (place == "letter") else "shipped",
        can_hear=rng.random() < 0.5,
        settings=settings,
    )
    return Plan(
        seed=f"{seed}/{number}",
        place=place,
        mood=mood,
        resizes=resizes,
        jumps=rng.random() < 0.2,
        steps=rng.choice((60, 150, 300)),
    )


class Run:
    """The monkey in one world."""

    def __init__(self, made: World, plan: Plan) -> None:
        self.world, self.plan, self.outcome = made, plan, Outcome()
        self._draws = Random(f"{plan.seed}/draws")

    # ------------------------------------------------------------ one step
    def step(self, action: Action) -> None:
        """Do it and look at everything. Raises Found, or what the game raised."""
        made = self.world
        self.outcome.steps += 1
        self.outcome.presses += bool(action.events)
        self.outcome.trail.append(f"{made.page}: {action.said}, {action.ms} ms")
        if action.size is not None:
            pygame.display.set_mode(action.size, pygame.RESIZABLE)
            pygame.event.clear()
        if action.jump_s:
            made.clock.advance(action.jump_s)
        if action.work:
            made.work.do()
        self._note(action)
        made.draws = action.size is not None or self._draws.random() < DRAWN
        made.clock.advance(action.ms / 1000)
        made.time.ms = action.ms
        began = time.process_time()
        for kind, values in action.events:
            pygame.event.post(pygame.event.Event(getattr(pygame, kind), dict(values)))
        made.app.turn()
        took = time.process_time() - began
        made.flush()
        if took > MOST_S:
            raise Found(f"one frame took {took:.1f} s")
        self._look()

    def _note(self, action: Action) -> None:
        """What was typed where something is asked."""
        made = self.world
        top = made.top
        made.recorder.see(self._asked())
        if getattr(top, "level", None) is None or not hasattr(top, "game"):
            return
        for kind, values in action.events:
            if kind == "KEYDOWN" and str(values.get("unicode", "")).isprintable() and values.get("unicode"):
                made.recorder.typed(str(values["unicode"]))

    def _asked(self) -> object:
        level = getattr(self.world.services.play_session, "level", None)
        return getattr(getattr(self.world.top, "level", level), "asked", None) if self.world.running else None

    def _look(self) -> None:
        made = self.world
        made.recorder.count()
        if made.recorder.problems:
            raise Found("; ".join(made.recorder.problems))
        if made.sounds.missing:
            raise Found(f"no such sound: {made.sounds.missing}")
        lines = [line for line in made.log.lines if not self._may_say(line)]
        made.log.lines.clear()
        if lines:
            raise Found(f"in the log: {lines}")
        if not made.running:
            return
        self.outcome.pages.add(made.page)
        if made.page == "sorry" and self.plan.place != "sorry":
            raise Found("the sorry page")
        top = made.top
        aside = getattr(top, "aside", None)
        if not any(widget.focusable for widget in top.widgets) and not (aside is not None and aside.busy):
            raise Found(f"{made.page}: nothing here can be pressed")

    def _may_say(self, line: str) -> bool:
        """A disk that refuses is written down; strangers' packs may lack a picture."""
        return self.plan.mood.disk == "refusing" and "engine.profiles" in line

    # ------------------------------------------------------------ leaving
    def leave(self, way: str) -> None:
        """By mouse alone, or by keyboard alone, this page goes away."""
        made, here = self.world, self.world.top
        if way == "mouse" and made.services.kit.style.scan_s:
            self._leave_by_switch()
            return
        for _ in range(_ROUNDS):
            for action in self._by_keys() if way == "keyboard" else [self._click(at) for at in self.targets()]:
                if self._goes(here, action) or self._goes(here, WAIT):
                    return
        if way == "mouse" and self._goes_back(here):
            return
        raise Found(f"{made.page}: cannot be left by {way}")

    def _goes_back(self, here: Any) -> bool:
        """A page of several leaves: its way back again and again. Whoever presses all in their order turns them to and fro."""
        for _ in range(8):
            back = next((widget for widget in here.widgets if widget.key in _WAYS_OUT), None)
            if back is None:
                return False
            at = self.world.app._seen().to_pixels(*back.centre)
            if any(self._goes(here, action) for action in (self._click(at), *[WAIT] * 6)):
                return True
        return False

    def _goes(self, here: object, action: Action) -> bool:
        """Do it; whether the page is another one now."""
        self.step(action)
        return not self.world.running or self.world.top is not here

    def _leave_by_switch(self) -> None:
        """With one switch: the focus walks by itself, and a click anywhere presses what it stands on."""
        here, seen = self.world.top, self.world.top.focus_key
        ways = _WAYS_OUT & {widget.key for widget in here.widgets}  # whoever wants to go waits for these
        for _ in range(_ROUNDS * (len(here.widgets) + 2)):
            for _ in range(_PATIENCE):
                if self._goes(here, WAIT):
                    return
                if here.focus_key != seen:
                    break
            seen = here.focus_key
            if (not ways or seen in ways) and self._goes(here, self._click((5, 5))):
                return
        raise Found(f"{self.world.page}: cannot be left by one switch")

    def _by_keys(self) -> list[Action]:
        def key(code: int, said: str) -> Action:
            return Action(
                said=f"leave: {said}", events=(("KEYDOWN", {"key": code, "mod": 0, "unicode": "", "scancode": 0}),), ms=100
            )

        escape = key(pygame.K_ESCAPE, "Escape")
        around = [(key(pygame.K_TAB, "Tab"), key(pygame.K_RETURN, "Enter")) for _ in self.world.top.widgets]
        return [escape, *(action for pair in around for action in pair)]

    def _click(self, at: tuple[int, int]) -> Action:
        values = {"button": 1, "pos": at, "touch": False}
        return Action(said=f"leave: click {at}", events=(("MOUSEBUTTONDOWN", values), ("MOUSEBUTTONUP", values)), ms=100)

    def targets(self) -> list[tuple[int, int]]:
        """Where something can be pressed, in pixels."""
        seen = self.world.app._seen()
        return [seen.to_pixels(*widget.centre) for widget in self.world.top.widgets if widget.focusable]

    # ------------------------------------------------------------ the whole
    def act(self, action: Action) -> None:
        self.outcome.actions.append(action)
        if action.said.startswith("probe "):
            self.leave(action.said.partition(" ")[2])
        else:
            self.step(action)

    def play(self) -> None:
        """Choose and do, until the steps are done or the window is closed."""
        rng = Random(f"{self.plan.seed}/hands")
        hands = Hands(rng, self.world.shared.files, resizes=self.plan.resizes, jumps=self.plan.jumps)
        until = rng.randint(1, _PROBE_EVERY)
        while self.outcome.steps < self.plan.steps and self.world.running:
            if self.outcome.steps >= until and self.world.window.get_width() > 100:
                until = self.outcome.steps + rng.randint(_PROBE_EVERY // 2, 2 * _PROBE_EVERY)
                self.act(Action(said=f"probe {rng.choice(('keyboard', 'mouse'))}"))
                continue
            for action in hands.gesture(self.targets(), self.world.window.get_size()):
                if self.world.running:
                    self.act(action)


def run(shared: Shared, plan: Plan, actions: Sequence[Action] | None = None) -> Outcome:
    """Let the monkey loose, or do exactly ``actions`` again."""
    outcome: Any = None
    try:
        with world(shared, plan.mood, plan.seed) as made:
            one = Run(made, plan)
            outcome = one.outcome
            go_to(made, plan.place)
            made.recorder.count()
            made.recorder.problems.clear()
            made.log.lines.clear()
            if actions is None:
                one.play()
            else:
                for action in actions:
                    if made.running:
                        one.act(action)
            outcome.answers = sum(map(len, made.recorder.given.values()))
            made.close()
    except Found as found:
        outcome.why = str(found)
    except Exception:
        outcome = outcome or Outcome()
        outcome.why = traceback.format_exc(limit=-12)
    return outcome  # type: ignore[no-any-return]
