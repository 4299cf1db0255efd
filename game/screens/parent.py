"""The parent's page: what my child can do now, works on, could do next; time this week; something for the table. Half a minute to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.classroom import Visit
from engine.profiles.store import ProfileSummary, StoreError, summary
from engine.records import Fact
from engine.reports.progress import Report, SkillLine
from game.kit import shapes
from game.kit.charts import day_bars, tower
from game.kit.widgets import Button, RoundButton, Widget
from game.navigation import STAY, Transition
from game.screens.page import Page
from game.screens.troubles import mended_text, saving_text

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_SHOWN = 4


class Parent(Page):
    """One child at a time; the numbers are the child's own."""

    name = "parent"
    adults_only = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        services.load_packs()
        self.keepers = self._everybody()
        playing = services.visit.profile.id if services.visit else ""
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
        keepers, visit = self.services.classroom.keepers(), self.services.visit
        if visit is None or visit.profile.id in {who.id for who in keepers}:
            return keepers
        return (*keepers, summary(visit.profile, 0.0))

    def _look(self) -> None:
        """The report of the keeper shown; one who plays in another window is said to be busy."""
        self.report, self.problem, self.repaired = None, "", ""
        if not self.keepers:
            return
        who = self.keepers[self.here]
        visit = self.services.visit
        if visit is not None and visit.profile.id == who.id:
            self._read(visit)
            return
        try:
            other = self.services.classroom.enter(who.id)
        except StoreError:
            self.problem = self.t("This keeper's book cannot be opened just now. Perhaps another window has it.")
            return
        try:
            self._read(other)
        finally:
            other.close()

    def _read(self, visit: Visit) -> None:
        """That an adult looked is kept: the child can see it."""
        if visit.profile.id not in self.seen:
            visit.adult_looked()
            self.seen.add(visit.profile.id)
        self.report, self.facts, self.repaired = visit.report(), visit.facts(), self._repair(visit)

    def _repair(self, visit: Visit) -> str:
        """What opening the book had to mend, and whether saving works, in one line."""
        return saving_text(self.kit.words, visit.trouble) or mended_text(self.kit.words, visit.recovery)

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
            widgets.append(Button("other", (566, 22, 232, 60), self.t("Next child"), self._next, icon="icon_again", size=24))
        widgets.append(
            Button("packs", (812, 22, 210, 60), self.t("Packs"), lambda: self.push("packs"), icon="icon_pack", size=24)
        )
        widgets.append(
            RoundButton(
                "keepers", (1143, 52), 60, "avatar_2", self.t("Keepers: names, files, erasing"), lambda: self.push("keepers")
            )
        )
        if self.report is not None and len(self._at_home()) > 1:
            widgets.append(
                Button("another", (908, 606, 328, 56), self.t("Another question"), self._another, icon="icon_again", size=22)
            )
        if self.report is not None:
            widgets.append(RoundButton("card", (1064, 52), 60, "icon_print", self.t("Family card"), self._card))
            widgets.append(RoundButton("data", (1218, 148), 56, "icon_log", self.t("What is stored"), self._data))
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def page_text(self) -> str:
        report = self.report
        if report is None:
            return self.problem or self.t("Nobody has played yet.")
        can = ", ".join(line.name for line in report.can_do[:_SHOWN]) or self.t("nothing yet: the first lights are on their way")
        return self.t("{name} can do: {skills}.", name=report.nickname, skills=can)

    def _next(self) -> Transition:
        self.here = (self.here + 1) % len(self.keepers)
        self.asked = 0
        self._look()
        self.rebuild()
        return STAY

    def _data(self) -> Transition:
        return self.push("data_sheet", self.keepers[self.here].id)

    def _card(self) -> Transition:
        return self.push("family_card", self.report, self.facts)

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
        canvas.picture(f"avatar_{who.look}", 128, 52, 68, anchor="center")
        canvas.text(report.nickname, 178, 36, 34, bold=True, anchor="midleft", max_w=340)
        ages = self.t("ages {band}: {n} answers so far", band=who.band, n=report.answers)
        canvas.text(ages, 178, 72, 22, theme.soft, anchor="midleft", max_w=370)
        if self.repaired:
            canvas.shape(shapes.plain(1232, 40, 14, theme.plate), 24, 676)
            canvas.text(self.repaired, 640, 697, 22, "#FFF8EC", anchor="center", max_w=1200)
        self._path(canvas, report)
        self._time(canvas, report)
        self._areas(canvas, report)
        self._table(canvas)

    def _ground(self, canvas: Canvas) -> None:
        if canvas.kit.theme.shadow:
            canvas.picture("bg_paper", 0, 0, 1280)
        else:
            canvas.fill(canvas.kit.theme.ground)

    def _path(self, canvas: Canvas, report: Report) -> None:
        canvas.shape(shapes.panel(1232, 300, canvas.kit.theme), 24, 100)
        columns = (
            (48, 1.0, self.t("Can do now"), report.can_do, self.t("The first lights are on their way.")),
            (444, 0.55, self.t("Working on"), report.working_on, self.t("Nothing is half done just now.")),
            (856, 0.0, self.t("Comes next"), report.next_up, self.t("Every island is begun.")),
        )
        for x, share, head, lines, empty in columns:
            tower(canvas, x, 112, share, 50)
            box = canvas.text(f"{head}: {len(lines)}", x + 62, 150, 28, bold=True, anchor="midleft", max_w=250)
            dot = box[0] + box[2] + 16
            while share and dot < x + 366:
                canvas.circle(dot, 150, 3, "#7FA9BF")
                dot += 16
            self._lines(canvas, x, lines, empty, share)

    def _lines(self, canvas: Canvas, x: float, lines: tuple[SkillLine, ...], empty: str, share: float) -> None:
        theme = canvas.kit.theme
        if not lines:
            canvas.text_box(empty, (x, 196, 350, 90), 24, theme.soft, valign="top")
            return
        most = _SHOWN if share >= 1 else 2
        for n, line in enumerate(lines[:most]):
            if share >= 1:
                y = 210 + n * 44
                canvas.picture("badge_tick", x + 14, y, 28, anchor="center")
                canvas.text(line.name, x + 42, y, 24, anchor="midleft", max_w=330)
                continue
            y = 206 + n * 92
            canvas.text(line.name, x, y, 24, bold=True, anchor="midleft", max_w=360)
            if share > 0:
                canvas.shape(shapes.bar(352, 20, line.lamps / 5, theme), x, y + 20)
                note = self.t("{n} of 5 lamps, {right} of {tries} right", n=line.lamps, right=line.right, tries=line.tries)
                canvas.text(note, x, y + 58, 22, theme.soft, anchor="midleft", max_w=370)
            else:
                canvas.text_box(line.i_can, (x, y + 14, 370, 60), 22, theme.soft, valign="top", lead=1.15)

    def _time(self, canvas: Canvas, report: Report) -> None:
        theme = canvas.kit.theme
        canvas.shape(shapes.panel(384, 260, theme), 24, 416)
        canvas.text(self.t("Time this week"), 46, 446, 26, bold=True, anchor="midleft", max_w=230)
        minutes = self.t("{n} min", n=f"{report.minutes_week:.0f}")
        canvas.text(minutes, 388, 446, 24, theme.soft, anchor="midright", max_w=110)
        names = (self.t("Mo"), self.t("Tu"), self.t("We"), self.t("Th"), self.t("Fr"), self.t("Sa"), self.t("Su"))
        if report.learning_share:
            share = self.t("{n} % on challenges", n=f"{100 * report.learning_share:.0f}")
            canvas.text(share, 46, 480, 22, canvas.kit.theme.soft, anchor="midleft", max_w=340)
        day_bars(canvas, (46, 494, 342, 172), [(names[day.weekday], day.minutes) for day in report.days])

    def _areas(self, canvas: Canvas, report: Report) -> None:
        theme = canvas.kit.theme
        canvas.shape(shapes.panel(448, 260, theme), 424, 416)
        canvas.text(self.t("Light by area"), 446, 446, 26, bold=True, anchor="midleft", max_w=250)
        canvas.text(self.t("islands lit"), 850, 446, 22, theme.soft, anchor="midright", max_w=140)
        played = sorted(report.areas, key=lambda area: (-area.lit, -area.begun))  # the others wait their turn
        for n, area in enumerate(played[:4]):
            y = 474 + n * 50
            tower(canvas, 446, y - 4, area.lit / max(1, area.islands), 34)
            canvas.text(area.title, 492, y + 22, 24, anchor="midleft", max_w=274)
            canvas.text(
                self.t("{lit} of {all}", lit=area.lit, all=area.islands),
                850,
                y + 22,
                22,
                theme.soft,
                anchor="midright",
                max_w=100,
            )

    def _table(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        warm = theme.shadow
        fill, low, edge = ("#FFF3CF", "#FFE9B0", "#C79A3A") if warm else ("", "", "")
        canvas.shape(shapes.panel(368, 260, theme, fill=fill, low=low, edge=edge), 888, 416)
        canvas.picture("icon_bottle", 922, 448, 36, anchor="center")
        canvas.text(self.t("Ask at the table"), 952, 448, 26, bold=True, anchor="midleft", max_w=290)
        questions = self._at_home()
        text = questions[self.asked % len(questions)] if questions else self.t("What made you laugh on the sea today?")
        room = 122 if len(questions) > 1 else 180
        canvas.text_box(f"“{text}”", (908, 474, 330, room), 26, lead=1.2)
