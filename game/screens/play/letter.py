"""A text to read before a question: a letter on a large sheet, read aloud when wanted, and back to the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.cast import companion
from game.kit.navigation import Pop, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services


class Letter(Page):
    """Pops "read"; the question waits below."""

    name = "letter"

    def __init__(self, services: Services, text: str) -> None:
        super().__init__(services)
        self.text = text

    def build(self) -> list[Widget]:
        return [
            Button(
                "on",
                (850, 622, 330, 80),
                self.t("To the question"),
                lambda: Pop("read"),
                kind="primary",
                icon="icon_play",
                size=28,
            ),
            RoundButton("aloud", (1206, 76), 72, "icon_aloud", self.t("Read it to me"), self.say_page),
        ]

    def first_focus(self) -> str:
        return "on"

    def page_text(self) -> str:
        return self.text

    def on_back(self) -> Transition:
        return Pop("read")

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("letter",), self._ground)
        canvas.text_box(self.text, (240, 66, 800, 490), 36, literal=True, lead=1.4)
        companion(canvas, self.services.profile.companion, 104, 714, 190, pose="pointing", at=self.at)

    def _ground(self, canvas: Canvas) -> None:
        canvas.picture("table_cabin", 0, 0, 1280)
        canvas.veil("#14183C", 90)
        if canvas.kit.theme.shadow:
            canvas.picture("table_paper", 185, 12, 910)
        else:
            canvas.shape(shapes.panel(910, 586, canvas.kit.theme, 20), 185, 20)
