"""The pages of the game, one module a page; ``SCREENS`` names them, and ``services.screen(name)`` makes them.

A new page is a module here and its line below; whoever leads to it returns ``Push(services.screen("name"))``.
"""

from collections.abc import Callable, Mapping
from typing import Any

from game.screens.ask import Ask
from game.screens.chart import Chart
from game.screens.cove import Cove
from game.screens.door import Door
from game.screens.go_on import GoOn
from game.screens.island_card import IslandCard
from game.screens.level_end import LevelEnd
from game.screens.new_keeper import NewKeeper
from game.screens.packs import Packs
from game.screens.page import Page
from game.screens.parent import Parent
from game.screens.pause import Pause
from game.screens.picture_key import PictureKey
from game.screens.play import Play
from game.screens.settings import SettingsPage
from game.screens.sorry import Sorry
from game.screens.title import Title
from game.screens.voyage import Voyage
from game.screens.who import Who

SCREENS: Mapping[str, Callable[..., Any]] = {
    page.name: page
    for page in (
        Ask,
        Chart,
        Cove,
        Door,
        GoOn,
        IslandCard,
        LevelEnd,
        NewKeeper,
        Packs,
        Parent,
        Pause,
        PictureKey,
        Play,
        SettingsPage,
        Sorry,
        Title,
        Voyage,
        Who,
    )
}
__all__ = ["SCREENS", "Page"]
