"""One keeper, for grown-ups: name and look, the picture key, a file for another computer, starting afresh, erasing.

Whatever cannot be brought back is asked twice, with the safe answer first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.lesson.classroom import PlaySession, renamed
from engine.profiles.files.safe_file import make_private
from engine.profiles.profile import LOOKS, Profile
from engine.profiles.store import ProfileBusy, Recovery, StoreError
from engine.profiles.travel.moving import IsSomethingElse, drives, file_name, write_moved
from game.kit import shapes
from game.kit.navigation import STAY, Pop, Restart, Transition
from game.kit.widgets import Button, Field, RoundButton, Widget
from game.screens.parts.folders import place_name, shortened
from game.screens.parts.in_background import AsidePage
from game.screens.parts.keeper_face import Face, name_letters
from game.screens.parts.troubles import closed_text, mended_text, saving_text

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services
_PATIENCE_S = 2.0  # a name is one line on the disk


class Care(AsidePage):
    """The page of the keeper ``who`` (an id)."""

    name = "care"
    adults_only = True

    def __init__(self, services: Services, who: str) -> None:
        super().__init__(services)
        self.who = who
        self.profile: Profile | None = None
        self.found = Recovery()
        self.notice = self.nickname = self.passphrase = ""
        self.places = [services.take_along, *drives()]
        self.place = 0
        self._asked: Callable[[], Transition] | None = None
        self._with_visit(self._look)

    def _look(self, play_session: PlaySession) -> None:
        self.profile, self.found, self.nickname = play_session.profile, play_session.recovery, play_session.profile.nickname

    def _with_visit(self, do: Callable[[PlaySession], None]) -> bool:
        """Do something with the keeper's book: the open one, or one that is opened and closed for it. False when that cannot be."""
        here = self.services.play_session
        if here is not None and here.profile.id == self.who:
            do(here)
            return True
        try:
            play_session = self.services.classroom.enter(self.who)
            try:
                do(play_session)
            finally:
                play_session.close()
        except StoreError as problem:
            self.notice = closed_text(self.kit.words, problem)
            return False
        return True

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        profile = self.profile
        if profile is not None:
            for n, look in enumerate(LOOKS):
                at, take = (140 + n % 3 * 200, 204 + n // 3 * 106), lambda k=look: self._set(look=k)
                widgets.append(Face(look, at, self.t("Face {n}", n=look), take, look == profile.look, size=98))
            typed = Field(
                "name", (48, 372, 376, 60), self.t("Name"), self.nickname, self._typed, longest=12, accepts=name_letters
            )
            rename = Button("rename", (440, 370, 192, 64), self.t("Save name"), self._rename, size=22)
            widgets += [typed, rename]
            if profile.picture_key:
                label = self.t("Take the picture key away")
                widgets.append(Button("key", (48, 474, 584, 56), label, lambda: self._set(picture_key=""), icon="icon_lock"))
            if not self.found.clean:
                widgets.append(
                    Button("read", (48, 600, 270, 50), self.t("I have read it"), self._read, icon="icon_tick", size=22)
                )
            widgets += self._file_widgets()
            afresh = Button("afresh", (700, 484, 256, 62), self.t("Start afresh"), self._ask_afresh, icon="icon_again")
            widgets.append(afresh)
        copies = Button("copies", (880, 22, 290, 60), self.t("Earlier copies"), self._copies, icon="icon_time", size=24)
        widgets.append(copies)
        widgets.append(Button("erase", (972, 484, 256, 62), self.t("Erase"), self._ask_erase, icon="icon_erase"))
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def _file_widgets(self) -> list[Widget]:
        widgets: list[Widget] = [
            Field("passphrase", (700, 222, 528, 60), self.t("Passphrase"), self.passphrase, self._secret, longest=40),
            Button("export", (700, 298, 528, 68), self.t("Save into a file"), self._export, icon="icon_export"),
        ]
        if len(self.places) > 1:
            widgets.append(
                Button("place", (978, 376, 250, 56), self.t("Other place"), self._other_place, icon="icon_again", size=22)
            )
        return widgets

    def page_text(self) -> str:
        name = self.profile.nickname if self.profile is not None else self.t("This child")
        return self.notice or self.t("{name}: name, look, files, erasing.", name=name)

    # ------------------------------------------------------------ name, look, key
    def _typed(self, text: str) -> None:
        self.nickname = text

    def _secret(self, text: str) -> None:
        self.passphrase = text

    def _rename(self) -> Transition:
        nickname = renamed(self.profile, self.nickname).nickname if self.profile is not None else ""
        return self._set(nickname=nickname)

    def _set(self, **changes: object) -> Transition:
        def change(play_session: PlaySession) -> None:
            saved = play_session.change(replace(play_session.profile, **changes))  # type: ignore[arg-type]
            is_saved = saved.wait(_PATIENCE_S)
            self.notice = self.t("Saved.") if is_saved else saving_text(self.kit.words, play_session.trouble or "disk_error")
            self._look(play_session)

        self._with_visit(change)
        return self._say()

    def _read(self) -> Transition:
        def seen(play_session: PlaySession) -> None:
            play_session.seen_recovery()
            self._look(play_session)

        self._with_visit(seen)
        return self._say()

    def _say(self) -> Transition:
        self.rebuild()
        self.kit.say(self.notice)  # nothing when there is none
        return STAY

    # ------------------------------------------------------------ a file
    def _other_place(self) -> Transition:
        self.place = (self.place + 1) % len(self.places)
        self.notice = ""
        return self._say()

    def _export(self) -> Transition:
        """The key out of the passphrase is slow on purpose: it is made beside the game."""
        self.notice = ""
        self.beside(self._write)
        return STAY

    def _write(self) -> None:
        folder = self.places[self.place]

        def write(play_session: PlaySession) -> None:
            path = folder / file_name(play_session.profile.nickname)
            try:
                make_private(folder)
                write_moved(path, play_session.content(), self.passphrase)
            except IsSomethingElse:
                self.notice = self.t("{file} is something else: nothing was written.", file=path.name)
            except OSError as problem:
                self.notice = self.t("It cannot be written there: {why}", why=problem.strerror or str(problem))
            else:
                self.notice = self.t("Saved: {file}", file=shortened(path))

        self._with_visit(write)

    def done(self) -> Transition:
        return self._say()

    # ------------------------------------------------------------ what cannot be brought back
    def _copies(self) -> Transition:
        return self.push(self.pages.backups(self.who))

    def _ask_afresh(self) -> Transition:
        self._asked = self._afresh
        title = self.t("Start afresh?")
        text = self.t(
            "Everything {name} has played is put away. For some weeks you can go back to it. Name, look and settings stay.",
            name=self._name,
        )
        return self.push(self.pages.ask(title, text, self.t("Go back"), self.t("Start afresh")))

    def _ask_erase(self) -> Transition:
        self._asked = self._erase
        name = self._name
        text = self.t("All of {name}’s lights and answers will be deleted. This cannot be undone.", name=name)
        return self.push(
            self.pages.ask(self.t("Erase {name}?", name=name), text, self.t("Keep {name}", name=name), self.t("Erase"))
        )

    @property
    def _name(self) -> str:
        return self.profile.nickname if self.profile is not None else self.t("this child")

    def resumed(self, result: object) -> Transition:
        asked, self._asked = self._asked, None
        if asked is None:  # back from the copies: another name or look may hold now
            self._with_visit(self._look)
        super().resumed(result)
        return asked() if asked is not None and result is True else STAY

    def _erase(self) -> Transition:
        return self._for_good(lambda: self.services.classroom.store.erase(self.who))

    def _afresh(self) -> Transition:
        return self._for_good(lambda: self.services.classroom.start_afresh(self.who).close())

    def _for_good(self, do: Callable[[], None]) -> Transition:
        plays = self.services.play_session is not None and self.services.play_session.profile.id == self.who
        if plays:
            self.services.sign_out()
        try:
            do()
        except ProfileBusy:
            self.notice = self.t("This child is playing in another window. Close it and come back.")
        except (OSError, StoreError):
            self.notice = self.t("It is not all gone yet: a file cannot be removed. The next start tries again.")
        else:
            return Restart(self.pages.who()) if plays else Pop()
        return Restart(self.pages.who()) if plays else self._say()

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("care",), lambda paper: self.paper(paper, (24, 104, 632, 552), (672, 104, 584, 552)))
        canvas.text(self._name, 104, 52, 40, bold=True, anchor="midleft", max_w=500)
        if self.profile is not None:
            canvas.text(self.t("Name and look"), 48, 134, 26, bold=True, anchor="midleft", max_w=560)
            canvas.text(self.t("A file for another computer"), 700, 134, 26, bold=True, anchor="midleft", max_w=528)
            about = self.t("Add a passphrase and only people who know it can open the file. Without one, anyone can.")
            canvas.text_box(about, (700, 150, 528, 72), 22, theme.soft, lead=1.0)
            where = self.t("Saves to: {folder}", folder=place_name(self.places[self.place])[:24])
            canvas.text(where, 700, 404, 22, theme.soft, anchor="midleft", max_w=528 if len(self.places) == 1 else 270)
            key = self.t("The picture key:") if self.profile.picture_key else self.t("There is no picture key.")
            canvas.text(key, 48, 454, 22, theme.soft, anchor="midleft", max_w=560)
            mended = mended_text(self.kit.words, self.found)
            if mended:
                canvas.text_box(mended, (48, 536, 584, 62), 22, lead=1.05)
        canvas.text(self.t("Start afresh, or erase"), 700, 462, 26, bold=True, anchor="midleft", max_w=528)
        if self.profile is not None:
            canvas.text_box(
                self.t("Name and look stay. You can go back."), (700, 548, 256, 76), 22, theme.soft, valign="top", lead=1.0
            )
        erase = self.t("Deletes all about {name}, for good.", name=self._name)
        canvas.text_box(erase, (972, 548, 256, 76), 22, theme.soft, valign="top", lead=1.0)
        canvas.text(self.t("Files saved elsewhere are yours to delete."), 700, 637, 22, theme.soft, anchor="midleft", max_w=528)
        if self.notice:
            canvas.shape(shapes.plain(1232, 44, 14, theme.plate), 24, 668)
            canvas.text(self.notice, 640, 690, 22, "#FFF8EC", anchor="center", max_w=1200)
