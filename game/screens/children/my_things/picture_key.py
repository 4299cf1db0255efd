"""A key of three pictures: pick the same three as last time. A pre-reader's lock; it stops a sibling, nobody else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.profiles.profile import opens
from game.kit import shapes
from game.kit.cast import companion
from game.kit.navigation import STAY, Pop, Transition
from game.kit.widgets import Card, RoundButton, Widget
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

KEY_PICTURES = ("starfish", "seahorse", "octopus", "crab", "fish", "snail", "jelly", "coral")


class PictureKey(Page):
    """With ``key`` it checks and pops True; without, it lets a child choose three and pops them."""

    name = "picture_key"

    def __init__(self, services: Services, key: str = "") -> None:
        super().__init__(services)
        self.key = key
        self.picked: tuple[str, ...] = ()
        self.missed = False

    def build(self) -> list[Widget]:
        names = {
            "starfish": self.t("starfish"),
            "seahorse": self.t("seahorse"),
            "octopus": self.t("octopus"),
            "crab": self.t("crab"),
            "fish": self.t("fish"),
            "snail": self.t("snail"),
            "jelly": self.t("jellyfish"),
            "coral": self.t("coral"),
        }
        cards: list[Widget] = []
        for number, picture in enumerate(KEY_PICTURES):
            box = (364 + (number % 4) * 190, 288 + (number // 4) * 192, 174, 176)
            cards.append(Card(picture, box, names[picture], picture, partial(self._pick, picture)))
        cards.append(RoundButton("back", (70, 76), 76, "icon_back", self.t("Back"), lambda: Pop(None)))
        cards.append(RoundButton("aloud", (1210, 76), 76, "icon_aloud", self.t("Read it to me"), self.say_page))
        return cards

    def page_text(self) -> str:
        if self.missed:
            return self.t("Not this time. Try your three pictures again!")
        return self.t("Press your three pictures.") if self.key else self.t("Pick three pictures for your key.")

    def on_back(self) -> Transition:
        return Pop(None)

    def _pick(self, picture: str) -> Transition:
        self.picked += (picture,)
        self.missed = False
        if len(self.picked) == 3:
            if not self.key:
                return Pop(self.picked)
            if opens(self.key, self.picked):
                return Pop(True)
            self.picked, self.missed = (), True
            self.kit.sounds.play("bloop")
            self.kit.say(self.page_text())
        self.rebuild()
        return STAY

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("picture_key",), lambda c: c.picture("room_who", 0, 0, 1280))
        canvas.shape(shapes.panel(800, 620, canvas.kit.theme), 340, 60)
        canvas.text_box(self.page_text(), (370, 70, 740, 70), 30, bold=True, align="center")
        for number in range(3):
            x = 580 + number * 120
            canvas.shape(shapes.spot(100, 100, 24, canvas.kit.theme.soft), x, 150)
            if number < len(self.picked):
                canvas.picture("lantern_on", x + 50, 200, 52, anchor="center")
        companion(canvas, "otter", 180, 685, 250, pose="thinking" if self.missed else "idle", at=self.at)
