"""How old a child is and where it starts: an adult's word, obeyed at once. Nothing that was earned is lost by it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.screens.adults.about_one import AboutOne
from game.screens.parts.keeper_face import ages
from game.screens.parts.troubles import saving_text

if TYPE_CHECKING:
    from engine.content.compiled.pack import Skill
    from engine.lesson.classroom import PlaySession
    from game.kit.canvas import Canvas
    from game.services import Services

_SKILLS = 6
_PATIENCE_S = 2.0


class StartLevel(AboutOne):
    """Left the age, right an island to start from; ``told`` says what was set."""

    name = "start_level"

    def __init__(self, services: Services, profile_id: str) -> None:
        super().__init__(services, profile_id)
        services.load_packs()
        self.nickname = self.band = self.told = ""
        self.look = 1
        self.pack = self.row = 0
        self.with_visit(self._read)

    def _read(self, play_session: PlaySession) -> None:
        who = play_session.profile
        self.nickname, self.band, self.look = who.nickname, who.band, who.look

    @property
    def packs(self) -> tuple[str, ...]:
        """Ids of the packs with islands."""
        return tuple(dict.fromkeys(skill.pack for skill in self.services.classroom.library.skills.values()))

    def _skills(self) -> list[Skill]:
        shown = self.packs[self.pack % len(self.packs)] if self.packs else ""
        return [skill for skill in self.services.classroom.library.skills.values() if skill.pack == shown]

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        if not self.notice:
            widgets += ages(self.kit.words, self.band, partial(self._start, ""), box=(52, 168, 589, 172))
            again = Button(
                "from-start", (52, 350, 589, 66), self.t("From the start of this age"), self._afresh, icon="icon_again", size=24
            )
            widgets += [again, *self._picker()]
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def _picker(self) -> list[Widget]:
        skills = self._skills()
        widgets: list[Widget] = [
            RoundButton("pack-before", (736, 196), 56, "icon_back", self.t("The pack before"), lambda: self._turn(-1)),
            RoundButton("pack-next", (1200, 196), 56, "icon_forward", self.t("Next pack"), lambda: self._turn(1)),
        ]
        for n, skill in enumerate(skills[self.row : self.row + _SKILLS]):
            spoken = self.t("Start at: {name}", name=skill.name)
            box = (712, 240 + n * 66, 512, 58)
            press = partial(self._start, skill.id, "")
            widgets.append(Button(f"start-{skill.id}", box, skill.name, press, size=24, spoken=spoken))
        if len(skills) > _SKILLS:
            widgets.append(Button("rows", (712, 640, 512, 54), self.t("More islands"), self._rows, icon="icon_forward", size=22))
        return widgets

    def page_text(self) -> str:
        if self.notice or self.told:
            return self.notice or self.told
        return self.t("How old {name} is, and where to start. It holds at once; lights and guests stay.", name=self.nickname)

    # ------------------------------------------------------------ actions
    def _afresh(self) -> Transition:
        return self._start("", self.band)

    def _start(self, skill: str, band: str) -> Transition:
        """From now on: this age ("" leaves it), this island ("" for where the age starts)."""

        def work(play_session: PlaySession) -> None:
            saved = play_session.start_at(band or play_session.profile.band, skill)
            self._read(play_session)
            self.told = (
                self._said(skill)
                if saved.wait(_PATIENCE_S)
                else saving_text(self.kit.words, play_session.trouble or "disk_error")
            )

        self.with_visit(work)
        self.rebuild()
        self.kit.say(self.page_text())
        return STAY

    def _said(self, skill: str) -> str:
        if not skill:
            return self.t("Saved: {name} starts where this age starts.", name=self.nickname)
        island = self.services.classroom.library.skills[skill].name
        return self.t("Saved: {name} starts at “{island}”.", name=self.nickname, island=island)

    def _turn(self, by: int) -> Transition:
        self.pack, self.row = (self.pack + by) % max(1, len(self.packs)), 0
        self.rebuild()
        return STAY

    def _rows(self) -> Transition:
        self.row = 0 if self.row + _SKILLS >= len(self._skills()) else self.row + _SKILLS
        self.rebuild()
        return STAY

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("start_level",), lambda paper: self.paper(paper, (24, 104, 646, 600), (686, 104, 570, 600)))
        title = self.t("Age and start: {name}", name=self.nickname) if self.nickname else self.t("Age and start")
        canvas.text(title, 104, 52, 40, bold=True, anchor="midleft", max_w=1040)
        if self.notice:
            canvas.text_box(self.notice, (60, 240, 580, 160), 28, align="center")
            return
        canvas.text(self.t("How old?"), 52, 142, 26, bold=True, anchor="midleft", max_w=580)
        canvas.text(self.t("Start at an island"), 712, 136, 26, bold=True, anchor="midleft", max_w=520)
        titles = {pack.id: pack.title for pack in self.services.classroom.library.packs}
        if self.packs:
            shown = self.packs[self.pack % len(self.packs)]
            canvas.text_box(titles.get(shown, shown), (772, 162, 392, 66), 24, bold=True, align="center", lead=1.0)
        canvas.text_box(
            self.t("Choosing an age begins where that age begins. An island opens at once, the chart leads there for two weeks, and what it builds on counts as known."),
            (52, 430, 589, 128), 22, theme.soft, valign="top", lead=1.1,
        )  # fmt: skip
        canvas.picture(f"avatar_{self.look}", 116, 630, 112, anchor="center")
        if self.told:
            canvas.picture("badge_tick", 166, 668, 44, anchor="center")
            canvas.text_box(self.told, (200, 576, 446, 112), 26, bold=True, lead=1.1)
