"""Pause: nothing runs on. Go on, another challenge, easier, harder, or back to the sea; leaving costs nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.navigation import Pop, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.kit.widgets.siblings import together
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services


class Pause(Page):
    """Pops None (go on), "leave", or a push-back for the challenge on screen where one may be asked for."""

    name = "pause"

    def __init__(self, services: Services, *, may_push: bool) -> None:
        super().__init__(services)
        self.may_push = may_push

    def entered(self) -> None:
        super().entered()
        self.kit.sounds.tune("dusk")

    def build(self) -> list[Widget]:
        first = Button("on", (430, 190, 420, 84), self.t("Play on"), lambda: Pop(None), kind="primary", icon="icon_play", size=34)
        settings = Button(
            "settings", (0, 0, 0, 0), self.t("Settings"), lambda: self.push(self.pages.settings()), icon="icon_settings"
        )
        leave = Button("leave", (430, 490, 420, 76), self.t("Back to the sea"), lambda: Pop("leave"), icon="icon_chart")
        others = [
            Button("easier", (294, 300, 338, 76), self.t("Easier, please"), lambda: Pop("too_hard"), icon="icon_easy"),
            Button("harder", (648, 300, 338, 76), self.t("Harder, please"), lambda: Pop("too_easy"), icon="icon_hard"),
            Button("else", (294, 392, 338, 76), self.t("Something else"), lambda: Pop("not_now"), icon="icon_other"),
        ]
        settings.box = (648, 392, 338, 76) if self.may_push else (430, 340, 420, 76)
        buttons = [first, *(others if self.may_push else []), settings, leave]
        together(*buttons[1:])
        return [
            *buttons,
            RoundButton("aloud", (946, 146), 60, "icon_aloud", self.t("Read it to me"), self.say_page),
        ]

    def page_text(self) -> str:
        return self.t("We rest a little. Nothing runs away.")

    def on_back(self) -> Transition:
        return Pop(None)

    def resumed(self, result: object) -> Transition:
        return super().resumed(None)

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("pause",), self._ground)
        canvas.shape(shapes.panel(740, 520, canvas.kit.theme), 270, 90)
        canvas.text_box(self.t("A little rest"), (306, 108, 580, 70), 40, bold=True)

    def _ground(self, canvas: Canvas) -> None:
        canvas.picture("fog_back", 0, 0, 1280)
        canvas.veil("#14183C", 110)
