"""One pack for grown-ups: who made it, for whom, what is on its islands, what is wrong with it; removed in two steps when it is one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit.language.telling import tell_problem
from game.kit.navigation import Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.kit.widgets.siblings import common_size, write_box
from game.screens.adults.pack_rows import ages_and_islands
from game.screens.adults.removable import Removable

if TYPE_CHECKING:
    from engine.content.compiled.pack import Pack
    from game.kit.canvas import Canvas
    from game.services import Services


class PackCard(Removable):
    """Pops with a sentence when the pack was removed."""

    name = "pack_card"
    shown = 9

    def __init__(self, services: Services, pack: Pack) -> None:
        super().__init__(services)
        self.pack = pack
        self.own = services.is_own_pack(pack.id)

    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        if len(self.pack.skills) > self.shown:
            more = self.t("More islands")
            widgets.append(Button("more", (56, 622, 300, 52), more, self.more, icon="icon_forward", size=22))
        if self.own:
            widgets.append(Button("remove", (880, 600, 320, 68), self.t("Remove"), self._ask, icon="icon_erase", size=26))
        return widgets

    def page_text(self) -> str:
        return self.told or f"{self.pack.title}. {self.pack.about} {self._facts()}"

    def _facts(self) -> str:
        return ". ".join(self._lines())

    def _lines(self) -> tuple[str, ...]:
        pack = self.pack
        over = (self.t("changed by {overlays}", overlays=", ".join(pack.overlays)),) if pack.overlays else ()
        return pack.author, pack.licence, ages_and_islands(pack, self.kit.words), *over

    @property
    def thing(self) -> tuple[str, str]:
        return self.pack.id, self.pack.title

    def lines(self) -> list[str]:
        return [skill.name for skill in self.pack.skills]

    def _ask(self) -> Transition:
        return self.push(
            self.pages.ask(
                self.t("Remove {pack}?", pack=self.pack.title),
                self.t("Its file is deleted. What was learnt stays with the children."),
                self.t("Keep the pack"),
                self.t("Remove"),
            )
        )

    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        self.paper(canvas, (24, 104, 760, 584), (808, 104, 448, 584))
        pack = self.pack
        canvas.picture("icon_pack", 136, 54, 56, anchor="center")
        canvas.text(pack.title, 180, 52, 40, bold=True, anchor="midleft", max_w=1040)
        canvas.text_box(pack.about, (60, 124, 688, 92), 26, valign="top")
        for n, name in enumerate(self.seen()):
            canvas.picture("icon_flag", 78, 240 + n * 43, 30, anchor="center")
            canvas.text(name, 108, 240 + n * 43, 24, anchor="midleft", max_w=630)
        if len(pack.skills) > self.shown:
            last = min(len(pack.skills), self.first + self.shown)
            where = self.t("{first} to {last} of {all}", first=self.first + 1, last=last, all=len(pack.skills))
            canvas.text(where, 376, 648, 22, theme.soft, anchor="midleft", max_w=370)
        for n, line in enumerate(self._lines()):
            canvas.text(line, 840, 142 + n * 40, 24, anchor="midleft", max_w=384)
        said, box = self.told or self._problems(), (840, 290, 384, 290)
        if len(said) < 80:  # a short sentence is no louder than its page
            write_box(canvas, said, box, 24, common_size(canvas, [said], box[2:], 24, 30), valign="top")
        else:
            canvas.text_box(said, box, 24, valign="top", lead=1.15)

    def _problems(self) -> str:
        """The first problem of this pack in full, and how many there are."""
        found = [
            p
            for p in self.services.classroom.library.problems
            if p.file in (f"{self.pack.folder.name}/pack.yaml", f"{self.pack.folder.name}.yaml")
        ]
        if not found:
            return self.t("This pack is in good order.")
        count = self.kit.words.count("{n} problem was found.", "{n} problems were found.", len(found))
        return f"{count} {found[0].line}:{found[0].column}: {tell_problem(self.kit.words, found[0])}"
