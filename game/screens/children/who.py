"""Who is playing? A wall of plaques: press your face. No typing, no account."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.profiles.store import NewerSchema, NoSuchProfile, ProfileBusy, ProfileSummary, StoreError
from game.intents import Intent, Scroll, Type
from game.kit import shapes
from game.kit.cast import companion
from game.kit.navigation import STAY, Push, Restart, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.kit.widgets.base import OnPress
from game.minigames import PLAYS
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from engine.lesson.classroom import PlaySession
    from game.kit.canvas import Canvas
    from game.services import Services

_FEW, _MANY, _LETTERS = 5, 15, 9
_DISC = ("#FFF0C8", "#FFD79A", "#F2B478")
_DISCS = (
    ("#E2F6FA", "#B4E3EC", "#84C8D8"),
    ("#FFF3CC", "#FFE08A", "#F4BE62"),
    ("#FFE9DC", "#FFCBB0", "#F2A282"),
    ("#EAF8DE", "#C4E8B2", "#94CC86"),
    ("#F1E8FF", "#D9C6F5", "#B49ADF"),
)


class Who(Page):
    """Five big plaques and "New keeper"; a class of more is a wall of small ones by name, with the letters to jump to."""

    name = "who"
    children = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.page = 0
        self.notice = ""
        self.waiting: ProfileSummary | None = None
        self.newer: PlaySession | None = None
        self.everybody: tuple[ProfileSummary, ...] = ()
        services.sign_out()
        if services.classroom.store.read_app().get("pin_reset"):
            self.notice = self.t("The grown-ups' lock was reset. Tell a grown-up, please.")

    def entered(self) -> None:
        self._look()
        super().entered()

    def _look(self) -> None:
        keepers = self.services.classroom.keepers()
        many = len(keepers) > _FEW
        self.everybody = tuple(sorted(keepers, key=lambda who: who.nickname.casefold())) if many else keepers

    @property
    def page_count(self) -> int:
        return max(1, -(-len(self.everybody) // _MANY)) if len(self.everybody) > _FEW else 1

    def build(self) -> list[Widget]:
        self.page = min(self.page, self.page_count - 1)
        widgets = self._wall() if len(self.everybody) > _FEW else self._plaques()
        widgets.append(RoundButton("back", (70, 76), 76, "icon_back", self.t("Back"), self.on_back))
        widgets.append(RoundButton("aloud", (1210, 76), 76, "icon_aloud", self.t("Read it to me"), self.say_page))
        widgets.append(
            RoundButton(
                "grownups",
                (1146, 404),
                84,
                "btn_grownups",
                self.t("Grown-ups"),
                lambda: self.push(self.pages.door(self.pages.parent)),
                caption=True,
            )
        )
        return widgets

    def _plaques(self) -> list[Widget]:
        widgets: list[Widget] = []
        for number, who in enumerate((*self.everybody, None)):
            x, y = 282 + (number % 3) * 238, 108 + (number // 3) * 246
            label = who.nickname if who else self.t("New keeper")
            press = (partial(self._choose, who)) if who else self._new
            widgets.append(Plaque((x, y, 240, 256), who, label, press, number))
        return widgets

    def _wall(self) -> list[Widget]:
        """Fifteen on a page. Below, one button a page with the first letters of its first and last name; ten at a time."""
        shown = self.everybody[self.page * _MANY : (self.page + 1) * _MANY]
        widgets: list[Widget] = []
        for number, who in enumerate(shown):
            x, y = 268 + (number % 3) * 250, 124 + (number // 3) * 94
            widgets.append(SmallPlaque((x, y, 240, 88), who, who.nickname, partial(self._choose, who), number))
        if self.page_count > 1:
            first = min(max(0, self.page - _LETTERS // 2), max(0, self.page_count - _LETTERS))
            places = range(first, min(self.page_count, first + _LETTERS))
            for place, page in enumerate(places):
                some = self.everybody[page * _MANY : (page + 1) * _MANY]
                ends = [who.nickname[:1].upper() for who in (some[0], some[-1])]
                label = "–".join(dict.fromkeys(ends))
                here = page == self.page  # the present page's button stands out by size, too
                x, y, h = 640 - len(places) * 47 + place * 94, 596 if here else 606, 72 if here else 56
                spoken = self.t("Names from {letters}", letters=label)
                press = partial(self._turn_to, page)
                kind = "primary" if here else "quiet"
                letters = Button(f"page-{page}", (x, y, 88, h), label, press, kind=kind, size=24, spoken=spoken)
                widgets.append(letters)
        widgets.append(Button("new", (1034, 250, 224, 72), self.t("New keeper"), self._new, size=26))
        return widgets

    def page_text(self) -> str:
        return self.notice or self.t("Who is playing? Press your face.")

    def _turn_to(self, page: int) -> Transition:
        self.page = page % self.page_count
        self.rebuild()
        return STAY

    def on_intent(self, intent: Intent) -> Transition:
        match intent:
            case Scroll(lines) if self.page_count > 1:
                return self._turn_to(self.page + (1 if lines > 0 else -1))
            case Type(text) if len(self.everybody) > _FEW:
                return self._letter(text)
        return STAY

    def _letter(self, letter: str) -> Transition:
        """A letter on the keyboard: to the first name that begins with it."""
        number = next((n for n, who in enumerate(self.everybody) if who.nickname.casefold().startswith(letter.casefold())), -1)
        if number >= 0:
            self.page = number // _MANY
            self.focus_key, self.focus_shown = f"keeper-{self.everybody[number].id}", True
            self.rebuild()
        return STAY

    def _new(self) -> Transition:
        return self.push(self.pages.new_keeper())

    def _choose(self, who: ProfileSummary) -> Transition:
        if who.picture_key:
            self.waiting = who
            return Push(self.pages.picture_key(who.picture_key))
        return self._enter(who)

    def resumed(self, result: object) -> Transition:
        waiting, self.waiting = self.waiting, None
        newer, self.newer = self.newer, None
        self._look()
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
            play_session = self.services.classroom.enter(who.id)
        except ProfileBusy:
            return self._notice(self.t("This keeper is already playing in another window."))
        except NoSuchProfile:
            return self._notice(self.t("This keeper is not here any more."))
        except NewerSchema:
            return self._notice(self.t("This keeper was made by a newer game. Ask a grown-up to update."))
        except StoreError:
            return self._notice(self.t("This keeper's book is wet. A grown-up can help: the pages were put aside safely."))
        if play_session.trouble == "newer":
            self.newer = play_session
            title = self.t("A newer game wrote this book.")
            text = self.t("You can play, but nothing is kept. A grown-up can update the game.")
            return Push(self.pages.ask(title, text, self.t("Not now"), self.t("Just play")))
        return self._sail(play_session)

    def _sail(self, play_session: PlaySession) -> Transition:
        self.services.sign_in(play_session)
        level = play_session.waiting_level(dict(PLAYS))
        if level is not None:
            return Restart(self.pages.go_on(level))
        if not play_session.state.placed:
            return Restart(self.pages.placement())
        return Restart(self.pages.placement(again=True) if play_session.may_sail_again else self.pages.chart())

    def on_back(self) -> Transition:
        return Restart(self.pages.title())

    def _notice(self, text: str) -> Transition:
        self.notice = text
        self.kit.say(text)
        self.redraw()
        return STAY

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("who",), self._room)
        companion(canvas, "gull", 187, 395, 150, at=self.at)
        if len(self.everybody) > _FEW:
            return
        companion(canvas, "otter", 152, 685, 236, pose="happy", at=self.at)
        companion(canvas, "crab", 640, 702, 130, pose="happy", at=self.at)
        companion(canvas, "fox", 1075, 694, 206, pose="pointing", flip=True, at=self.at)

    def paint_over(self, canvas: Canvas) -> None:
        if self.notice and len(self.everybody) > _FEW:
            self.says(canvas, self.notice, (20, 470, 238, 230), size=22)
        elif self.notice:
            self.says(canvas, self.notice, (270, 596, 740, 104), tail_y=60)

    def _room(self, canvas: Canvas) -> None:
        canvas.picture("room_who", 0, 0, 1280)
        canvas.picture("sign_long", 360, 12, 560)
        canvas.text(self.t("Who is playing?"), 640, 63, 44, "#1F2544", bold=True, anchor="center", max_w=460)


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
        canvas.text(self.label, x + w / 2, y + drop + 206, 26, "#1F2544", bold=True, anchor="center", max_w=w - 84)


class SmallPlaque(Plaque):
    """The same in a class of many: a face and a name on one line."""

    @property
    def radius(self) -> float:
        return 20.0

    def draw(self, canvas: Canvas) -> None:
        assert self.who is not None
        x, y, w, h = self.box
        theme = canvas.kit.theme
        canvas.shape(shapes.face(w, h, "quiet", "pressed" if self.look.pressed else "rest", theme, 20), x, y)
        drop = 3 if self.look.pressed else -2
        canvas.shape(shapes.plain(68, 68, 34, _DISCS[self.disc % len(_DISCS)][1], "#8F5A0C", 3), x + 10, y + 10 + drop)
        canvas.picture(f"avatar_{self.who.look}", x + 44, y + 44 + drop, 66, anchor="center")
        if self.who.picture_key:
            canvas.picture("badge_key", x + 54, y + 50 + drop, 34)
        face = theme.face("quiet")
        ink = face.bottom if self.look.pressed and not theme.shadow else face.text
        canvas.text(self.label, x + 88, y + h / 2 + drop, 24, ink, bold=True, anchor="midleft", max_w=w - 98)
