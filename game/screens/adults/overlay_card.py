"""One overlay for grown-ups: whose it is, which pack it changes and what, in plain words; removed in two steps when it is one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit.language.telling import tell, tell_problem
from game.kit.navigation import Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.screens.adults.removable import Removable

if TYPE_CHECKING:
    from engine.content.library.overlay_notes import OverlayNote
    from game.kit.canvas import Canvas
    from game.services import Services


class OverlayCard(Removable):
    """Pops with a sentence when the overlay was removed."""

    name = "overlay_card"
    shown = 4

    def __init__(self, services: Services, note: OverlayNote) -> None:
        super().__init__(services)
        from engine.content.library.overlay_notes import changes_of

        self.note = note
        self.own = services.is_own_pack(note.id)
        self.is_on = note.id not in services.store.read_app().get("packs_off", ())
        self.changes = [said[:1].upper() + said[1:] for said in (tell(self.kit.words, change) for change in changes_of(note))]

    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        if len(self.changes) > self.shown:
            widgets.append(Button("more", (46, 622, 300, 52), self.t("More changes"), self.more, icon="icon_forward", size=22))
        if self.own:
            widgets.append(Button("remove", (880, 600, 320, 68), self.t("Remove"), self._ask, icon="icon_erase", size=26))
        return widgets

    def page_text(self) -> str:
        return self.told or " ".join((f"{self.note.title}.", self.note.about, self._summary(), *self.seen(), self._problems()))

    def _summary(self) -> str:
        if self.note.beneath is None:
            return self.t("The pack {pack} is not here.", pack=self.note.base)
        return self.kit.words.count("It changes {n} thing:", "It changes {n} things:", len(self.changes))

    @property
    def thing(self) -> tuple[str, str]:
        return self.note.id, self.note.title

    def lines(self) -> list[str]:
        return self.changes

    def _problems(self) -> str:
        """The first problem in full, and how many there are."""
        if not self.is_on:
            return self.t("It is switched off.")
        found = [p for p in self.services.classroom.library.problems if p.file == self.note.file]
        if not found:
            return self.t("It fits its pack.")
        count = self.kit.words.count("{n} problem was found.", "{n} problems were found.", len(found))
        return f"{count} {found[0].line}:{found[0].column}: {tell_problem(self.kit.words, found[0])}"

    def _ask(self) -> Transition:
        return self.push(
            self.pages.ask(
                self.t("Remove {pack}?", pack=self.note.title),
                self.t("Its file is deleted. The pack beneath is again as its author made it."),
                self.t("Keep it"),
                self.t("Remove"),
            )
        )

    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        self.paper(canvas, (24, 104, 760, 584), (808, 104, 448, 584))
        canvas.picture("icon_overlay", 136, 54, 56, anchor="center")
        canvas.text(self.note.title, 180, 52, 40, bold=True, anchor="midleft", max_w=1040)
        canvas.text_box(self.note.about, (60, 120, 688, 66), 24, valign="top")
        canvas.text(self._summary(), 60, 214, 26, bold=True, anchor="midleft", max_w=688)
        for n, change in enumerate(self.seen()):
            y = 240 + n * 94
            canvas.rect((60, y, 6, 78), theme.track)
            canvas.text_box(change, (80, y, 672, 80), 22, valign="top", lead=1.1)
        lines = (self.note.author, self.note.licence, self.t("changes {pack}", pack=self.note.base))
        for n, line in enumerate(lines):
            canvas.text(line, 840, 142 + n * 40, 24, anchor="midleft", max_w=384)
        canvas.text_box(self.told or self._problems(), (840, 290, 384, 290), 24, valign="top", lead=1.15)
