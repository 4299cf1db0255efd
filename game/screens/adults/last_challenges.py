"""The last challenges of one child, for adults: what was asked and answered, why it came, what was expected; and each prediction as a sum."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.reports.reasons import LastChallenge, Sum, percent, words_of
from game.kit import shapes
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.screens.adults.about_one import AboutOne
from game.screens.adults.parent_panels import stuck_text
from game.screens.parts import drawer_words
from game.screens.parts.reasons import for_adult

if TYPE_CHECKING:
    from engine.lesson.classroom import PlaySession
    from engine.reports.progress import Report
    from game.kit.canvas import Canvas
    from game.services import Services

_ROWS = 4
_SMALL = 0.005  # logits below which a term is not worth a line


class LastChallenges(AboutOne):
    """Four at a time, newest first; a press on one opens its sum."""

    name = "last_challenges"

    def __init__(self, services: Services, profile_id: str) -> None:
        super().__init__(services, profile_id)
        self.report: Report | None = None
        self.first = 0
        self.chosen: LastChallenge | None = None
        self.sum: Sum | None = None
        self.with_visit(self._read)

    def _read(self, play_session: PlaySession) -> None:
        self.report = play_session.report()

    @property
    def rows(self) -> tuple[LastChallenge, ...]:
        """Those on the page."""
        return self.report.last[self.first : self.first + _ROWS] if self.report is not None else ()

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        for n, told in enumerate(self.rows):
            label = self.t("The sum behind: {question}", question=told.asked)
            widgets.append(RoundButton(f"sum-{n}", (764, 149 + n * 142), 54, "icon_forward", label, partial(self._open, told)))
        if self.report is not None and len(self.report.last) > _ROWS:
            widgets.append(Button("more", (566, 22, 232, 60), self.t("More"), self._more, icon="icon_forward", size=24))
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def page_text(self) -> str:
        if self.notice or not self.rows:
            return self.notice or self.t("Nothing was answered yet.")
        told = self.chosen or self.rows[0]
        return f"{told.asked} {for_adult(self.kit.words, told)}"

    def _more(self) -> Transition:
        assert self.report is not None
        self.first = 0 if self.first + _ROWS >= len(self.report.last) else self.first + _ROWS
        self.chosen = self.sum = None
        self.rebuild()
        return STAY

    def _open(self, told: LastChallenge) -> Transition:
        def work(play_session: PlaySession) -> None:
            self.sum = play_session.opened_sum(told.place)

        self.chosen = told
        self.with_visit(work)
        self.kit.say(self.page_text())
        self.rebuild()
        return STAY

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("last_challenges",), lambda paper: self.paper(paper, (24, 104, 792, 600), (832, 104, 424, 600)))
        canvas.text(self.t("Last challenges"), 104, 52, 40, bold=True, anchor="midleft", max_w=450)
        if not self.rows:
            canvas.text_box(self.page_text(), (60, 130, 720, 120), 28, align="center")
        for n, told in enumerate(self.rows):
            self._row(canvas, told, 120 + n * 142)
        if self.sum is not None and self.chosen is not None:
            self._sum(canvas, self.sum, self.chosen)
        elif self.report is not None:
            self._whole(canvas, self.report)
        if self.chosen in self.rows:
            y = 120 + self.rows.index(self.chosen) * 142
            canvas.shape(shapes.plain(776, 138, 16, "none", theme.ink, 3), 32, y - 4)

    def _row(self, canvas: Canvas, told: LastChallenge, y: float) -> None:
        theme = canvas.kit.theme
        canvas.picture("badge_tick" if told.correct else "icon_again", 66, y + 34, 38, anchor="center")
        given = told.given or self.t("(no answer)")
        canvas.text_box(f"{told.asked}  {given}", (96, y, 620, 64), 24, bold=True, lead=1.05)
        canvas.text_box(for_adult(self.kit.words, told), (96, y + 64, 700, 66), 22, theme.soft, valign="top", lead=1.05)

    def _sum(self, canvas: Canvas, opened: Sum, told: LastChallenge) -> None:
        """The terms in logits, what they make together, and the chance that follows."""
        theme = canvas.kit.theme
        canvas.text(self.t("How the game expected it"), 856, 138, 26, bold=True, anchor="midleft", max_w=380)
        when = drawer_words.ago(told.at_s, self.services.clock.now_s(), self.t, self.kit.words.count)
        canvas.text_box(f"{self.kit.words.quoted(told.name)}, {when}", (856, 156, 376, 60), 22, theme.soft, lead=1.0)
        y = 240.0
        for term, value in opened.terms:
            if abs(value) < _SMALL and term not in ("general", "skill"):
                continue
            canvas.text(self.kit.words(words_of(term)), 856, y, 24, anchor="midleft", max_w=290)
            canvas.text(_signed(value), 1232, y, 24, anchor="midright", max_w=84, literal=True)
            y += 36
        canvas.rect((856, y - 14, 376, 3), theme.track)
        canvas.text(self.t("together"), 856, y + 12, 24, bold=True, anchor="midleft", max_w=290)
        canvas.text(_signed(opened.total), 1232, y + 12, 24, bold=True, anchor="midright", max_w=84, literal=True)
        chance = self.t("That makes {n} % right.", n=percent(opened.chance))
        if opened.luck > 0:
            chance += " " + self.t("Luck alone makes {n} %.", n=percent(opened.luck))
        if told.predicted >= 0 and abs(opened.chance - told.predicted) >= 0.015:
            chance += " " + self.t("Then it was {n} %: the model or its facts have changed since.", n=percent(told.predicted))
        canvas.text_box(chance, (856, y + 34, 376, 690 - y - 34), 22, valign="top", lead=1.1)

    def _whole(self, canvas: Canvas, report: Report) -> None:
        """What stands beside the list: where nothing moves, and how sure the child was."""
        theme = canvas.kit.theme
        canvas.text(self.t("Where nothing moves"), 856, 138, 26, bold=True, anchor="midleft", max_w=380)
        told = "\n".join(stuck_text(self.t, stuck) for stuck in report.stuck[:2]) or self.t("Nowhere just now.")
        canvas.text_box(told, (856, 160, 376, 176), 22, theme.soft, valign="top", lead=1.1)
        sure = report.sureness
        canvas.text(self.t("How sure?"), 856, 366, 26, bold=True, anchor="midleft", max_w=380)
        if sure.told:
            lines = (
                self.t("Sure: {right} right, {wrong} wrong.", right=sure.sure_right, wrong=sure.sure_wrong),
                self.t("Not so sure: {right} right, {wrong} wrong.", right=sure.unsure_right, wrong=sure.unsure_wrong),
                self.t("Known {a}, worked out {b}, guessed {c}.", a=sure.knew, b=sure.worked_out, c=sure.guessed),
            )
            canvas.text_box("\n".join(lines), (856, 388, 376, 150), 22, theme.soft, valign="top", lead=1.1)
        else:
            canvas.text_box(
                self.t("The child has not said so far. It is asked rarely and need not say."),
                (856, 388, 376, 150),
                22,
                theme.soft,
                valign="top",
                lead=1.1,
            )
        canvas.text_box(
            self.t("The arrow beside a challenge opens the sum behind it."), (856, 560, 376, 120), 22, valign="top", lead=1.1
        )


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")
