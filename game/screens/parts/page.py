"""What every page of the game shares: services at hand, words, the way back, a companion who speaks.

Pages draw what they know; they never reach into files or the store themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.intents import FileDropped, Intent
from game.kit import shapes
from game.kit.navigation import STAY, Pop, Push, Transition
from game.kit.ornaments import bubble
from game.kit.stage import Stage
from game.screens.pages import Pages

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas
    from game.kit.navigation import Screen
    from game.services import Services


class Page(Stage):
    """A page with ``services``; Escape goes back unless a page says otherwise.

    A page that is ``adults_only`` is behind the grown-ups' door; one of the ``children`` closes that door, and so does any page that
    was there before the door was opened. Where nobody touches anything for some minutes the door closes by itself (``_lock``).
    """

    ambient = False
    music = "dusk"
    adults_only = False
    children = False
    takes_files = False  # whether a file dropped here is the page's own matter; else it is a keeper or a pack to be added

    def __init__(self, services: Services) -> None:
        super().__init__(services.kit)
        self.services = services
        self.pages = Pages(services)
        self.behind_door = False  # whether an adult came here through the door

    def entered(self) -> None:
        if self.children:
            self.services.adults_here = False
        self.behind_door = self.services.adults_here
        self.kit.sounds.tune(self.music)
        super().entered()

    def update(self, seconds: float) -> Transition:
        self._close_door()
        if self.behind_door and self.services.adults_here and self._since_touch + seconds >= self.services.lock_after_s:
            return self._lock()
        return super().update(seconds)

    def _close_door(self) -> None:
        """Whoever plays here, or came back to where no adult was, is not an adult behind the door."""
        if self.children or not self.behind_door:
            self.services.adults_here = False

    def _lock(self) -> Transition:
        """The door stands in front of this page, which waits behind it as it is. Time counts while the game runs and not while the
        machine sleeps.
        """
        self.services.adults_here = False
        self._since_touch = 0.0
        return Push(self.pages.door(None))

    def handle(self, intent: Intent) -> Transition:
        self._close_door()
        if isinstance(intent, FileDropped) and not self.takes_files:
            return self.push(
                self.pages.take_in(intent.path) if intent.path.suffix == ".keeper" else self.pages.packs(intent.path)
            )
        return super().handle(intent)

    def on_back(self) -> Transition:
        return Pop()

    def t(self, text: str, **values: object) -> str:
        """The text in the player's language."""
        return self.kit.words(text, **values)

    def push(self, screen: Screen) -> Transition:
        """On to another page."""
        self.kit.sounds.play("open")
        return Push(screen)

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
