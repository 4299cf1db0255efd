"""My things: a drawer for everything the game keeps of a child, who looked, and how to take it along or have it erased."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from engine.credentials.keepsakes import inside_of
from engine.reports.my_data import DRAWERS, Inside
from game.kit import shapes
from game.kit.cast import companion
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, Card, RoundButton, Widget
from game.screens.parts import drawer_words
from game.screens.parts.files import saved_as
from game.screens.parts.in_background import AsidePage

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services


class MyData(AsidePage):
    """Nine drawers to open; nothing on this page is ever scored or asked for."""

    name = "my_data"
    children = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        services.load_packs()
        self.notice = ""
        self.inside = self._look()

    def _look(self) -> Inside:
        assert self.services.play_session is not None
        return inside_of(self.services.classroom, self.services.play_session)

    def _open(self, drawer: str) -> Transition:
        return self.push(self.pages.drawer(drawer))

    def resumed(self, result: object) -> Transition:
        self.inside = self._look()
        return super().resumed(result)

    def build(self) -> list[Widget]:
        widgets: list[Widget] = []
        for number, drawer in enumerate(DRAWERS):
            box = (40 + (number % 3) * 280, 112 + (number // 3) * 196, 264, 180)
            said = drawer_words.title(drawer, self.t)
            picture = f"avatar_{self.inside.look}" if drawer == "me" else drawer_words.PICTURES[drawer]
            widgets.append(
                Card(
                    f"drawer-{drawer}",
                    box,
                    said,
                    picture,
                    partial(self._open, drawer),
                    spoken=f"{said}. {drawer_words.for_child(drawer, self.t)}",
                    picture_share=0.42,
                )
            )
        widgets += [
            Button(
                "passport",
                (900, 330, 340, 76),
                self.t("Show my lights"),
                lambda: self.push(self.pages.passport()),
                icon="icon_star",
            ),
            Button("take", (900, 420, 340, 76), self.t("Copy everything"), self._take, icon="icon_export"),
            Button(
                "erase",
                (900, 510, 340, 76),
                self.t("Erase everything"),
                lambda: self.push(self.pages.erasing("all")),
                icon="icon_erase",
            ),
            RoundButton("back", (52, 52), 64, "icon_back", self.t("Back"), self.pop),
            RoundButton("aloud", (1228, 52), 64, "icon_aloud", self.t("Read it to me"), self.say_page),
        ]
        return widgets

    def page_text(self) -> str:
        return self.notice or f"{self.t('This is all the game keeps of you. It stays on this computer.')} {self._looked()}"

    def _looked(self) -> str:
        """Whether an adult has looked."""
        if not self.inside.looked:
            return self.t("No grown-up has looked yet.")
        when = drawer_words.ago(self.inside.looked[0], self.services.clock.now_s(), self.t, self.kit.words.count)
        return self.t("A grown-up looked {when}.", when=when)

    def _take(self) -> Transition:
        """Everything as it is stored, to be read with any program; years of it are written beside the game."""
        self.beside(self._write)
        return STAY

    def _write(self) -> None:
        assert self.services.play_session is not None
        content = json.dumps(self.services.play_session.everything(), ensure_ascii=False, indent=1)
        self.notice = saved_as(
            self.services, f"{self.inside.nickname}-{self.t('my-things')}.json", content.encode(errors="replace")
        )

    def done(self) -> Transition:
        self.kit.say(self.notice)
        return super().done()

    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("my_data",), self._room)
        canvas.text(self.t("My things"), 104, 52, 44, bold=True, anchor="midleft", max_w=560)
        canvas.shape(shapes.panel(340, 190, theme), 900, 112)
        canvas.picture("btn_grownups", 952, 207, 74, anchor="center")
        canvas.text_box(self._looked(), (1000, 124, 226, 166), 26)
        if self.notice:
            canvas.text_box(self.notice, (900, 592, 340, 112), 22)
        else:
            companion(canvas, self.inside.companion, 1070, 706, 104, pose="happy", at=self.at)

    def _room(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        self.paper(canvas)
        canvas.shape(shapes.panel(860, 604, theme, 26, edge="#8A5A2E" if theme.shadow else ""), 24, 100)

    def paint_over(self, canvas: Canvas) -> None:
        """How many things lie in each drawer."""
        self._counts(canvas)
        super().paint_over(canvas)

    def _counts(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        for number, drawer in enumerate(DRAWERS):
            count = self.inside.lit if drawer == "lights" else self.inside.count(drawer)
            x, y = 40 + (number % 3) * 280 + 224, 112 + (number // 3) * 196 + 26
            if drawer not in ("me", "settings") and count:
                canvas.shape(shapes.plain(72, 40, 20, theme.dark), x - 40, y - 14)
                canvas.text(str(min(count, 9999)), x - 4, y + 6, 22, theme.on_dark, bold=True, anchor="center", max_w=64)
