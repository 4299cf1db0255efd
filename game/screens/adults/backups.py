"""Earlier copies of one keeper, for grown-ups: from when they are, why they were made, and the way back to one. Going back can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.profiles.store import Copy, NoSuchCopy, NotSaved, StoreError
from game.intents import Intent, Scroll
from game.kit import shapes
from game.kit.navigation import STAY, Restart, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.screens.parts.in_background import AsidePage
from game.screens.parts.troubles import closed_text, saving_text

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_ROWS = 5


class Backups(AsidePage):
    """The copies of the keeper ``who`` (an id), the newest first; five a page."""

    name = "backups"
    adults_only = True

    def __init__(self, services: Services, who: str) -> None:
        super().__init__(services)
        self.who = who
        self.nickname = next(
            (keeper.nickname for keeper in services.classroom.keepers() if keeper.id == who), self.t("This child")
        )
        self.notice = ""
        self.page = 0
        self.copies: tuple[Copy, ...] = ()
        self._asked: Copy | None = None
        self._signed_out = False
        self._look()

    def _look(self) -> None:
        try:
            self.copies = self.services.classroom.copies(self.who)
        except StoreError as problem:
            self.notice = closed_text(self.kit.words, problem)

    @property
    def page_count(self) -> int:
        return max(1, -(-len(self.copies) // _ROWS))

    def build(self) -> list[Widget]:
        self.page = min(self.page, self.page_count - 1)
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.on_back)]
        for n, copy in enumerate(self.copies[self.page * _ROWS : (self.page + 1) * _ROWS]):
            press = lambda c=copy: self._ask(c)  # noqa: E731
            widgets.append(
                Button(f"copy-{copy.name}", (48, 206 + n * 80, 1184, 68), self._told(copy), press, icon="icon_time", size=22)
            )
        if self.page_count > 1:
            widgets += [
                Button("earlier", (48, 614, 230, 50), self.t("Earlier"), lambda: self._turn(1), icon="icon_back", size=22),
                Button("later", (1002, 614, 230, 50), self.t("Later"), lambda: self._turn(-1), icon="icon_forward", size=22),
            ]
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def page_text(self) -> str:
        if self.notice:
            return self.notice
        if not self.copies:
            return self.t("There is no copy yet: one is made on every day with play.")
        return self.t("Go back to which copy? What is here now becomes a copy, too.")

    # ------------------------------------------------------------ words
    def _day(self, copy: Copy) -> str:
        return self.t("{day}.{month}.{year}", day=copy.day.day, month=copy.day.month, year=copy.day.year)

    def _told(self, copy: Copy) -> str:
        answers = self.kit.words.count("{n} answer", "{n} answers", copy.answers)
        return f"{self._day(copy)}: {self._why(copy)} ({answers})"

    def _why(self, copy: Copy) -> str:
        match copy.why:
            case "take_in":
                return self.t("before a file was taken in")
            case "afresh":
                return self.t("before starting afresh")
            case "going_back":
                return self.t("before going back")
        return self.t("as on that day")

    # ------------------------------------------------------------ going back
    def _turn(self, by: int) -> Transition:
        self.page = (self.page + by) % self.page_count
        self.rebuild()
        return STAY

    def _ask(self, copy: Copy) -> Transition:
        self._asked = copy
        title = self.t("Go back to {day}?", day=self._day(copy))
        answers = self.kit.words.count("{n} answer", "{n} answers", copy.answers)
        text = self.t("{name} has {answers} then. What is here now becomes a copy, too.", name=self.nickname, answers=answers)
        return self.push(self.pages.ask(title, text, self.t("Leave it"), self.t("Go back to it")))

    def resumed(self, result: object) -> Transition:
        asked, self._asked = self._asked, None
        super().resumed(result)
        if asked is None or result is not True:
            return STAY
        playing = self.services.play_session
        if playing is not None and playing.profile.id == self.who:
            self.services.sign_out()
            self._signed_out = True
        self.notice = ""
        self.beside(lambda: self._go_back(asked))
        return STAY

    def _go_back(self, copy: Copy) -> None:
        try:
            self.services.classroom.go_back(self.who, copy.name)
        except NoSuchCopy:
            self.notice = self.t("This copy cannot be read. Nothing is changed.")
        except NotSaved as problem:
            self.notice = saving_text(self.kit.words, str(problem))
        except StoreError as problem:
            self.notice = closed_text(self.kit.words, problem)
        else:
            self.notice = self.t("Done: {name} is as on {day}.", name=self.nickname, day=self._day(copy))
        self._look()

    def done(self) -> Transition:
        self.rebuild()
        self.kit.say(self.page_text())
        return STAY

    def on_back(self) -> Transition:
        """Whoever played is not signed in any more: the way leads to the wall of faces."""
        return Restart(self.pages.who()) if self._signed_out else self.pop()

    def on_intent(self, intent: Intent) -> Transition:
        match intent:
            case Scroll(lines) if self.page_count > 1:
                return self._turn(1 if lines > 0 else -1)
        return STAY

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("backups",), lambda paper: self.paper(paper, (24, 104, 1232, 572)))
        title = self.t("Earlier copies of {name}", name=self.nickname)
        canvas.text(title, 104, 52, 40, bold=True, anchor="midleft", max_w=1060)
        if self.notice:
            canvas.shape(shapes.plain(1184, 56, 14, theme.plate), 48, 128)
            canvas.text(self.notice, 640, 156, 22, "#FFF8EC", anchor="center", max_w=1150)
        else:
            canvas.text_box(self.page_text(), (48, 120, 1184, 76), 26)
        if self.page_count > 1:
            where = self.t("page {n} of {all}", n=self.page + 1, all=self.page_count)
            canvas.text(where, 640, 639, 22, theme.soft, anchor="center", max_w=400)
