"""What every page of the game shares: services at hand, words, the way back, a companion who speaks.

Pages draw what they know; they never reach into files or the store themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.intents import FileDropped, Intent
from game.kit import shapes
from game.kit.ornaments import bubble
from game.kit.stage import Stage
from game.navigation import STAY, Pop, Push, Transition

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas
    from game.services import Services


class Page(Stage):
    """A page with ``services``; Escape goes back unless a page says otherwise.

    A page that is ``adults_only`` is behind the grown-ups' door; one of the ``children`` closes that door.
    """

    ambient = False
    music = "dusk"
    adults_only = False
    children = False
    takes_files = False  # whether a file dropped here is the page's own matter; else it is a keeper or a pack to be added

    def __init__(self, services: Services) -> None:
        super().__init__(services.kit)
        self.services = services

    def entered(self) -> None:
        self._close_door()
        self.kit.sounds.tune(self.music)
        super().entered()

    def resumed(self, result: Any) -> Transition:
        self._close_door()
        return super().resumed(result)

    def _close_door(self) -> None:
        if self.children:
            self.services.adults_here = False

    def handle(self, intent: Intent) -> Transition:
        if isinstance(intent, FileDropped) and not self.takes_files:
            return self.push("take_in" if intent.path.suffix == ".keeper" else "packs", intent.path)
        return super().handle(intent)

    def on_back(self) -> Transition:
        return Pop()

    def t(self, text: str, **values: object) -> str:
        """The text in the player's language."""
        return self.kit.words(text, **values)

    def push(self, name: str, *args: object, **more: object) -> Transition:
        """On to another page."""
        self.kit.sounds.play("open")
        return Push(self.services.screen(name, *args, **more))

    def pop(self) -> Transition:
        self.kit.sounds.play("close")
        return Pop()

    def say_page(self) -> Transition:
        """The read-aloud button."""
        self.kit.say(self.page_text())
        return STAY

    def paper(self, canvas: Canvas, *panels: Box) -> None:
        """The ground of grown-ups' pages, with panels on it."""
        theme = canvas.kit.theme
        if theme.shadow:
            canvas.picture("bg_paper", 0, 0, 1280)
        else:
            canvas.fill(theme.ground)
        for x, y, w, h in panels:
            canvas.shape(shapes.panel(w, h, theme), x, y)

    def says(
        self, canvas: Canvas, text: str, box: Box, *, tail_y: float | None = None, size: float = 26, room_right: float = 0
    ) -> None:
        """The companion's bubble."""
        bubble(canvas, text, box, tail_y=tail_y, size=size, room_right=room_right)
