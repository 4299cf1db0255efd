"""What is stored of one child, for adults: drawer by drawer in words, how much of it there is, and the names in the files."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from engine.credentials.keepsakes import inside_of
from engine.reports.my_data import DRAWERS, Inside, field_names
from game.kit import shapes
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.screens.adults.about_one import AboutOne
from game.screens.parts import drawer_words
from game.screens.parts.files import saved_as

if TYPE_CHECKING:
    from engine.lesson.classroom import PlaySession
    from game.kit.canvas import Canvas
    from game.services import Services


class DataSheet(AboutOne):
    """Of the keeper with this id; one at play in another window was refused on the parent's page already."""

    name = "data_sheet"

    def __init__(self, services: Services, profile_id: str) -> None:
        super().__init__(services, profile_id)
        self.shown = next(iter(DRAWERS))
        self.expert = False  # whether the names in the files are shown instead
        self.inside: Inside | None = None
        self.with_visit(self._read)

    def _read(self, play_session: PlaySession) -> None:
        self.inside = inside_of(self.services.classroom, play_session)

    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        for number, drawer in enumerate(DRAWERS):
            kind = "secondary" if drawer == self.shown else "quiet"
            box = (24, 112 + number * 64, 330, 56)
            label = drawer_words.title_for_adult(drawer, self.t)
            widgets.append(Button(f"drawer-{drawer}", box, label, partial(self._show, drawer), kind=kind, size=24))
        label = self.t("In plain words") if self.expert else self.t("For experts")
        widgets.append(Button("expert", (1010, 612, 220, 56), label, self._expert, size=22))
        widgets.append(Button("take", (846, 22, 330, 60), self.t("Save all of it"), self._take, icon="icon_export", size=24))
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def page_text(self) -> str:
        return self.notice or " ".join(drawer_words.for_adult(self.shown, self.t))

    def _show(self, drawer: str) -> Transition:
        self.shown, self.notice = drawer, ""
        self.rebuild()
        return STAY

    def _expert(self) -> Transition:
        self.expert = not self.expert
        self.rebuild()
        return STAY

    def _take(self) -> Transition:
        self.with_visit(self._save)
        self.kit.say(self.notice)
        self.redraw()
        return STAY

    def _save(self, play_session: PlaySession) -> None:
        content = json.dumps(play_session.everything(), ensure_ascii=False, indent=1)
        self.notice = saved_as(
            self.services, f"{play_session.profile.nickname}-{self.t('data')}.json", content.encode(errors="replace")
        )

    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        self.paper(canvas)
        canvas.text(self.t("What is stored"), 104, 52, 40, bold=True, anchor="midleft", max_w=500)
        canvas.shape(shapes.panel(876, 572, theme), 376, 112)
        canvas.text(drawer_words.title_for_adult(self.shown, self.t), 404, 148, 32, bold=True, anchor="midleft", max_w=560)
        if self.inside is not None:
            count = self.kit.words.count("{n} entry", "{n} entries", self.inside.count(self.shown))
            canvas.text(count, 1224, 148, 24, theme.soft, anchor="midright", max_w=220)
        if self.expert:
            names = self.t("In the files: {names}", names=field_names(self.shown))
            canvas.text_box(names, (404, 184, 820, 416), 22, valign="top", lead=1.15)
        else:
            said = "\n".join(f"•  {line}" for line in drawer_words.for_adult(self.shown, self.t))
            canvas.text_box(said, (404, 184, 820, 416), 26, valign="top", lead=1.3)
        told = self.notice or self.t("The child sees the same in pictures, and can erase it there.")
        canvas.text_box(told, (404, 610, 590, 62), 22, theme.soft, lead=1.1)
