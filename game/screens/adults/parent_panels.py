"""The panels of the parent's page: what can be done, is worked on, comes next; time; areas; a question for the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clock import date_of
from engine.reports.progress import Report, SkillLine, Stuck
from game.kit import shapes
from game.kit.charts import day_bars, tower
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.kit.canvas import Canvas

SHOWN = 4


def stuck_text(t: Callable[..., str], stuck: Stuck) -> str:
    """Where nothing moves any more, since when, and what to try."""
    since = date_of(stuck.since_s)
    told = t("Stuck at “{name}” since {day}.{month}.", name=stuck.name, day=since.day, month=since.month)
    if stuck.first:
        return f"{told} {t('First the island “{name}”.', name=stuck.first)}"
    return f"{told} {t('Play it once together, with hints.')}"


class ParentPanels(Page):
    """Pictures only; ``Parent`` knows whose they are."""

    asked: int

    def _at_home(self) -> list[str]:
        """The questions for the table."""
        return []

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
            canvas.text(f"{head}: {len(lines)}", x + 62, 150, 28, bold=True, anchor="midleft", max_w=300)
            self._lines(canvas, x, lines, empty, share)

    def _lines(self, canvas: Canvas, x: float, lines: tuple[SkillLine, ...], empty: str, share: float) -> None:
        theme = canvas.kit.theme
        if not lines:
            canvas.text_box(empty, (x, 196, 350, 90), 24, theme.soft, valign="top")
            return
        most = SHOWN if share >= 1 else 2
        for n, line in enumerate(lines[:most]):
            if share >= 1:
                y = 210 + n * 44
                canvas.picture("badge_tick", x + 14, y, 28, anchor="center")
                canvas.text(line.name, x + 42, y, 24, anchor="midleft", max_w=190 if line.timed else 330)
                if line.timed:  # only islands that a pack wants to come quickly, and only where the child plays with the clock
                    quick = self.t("{n} of {of} in time", n=line.in_time, of=line.timed)
                    canvas.text(quick, x + 372, y, 22, theme.soft, anchor="midright", max_w=136)
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
        canvas.shape(shapes.panel(384, 240, theme), 24, 412)
        canvas.text(self.t("Time this week"), 46, 440, 26, bold=True, anchor="midleft", max_w=230)
        minutes = self.t("{n} min", n=f"{report.minutes_week:.0f}")
        canvas.text(minutes, 388, 440, 24, theme.soft, anchor="midright", max_w=110)
        names = (self.t("Mo"), self.t("Tu"), self.t("We"), self.t("Th"), self.t("Fr"), self.t("Sa"), self.t("Su"))
        if report.learning_share:
            share = self.t("{n} % spent on questions", n=f"{100 * report.learning_share:.0f}")
            canvas.text(share, 46, 472, 22, canvas.kit.theme.soft, anchor="midleft", max_w=340)
        day_bars(canvas, (46, 490, 342, 156), [(names[day.weekday], day.minutes) for day in report.days])

    def _areas(self, canvas: Canvas, report: Report) -> None:
        theme = canvas.kit.theme
        canvas.shape(shapes.panel(448, 240, theme), 424, 412)
        canvas.text(self.t("Light by area"), 446, 440, 26, bold=True, anchor="midleft", max_w=250)
        canvas.text(self.t("islands lit"), 850, 440, 22, theme.soft, anchor="midright", max_w=140)
        played = sorted(report.areas, key=lambda area: (-area.lit, -area.begun))  # the others wait their turn
        for n, area in enumerate(played[:4]):
            y = 464 + n * 44
            share = 0.4 + 0.6 * area.lit / area.islands if area.lit else 0.0  # the first island is seen, too
            tower(canvas, 446, y - 4, share, 31)
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
        canvas.shape(shapes.panel(368, 240, theme, fill=fill, low=low, edge=edge), 888, 412)
        canvas.picture("icon_bottle", 922, 440, 36, anchor="center")
        canvas.text(self.t("Ask at the table"), 952, 448, 26, bold=True, anchor="midleft", max_w=290)
        questions = self._at_home()
        text = questions[self.asked % len(questions)] if questions else self.t("What made you laugh on the sea today?")
        room = 116 if len(questions) > 1 else 176
        canvas.text_box(canvas.kit.words.quoted(text), (908, 466, 330, room), 26, lead=1.2)
