"""All keepers of this computer, for grown-ups: when each played last, the way to each one's page, files taken in, how long answers stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.profiles.store import ProfileSummary
from engine.profiles.surroundings import worry
from game.intents import FileDropped, Intent, Scroll
from game.kit import shapes
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.screens.parts.page import Page
from game.services import LOCK_MINUTES

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_ROWS = 6
_MONTHS = (12, 6, 3, 1)
_DAY_S = 86_400.0
_UNUSED_DAYS = 365


class KeeperRow(Button):
    """One keeper: face, name, when they played last; the whole row is pressed."""

    def __init__(self, who: ProfileSummary, y: float, text: str, on_press: object) -> None:
        super().__init__(f"keeper-{who.id}", (44, y, 728, 80), who.nickname, on_press, spoken=f"{who.nickname}: {text}")  # type: ignore[arg-type]
        self.who, self.text = who, text

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        canvas.shape(shapes.face(w, h, "quiet", self.state, theme, self.radius), x, y)
        ink = theme.face("quiet").bottom if self.look.pressed and not theme.shadow else theme.face("quiet").text
        canvas.picture(f"avatar_{self.who.look}", x + 46, y + h / 2 - 2, 58, anchor="center")
        canvas.text(self.label, x + 90, y + 26, 26, ink, bold=True, anchor="midleft", max_w=430)
        canvas.text(self.text, x + 90, y + 54, 22, ink, anchor="midleft", max_w=600)


class Keepers(Page):
    """Six a page; the list is by name."""

    name = "keepers"
    takes_files = True
    adults_only = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.page = 0
        self.everybody: tuple[ProfileSummary, ...] = ()
        self.place = worry(services.classroom.store.folder) if services.classroom.store.folder else ""

    @property
    def page_count(self) -> int:
        return max(1, -(-len(self.everybody) // _ROWS))

    def build(self) -> list[Widget]:
        self.everybody = tuple(sorted(self.services.classroom.keepers(), key=lambda who: who.nickname.casefold()))
        self.page = min(self.page, self.page_count - 1)
        widgets: list[Widget] = [RoundButton("back", (52, 52), 60, "icon_back", self.t("Back"), self.pop)]
        shown = self.everybody[self.page * _ROWS : (self.page + 1) * _ROWS]
        for n, who in enumerate(shown):
            widgets.append(KeeperRow(who, 118 + n * 88, self._played(who), lambda w=who: self.push(self.pages.care(w.id))))
        widgets += self._turners()
        widgets.append(
            Button(
                "take_in",
                (836, 118, 392, 64),
                self.t("Add a child from a file"),
                lambda: self.push(self.pages.take_in()),
                icon="icon_import",
            )
        )
        change = self.t("Change")
        for key, y, said, press in (
            ("months", 304, self._months_label(), self._months),
            ("lock", 466, self._lock_label(), self._lock_later),
        ):
            spoken = f"{said} {change}."
            widgets.append(Button(key, (1068, y, 160, 56), change, press, size=22, spoken=spoken))
        widgets.append(
            Button(
                "class",
                (930, 22, 240, 60),
                self.t("Class"),
                lambda: self.push(self.pages.class_view()),
                icon="icon_chart",
                size=24,
            )
        )
        widgets.append(RoundButton("aloud", (1222, 52), 60, "icon_aloud", self.t("Read it to me"), self.say_page))
        return widgets

    def _turners(self) -> list[Widget]:
        if self.page_count == 1:
            return []
        return [
            Button("earlier", (44, 652, 230, 50), self.t("Earlier"), lambda: self._turn(-1), icon="icon_back", size=22),
            Button("later", (542, 652, 230, 50), self.t("Later"), lambda: self._turn(1), icon="icon_forward", size=22),
        ]

    def page_text(self) -> str:
        return self.kit.words.count("{n} child plays here.", "{n} children play here.", len(self.everybody))

    def _played(self, who: ProfileSummary) -> str:
        if not who.played_s:
            return self.t("has not played yet")
        days = int((self.services.clock.now_s() - who.played_s) // _DAY_S)
        if days >= _UNUSED_DAYS:
            return self.t("not played for over a year: you may erase this child")
        if days < 1:
            return self.t("played today")
        return self.kit.words.count("played {n} day ago", "played {n} days ago", days)

    def _turn(self, by: int) -> Transition:
        self.page = (self.page + by) % self.page_count
        self.rebuild()
        return STAY

    # ------------------------------------------------------------ how long answers stay
    def _kept(self) -> int:
        months = self.services.classroom.store.read_app().get("keep_months")
        return months if months in _MONTHS else _MONTHS[0]

    def _months_label(self) -> str:
        return f"{self.t('Keep single answers for')}: {self._months_value()}."

    def _months_value(self) -> str:
        return self.kit.words.count("{n} month", "{n} months", self._kept())

    def _months(self) -> Transition:
        store = self.services.classroom.store
        months = _MONTHS[(_MONTHS.index(self._kept()) + 1) % len(_MONTHS)]
        store.write_app(store.read_app() | {"keep_months": months})
        self.rebuild()
        self.kit.say(self._months_label())
        return STAY

    # ------------------------------------------------------------ how long the door stays open
    def _lock_label(self) -> str:
        return f"{self.t('Close these pages after')}: {self._lock_value()}."

    def _lock_value(self) -> str:
        return self.kit.words.count("{n} minute", "{n} minutes", self.services.lock_minutes)

    def _lock_later(self) -> Transition:
        here = LOCK_MINUTES.index(self.services.lock_minutes)
        self.services.set_lock_minutes(LOCK_MINUTES[(here + 1) % len(LOCK_MINUTES)])
        self.rebuild()
        self.kit.say(self._lock_label())
        return STAY

    def on_intent(self, intent: Intent) -> Transition:
        match intent:
            case Scroll(lines):
                return self._turn(1 if lines > 0 else -1)
            case FileDropped(path):
                return self.push(self.pages.take_in(path))
        return STAY

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        canvas.layer(("keepers",), lambda paper: self.paper(paper, (24, 104, 768, 600), (808, 104, 448, 600)))
        canvas.text(self.t("Children"), 104, 52, 40, bold=True, anchor="midleft", max_w=300)
        canvas.text(self.page_text(), 420, 54, 26, theme.soft, anchor="midleft", max_w=490)
        if self.page_count > 1:
            where = self.t("page {n} of {all}", n=self.page + 1, all=self.page_count)
            canvas.text(where, 408, 677, 22, theme.soft, anchor="center", max_w=240)
        hint = self.t("A child's file from another computer. You can also drop it on this window.")
        canvas.text_box(hint, (836, 188, 392, 84), 22, theme.soft, valign="top", lead=1.15)
        about = self.t("After that only totals are kept. Lights and progress stay.")
        canvas.text(self.t("Keep single answers for"), 836, 288, 22, bold=True, anchor="midleft", max_w=392)
        canvas.text(self._months_value(), 836, 332, 26, anchor="midleft", max_w=220)
        canvas.text_box(about, (836, 364, 392, 62), 22, theme.soft, valign="top", lead=1.1)
        closes = self.t("when nobody touches anything in between.")
        canvas.text(self.t("Close these pages after"), 836, 450, 22, bold=True, anchor="midleft", max_w=392)
        canvas.text(self._lock_value(), 836, 494, 26, anchor="midleft", max_w=220)
        canvas.text_box(closes, (836, 526, 392, 70), 22, theme.soft, valign="top", lead=1.1)
        if self.place:
            warning = (
                self.t("The data is in a folder that a cloud copies. Close the game before it copies, or move the folder.")
                if self.place == "cloud"
                else self.t("The data is on a network disk. Let each child play on only one computer at a time.")
            )
            canvas.picture("icon_warning", 846, 652, 36, anchor="center")
            canvas.text_box(warning, (872, 602, 376, 100), 22, theme.ink, lead=1.05)
