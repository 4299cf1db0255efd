"""The family card on the screen: how it will look, with or without the name, and the page saved for the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.reports.family_card import Card, CardWords, as_html, as_text, card
from game.kit import shapes
from game.kit.charts import tower
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Toggle, Widget
from game.kit.widgets.siblings import common_size, write_box
from game.screens.parts.files import saved_as
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from engine.records import Fact
    from engine.reports.progress import Report
    from game.kit.canvas import Canvas
    from game.kit.language.words import Words
    from game.services import Services


def month_names(words: Words) -> tuple[str, ...]:
    """January to December."""
    early = words("January"), words("February"), words("March"), words("April"), words("May"), words("June")
    return (
        *early, words("July"), words("August"), words("September"), words("October"), words("November"), words("December"),
    )  # fmt: skip


class FamilyCard(Page):
    """Made from the report the adult was just looking at."""

    name = "family_card"
    adults_only = True

    def __init__(self, services: Services, report: Report, facts: tuple[Fact, ...]) -> None:
        super().__init__(services)
        self.report, self.facts = report, facts
        self.named = True
        self.notice = ""

    @property
    def card(self) -> Card:
        return card(self.report, self.facts, self.services.clock.now_s(), named=self.named, words=self._words())

    def _words(self) -> CardWords:
        return CardWords(
            language=self.kit.words.language,
            title=self.t("{name}’s lights"),
            title_without_name=self.t("My lights"),
            when=self.t("From the Lantern Sea, {date}"),
            did=self.t("What I did"),
            minutes=self.t("Minutes played this week: {n}"),
            levels=self.t("Levels finished so far: {n}"),
            right=self.t("Right the first time so far: {n}"),
            can=self.t("What I can do now"),
            new=self.t("new this week"),
            none_yet=self.t("My first lights are on their way."),
            work=self.t("What I am working on"),
            lamps=self.t("{n} of 5 lamps"),
            soon=self.t("Next I want to learn"),
            ask=self.t("Ask me at home"),
            ask_anything=self.t("What made you laugh on the sea today?"),
            date=self.t("{day} {month} {year}"),
            months=month_names(self.kit.words),
        )

    def build(self) -> list[Widget]:
        return [
            RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop),
            Toggle("named", (924, 130, 320, 72), self.t("With the name"), self.named, self._name),
            Button(
                "save",
                (924, 226, 332, 76),
                self.t("Save the page"),
                lambda: self._save("html"),
                kind="primary",
                icon="icon_print",
            ),
            Button("text", (924, 318, 332, 76), self.t("Save as plain text"), lambda: self._save("txt"), icon="icon_export"),
            RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page),
        ]

    def page_text(self) -> str:
        if self.notice:
            return self.notice
        return self.t("A page for the fridge door. It opens in any browser, and prints from there.")

    def _name(self, on: bool) -> None:
        self.named, self.notice = on, ""
        self.rebuild()

    def _save(self, ending: str) -> Transition:
        made = self.card
        stem = self.report.nickname if self.named else self.t("lights")
        content = as_html(made) if ending == "html" else as_text(made)
        self.notice = saved_as(self.services, f"{stem}-{self.t('card')}.{ending}", content.encode(errors="replace"))
        self.kit.say(self.notice)
        self.redraw()
        return STAY

    def paint(self, canvas: Canvas) -> None:
        theme, made = canvas.kit.theme, self.card
        if theme.shadow:
            canvas.picture("bg_paper", 0, 0, 1280)
        else:
            canvas.fill(theme.ground)
        canvas.text(self.t("Family card"), 104, 52, 40, bold=True, anchor="midleft", max_w=500)
        canvas.shape(shapes.panel(876, 592, theme), 24, 104)
        tower(canvas, 46, 118, 1.0, 60)
        canvas.text(made.title, 118, 142, 32, bold=True, anchor="midleft", max_w=500)
        canvas.text(made.when, 118, 178, 22, theme.soft, anchor="midleft", max_w=500)
        self._section(canvas, 46, 206, made.words.did, made.did)
        self._section(canvas, 46, 374, made.words.can, [text for text, _ in made.can[:3]] or [made.words.none_yet], tall=60)
        self._section(canvas, 476, 206, made.words.work, [text for text, _ in made.work[:2]], tall=60)
        self._section(canvas, 476, 374, made.words.soon, list(made.soon[:3]), tall=60)
        canvas.text(made.words.ask, 46, 616, 26, bold=True, anchor="midleft", max_w=240)
        canvas.text_box(self.kit.words.quoted(made.question), (296, 590, 590, 92), 24, lead=1.15)
        canvas.text_box(self.page_text(), (924, 416, 332, 270), 24, valign="top")

    def _section(
        self, canvas: Canvas, x: float, y: float, head: str, lines: tuple[str, ...] | list[str], tall: float = 38
    ) -> None:
        if not lines:
            return
        canvas.text(head, x, y + 16, 26, bold=True, anchor="midleft", max_w=410)
        size = common_size(canvas, self._lines(), (410, 60), 22, 26)
        for n, line in enumerate(lines):
            write_box(canvas, line, (x, y + 36 + n * tall, 410, tall), 22, size)

    def _lines(self) -> list[str]:
        """Every sentence on the card: they are written equally large."""
        made = self.card
        return [*(text for text, _ in made.can[:3]), *(text for text, _ in made.work[:2]), *made.soon[:3]] or [
            made.words.none_yet
        ]
