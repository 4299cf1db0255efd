"""The way to every page of the game, typed: ``self.pages.chart(skill)`` makes the chart, and mypy knows what it wants.

A new page is its module and one method here, with the parameters of the page's constructor; whoever leads to it returns
``self.push(self.pages.that(...))`` (or ``Restart``, ``Replace`` …). A page is loaded when it is first needed, so that the first frame waits
for the title only; pages lead to one another without importing one another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

if TYPE_CHECKING:
    from pathlib import Path

    from engine.content.compiled.pack import Pack
    from engine.content.desk.workbench import Workbench
    from engine.content.library.overlay_notes import OverlayNote
    from engine.credentials.passport import Choice
    from engine.lesson.classroom import Grown
    from engine.lesson.level import Level
    from engine.records import Fact
    from engine.reports.progress import Report
    from game.kit.navigation import Screen, Transition
    from game.services import Services

P = ParamSpec("P")

PAGES: dict[str, str] = {}
"""Where the class of each page is, by the page's name; filled by the methods below."""


def page_class(name: str) -> Callable[..., Any]:
    """The class of a page by its name. Raises KeyError for a name that no page has."""
    module, _, kind = PAGES[name].partition(":")
    found: Callable[..., Any] = getattr(import_module(f"game.screens.{module}"), kind)
    return found


def _at(where: str) -> Callable[[Callable[Concatenate[Pages, P], None]], Callable[Concatenate[Pages, P], Screen]]:
    """A method that names what a page is made from makes the page at "module:Class".

    Pages for adults only are behind the door until it was opened; any page of the children closes it again.
    """

    def making(method: Callable[Concatenate[Pages, P], None]) -> Callable[Concatenate[Pages, P], Screen]:
        name = method.__name__
        PAGES[name] = where

        def make(self: Pages, /, *args: P.args, **more: P.kwargs) -> Screen:
            kind = page_class(name)
            if getattr(kind, "adults_only", False) and not self.services.adults_here:
                return self.door(partial(make, self, *args, **more))
            made: Screen = kind(self.services, *args, **more)
            return made

        make.__wrapped__ = method  # type: ignore[attr-defined]  # its parameters can be read: a test compares them with the constructor's
        make.__doc__ = method.__doc__
        return make

    return making


class Pages:
    """One method a page."""

    def __init__(self, services: Services) -> None:
        self.services = services

    @_at("children.title:Title")
    def title(self) -> None:
        """Where the game begins, and where nobody plays."""

    @_at("children.who:Who")
    def who(self) -> None:
        """Who plays today?"""

    @_at("children.new_keeper:NewKeeper")
    def new_keeper(self) -> None:
        """A new keeper, without typing."""

    @_at("children.placement:Placement")
    def placement(self, *, again: bool = False) -> None:
        """The placement begins: the first voyage, or a short one ``again`` for who was long away."""

    @_at("children.go_on:GoOn")
    def go_on(self, level: Level) -> None:
        """A ``level`` was left in its middle: on with it, or to the chart."""

    @_at("children.chart:Chart")
    def chart(self, grown: str = "") -> None:
        """The keeper's own sea; the island ``grown`` has just changed."""

    @_at("children.island_card:IslandCard")
    def island_card(self, skill: str, kind: str) -> None:
        """One island from near; ``kind`` is its picture."""

    @_at("children.cove:Cove")
    def cove(self) -> None:
        """What was given, to be put where the keeper likes."""

    @_at("play.page:Play")
    def play(self, skill: str, minigame: str, *, level: Level | None = None) -> None:
        """A level on one skill (or a ``level`` that was begun elsewhere)."""

    @_at("play.letter:Letter")
    def letter(self, text: str) -> None:
        """A passage to read once more."""

    @_at("play.pause:Pause")
    def pause(self, *, may_push: bool) -> None:
        """The level waits."""

    @_at("children.level_end:LevelEnd")
    def level_end(self, grown: Grown, level: str, game: str, *, placement: bool = False) -> None:
        """What a level came to."""

    @_at("children.my_things.settings:SettingsPage")
    def settings(self) -> None:
        """How the game looks and sounds for this keeper."""

    @_at("children.my_things.about_me:AboutMe")
    def about_me(self) -> None:
        """What the keeper said of itself."""

    @_at("children.my_things.picture_key:PictureKey")
    def picture_key(self, key: str = "") -> None:
        """Choosing a picture key, or opening with it."""

    @_at("children.my_things.my_data:MyData")
    def my_data(self) -> None:
        """What the game knows of the keeper, in drawers."""

    @_at("children.my_things.drawer:Drawer")
    def drawer(self, drawer: str) -> None:
        """One drawer from near."""

    @_at("children.my_things.passport:Passport")
    def passport(self, sealing: Choice | None = None) -> None:
        """Lights to show elsewhere; ``sealing`` after an adult opened the door."""

    @_at("adults.erasing:Erasing")
    def erasing(self, what: str, opened: bool = False) -> None:
        """Asks twice before ``what`` is gone."""

    @_at("ask:Ask")
    def ask(self, title: str, text: str, safe: str, other: str, then: Transition | None = None) -> None:
        """A question with a safe answer; ``other`` follows ``then``, or pops with True."""

    @_at("sorry:Sorry")
    def sorry(self, log: str = "") -> None:
        """Something of ours went wrong."""

    @_at("adults.door:Door")
    def door(self, then: Callable[[], Screen] | None, *, called: bool = False) -> None:
        """The grown-ups' door; it opens to ``then``, or to the page below."""

    @_at("adults.parent:Parent")
    def parent(self) -> None:
        """What adults see first."""

    @_at("adults.start_level:StartLevel")
    def start_level(self, profile_id: str) -> None:
        """An adult says where a keeper begins."""

    @_at("adults.goals:Goals")
    def goals(self, profile_id: str) -> None:
        """Goals of one keeper, set by an adult."""

    @_at("adults.last_challenges:LastChallenges")
    def last_challenges(self, profile_id: str) -> None:
        """What one keeper answered last."""

    @_at("adults.data_sheet:DataSheet")
    def data_sheet(self, profile_id: str) -> None:
        """Everything about one keeper, in figures."""

    @_at("adults.family_card:FamilyCard")
    def family_card(self, report: Report, facts: tuple[Fact, ...]) -> None:
        """A card to print or to show."""

    @_at("adults.keepers:Keepers")
    def keepers(self) -> None:
        """All keepers, to be cared for."""

    @_at("adults.care:Care")
    def care(self, who: str) -> None:
        """Name, file, erasing of one keeper."""

    @_at("adults.backups:Backups")
    def backups(self, who: str) -> None:
        """Earlier copies of one keeper, and the way back to one."""

    @_at("adults.take_in:TakeIn")
    def take_in(self, dropped: Path | None = None) -> None:
        """A keeper's file comes in."""

    @_at("adults.class_view:ClassView")
    def class_view(self) -> None:
        """Everybody at a glance."""

    @_at("adults.packs:Packs")
    def packs(self, dropped: Path | None = None) -> None:
        """Which packs there are; a ``dropped`` one is added."""

    @_at("adults.pack_card:PackCard")
    def pack_card(self, pack: Pack) -> None:
        """More about a pack."""

    @_at("adults.overlay_card:OverlayCard")
    def overlay_card(self, note: OverlayNote) -> None:
        """More about an overlay."""

    @_at("workbench.preview:Preview")
    def preview(self, bench: Workbench) -> None:
        """A pack's author looks at a challenge."""

    @_at("workbench.preview_game:PreviewGame")
    def preview_game(self, bench: Workbench) -> None:
        """The same challenge in a mini-game."""
