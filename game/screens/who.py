"""Who is playing? A wall of plaques: press your face. No typing, no account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.profiles.store import NewerSchema, NoSuchProfile, ProfileBusy, ProfileSummary, StoreError
from game.kit.figures import companion
from game.kit.widgets import RoundButton, Widget
from game.kit.widgets.base import OnPress
from game.minigames import PLAYS
from game.navigation import STAY, Push, Restart, Transition
from game.screens.page import Page

if TYPE_CHECKING:
    from engine.classroom import Visit
    from game.kit.canvas import Canvas
    from game.services import Services

_DISC = ("#FFF0C8", "#FFD79A", "#F2B478")
_DISCS = (
    ("#E2F6FA", "#B4E3EC", "#84C8D8"),
    ("#FFF3CC", "#FFE08A", "#F4BE62"),
    ("#FFE9DC", "#FFCBB0", "#F2A282"),
    ("#EAF8DE", "#C4E8B2", "#94CC86"),
    ("#F1E8FF", "#D9C6F5", "#B49ADF"),
)
_PER_PAGE = 5


class Plaque(Widget):
    """A keeper's face on a wooden plaque, with the companion and, where wanted, the sign of a picture key."""

    role = "choice"

    def __init__(
        self, box: tuple[float, float, float, float], who: ProfileSummary | None, label: str, on_press: OnPress, disc: int
    ) -> None:
        super().__init__(f"keeper-{who.id}" if who else "new", box, label, on_press, sound="open")
        self.who, self.disc = who, disc

    @property
    def radius(self) -> float:
        return 30.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        drop = 4 if self.look.pressed else 0
        if self.who is None:
            canvas.picture("plaque_plus", x, y + drop, w, h)
        else:
            colours = dict(zip(_DISC, _DISCS[self.disc % len(_DISCS)], strict=True))
            canvas.picture("plaque", x, y + drop, w, h, colours=colours)
            canvas.picture(f"avatar_{self.who.look}", x + w / 2, y + drop + 36, 140, anchor="midtop")
            canvas.picture(f"companion_{self.who.companion}_idle", x + 184, y + drop + 150, 66, anchor="center")
            if self.who.picture_key:
                canvas.picture("badge_key", x + 28, y + drop + 126, 46)
        canvas.text(self.label, x + w / 2, y + drop + 206, 26, "#1F2544", bold=True, anchor="center", max_w=w - 56)


class Who(Page):
    """Plaques, five a page and "New keeper"."""

    name = "who"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.page = 0
        self.notice = ""
        self.waiting: ProfileSummary | None = None
        self.newer: Visit | None = None
        services.sign_out()

    def build(self) -> list[Widget]:
        keepers = self.services.classroom.keepers()
        pages = max(1, -(-len(keepers) // _PER_PAGE))
        self.page = min(self.page, pages - 1)
        shown = keepers[self.page * _PER_PAGE : (self.page + 1) * _PER_PAGE]
        widgets: list[Widget] = []
        for number, who in enumerate((*shown, None)):
            x, y = 282 + (number % 3) * 238, 108 + (number // 3) * 246
            label = who.nickname if who else self.t("New keeper")
            press = (lambda w=who: self._choose(w)) if who else self._new
            widgets.append(Plaque((x, y, 240, 256), who, label, press, number))
        widgets.append(RoundButton("back", (70, 76), 76, "icon_back", self.t("Back"), self.on_back))
        widgets.append(RoundButton("aloud", (1210, 76), 76, "icon_aloud", self.t("Read it to me"), self.say_page))
        if pages > 1:
            widgets.append(RoundButton("more", (1110, 250), 76, "icon_again", self.t("More keepers"), self._turn, caption=True))
        widgets.append(
            RoundButton("grownups", (1146, 404), 84, "btn_grownups", self.t("Grown-ups"), lambda: self.push("door"), caption=True)
        )
        return widgets

    def page_text(self) -> str:
        return self.notice or self.t("Who is playing? Press your face.")

    def _turn(self) -> Transition:
        pages = -(-len(self.services.classroom.keepers()) // _PER_PAGE)
        self.page = (self.page + 1) % max(1, pages)
        self.rebuild()
        return STAY

    def _new(self) -> Transition:
        return self.push("new_keeper")

    def _choose(self, who: ProfileSummary) -> Transition:
        if who.picture_key:
            self.waiting = who
            return Push(self.services.screen("picture_key", who.picture_key))
        return self._enter(who)

    def resumed(self, result: object) -> Transition:
        waiting, self.waiting = self.waiting, None
        newer, self.newer = self.newer, None
        super().resumed(result)
        if newer is not None and result is True:
            return self._sail(newer)
        if newer is not None:
            newer.close()
        if waiting is not None and result is True:
            return self._enter(waiting)
        return STAY

    def _enter(self, who: ProfileSummary) -> Transition:
        try:
            visit = self.services.classroom.enter(who.id)
        except ProfileBusy:
            return self._notice(self.t("This keeper is already playing in another window."))
        except NoSuchProfile:
            return self._notice(self.t("This keeper is not here any more."))
        except NewerSchema:
            return self._notice(self.t("This keeper was made by a newer game. Ask a grown-up to update."))
        except StoreError:
            return self._notice(self.t("This keeper's book is wet. A grown-up can help: the pages were put aside safely."))
        if visit.trouble == "newer":
            self.newer = visit
            title = self.t("A newer game wrote this book.")
            text = self.t("You can play, but nothing is kept. A grown-up can update the game.")
            return Push(self.services.screen("ask", title, text, self.t("Not now"), self.t("Just play")))
        return self._sail(visit)

    def _sail(self, visit: Visit) -> Transition:
        self.services.sign_in(visit)
        level = visit.waiting_level(dict(PLAYS))
        if level is not None:
            return Restart(self.services.screen("go_on", level))
        return Restart(self.services.screen("chart" if visit.state.placed else "voyage"))

    def on_back(self) -> Transition:
        return Restart(self.services.screen("title"))

    def _notice(self, text: str) -> Transition:
        self.notice = text
        self.kit.say(text)
        self.redraw()
        return STAY

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("who",), self._room)
        companion(canvas, "gull", 187, 395, 150, at=self.at)
        companion(canvas, "otter", 152, 685, 236, pose="happy", at=self.at)
        companion(canvas, "crab", 640, 702, 130, pose="happy", at=self.at)
        companion(canvas, "fox", 1075, 694, 206, pose="pointing", flip=True, at=self.at)

    def paint_over(self, canvas: Canvas) -> None:
        if self.notice:
            self.says(canvas, self.notice, (270, 596, 740, 104), tail_y=60)

    def _room(self, canvas: Canvas) -> None:
        canvas.picture("room_who", 0, 0, 1280)
        canvas.picture("sign_long", 360, 12, 560)
        canvas.text(self.t("Who is playing?"), 640, 63, 44, "#1F2544", bold=True, anchor="center", max_w=460)
