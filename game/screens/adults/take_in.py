"""Taking in the file of a keeper, for grown-ups: found where files go that leave the game or on a stick, or dropped on the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from engine.profiles.store import ProfileBusy, StoreError
from engine.profiles.travel.moving import drives, newest_files, read_moved_file
from engine.profiles.travel.sealing import NewerSeal, SealError, WrongPassphrase
from game.intents import FileDropped, Intent
from game.kit import shapes
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, Field, RoundButton, Widget
from game.kit.widgets.buttons import icon_colours
from game.screens.parts.folders import place_name
from game.screens.parts.in_background import AsidePage

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_ROWS = 5


class TakeIn(AsidePage):
    """The newest files; pressing one takes it in, or asks for its passphrase first."""

    name = "take_in"
    takes_files = True
    adults_only = True

    def __init__(self, services: Services, dropped: Path | None = None) -> None:
        super().__init__(services)
        services.load_packs()
        self.notice = ""
        self.passphrase = ""
        self.locked: Path | None = None
        if dropped is not None:
            self._choose(dropped)

    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        if self.locked is not None:
            field = Field("passphrase", (48, 250, 760, 68), self.t("Passphrase"), self.passphrase, self._typed, longest=40)
            go = Button("open", (830, 248, 220, 72), self.t("Open"), self._open, kind="primary")
            return [*widgets, field, go, Button("other", (48, 350, 300, 64), self.t("Another file"), self._another, size=22)]
        for n, path in enumerate(self._files()):
            press = lambda p=path: self._choose(p)  # noqa: E731
            label = f"{path.name[:40]} ({place_name(path.parent)[:24]})"
            row = Button(f"file-{n}", (48, 150 + n * 84, 900, 72), label, press, icon="icon_import", size=22)
            widgets.append(row)
        widgets.append(Button("again", (990, 22, 266, 60), self.t("Look again"), self._again, icon="icon_again", size=24))
        return widgets

    def _files(self) -> list[Path]:
        return newest_files([self.services.take_along, *drives()], _ROWS)

    def page_text(self) -> str:
        if self.notice:
            return self.notice
        if self.locked is not None:
            return self.t("{file} has a passphrase.", file=self.locked.name)
        if self._files():
            return self.t("Which file? Nothing here is replaced: only new things come in.")
        return self.t("No file found. Save the child's file to Downloads or a USB stick, or drop it here.")

    # ------------------------------------------------------------ choosing
    def _typed(self, text: str) -> None:
        self.passphrase = text

    def _again(self) -> Transition:
        self.notice = ""
        self.rebuild()
        return STAY

    def _another(self) -> Transition:
        self.locked, self.passphrase = None, ""
        return self._again()

    def _open(self) -> Transition:
        return self._choose(self.locked) if self.locked is not None else STAY

    def _choose(self, path: Path) -> Transition:
        """Reading, opening and putting together go on beside the game."""
        self.notice = ""
        self.beside(lambda: self._take(path))
        return STAY

    def on_intent(self, intent: Intent) -> Transition:
        match intent:
            case FileDropped(path):
                return self._choose(path)
        return STAY

    def done(self) -> Transition:
        self.kit.say(self.page_text())
        return super().done()

    def _take(self, path: Path) -> None:
        try:
            taken = self.services.classroom.take_in(read_moved_file(path, self.passphrase))
        except WrongPassphrase:
            self.notice = self.t("That is not its passphrase.") if self.passphrase else ""
            self.locked, self.passphrase = path, ""
            return
        except NewerSeal:
            self.notice = self.t("A newer Lightkeepers made this file. Please update the game first.")
        except SealError:
            self.notice = self.t("This is not a child's file, or too little of it is left.")
        except ProfileBusy:
            self.notice = self.t("This child is playing just now. Go back to “Who is playing?” first.")
        except (OSError, StoreError):
            self.notice = self.t("This file cannot be read, or there is no room for it here.")
        else:
            count = self.kit.words.count("{n} new answer", "{n} new answers", taken.answers)
            self.notice = self.t("{name}: {count}.", name=taken.nickname, count=count)
            if not taken.is_whole:
                self.notice += " " + self.t("The file is damaged: only what could be read came in.")
        self.locked, self.passphrase = None, ""

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("take_in",), lambda paper: self.paper(paper, (24, 104, 1232, 552)))
        canvas.text(self.t("Add a child from a file"), 104, 52, 40, bold=True, anchor="midleft", max_w=800)
        folder = self.t("We look in {folder} and on USB sticks.", folder=place_name(self.services.take_along))
        if self.locked is None and not self._files():
            canvas.picture("icon_import", 640, 250, 150, anchor="center", colours=icon_colours(theme, "icon_import"))
            canvas.text_box(self.page_text(), (240, 340, 800, 130), 28, bold=True, align="center")
            canvas.text_box(folder, (240, 480, 800, 66), 24, theme.soft, align="center")
            return
        if self.locked is not None:
            canvas.text_box(self.page_text(), (48, 130, 1180, 100), 26)
        canvas.text_box(folder, (48, 582, 1180, 66), 22, theme.soft)
        canvas.shape(shapes.plain(1232, 44, 14, theme.plate), 24, 668)
        canvas.text(self.page_text(), 640, 690, 22, "#FFF8EC", anchor="center", max_w=1200)
