"""The last resort: something of ours went wrong. What was played is safe; a grown-up can send the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.cast import companion
from game.kit.navigation import Quit, Restart, Transition
from game.kit.widgets import Button, Widget
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services


class Sorry(Page):
    """One way on (the title) and one way out. ``log`` is where the details are, for the adult."""

    name = "sorry"
    takes_files = True

    def __init__(self, services: Services, log: str = "") -> None:
        super().__init__(services)
        self.log = log

    def build(self) -> list[Widget]:
        return [
            Button("again", (420, 500, 270, 80), self.t("Sail on"), self._again, kind="primary", icon="icon_again", size=30),
            Button("leave", (720, 500, 220, 80), self.t("Leave"), Quit, size=28),
        ]

    def _again(self) -> Transition:
        return Restart(self.pages.title())

    def on_back(self) -> Transition:
        return self._again()

    def page_text(self) -> str:
        return self.t("Oh! A big wave hit our boat. Your lights are safe.")

    def paint(self, canvas: Canvas) -> None:
        canvas.picture("chart_far", 0, 0, 1280)
        canvas.picture("chart_mid", 0, 0, 1280)
        canvas.shape(shapes.panel(860, 480, canvas.kit.theme), 210, 130)
        companion(canvas, "otter", 350, 480, 230, pose="thinking", at=self.at)
        canvas.text_box(self.t("Oh! A big wave hit our boat."), (490, 160, 540, 110), 40, bold=True)
        canvas.text_box(self.t("Your lights are safe. Let us sail on."), (490, 275, 540, 90), 28)
        if self.log:
            canvas.text_box(
                self.t("For grown-ups: the details are in {log}", log=self.log), (490, 375, 540, 110), 22, canvas.kit.theme.soft
            )
