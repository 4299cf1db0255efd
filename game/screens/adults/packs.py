"""Packs for grown-ups: what is installed, for which ages, by whom; problems in plain words with their line; switch off, check again.

A file or folder that is dropped on the window arrives here: it is checked and added beside the frames, in a thread of its own.
"""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engine.content.library.overlay_notes import OverlayNote
from game.intents import FileDropped, Intent, Scroll
from game.kit import shapes
from game.kit.language.telling import tell, tell_problem
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Toggle, Widget
from game.screens.adults.pack_rows import Row, rows_of
from game.screens.parts.folders import shortened
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from engine.content.compiled.pack import Pack
    from game.kit.canvas import Canvas
    from game.services import Services

_ROWS, _PROBLEMS = 4, 2
_TOP, _PITCH = 122, 132  # of the rows of the list


class Packs(Page):
    """Two pages of one list: packs, then problems."""

    name = "packs"
    adults_only = True
    takes_files = True

    def __init__(self, services: Services, dropped: Path | None = None) -> None:
        super().__init__(services)
        services.load_packs()
        self.first = 0
        self.first_problem = 0
        self.told = ""  # what came of adding or removing
        self._dropped: Path | None = None
        self._adding: threading.Thread | None = None
        self._outcome = ("", "", "")  # (what came of it, the id that is there already, the id that was added)
        self._rows = self._read()
        if dropped is not None:
            self._add(dropped)

    def build(self) -> list[Widget]:
        off = self._off()
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        for n, row in enumerate(self._rows[self.first : self.first + _ROWS]):
            on = row.id not in off
            x, icon = (120, "icon_overlay") if row.is_overlay else (76, "icon_pack")
            about = self.t("More about {pack}", pack=row.title)
            more = partial(self._about, row.subject)
            widgets.append(RoundButton(f"about-{row.id}", (x, _TOP + 54 + n * _PITCH), 64, icon, about, more))
            label = self.t("on") if on else self.t("off")
            box = (560, _TOP + 24 + n * _PITCH, 210, 60)
            widgets.append(Toggle(f"pack-{row.id}", box, label, on, partial(self._switch, row.id), most=30))
        if len(self._rows) > _ROWS:
            widgets.append(Button("more", (46, 648, 250, 52), self.t("More packs"), self._more, icon="icon_forward", size=22))
        problems = self.services.classroom.library.problems
        if len(problems) > _PROBLEMS:
            widgets.append(
                Button(
                    "problems", (828, 648, 300, 52), self.t("More problems"), self._more_problems, icon="icon_forward", size=22
                )
            )
        widgets.append(Button("check", (990, 22, 266, 60), self.t("Check again"), self._check, icon="icon_again", size=24))
        return widgets

    def page_text(self) -> str:
        if self._adding is not None:
            return self.t("One moment … the pack is checked.")
        return self.told or self._order()

    def _read(self) -> list[Row]:
        return rows_of(self.services.all_packs(), self.services.overlays(), self.kit.words)

    def _order(self) -> str:
        count = len(self.services.classroom.library.problems)
        if not count:
            return self.t("All packs are in good order.")
        return self.kit.words.count("{n} problem was found.", "{n} problems were found.", count)

    def _about(self, subject: Pack | OverlayNote) -> Transition:
        pages = self.pages
        return self.push(pages.overlay_card(subject) if isinstance(subject, OverlayNote) else pages.pack_card(subject))

    def _off(self) -> frozenset[str]:
        return frozenset(self.services.classroom.store.read_app().get("packs_off", ()))

    def _switch(self, pack: str, on: bool) -> Transition:
        off = (self._off() - {pack}) if on else (self._off() | {pack})
        store = self.services.classroom.store
        store.write_app(store.read_app() | {"packs_off": sorted(off)})
        self.services.reload_packs()
        self.rebuild()
        return STAY

    def _more(self) -> Transition:
        self.first = 0 if self.first + _ROWS >= len(self._rows) else self.first + _ROWS
        self.rebuild()
        return STAY

    def _more_problems(self) -> Transition:
        count = len(self.services.classroom.library.problems)
        self.first_problem = 0 if self.first_problem + _PROBLEMS >= count else self.first_problem + _PROBLEMS
        self.rebuild()
        return STAY

    def _check(self) -> Transition:
        self._tell("")
        self.kit.say(self.page_text())
        return STAY

    # ------------------------------------------------------------ adding and removing
    def _add(self, path: Path, *, replace: bool = False) -> None:
        """Check and add beside the frames; ``on_time`` tells what came of it."""
        self._dropped = path
        self._adding = threading.Thread(target=self._try_to_add, args=(path, replace), name="adding", daemon=True)
        self._adding.start()

    def _try_to_add(self, path: Path, replace: bool) -> None:
        from engine.content.archives.archive import Refused
        from engine.content.sharing.add import AlreadyThere

        try:
            added = self.services.add_pack(path, replace=replace)
        except AlreadyThere as there:
            self._outcome = ("", there.pack, "")
            return
        except Refused as why:
            self._outcome = (
                self.t("{file} is not added. {why}", file=path.name[:40], why=tell(self.kit.words, why.message)),
                "",
                "",
            )
            return
        except OSError as problem:
            self._outcome = (self.t("{file} cannot be read: {why}.", file=path.name[:40], why=problem.strerror or "?"), "", "")
            return
        if added.base:
            told = self.t("“{pack}” is added. It changes {base}.", pack=added.title, base=added.base)
        else:
            told = self.kit.words.count(
                "“{pack}” is added: {n} island.", "“{pack}” is added: {n} islands.", added.skills, pack=added.title
            )
        self._outcome = (told, "", added.id)

    def on_time(self, seconds: float) -> Transition:
        if self._adding is None or self._adding.is_alive():
            return STAY
        self._adding = None
        told, there, new = self._outcome
        if there:
            return self.push(
                self.pages.ask(
                    self.t("Replace the pack?"),
                    self.t("You have a pack called {pack} already.", pack=there),
                    self.t("Keep the old one"),
                    self.t("Replace it"),
                )
            )
        self._tell(told, new)
        return STAY

    def resumed(self, result: object) -> Transition:
        if result is True and self._dropped is not None:
            self._add(self._dropped, replace=True)
        elif isinstance(result, str):  # the pack's own page removed it
            self._tell(result)
        self._dropped = None
        return super().resumed(None)

    def _tell(self, text: str, new: str = "") -> None:
        """Read the packs anew and say what came of it; the list shows the pack ``new``."""
        self.told = text
        self.services.reload_packs()
        self._rows = self._read()
        at = next((n for n, row in enumerate(self._rows) if row.id == new), self.first)
        self.first = at // _ROWS * _ROWS if at < len(self._rows) else 0
        self.first_problem = 0
        self.rebuild()
        self.kit.say(text)

    def on_intent(self, intent: Intent) -> Transition:
        match intent:
            case FileDropped(path) if self._adding is None:
                self._add(path)
                self.redraw()
            case Scroll(lines):
                return self._more() if lines > 0 and len(self._rows) > _ROWS else STAY
        return STAY

    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        self.paper(canvas)
        canvas.text(self.t("Packs"), 104, 52, 40, bold=True, anchor="midleft", max_w=300)
        if self.services.classroom.library.problems:  # else the tick below says it
            canvas.text(self._order(), 420, 54, 26, theme.soft, anchor="midleft", max_w=560)
        canvas.shape(shapes.panel(768, 604, theme), 24, 104)
        for n, row in enumerate(self._rows[self.first : self.first + _ROWS]):
            x, y = 162 if row.is_overlay else 118, _TOP + n * _PITCH
            canvas.text(row.title, x, y + 22, 28, bold=True, anchor="midleft", max_w=548 - x)
            canvas.text(row.about, x, y + 56, 22, anchor="midleft", max_w=548 - x)
            canvas.text(row.maker, x, y + 88, 22, theme.soft, anchor="midleft", max_w=548 - x)
            if n and not row.is_overlay:
                canvas.rect((48, y - 8, 720, 2), theme.track)
        self._problems(canvas)

    def _problems(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.shape(shapes.panel(448, 604, theme), 808, 104)
        if self.told or self._adding is not None:
            canvas.picture("icon_pack", 1032, 190, 90, anchor="center")
            canvas.text_box(self.page_text(), (836, 250, 392, 370), 26, align="center", valign="top")
            return
        problems = self.services.classroom.library.problems
        shown = problems[self.first_problem : self.first_problem + _PROBLEMS]
        if not shown:
            about = self.t("A pack is a set of islands. Switched off, its islands are gone from the sea; nothing learnt is lost.")
            canvas.text_box(about, (836, 124, 392, 150), 24, valign="top", lead=1.15)
            canvas.picture("badge_tick", 1032, 336, 96, anchor="center")
            canvas.text_box(self.t("No problems. Happy sailing!"), (840, 396, 384, 84), 28, align="center")
            folder = self.t(
                "Drop a pack on this window to add it. Your own packs go into: {folder}",
                folder=shortened(self.services.packs_folder),
            )
            canvas.text_box(folder, (836, 488, 392, 204), 22, theme.soft, align="center")
            return
        for n, problem in enumerate(shown):
            y = 116 + n * 266
            canvas.picture("icon_warning", 842, y + 30, 40, anchor="center")
            canvas.text(
                f"{problem.file}, {problem.line}:{problem.column}", 870, y + 30, 22, theme.soft, anchor="midleft", max_w=366
            )
            canvas.text_box(tell_problem(self.kit.words, problem), (828, y + 52, 408, 208), 24, valign="top", lead=1.15)
