"""Where the monkey is let loose: every page and many moods of the game, reached by the presses that lead there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.reports.my_data import DRAWERS
from game.intents import Back, Point, Press, Step, Type
from game.kit.navigation import Navigator, Restart
from game.screens.play.page import Play
from game.tour import Journey

if TYPE_CHECKING:
    from tests.monkey.world import World

_KEEPER = "play keeper-a1"
_ADULTS = f"{_KEEPER} grownups @door"
_NEW = "play look-3 friend-fox like-space like-nature go"
_CHILDREN = f"{_ADULTS} keepers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Words are keys of widgets (or their beginnings) to press one after another.

    "@door" opens the grown-ups' door, "@wait" lets time pass, "@back" is Escape, "@island" shows an island, "@play" goes into a level there.
    """

    script: str
    keepers: int = 1  # Mika, who has played, then one who has not, then one with a picture key
    packs: str = "shipped"
    stops: bool = False  # Mika stopped in the middle of a level


def start(script: str, **more: Any) -> Start:
    return Start(script=script, **more)


STARTS: Mapping[str, tuple[Start, ...]] = {
    "title": (start(""), start("", keepers=0), start(f"{_KEEPER} home @back")),
    "ask": (start("@back"), start(f"{_CHILDREN} keeper-a1 erase"), start(f"{_CHILDREN} keeper-a1 afresh")),
    "new_keeper": (start("play", keepers=0), start(_NEW, keepers=0), start("play new")),
    "picture_key": (
        start("play keeper-c1", keepers=3),
        start(f"{_NEW} key", keepers=0),
        start(f"{_KEEPER} cove things drawer-me change turn key"),
    ),
    "who": (start("play", keepers=3), start("play", keepers=20)),
    "chart": (start(_KEEPER),),
    "placement": (start("play keeper-b1", keepers=2),),
    "go_on": (start(_KEEPER, stops=True),),
    "island_card": (start(f"{_KEEPER} @island"), start(f"{_KEEPER} @island-5")),
    "cove": (start(f"{_KEEPER} cove"), start(f"{_KEEPER} cove guest-")),
    "play": (start("play keeper-b1 sail @wait", keepers=2), start(f"{_KEEPER} sail", stops=True), start(f"{_KEEPER} open_sea")),
    "pause": (start(f"{_KEEPER} @play pause"), start(f"{_KEEPER} sail pause", stops=True)),
    "level_end": (start(f"{_KEEPER} sail @answer", stops=True),),
    "letter": (start("play keeper-b1 @read", keepers=2, packs="workshop"),),
    "settings": (start(f"{_KEEPER} settings"),),
    "my_data": (start(f"{_KEEPER} cove things"),),
    "about_me": (start(f"{_KEEPER} cove things drawer-me change"), start(f"{_KEEPER} cove things drawer-me change turn")),
    "drawer": tuple(start(f"{_KEEPER} cove things drawer-{drawer}") for drawer in DRAWERS),
    "passport": (start(f"{_KEEPER} cove things passport"),),
    "erasing": (start(f"{_KEEPER} cove things erase"), start(f"{_KEEPER} cove things erase erase-")),
    "door": (start("grownups"), start("grownups @door back grownups"), start("play grownups")),
    "parent": (start(_ADULTS), start("grownups @door", keepers=3)),
    "start_level": (start(f"{_ADULTS} start"), start(f"{_ADULTS} start start-")),
    "goals": (start(f"{_ADULTS} goals"), start(f"{_ADULTS} goals wish-")),
    "last_challenges": (start(f"{_ADULTS} last"), start(f"{_ADULTS} last sum-")),
    "data_sheet": (start(f"{_ADULTS} data"), start(f"{_ADULTS} data drawer-")),
    "family_card": (start(f"{_ADULTS} card"),),
    "keepers": (start(_CHILDREN), start(_CHILDREN, keepers=20)),
    "care": (start(f"{_CHILDREN} keeper-a1"), start("grownups @door keepers keeper-c1", keepers=3)),
    "backups": (start(f"{_CHILDREN} keeper-a1 copies"),),
    "take_in": (start(f"{_CHILDREN} take_in"),),
    "class_view": (start(f"{_CHILDREN} class", keepers=3),),
    "packs": (start(f"{_ADULTS} packs"), start("grownups @door packs", packs="overlaid")),
    "pack_card": (start(f"{_ADULTS} packs about-"),),
    "overlay_card": (start("grownups @door packs about-ours", packs="overlaid"),),
    "preview": (start("@bench", packs="overlaid"), start("@bench", packs="workshop")),
    "preview_game": (start("@bench play"), start("@bench play", packs="workshop")),
    "sorry": (start("@sorry"),),
}
"""By the page on which they end, with calm settings and a disk that writes."""

LEVELS = 24


def starts() -> Mapping[str, Start]:
    """Every start by its name."""
    named = {f"{page} {n}": one for page, some in STARTS.items() for n, one in enumerate(some)}
    for n in range(LEVELS):
        named[f"level {n}"] = start(f"{_KEEPER} @play-{n}")
        named[f"workshop {n}"] = start(f"play keeper-b1 @play-{n}", keepers=2, packs="workshop")
    return named


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


def go_to(world: World, place: str) -> None:
    """Walk to a place. A door that is not there (on this disk, in this language) ends the walk earlier: that is a place, too."""
    follow(Guide(world), starts()[place].script)


def follow(guide: Guide, script: str) -> None:
    """Press one after another; what is not there is left out."""
    for word in script.split():
        if not guide.world.running:
            return
        name, _, number = word.partition("-") if word.startswith("@") else (word, "", "")
        if name in _WAYS:
            _WAYS[name](guide, int(number or 0))
        else:
            found = next((w.key for w in guide.world.top.widgets if w.key.startswith(word) and w.focusable), "")
            _press(guide, found)
        guide.wait(0.4)


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


def _island(guide: Guide, skill: str) -> None:
    """Sail to an island and open its card."""
    follow(guide, "skip" if guide.name == "placement" else "")
    if guide.name == "chart":
        guide.world.top._show(skill)
        guide.wait(0.6)
        _press(guide, skill if guide.has(skill) else "")


def _skill(guide: Guide, number: int) -> str:
    skills = sorted(guide.services.classroom.library.skills)
    return skills[number * 7 % len(skills)]


def _into(guide: Guide, skill: str, number: int) -> None:
    """Onto an island, by its card, in one of its games; some begin in the middle of the demonstration."""
    _island(guide, skill)
    games = [w.key for w in getattr(guide.world.top, "widgets", ()) if w.key.startswith("game-")]
    _press(guide, games[number % len(games)] if games else "")
    _press(guide, "play" if guide.has("play") else "")
    guide.wait((0.05, 3.2, 3.2)[number % 3])


def _answer(guide: Guide, _: int) -> None:
    """One right answer."""
    guide.wait(3.2)
    top = guide.world.top
    if isinstance(top, Play) and top.mode == "asking" and not guide.services.kit.style.scan_s:
        guide.answer(right=True)
    guide.wait(1.5)
    if isinstance(top, Play) and top.mode == "how":
        _press(guide, next(widget.key for widget in top.widgets if widget.key.startswith("how")))
    guide.wait(1.0)


def _bench(guide: Guide, _: int) -> None:
    """Beside the game: somebody writes a pack."""
    from engine.content.desk.workbench import Workbench

    services = guide.services
    services.load_packs()
    bench = Workbench(services.classroom.library.packs[-1].folder, services.kit.pictures.can_show)
    guide.navigator.follow(Restart(guide.pages.preview(bench)))


_WAYS: Mapping[str, Callable[[Guide, int], None]] = {
    "@door": lambda guide, _: _open_door(guide),
    "@wait": lambda guide, _: guide.wait(1.5),
    "@back": lambda guide, _: guide.send(Back()),
    "@island": lambda guide, number: _island(guide, _skill(guide, number)),
    "@play": lambda guide, number: _into(guide, _skill(guide, number), number),
    "@read": lambda guide, _: _into(guide, "workshop/read", 1),
    "@answer": _answer,
    "@bench": _bench,
    "@sorry": lambda guide, _: guide.navigator.follow(Restart(guide.pages.sorry("lightkeepers.log"))),
}
