"""The parent's page: what my child can do now, works on, could do next; time this week; something for the table. Half a minute to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.lesson.classroom import PlaySession
from engine.profiles.store import ProfileSummary, StoreError, summary
from engine.records import Fact
from engine.reports.progress import Report
from game.kit import shapes
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.kit.widgets.buttons import icon_colours
from game.kit.widgets.siblings import together
from game.screens.adults.parent_panels import SHOWN, ParentPanels, stuck_text
from game.screens.parts.troubles import closed_text, mended_text, saving_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.kit.canvas import Canvas
    from game.services import Services


class Parent(ParentPanels):
    """One child at a time; the numbers are the child's own."""

    name = "parent"
    adults_only = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        services.load_packs()
        self.keepers = self._everybody()
        playing = services.play_session.profile.id if services.play_session else ""
        self.here = next((n for n, k in enumerate(self.keepers) if k.id == playing), 0)
        self.report: Report | None = None
        self.facts: tuple[Fact, ...] = ()
        self.problem = ""
        self.repaired = ""
        self.asked = 0
        self.seen: set[str] = set()
        self._look()

    def _everybody(self) -> tuple[ProfileSummary, ...]:
        """Who is on the disk, and who plays: on a disk that takes nothing that one is nowhere else."""
        keepers, play_session = self.services.classroom.keepers(), self.services.play_session
        if play_session is None or play_session.profile.id in {who.id for who in keepers}:
            return keepers
        return (*keepers, summary(play_session.profile, 0.0))

    def _look(self) -> None:
        """The report of the keeper shown; one who plays in another window is said to be busy."""
        self.report, self.problem, self.repaired = None, "", ""
        if not self.keepers:
            return
        who = self.keepers[self.here]
        play_session = self.services.play_session
        if play_session is not None and play_session.profile.id == who.id:
            self._read(play_session)
            return
        try:
            other = self.services.classroom.enter(who.id)
            try:
                self._read(other)
            finally:
                other.close()
        except StoreError as problem:
            self.problem = closed_text(self.kit.words, problem)

    def _read(self, play_session: PlaySession) -> None:
        """That an adult looked is kept: the child can see it."""
        if play_session.profile.id not in self.seen:
            play_session.adult_looked()
            self.seen.add(play_session.profile.id)
        self.report, self.facts = play_session.report_and_facts()
        self.repaired = self._repair(play_session)

    def _repair(self, play_session: PlaySession) -> str:
        """What opening the book had to mend, and whether saving works, in one line."""
        return saving_text(self.kit.words, play_session.trouble) or mended_text(self.kit.words, play_session.recovery)

    def resumed(self, result: object) -> Transition:
        """Keepers may have been renamed or erased meanwhile."""
        self.keepers = self._everybody()
        self.here = min(self.here, max(0, len(self.keepers) - 1))
        self._look()
        return super().resumed(result)

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        if len(self.keepers) > 1:
            widgets.append(Button("other", (518, 22, 144, 60), self.t("Next child"), self._next, size=22))
        packs = Button(
            "packs", (670, 22, 156, 60), self.t("Packs"), lambda: self.push(self.pages.packs()), icon="icon_pack", size=22
        )
        spoken, keepers = self.t("Children: names, files, erasing"), lambda: self.push(self.pages.keepers())
        children = Button(
            "keepers", (1014, 22, 170, 60), self.t("Children"), keepers, icon="icon_children", size=22, spoken=spoken
        )
        widgets += [packs, children]
        if self.report is not None:
            widgets.append(self._child())
        if self.report is not None and len(self._at_home()) > 1:
            widgets.append(
                Button("another", (908, 592, 328, 52), self.t("Another question"), self._another, icon="icon_again", size=22)
            )
        if self.report is not None:
            spoken, print_it = self.t("Family card"), self.t("Print")
            card = Button("card", (834, 22, 172, 60), print_it, self._card, icon="icon_print", size=22, spoken=spoken)
            together(packs, children, card)
            widgets += [card, *self._below()]
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def _child(self) -> Widget:
        """The child's face leads to how old it is and where it starts."""
        who = self.keepers[self.here]
        face, start = f"avatar_{who.look}", lambda: self.push(self.pages.start_level(who.id))
        return RoundButton("start", (128, 52), 68, face, self.t("Age and start: {name}", name=who.nickname), start)

    def _below(self) -> list[Widget]:
        """The ways on beneath the panels; beside a note they go without pictures."""
        assert self.report is not None
        narrow = bool(self.repaired or self.report.stuck)
        ways: tuple[tuple[str, str, Callable[[], Transition], str, int, int], ...] = (
            ("goals", self.t("Goals"), self._goals, "icon_flag", 180, 120),
            ("last", self.t("Last challenges"), self._last, "icon_question", 300, 220),
            ("data", self.t("Stored data"), self._data, "icon_log", 270, 194),
        )
        if not narrow:
            ways += (
                (
                    "age",
                    self.t("Age and start"),
                    lambda: self.push(self.pages.start_level(self.keepers[self.here].id)),
                    "icon_play",
                    300,
                    0,
                ),
            )
        widgets: list[Widget] = []
        x = 24
        for key, label, press, icon, wide, tight in ways:
            w = tight if narrow else wide
            widgets.append(Button(key, (x, 660, w, 54), label, press, icon="" if narrow else icon, size=22))
            x += w + 10
        together(*widgets)
        return widgets

    def page_text(self) -> str:
        report = self.report
        if report is None:
            return self.problem or self.t("Nobody has played yet.")
        can = ", ".join(line.name for line in report.can_do[:SHOWN]) or self.t("nothing yet: the first lights are on their way")
        return self.t("{name} can do: {skills}.", name=report.nickname, skills=can)

    def _next(self) -> Transition:
        self.here = (self.here + 1) % len(self.keepers)
        self.asked = 0
        self._look()
        self.rebuild()
        return STAY

    def _goals(self) -> Transition:
        return self.push(self.pages.goals(self.keepers[self.here].id))

    def _last(self) -> Transition:
        return self.push(self.pages.last_challenges(self.keepers[self.here].id))

    def _data(self) -> Transition:
        return self.push(self.pages.data_sheet(self.keepers[self.here].id))

    def _card(self) -> Transition:
        assert self.report is not None
        return self.push(self.pages.family_card(self.report, self.facts))

    def _another(self) -> Transition:
        self.asked += 1
        self.rebuild()
        return STAY

    def _at_home(self) -> list[str]:
        assert self.report is not None
        lines = (*self.report.working_on, *self.report.can_do, *self.report.next_up)
        return [line.at_home for line in lines if line.at_home]

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("parent",), self._ground)
        if self.report is None:
            canvas.shape(shapes.panel(700, 240, theme), 290, 220)
            canvas.text_box(self.page_text(), (330, 240, 620, 200), 30, align="center")
            return
        who, report = self.keepers[self.here], self.report
        canvas.text(report.nickname, 178, 36, 34, bold=True, anchor="midleft", max_w=330)
        ages = self.t("ages {band}: {n} answers", band=who.band, n=report.answers)
        canvas.text(ages, 178, 72, 22, theme.soft, anchor="midleft", max_w=330)
        if self.repaired:
            canvas.shape(shapes.plain(668, 54, 14, theme.plate), 588, 660)
            canvas.text_box(self.repaired, (604, 661, 636, 52), 22, "#FFF8EC", align="center", lead=1.0)
        elif report.stuck:
            canvas.shape(shapes.plain(668, 54, 14, theme.paper, theme.track_edge, 2), 588, 660)
            canvas.picture("icon_warning", 618, 687, 34, anchor="center", colours=icon_colours(theme, "icon_warning"))
            canvas.text_box(stuck_text(self.t, report.stuck[0]), (644, 661, 600, 52), 22, lead=1.0)
        self._path(canvas, report)
        self._time(canvas, report)
        self._areas(canvas, report)
        self._table(canvas)
