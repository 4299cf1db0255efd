"""The first voyage begins: the companion asks to sail a little way together. It feels like the game, not like a test.

A keeper (or the adult beside) may skip it; then the age band decides where to start. Who was away for two weeks is asked again, for a short way;
who skips that goes on where they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit.cast import boat, companion
from game.kit.motion import wave
from game.kit.navigation import Restart, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.minigames import VOYAGE
from game.screens.children.scenery import island
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services


class Placement(Page):
    """Sail, or go straight to the chart."""

    name = "placement"
    children = True
    ambient = True
    music = "day"

    def __init__(self, services: Services, *, again: bool = False) -> None:
        super().__init__(services)
        self.again = again

    def build(self) -> list[Widget]:
        return [
            Button("sail", (520, 596, 330, 92), self.t("Sail with me!"), self._sail, kind="primary", icon="icon_play", size=34),
            Button("skip", (880, 612, 280, 70), self.t("To the chart"), self._skip, icon="icon_chart"),
            RoundButton("aloud", (1210, 76), 76, "icon_aloud", self.t("Read it to me"), self.say_page),
        ]

    def page_text(self) -> str:
        if self.again:
            return self.t("Welcome back! Shall we sail a little way first? Then I know which islands fit you now.")
        return self.t("Hello! I am your friend. Come, let's play a little on the way. Just try. Mistakes are fine.")

    def _sail(self) -> Transition:
        return Restart(self.pages.play("", VOYAGE))

    def _skip(self) -> Transition:
        assert self.services.play_session is not None
        if not self.again:
            self.services.play_session.skip_placement()
        return Restart(self.pages.chart())

    def on_back(self) -> Transition:
        self.services.sign_out()
        return Restart(self.pages.title())

    def on_time(self, seconds: float) -> Transition:
        if self.lively:
            self.redraw()
        return super().on_time(seconds)

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("placement",), self._sea)
        still = self.kit.style.reduced_motion
        profile = self.services.profile
        boat(canvas, profile.look, 800, 560, 300, angle=0 if still else 2 * wave(self.at, 3.4))
        canvas.picture("chart_near", 0, 0, 1280)
        companion(canvas, profile.companion, 170, 690, 300, pose="pointing", at=self.at)
        self.says(canvas, self.page_text(), (300, 150, 640, 190), tail_y=170, size=32)

    def _sea(self, canvas: Canvas) -> None:
        canvas.picture("chart_far", 0, 0, 1280)
        canvas.picture("cloud_big", 980, 90, 260, anchor="center")
        canvas.picture("chart_mid", 0, 0, 1280)
        island(canvas, "island_palm", 1060, 420, 0.62, "full")
        island(canvas, "island_pine", 520, 430, 0.4, "dark")
        for x, y, w in ((640, 506, 84), (402, 566, 80), (1180, 530, 90)):
            canvas.picture("wave_mark", x, y, w, anchor="center")
