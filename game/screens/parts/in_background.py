"""Work beside the game: it is done in a thread of its own while the window goes on and shows that something is going on.

What takes long here is slow on purpose (keys out of passphrases) or may be (files, other people's disks). While it lasts the page takes
nothing but "close the window".
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from game.intents import Intent, WindowClosed
from game.kit import shapes
from game.kit.navigation import STAY, Transition
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from concurrent.futures import Future

    from game.kit.canvas import Canvas
    from game.services import Services

_SHOWN_AFTER_S = 0.15  # what is quicker needs no picture


class Aside:
    """One piece of work at a time, and what it threw."""

    def __init__(self) -> None:
        self._work: Future[None] | None = None

    @property
    def busy(self) -> bool:
        """Until ``passed`` has said that it is done."""
        return self._work is not None

    def do(self, work: Callable[[], None]) -> None:
        from concurrent.futures import ThreadPoolExecutor

        one = ThreadPoolExecutor(1, "aside")
        self._work = one.submit(work)
        one.shutdown(wait=False)

    def passed(self) -> bool:
        """True once, when the work is done. Raises what it threw."""
        if self._work is None or not self._work.done():
            return False
        work, self._work = self._work, None
        work.result()
        return True

    def wait(self) -> None:
        """Nothing is cut off: a page that goes away waits for its work."""
        if self._work is not None:
            self._work.exception()


class AsidePage(Page):
    """A page that does work beside the game (``beside``), with a picture meanwhile."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.aside = Aside()
        self._busy_s = 0.0

    def beside(self, work: Callable[[], None]) -> None:
        """Do it in a thread. It may change fields of the page, which are shown afterwards; ``done`` is called then."""
        self._busy_s = 0.0
        self.aside.do(work)

    def done(self) -> Transition:
        """The work is done; back on the game's thread."""
        self.rebuild()
        return STAY

    def handle(self, intent: Intent) -> Transition:
        if self.aside.busy and not isinstance(intent, WindowClosed):
            self._since_touch = 0.0
            return STAY
        return super().handle(intent)

    def on_time(self, seconds: float) -> Transition:
        if not self.aside.busy:
            return STAY
        before, self._busy_s = self._busy_s, self._busy_s + seconds
        if before < _SHOWN_AFTER_S <= self._busy_s and self.kit.style.read_aloud:
            self.kit.say(self.t("One moment …"))
        self._since_touch = 0.0  # whoever waits is there
        self.redraw()
        return self.done() if self.aside.passed() else STAY

    def left(self) -> None:
        self.aside.wait()
        super().left()

    def paint_over(self, canvas: Canvas) -> None:
        if self.aside.busy and self._busy_s >= _SHOWN_AFTER_S:
            self._waiting(canvas)

    def _waiting(self, canvas: Canvas) -> None:
        """Three lamps that light up one after another; in calm pictures they all burn."""
        theme = canvas.kit.theme
        canvas.shape(shapes.panel(480, 220, theme), 400, 250)
        canvas.text(self.t("One moment …"), 640, 300, 30, bold=True, anchor="center", max_w=440)
        for n in range(3):
            lit = canvas.kit.style.reduced_motion or int(2 * self._busy_s) % 3 == n
            rise = 0.0 if canvas.kit.style.reduced_motion else 6 * math.sin(2 * self._busy_s + n)
            canvas.picture("lantern_on" if lit else "lantern_spot", 560 + 80 * n, 394 + rise, 64, anchor="center")
