"""The pages of the game, one module a page; ``services.screen(name)`` makes them.

A new page is a module here and its line below; whoever leads to it returns ``Push(services.screen("name"))``. A page is loaded when it is first
needed, so that the first frame waits for the title only.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

SCREENS: Mapping[str, str] = {
    "ask": "Ask",
    "care": "Care",
    "chart": "Chart",
    "class_view": "ClassView",
    "cove": "Cove",
    "data_sheet": "DataSheet",
    "door": "Door",
    "drawer": "Drawer",
    "erasing": "Erasing",
    "family_card": "FamilyCard",
    "go_on": "GoOn",
    "goals": "Goals",
    "island_card": "IslandCard",
    "last_challenges": "LastChallenges",
    "letter": "Letter",
    "keepers": "Keepers",
    "level_end": "LevelEnd",
    "my_data": "MyData",
    "new_keeper": "NewKeeper",
    "overlay_card": "OverlayCard",
    "pack_card": "PackCard",
    "packs": "Packs",
    "parent": "Parent",
    "passport": "Passport",
    "pause": "Pause",
    "picture_key": "PictureKey",
    "play": "Play",
    "preview": "Preview",
    "preview_game": "PreviewGame",
    "settings": "SettingsPage",
    "sorry": "Sorry",
    "take_in": "TakeIn",
    "title": "Title",
    "voyage": "Voyage",
    "who": "Who",
}


def load_screen(name: str) -> Callable[..., Any]:
    """The class of a page by its name. Raises KeyError for a name that is not on the list."""
    made: Callable[..., Any] = getattr(import_module(f"game.screens.{name}"), SCREENS[name])
    return made
