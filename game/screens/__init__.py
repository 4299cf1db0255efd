"""The pages of the game: ``children`` and ``adults`` by who sees them, ``play`` a level, ``workbench`` packs, ``parts`` what they share.

``services.screen(name)`` makes them.

A new page is a module here and its line below; whoever leads to it returns ``Push(services.screen("name"))``. A page is loaded when it is first
needed, so that the first frame waits for the title only.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

SCREENS: Mapping[str, str] = {
    "about_me": "children.about_me:AboutMe",
    "ask": "ask:Ask",
    "backups": "adults.backups:Backups",
    "care": "adults.care:Care",
    "chart": "children.chart:Chart",
    "class_view": "adults.class_view:ClassView",
    "cove": "children.cove:Cove",
    "data_sheet": "adults.data_sheet:DataSheet",
    "door": "adults.door:Door",
    "drawer": "children.drawer:Drawer",
    "erasing": "adults.erasing:Erasing",
    "family_card": "adults.family_card:FamilyCard",
    "go_on": "children.go_on:GoOn",
    "goals": "adults.goals:Goals",
    "island_card": "children.island_card:IslandCard",
    "last_challenges": "adults.last_challenges:LastChallenges",
    "letter": "play.letter:Letter",
    "keepers": "adults.keepers:Keepers",
    "level_end": "children.level_end:LevelEnd",
    "my_data": "children.my_data:MyData",
    "new_keeper": "children.new_keeper:NewKeeper",
    "overlay_card": "adults.overlay_card:OverlayCard",
    "pack_card": "adults.pack_card:PackCard",
    "packs": "adults.packs:Packs",
    "parent": "adults.parent:Parent",
    "passport": "children.passport:Passport",
    "pause": "play.pause:Pause",
    "picture_key": "children.picture_key:PictureKey",
    "play": "play.page:Play",
    "preview": "workbench.preview:Preview",
    "preview_game": "workbench.preview_game:PreviewGame",
    "settings": "children.settings:SettingsPage",
    "sorry": "sorry:Sorry",
    "take_in": "adults.take_in:TakeIn",
    "start_level": "adults.start_level:StartLevel",
    "title": "children.title:Title",
    "voyage": "children.voyage:Voyage",
    "who": "children.who:Who",
}


def load_screen(name: str) -> Callable[..., Any]:
    """The class of a page by its name. Raises KeyError for a name that is not on the list."""
    module, _, page = SCREENS[name].partition(":")
    made: Callable[..., Any] = getattr(import_module(f"game.screens.{module}"), page)
    return made
