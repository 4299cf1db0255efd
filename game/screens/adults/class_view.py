"""A class at one glance, for grown-ups: who needs help now, why and what next; who could work together. Opened without holding the window up."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.clock import date_of
from engine.profiles.store import ProfileBusy, StoreError
from engine.reports.needs import Group, Need, groups, needs
from engine.reports.pupil import Pupil
from game.kit import shapes
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.kit.widgets.siblings import common_size, write_box
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from engine.lesson.classroom import PlaySession
    from game.kit.canvas import Canvas
    from game.services import Services

_NEEDS, _GROUPS = 3, 3


class ClassView(Page):
    """Every keeper of this machine is opened once; that an adult looked is kept for each."""

    name = "class_view"
    adults_only = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        services.load_packs()
        self.needs: tuple[Need, ...] = ()
        self.ids: dict[str, str] = {}  # of learners whose nickname nobody else has
        self.groups: tuple[Group, ...] = ()
        self.pupils = 0
        self.names: tuple[str, ...] = ()  # of everybody who was looked at
        self.busy: list[str] = []  # they play in another window
        self.unread: list[str] = []
        self.first = 0
        self.first_group = 0
        self._done = False
        self._work = threading.Thread(target=self._look, name="class", daemon=True)
        self._work.start()

    def _look(self) -> None:
        room, playing = self.services.classroom, self.services.play_session
        pupils: list[Pupil] = []
        names = Counter(who.nickname for who in room.keepers())
        self.ids = {who.nickname: who.id for who in room.keepers() if names[who.nickname] == 1}
        for who in room.keepers():
            if playing is not None and playing.profile.id == who.id:
                pupils.append(_pupil(playing))
                continue
            try:
                play_session = room.enter(who.id)
                try:
                    pupils.append(_pupil(play_session))
                finally:
                    play_session.close()
            except ProfileBusy:
                self.busy.append(who.nickname)
            except StoreError:
                self.unread.append(who.nickname)
        self.needs = needs(pupils, room.library.skills, self.services.clock.now_s())
        self.groups = groups(self.needs)
        self.pupils = len(pupils)
        self.names = tuple(pupil.label for pupil in pupils)

    def left(self) -> None:
        self._work.join()
        super().left()

    def on_time(self, seconds: float) -> Transition:
        if not self._done and not self._work.is_alive():
            self._done = True
            self.rebuild()
        return STAY

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        for number, need in enumerate(self.needs[self.first : self.first + _NEEDS]):
            if need.learner in self.ids:
                label = self.t("Goals of {name}", name=need.learner)
                press = lambda who=self.ids[need.learner]: self.push(self.pages.goals(who))  # noqa: E731
                widgets.append(RoundButton(f"goals-{number}", (752, 274 + number * 156), 54, "icon_flag", label, press))
        if len(self.needs) > _NEEDS:
            widgets.append(Button("more", (44, 640, 250, 52), self.t("More"), self._more, icon="icon_forward", size=22))
        if len(self.groups) > _GROUPS:
            widgets.append(
                Button("groups", (854, 640, 250, 52), self.t("More groups"), self._more_groups, icon="icon_forward", size=22)
            )
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def page_text(self) -> str:
        if not self._done:
            return self.t("One moment …")
        told = self.kit.words.count(
            "Looked at {n} child: {who}.", "Looked at {n} children: {who}.", self.pupils, who=_names(self.names)
        )
        if self.busy:
            told += " " + self.t("Plays in another window: {who}.", who=_names(self.busy))
        if self.unread:
            told += " " + self.t("Could not be read: {who}.", who=_names(self.unread))
        return told

    def _more(self) -> Transition:
        self.first = 0 if self.first + _NEEDS >= len(self.needs) else self.first + _NEEDS
        self.rebuild()
        return STAY

    def _more_groups(self) -> Transition:
        self.first_group = 0 if self.first_group + _GROUPS >= len(self.groups) else self.first_group + _GROUPS
        self.redraw()
        return STAY

    # ------------------------------------------------------------ words
    def _why(self, need: Need) -> str:
        mixed = need.mix_up.replace("_", " ").replace("-", " ")
        match need.reason:
            case "stuck":
                return self.t("{n} of the last {of} right at “{name}”", n=need.count, of=need.of, name=need.name)
            case "still":
                since = date_of(need.since_s)
                return self.t(
                    "{n} answers at “{name}” without getting further, since {day}.{month}.",
                    n=need.count,
                    name=need.name,
                    day=since.day,
                    month=since.month,
                )
            case "mix_up":
                return self.t("{n} times the same mix-up at “{name}”: {mixed}", n=need.count, name=need.name, mixed=mixed)
            case "leaves":
                return self.t("{n} of the last {of} levels left early", n=need.count, of=need.of)
        return self.t("has not played for {n} days", n=need.count)

    def _next(self, need: Need) -> str:
        if need.reason in ("stuck", "still") and need.first:
            return self.t("First the island “{name}”.", name=need.first)
        if need.reason in ("stuck", "still", "mix_up"):
            if need.at_home:
                return self.t("Ask: “{question}”", question=need.at_home)
            return self.t("Let them tell how they got there.")
        if need.reason == "leaves":
            return self.t("Ask whether the waves are too big or too small.")
        return self.t("Ask how it is going; nothing is lost by a rest.")

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("class_view",), lambda paper: self.paper(paper, (24, 104, 792, 600), (832, 104, 424, 600)))
        canvas.text(self.t("Class"), 104, 52, 40, bold=True, anchor="midleft", max_w=210)
        told = self.page_text()
        write_box(canvas, told, (330, 16, 840, 76), 24, common_size(canvas, [told], (840, 76), 24, 34), theme.soft)
        if not self._done:
            return
        canvas.text(self.t("Needs help now"), 48, 138, 28, bold=True, anchor="midleft", max_w=740)
        for number, need in enumerate(self.needs[self.first : self.first + _NEEDS]):
            y = 164 + number * 156
            canvas.shape(shapes.plain(744, 146, 16, theme.paper, theme.track_edge, 2), 48, y)
            canvas.text(need.learner, 66, y + 34, 26, bold=True, anchor="midleft", max_w=190)
            canvas.text_box(self._why(need), (262, y + 4, 516, 62), 22, lead=1.05)
            canvas.text_box(self._next(need), (66, y + 68, 640, 74), 22, theme.soft, lead=1.05)
        if not self.needs:
            canvas.picture("badge_tick", 420, 330, 110, anchor="center")
            canvas.text_box(self.t("Nobody just now."), (120, 410, 600, 90), 28, align="center")
        canvas.text(self.t("Could work together"), 856, 138, 28, bold=True, anchor="midleft", max_w=380)
        for number, group in enumerate(self.groups[self.first_group : self.first_group + _GROUPS]):
            y = 164 + number * 152
            mixed = f" ({group.mix_up.replace('_', ' ').replace('-', ' ')})" if group.mix_up else ""
            canvas.text_box(
                f"{self.kit.words.quoted(group.name)}{mixed}", (856, y, 376, 62), 22, bold=True, valign="top", lead=1.05
            )
            canvas.text_box(_names(group.learners), (856, y + 64, 376, 84), 22, valign="top", lead=1.1)
        if not self.groups:
            canvas.text_box(
                self.t("No two children need help with the same thing."), (856, 170, 376, 90), 24, theme.soft, valign="top"
            )


def _pupil(play_session: PlaySession) -> Pupil:
    play_session.adult_looked()
    report, facts = play_session.report_and_facts()
    return Pupil(label=play_session.profile.nickname, band=play_session.profile.band, report=report, facts=facts)


def _names(learners: Sequence[str]) -> str:
    """Names while there is room, then how many more."""
    shown = ", ".join(learners[:5])
    return f"{shown} + {len(learners) - 5}" if len(learners) > 5 else shown
