"""A sample of the monkey in every run, the whole with ``--long``; and that the monkey would notice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from engine.content.library.library import Library
from engine.lesson.level import Level
from game.kit.navigation import STAY
from game.kit.sounds import SilentSounds
from game.minigames import MINIGAMES
from game.screens.children.cove import Cove
from game.screens.children.my_things.settings import SettingsPage
from game.screens.pages import PAGES
from game.screens.play.page import Play
from tests.monkey.actions import Action
from tests.monkey.monkey import Total, again, let_loose, shrunk, told
from tests.monkey.run import TENTHS, Outcome, Plan, plan_of, run
from tests.monkey.starts import STARTS
from tests.monkey.world import Mood, Shared, shared

_SAMPLE, _LONG = 500, 20_000
_SEED = 2026


@pytest.fixture(scope="module")
def things(window: pygame.Surface, library: Library, cache: Path) -> Iterator[Shared]:
    """What the runs share; ``library`` has filled the cache."""
    with shared(cache) as made:
        yield made
    pygame.display.set_mode((1280, 720))
    pygame.event.clear()


def test_nothing_breaks_under_a_monkey(things: Shared, is_long: bool) -> None:
    total = Total()
    presses = _LONG if is_long else _SAMPLE
    found = [again(_SEED, *find) for find in let_loose(things, total, _SEED, presses=presses, most_steps=300 if is_long else 50)]
    assert not found, "\n\n".join(found)
    assert total.presses >= presses
    assert total.answers > (400 if is_long else 5)
    assert total.frames > presses // 30, "what is drawn is looked at, too"
    missing = set(PAGES) - set(total.pages)
    assert missing <= {"sorry"} if is_long else len(missing) < 22, missing
    if is_long:
        pressed = {moment for moment in total.moments if moment[1] in ("right", "wrong", "reveal")}
        every = {(game, reaction, n) for game in MINIGAMES for reaction in ("right", "wrong", "reveal") for n in range(TENTHS)}
        assert len(every - pressed) < len(every) // 10, sorted(every - pressed)


def test_every_page_of_the_game_has_a_start() -> None:
    """A page that nobody leads the monkey to is a page that it never presses: a new page needs a script in ``starts``."""
    assert set(STARTS) == set(PAGES)


def test_every_start_ends_on_its_page(things: Shared, is_long: bool) -> None:
    """One of each page, all of them in the long run."""
    ends = {}
    for page, some in STARTS.items():
        for number, begin in enumerate(some if is_long else some[:1]):
            mood = Mood(keepers=begin.keepers, packs=begin.packs, stops=begin.stops, settings={"read_aloud": False})
            plan = Plan(seed="a start", place=f"{page} {number}", mood=mood, resizes=False, jumps=False, steps=0)
            outcome = run(things, plan, [Action(said="see", ms=0, chance=0.0)])
            ends[plan.place] = outcome.why or outcome.trail[0].partition(":")[0]
    assert {place: end for place, end in ends.items() if end != place.rpartition(" ")[0]} == {}


def test_the_report_names_pages_that_hardly_anybody_pressed_on() -> None:
    total = Total(presses=10_000)
    total.pages.update({"chart": 9_990, "cove": 10})
    lines = told(total, ["chart", "cove", "packs"])
    assert lines == ["Presses by page: chart 9,990, cove 10.", "Pages below 0.2% of the presses: cove, packs."]


def test_the_same_seed_is_the_same_run(things: Shared) -> None:
    plan = plan_of(_SEED, 5)
    assert run(things, plan).trail == run(things, plan).trail


def test_the_same_actions_again_are_the_same_run(things: Shared) -> None:
    plan = plan_of(_SEED, 5)
    outcome = run(things, plan)
    assert run(things, plan, outcome.actions).trail == outcome.trail


def _on(things: Shared, place: str, *actions: Action) -> Outcome:
    """A calm run that begins at a place."""
    mood = Mood(settings={"read_aloud": False})
    return run(things, Plan(seed="on purpose", place=place, mood=mood, resizes=False, jumps=False, steps=0), actions)


WAIT = Action(said="wait", ms=100)


def test_it_notices_an_error_of_ours(things: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: object, seconds: float) -> object:
        raise RuntimeError("a bug")

    monkeypatch.setattr(Cove, "on_time", broken)
    assert "a bug" in _on(things, "cove 0", WAIT).why


def test_it_notices_an_error_in_drawing_whenever_it_draws(things: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: object, canvas: object) -> None:
        raise RuntimeError("a smear")

    monkeypatch.setattr(Cove, "paint", broken)
    assert _on(things, "cove 0", WAIT).why == ""
    assert "a smear" in _on(things, "cove 0", replace(WAIT, chance=0.0)).why


def test_it_notices_a_page_that_nobody_can_leave(things: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    for way in ("keyboard", "mouse"):
        assert _on(things, "settings 0", Action(said=f"probe {way}")).why == ""
    monkeypatch.setattr(SettingsPage, "on_back", lambda self: STAY)
    monkeypatch.setattr(SettingsPage, "pop", lambda self: STAY)
    for way in ("keyboard", "mouse"):
        assert f"cannot be left by {way}" in _on(things, "settings 0", Action(said=f"probe {way}")).why


def test_it_notices_a_page_without_anything_to_press(things: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SettingsPage, "build", lambda self: [])
    assert "nothing here can be pressed" in _on(things, "settings 0", WAIT).why


def test_it_notices_answers_that_nobody_gave(things: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    update = Play.on_time

    def hasty(self: Play, seconds: float) -> object:
        if seconds == 0.077 and self.level.asked is not None:
            self.level.do_not_know(0.0)
        return update(self, seconds)

    monkeypatch.setattr(Play, "on_time", hasty)
    whys = [_on(things, f"level {n}", Action(said="now", ms=77)).why for n in range(3)]
    assert any("“I don't know yet” was kept, but pressed was" in why for why in whys), whys


def test_it_notices_an_answer_that_is_kept_twice(things: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Level._keep

    def twice(self: Level, *facts: Any) -> None:
        keep(self, *facts, *facts)

    monkeypatch.setattr(Level, "_keep", twice)
    places = [_on(things, f"level {n}", *_unsure(things, f"level {n}")) for n in range(3)]
    assert any("went from" in outcome.why for outcome in places)


def _unsure(things: Shared, place: str) -> Sequence[Action]:
    """F-keys have no "I don't know": its button, in pixels of the small window."""
    at = (round((318 + 2) / 2), round(548 / 2))
    values = {"button": 1, "pos": at, "touch": False}
    return [WAIT] * 40 + [Action(said="click", events=(("MOUSEBUTTONDOWN", values), ("MOUSEBUTTONUP", values)), ms=100)] * 3


def test_it_notices_a_sound_that_is_not_there(things: Shared, monkeypatch: pytest.MonkeyPatch) -> None:
    tune = SilentSounds.tune

    def mistyped(self: SilentSounds, name: str) -> None:
        self.play("clikc")
        tune(self, name)

    monkeypatch.setattr(SilentSounds, "tune", mistyped)
    assert "clikc" in _on(things, "cove 0", WAIT).why


def test_what_a_failure_does_not_need_is_left_out() -> None:
    actions = [Action(said=str(n)) for n in range(40)]
    few = shrunk(actions, lambda some: {"7", "31"} <= {action.said for action in some})
    assert [action.said for action in few] == ["7", "31"]
