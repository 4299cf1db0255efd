"""A question with a safe answer and another one: the safe one has the focus; both buttons are equally large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.navigation import Pop, Transition
from game.kit.widgets import Button, Widget
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services


class Ask(Page):
    """``safe`` goes back; ``other`` follows ``then``, or pops with True when there is none."""

    name = "ask"
    takes_files = True
    music = "dusk"

    def __init__(self, services: Services, title: str, text: str, safe: str, other: str, then: Transition | None = None) -> None:
        super().__init__(services)
        self.title, self.text, self.safe, self.other, self.then = title, text, safe, other, then

    def build(self) -> list[Widget]:
        return [
            Button("safe", (330, 430, 290, 76), self.safe, lambda: Pop(False), kind="primary", size=28),
            Button("other", (660, 430, 290, 76), self.other, lambda: self.then or Pop(True), size=28),
        ]

    def page_text(self) -> str:
        return f"{self.title} {self.text}"

    def on_back(self) -> Transition:
        return Pop(False)

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("ask",), self._ground)
        canvas.shape(shapes.panel(760, 350, canvas.kit.theme), 260, 190)
        canvas.text_box(self.title, (300, 215, 680, 90), 40, bold=True, align="center")
        canvas.text_box(self.text, (300, 300, 680, 110), 26, align="center")

    def _ground(self, canvas: Canvas) -> None:
        canvas.picture("chart_far", 0, 0, 1280)
        canvas.picture("chart_mid", 0, 0, 1280)
        canvas.veil("#14183C", 150)
