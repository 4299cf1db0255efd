"""A level was left in the middle (the laptop was closed): sail on at the same challenge, or go to the chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.lesson.level import Level
from game.kit.cast import companion
from game.kit.navigation import Restart, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.minigames import MINIGAMES
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services


class GoOn(Page):
    """Two ways on; both are fine."""

    name = "go_on"
    music = "day"

    def __init__(self, services: Services, level: Level) -> None:
        super().__init__(services)
        self.level = level
        skill = services.classroom.library.skills.get(level.setting.skill)
        self.island = skill.name if skill else ""

    def build(self) -> list[Widget]:
        return [
            Button("sail", (500, 560, 330, 92), self.t("Sail on!"), self._sail, kind="primary", icon="icon_play", size=34),
            Button("chart", (860, 576, 260, 70), self.t("To the chart"), self._chart, icon="icon_chart"),
            RoundButton("aloud", (1210, 76), 76, "icon_aloud", self.t("Read it to me"), self.say_page),
        ]

    def page_text(self) -> str:
        if self.island:
            return self.t("Welcome back! We were at “{island}”. Shall we sail on?", island=self.island)
        return self.t("Welcome back! Shall we sail on?")

    def _sail(self) -> Transition:
        return Restart(self.pages.play(self.level.setting.skill, self.level.setting.minigame, level=self.level))

    def _chart(self) -> Transition:
        self.services.leave_level()
        play_session = self.services.play_session
        placed = play_session is not None and play_session.state.placed
        return Restart(self.pages.chart() if placed else self.pages.placement())

    def on_back(self) -> Transition:
        return self._chart()

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("go_on",), self._sea)
        game = MINIGAMES[self.level.game]
        canvas.picture(game.picture, 700, 350, 330, anchor="center")
        canvas.picture("chart_near", 0, 0, 1280)
        companion(canvas, self.services.profile.companion, 170, 690, 300, pose="happy", at=self.at)
        self.says(canvas, self.page_text(), (310, 80, 640, 140), tail_y=100, size=30)

    def _sea(self, canvas: Canvas) -> None:
        canvas.picture("chart_far", 0, 0, 1280)
        canvas.picture("chart_mid", 0, 0, 1280)
