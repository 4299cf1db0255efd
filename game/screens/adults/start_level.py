"""How old a child is, where it starts and how far from its age the chart may lead: an adult's word, obeyed at once. Nothing that was earned is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from engine.lesson.opening import reach_of
from engine.scheduling.age_limits import WORDS, Word
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.screens.adults.about_one import AboutOne
from game.screens.parts.keeper_face import ages
from game.screens.parts.troubles import saving_text

if TYPE_CHECKING:
    from engine.content.compiled.pack import Skill
    from engine.lesson.classroom import PlaySession
    from engine.profiles.store import Saved
    from game.kit.canvas import Canvas
    from game.services import Services

_SKILLS = 6
_PATIENCE_S = 2.0


def _next(word: Word) -> Word:
    return WORDS[(WORDS.index(word) + 1) % len(WORDS)]


class StartLevel(AboutOne):
    """Left the age, right an island to start from; ``told`` says what was set."""

    name = "start_level"

    def __init__(self, services: Services, profile_id: str) -> None:
        super().__init__(services, profile_id)
        services.load_packs()
        self.nickname = self.band = self.told = ""
        self.look = 1
        self.below: Word = "one"
        self.above: Word = "one"
        self.pack = self.row = 0
        self.with_visit(self._read)

    def _read(self, play_session: PlaySession) -> None:
        who = play_session.profile
        self.nickname, self.band, self.look = who.nickname, who.band, who.look
        self.below, self.above = reach_of(who).below, reach_of(who).above

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
            widgets += [again, *self._how_far(), *self._picker()]
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def _how_far(self) -> list[Widget]:
        """Two buttons that say how far below and above the age the chart may lead; each press says the next word."""
        below = {
            "none": self.t("Below the age: never"),
            "one": self.t("Below the age: a little"),
            "any": self.t("Below the age: freely"),
        }
        above = {
            "none": self.t("Above the age: never"),
            "one": self.t("Above the age: a little"),
            "any": self.t("Above the age: freely"),
        }
        return [
            Button(
                "below-age", (52, 424, 589, 56), below[self.below], partial(self._reach, _next(self.below), self.above), size=24
            ),
            Button(
                "above-age", (52, 488, 589, 56), above[self.above], partial(self._reach, self.below, _next(self.above)), size=24
            ),
        ]

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

        def work(play_session: PlaySession) -> Saved:
            return play_session.start_at(band or play_session.profile.band, skill)

        return self._obey(work, lambda: self._said(skill))

    def _reach(self, below: Word, above: Word) -> Transition:
        """From now on the chart leads so far below and above the age."""
        return self._obey(lambda play_session: play_session.reach_to(below, above), lambda: self.t("Saved."))

    def _obey(self, work: Callable[[PlaySession], Saved], said: Callable[[], str]) -> Transition:
        """An adult's word is kept; what came of it is shown and said."""

        def visit(play_session: PlaySession) -> None:
            is_kept = work(play_session).wait(_PATIENCE_S)
            self._read(play_session)
            self.told = said() if is_kept else saving_text(self.kit.words, play_session.trouble or "disk_error")

        self.with_visit(visit)
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
        canvas.picture(f"avatar_{self.look}", 110, 628, 104, anchor="center")
        if self.told:
            canvas.picture("badge_tick", 158, 666, 44, anchor="center")
            canvas.text_box(self.told, (190, 552, 456, 144), 26, bold=True, lead=1.1)
        else:
            about = self.t(
                "An island opens at once; the chart leads there for two weeks. “A little” is one band, and further only when many answers ask for it."
            )
            canvas.text_box(about, (180, 552, 466, 144), 22, theme.soft, lead=1.1)
