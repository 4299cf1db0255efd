"""Where the monkey is let loose: every page and many moods of the game, reached by the presses that lead there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from game.intents import Point, Press, Step, Type
from game.kit.navigation import Navigator, Restart
from game.screens.pages import Pages
from game.screens.play.page import Play
from game.tour import Album, Journey

if TYPE_CHECKING:
    from tests.monkey.world import World

_KEEPER = "play keeper-"
_ADULTS = f"{_KEEPER} grownups @door"
# Words are keys of widgets (or their beginnings) to press one after another; "@door" opens the grown-ups' door, "@wait" lets time pass.
SCRIPTS: Mapping[str, str] = {
    "title": "",
    "leaving": "@back",
    "new keeper": "grownups back play",
    "who": "play",
    "chart": _KEEPER,
    "settings": f"{_KEEPER} settings",
    "cove": f"{_KEEPER} cove",
    "cove moving": f"{_KEEPER} cove guest-",
    "things": f"{_KEEPER} cove things",
    "drawer": f"{_KEEPER} cove things drawer-",
    "passport": f"{_KEEPER} cove things passport",
    "erasing": f"{_KEEPER} cove things erase",
    "erasing chosen": f"{_KEEPER} cove things erase erase-",
    "open sea": f"{_KEEPER} sea",
    "door first time": "grownups",
    "door": "grownups @door back grownups",
    "parent": _ADULTS,
    "family card": f"{_ADULTS} card",
    "data sheet": f"{_ADULTS} data",
    "data sheet drawer": f"{_ADULTS} data drawer-",
    "last challenges": f"{_ADULTS} last",
    "one challenge opened": f"{_ADULTS} last sum-",
    "goals": f"{_ADULTS} goals wish-",
    "packs": f"{_ADULTS} packs",
    "pack card": f"{_ADULTS} packs about-",
    "keepers": f"{_ADULTS} keepers",
    "class": f"{_ADULTS} keepers class",
    "care": f"{_ADULTS} keepers keeper-",
    "care erase": f"{_ADULTS} keepers keeper- erase",
    "take in": f"{_ADULTS} keepers take_in",
    "about me": f"{_KEEPER} cove things drawer-me change",
    "about my key": f"{_KEEPER} cove things drawer-me change turn key",
    "picture key": "grownups back play go key",
    "placement": "play @last @wait",
    "start level": f"{_ADULTS} start",
    "earlier copies": f"{_ADULTS} keepers keeper- copies",
}
OVERLAY = """overlay: first-numbers
id: my-words
title: Our class
author: B. Teacher
licence: CC-BY-4.0
skills:
  count-to-3:
    at_home: Count the spoons.
"""
PLACES_OF_THE_ALBUM = 60
LEVELS = 24
FRESH = frozenset({"new keeper", "picture key", "title", "door first time"})  # seen where nobody plays yet


def places() -> tuple[str, ...]:
    """Every place by its name."""
    levels = (
        [f"level {n}" for n in range(LEVELS)]
        + [f"workshop {n}" for n in range(LEVELS)]
        + ["placement level", "level end", "letter", "island card", "pause", "go on", "overlay"]
    )
    return (*SCRIPTS, *levels, "sorry", "preview", "preview game", *(f"album {n}" for n in range(PLACES_OF_THE_ALBUM)))


class Guide(Journey):
    """A journey in the monkey's own window."""

    def __init__(self, world: World) -> None:
        self.world = world
        super().__init__(world.services, world.window, world.clock)

    @property
    def navigator(self) -> Navigator:
        return self.world.app.navigator

    @navigator.setter
    def navigator(self, own: Navigator) -> None:
        """The world has one already."""

    def wait(self, seconds: float) -> None:
        self.world.work.do()
        super().wait(seconds)
        self.world.flush()


class Arrived(Exception):
    """The album is open at the place that was asked for."""


class Album_(Album):
    """An album that stops at its n-th picture."""

    def __init__(self, guide: Guide, last: int) -> None:
        super().__init__(guide, Path(), "dusk", "normal")
        self.last = last

    def see(self, name: str) -> None:
        self.count += 1
        if self.count > self.last:
            raise Arrived


def go_to(world: World, place: str) -> None:
    """Walk to a place. A door that is not there (on this disk, in this language) ends the walk earlier: that is a place, too."""
    guide = Guide(world)
    kind, _, number = place.rpartition(" ")
    if kind == "album":
        try:
            Album_(guide, int(number)).walk()
        except Arrived:
            return
    elif kind in ("level", "workshop") and number.isdigit():
        _level(guide, int(number))
    elif place == "island card":
        _card(guide, 1)
    elif place in ("pause", "go on"):
        _level(guide, 1)
        guide.read_letter()
        follow(guide, "pause @wait")
        if place == "go on":
            world.services.sign_out()
            guide.navigator.follow(Restart(Pages(world.services).who()))
            follow(guide, "keeper-")
    elif place == "overlay":
        _overlay(guide)
    elif place in ("level end", "letter"):
        _level(guide, 3 if place == "letter" else 0)
        for _ in range(30 if place == "level end" else 0):
            if not _answer(guide):
                break
    elif place == "placement level":
        follow(guide, "play @last @wait sail @wait")
    elif place in ("sorry", "preview", "preview game"):
        _beside(guide, place)
    else:
        follow(guide, SCRIPTS[place])


def follow(guide: Guide, script: str) -> None:
    """Press one after another; what is not there is left out."""
    for word in script.split():
        if word == "@door":
            _open_door(guide)
        elif word == "@wait":
            guide.wait(1.5)
        elif word == "@back":
            from game.intents import Back

            guide.send(Back())
        elif word == "@last":
            keys = [w.key for w in guide.world.top.widgets if w.key.startswith("keeper-")]
            _press(guide, keys[-1] if keys else "go")
        else:
            found = next((w.key for w in guide.world.top.widgets if w.key.startswith(word) and w.focusable), "")
            _press(guide, found)
        guide.wait(0.6)


def _press(guide: Guide, key: str) -> None:
    """By mouse; with one switch that presses what has the focus, so it is led there first."""
    if not key or not guide.world.running:
        return
    stage = guide.world.top
    at = stage.widget(key).centre
    if not guide.services.kit.style.scan_s:
        guide.send(Point("down", at), Point("up", at))
        return
    for _ in range(3 * len(stage.widgets)):
        if stage.focus_key == key and stage.focus_shown:
            break
        guide.send(Step(1))
    guide.send(Press())


def _open_door(guide: Guide) -> None:
    guide.prove_adult()
    for _ in range(2):
        if guide.name == "door":
            guide.send(*[Type(digit) for digit in "4711"])
            guide.wait(0.3)


def _card(guide: Guide, number: int) -> None:
    """The card of the n-th island."""
    follow(guide, _KEEPER)
    follow(guide, "skip" if guide.name == "placement" else "")
    if guide.name != "chart":
        return
    skills = sorted(guide.services.classroom.library.skills)
    skill = skills[number * 7 % len(skills)]
    guide.world.top._show(skill)
    guide.wait(0.6)
    _press(guide, skill if guide.has(skill) else "")
    guide.wait(0.6)


def _level(guide: Guide, number: int) -> None:
    """Onto an island, by its card: the n-th skill in one of its games."""
    _card(guide, number)
    games = [w.key for w in guide.world.top.widgets if w.key.startswith("game-")]
    _press(guide, games[number % len(games)] if games else "")
    _press(guide, "play" if guide.has("play") else "")
    guide.wait(3.2)


def _answer(guide: Guide) -> bool:
    """One right answer; False when nothing is asked any more."""
    guide.read_letter()
    top = guide.world.top
    if not isinstance(top, Play):
        return False
    if top.mode in ("moved_on", "how", "offer"):
        _press(guide, next(w.key for w in top.widgets if w.key in ("on", "try")))
    elif top.mode == "asking" and not top.game.busy:
        guide.answer(right=True)
    guide.wait(1.5)
    return True


def _overlay(guide: Guide) -> None:
    """A teacher's own wording of a pack, as it lies in the own packs."""
    own = guide.services.packs_folder / "my-words"
    own.mkdir(parents=True, exist_ok=True)
    (own / "pack.yaml").write_text(OVERLAY, "utf-8")
    guide.services.load_packs()
    follow(guide, f"{_ADULTS} packs")
    for _ in range(6):
        if guide.name != "packs" or guide.has("about-my-words"):
            break
        follow(guide, "more")
    follow(guide, "about-my-words")


def _beside(guide: Guide, place: str) -> None:
    """The pages that no press leads to: after an error of ours, and those of somebody who writes a pack."""
    from engine.content.desk.workbench import Workbench

    services = guide.services
    if place == "sorry":
        guide.navigator.follow(Restart(Pages(services).sorry("lightkeepers.log")))
        return
    services.load_packs()
    bench = Workbench(services.classroom.library.packs[-1].folder, services.kit.pictures.can_show)
    guide.navigator.follow(Restart(Pages(services).preview(bench)))
    follow(guide, "play" if place == "preview game" else "")
