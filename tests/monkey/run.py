"""One run of the monkey: a place, some hundred steps, and what must hold after every one of them."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pygame

from tests.monkey.actions import SIZES, Action, Hands
from tests.monkey.answering import answers, moment, targets
from tests.monkey.starts import LEVELS, STARTS, go_to, starts
from tests.monkey.world import Mood, Shared, World, world

DRAWN, DRAWN_NEW = 0.06, 0.4  # shares of frames that are drawn: of all, and of those that show another page or another reaction
_IN_LEVELS = 0.4  # of all runs
_ON_PURPOSE = 0.2  # of all gestures where something is asked: an answer
_PRESSES = frozenset({"MOUSEBUTTONDOWN", "KEYDOWN", "CONTROLLERBUTTONDOWN", "FINGERDOWN"})
TENTHS = 10  # moments of a reaction
MOST_S = 3.0  # of processor time for one frame; the slowest that is meant takes about one
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
    pages: Counter[str] = field(default_factory=Counter)  # presses
    moments: Counter[tuple[str, str, int]] = field(default_factory=Counter)  # presses by game, reaction and tenth of it
    trail: list[str] = field(default_factory=list)
    answers: int = 0
    frames: int = 0


def plan_of(seed: int, number: int) -> Plan:
    """The plan of a run: the same for the same numbers."""
    rng = Random(f"monkey/{seed}/{number}")
    place = _place(rng)
    begin = starts()[place]
    settings: dict[str, object] = {
        "theme": rng.choice(("dusk", "dusk", "contrast")),
        "text_size": rng.choice(("normal", "normal", "large", "largest")),
        "font": rng.choice(("lexend", "atkinson")),
        "reduced_motion": rng.random() < 0.25,
        "read_aloud": rng.random() < 0.5,
        "press_pause": rng.random() < 0.15,
        "one_switch": rng.random() < 0.15,
        "spacing": rng.random() < 0.2,
        "all_caps": rng.random() < 0.2,
        "untimed": rng.random() < 0.5,
        "language": rng.choice(("", "", "de")),
        "rewards": rng.random() < 0.9,
    }
    resizes = rng.random() < 0.2
    mood = Mood(
        size=rng.choice(SIZES) if resizes else rng.choice(((640, 360), (640, 360), (640, 360), (1280, 720))),
        language=rng.choice(("en", "en", "de")),
        keepers=max(begin.keepers, rng.choice((1, 2, 3))) if begin.keepers else 0,
        disk=rng.choice(("memory",) * 6 + ("real", "refusing")),
        packs=begin.packs,
        stops=begin.stops,
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


def _place(rng: Random) -> str:
    """Every page alike, and its starts alike; levels more often."""
    if rng.random() < _IN_LEVELS:
        return f"{rng.choice(('level', 'level', 'workshop'))} {rng.randrange(LEVELS)}"
    page = rng.choice(tuple(STARTS))
    return f"{page} {rng.randrange(len(STARTS[page]))}"


class Run:
    """The monkey in one world."""

    def __init__(self, made: World, plan: Plan) -> None:
        self.world, self.plan, self.outcome = made, plan, Outcome()
        self._drawn: object = None

    # ------------------------------------------------------------ one step
    def step(self, action: Action) -> None:
        """Do it and look at everything. Raises Found, or what the game raised."""
        made = self.world
        self.outcome.steps += 1
        self._count(action)
        self.outcome.trail.append(f"{made.page}: {action.said}, {action.ms} ms")
        if action.size is not None:
            pygame.display.set_mode(action.size, pygame.RESIZABLE)
            pygame.event.clear()
        if action.jump_s:
            made.clock.advance(action.jump_s)
        if action.work:
            made.work.do()
        self._note(action)
        made.clock.advance(action.ms / 1000)
        made.time.ms = action.ms
        began = time.process_time()
        for kind, values in action.events:
            pygame.event.post(pygame.event.Event(getattr(pygame, kind), dict(values)))
        made.app.may_draw = self._draws(action)
        made.app.turn()
        took = time.process_time() - began
        made.flush()
        if took > MOST_S:
            raise Found(f"one frame took {took:.1f} s")
        self._look()

    def _count(self, action: Action) -> None:
        """Where it was pressed, and at which moment of which reaction."""
        if not action.events:
            return
        self.outcome.presses += 1
        self.outcome.pages[self.world.page] += 1
        game: Any = getattr(self.world.top, "game", None)
        if getattr(game, "busy", False) and any(kind in _PRESSES for kind, _ in action.events):
            self.outcome.moments[game.name, game.reaction, min(TENTHS - 1, int(TENTHS * game.clock.share))] += 1

    def _draws(self, action: Action) -> bool:
        """Whether this step may draw: now and then, and more often where there is something new to see."""
        made = self.world
        game = getattr(made.top, "game", None)
        shown = (id(made.top), getattr(made.top, "mode", ""), getattr(game, "reaction", ""))
        if action.chance < (DRAWN if shown == self._drawn else DRAWN_NEW):
            self._drawn = shown
            return True
        return False

    def _note(self, action: Action) -> None:
        """What was typed where something is asked."""
        made = self.world
        made.recorder.see()
        if made.asked() is None:  # also behind a letter, which one gesture may close and type beyond
            return
        for kind, values in action.events:
            if kind == "KEYDOWN" and str(values.get("unicode", "")).isprintable() and values.get("unicode"):
                made.recorder.typed(str(values["unicode"]))

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
        self.outcome.pages[made.page] += 0
        if made.page == "sorry" and not self.plan.place.startswith("sorry"):
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
        rest = 1 + round(
            made.services.kit.style.press_pause_s * 10
        )  # who asked for a pause between presses must not press quicker
        for _ in range(_ROUNDS):
            for action in self._by_keys() if way == "keyboard" else [self._click(at) for at in targets(self.world)]:
                if any(self._goes(here, step) for step in (action, *[WAIT] * rest)):
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
        self._all(moment(self.world, hands, rng))
        until = rng.randint(1, _PROBE_EVERY)
        while self.outcome.steps < self.plan.steps and self.world.running:
            if self.outcome.steps >= until and self.world.window.get_width() > 100:
                until = self.outcome.steps + rng.randint(_PROBE_EVERY // 2, 2 * _PROBE_EVERY)
                self.act(Action(said=f"probe {rng.choice(('keyboard', 'mouse'))}"))
                continue
            if rng.random() < _ON_PURPOSE:
                self._all(answers(self.world, hands, rng))
            if self.world.running:
                self._all(hands.gesture(targets(self.world), self.world.window.get_size()))

    def _all(self, actions: Iterable[Action]) -> None:
        for action in actions:
            if not self.world.running:
                return
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
            outcome.frames = made.app.frames
            made.close()
    except Found as found:
        outcome.why = str(found)
    except Exception:
        outcome = outcome or Outcome()
        outcome.why = traceback.format_exc(limit=-12)
    return outcome  # type: ignore[no-any-return]
