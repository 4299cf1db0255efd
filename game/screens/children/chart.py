"""The chart: islands laid out from the skill graph, their lights, ships that wait, and where the companion would go next.

The sea scrolls sideways; everything that is far (sky, sun) stays. Islands are widgets: any of them may be pressed; the recommended ones
carry the golden arrow and come first in reading order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.scheduling.scheduler import Recommendation
from game.intents import Intent, Move, Point, Scroll
from game.kit import shapes
from game.kit.motion import Glide
from game.kit.navigation import STAY, Restart, Transition
from game.kit.widgets import RoundButton, Widget
from game.kit.widgets.base import OnPress
from game.minigames import PLAYS, TABLE
from game.screens.children.chart_picture import ChartPicture
from game.screens.children.scenery import KINDS
from game.screens.children.sea import Sea, Spot, lay_out
from game.screens.parts.reasons import why

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_MARGIN = 260.0
_HUD_TOP, _HUD_BOTTOM = 120.0, 572.0


class Island(Widget):
    """One island as a thing to press; it draws itself where the sea has scrolled to."""

    role = "island"

    def __init__(self, place: Spot, label: str, spoken: str, on_press: OnPress, scroll: float) -> None:
        self.place = place
        scale = place.scale
        w, h = 300 * scale, 260 * scale
        box = (place.x - scroll - w / 2, place.y - h * 0.72, w, h + 24)
        super().__init__(place.skill, box, label, on_press, spoken=spoken, sound="open")

    def draw_focus(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        canvas.shape(shapes.ring(w, h, 40, canvas.kit.theme), x, y)


class Chart(ChartPicture):
    """The keeper's own sea: what can be done on it."""

    name = "chart"
    children = True
    ambient = True
    music = "day"

    def __init__(self, services: Services, grown: str = "") -> None:
        super().__init__(services)
        self.grown = grown
        self.scroll = Glide(0.0, 0.35)
        self.sea: Sea = lay_out(services.classroom.library.packs)
        self.tips: tuple[Recommendation, ...] = ()
        self.tip = 0
        self._drag: tuple[float, float] | None = None
        self._dragged = False
        self._open: frozenset[str] = frozenset()
        self._due: frozenset[str] = frozenset()
        self._lamps: dict[str, int] = {}
        self._kinds = {name: KINDS[2 * n % len(KINDS)] for n, name in enumerate(self.sea.places)}

    # ------------------------------------------------------------ state
    def entered(self) -> None:
        self._refresh()
        place = self.sea.places.get(self.grown or (self.tips[0].skill if self.tips else ""))
        if place is not None:
            self.scroll.jump(self._clamped(place.x - 560))
            self.focus_key = place.skill
        super().entered()

    def resumed(self, result: object) -> Transition:
        if self.services.play_session is None:
            return Restart(self.pages.who())
        self.sea = lay_out(self.services.classroom.library.packs)
        self._kinds = {name: KINDS[2 * n % len(KINDS)] for n, name in enumerate(self.sea.places)}
        self._refresh()
        return super().resumed(result)

    def _refresh(self) -> None:
        play_session = self.services.play_session
        assert play_session is not None
        self.tips = play_session.recommendations()
        self.tip = 0
        self._open, self._due = play_session.open_skills(), frozenset(play_session.due_skills())
        self._lamps = {name: play_session.state.lights.get(name, 0) for name in self.sea.places}

    def build(self) -> list[Widget]:
        profile = self.services.profile
        recommended = [tip.skill for tip in self.tips]
        names = sorted(self.sea.places, key=lambda n: (recommended.index(n) if n in recommended else 9, self.sea.places[n].x))
        skills = self.services.classroom.library.skills
        islands: list[Widget] = []
        for name in names:
            place = self.sea.places[name]
            if -200 < place.x - self.scroll.target < 1480 or name == self.focus_key:
                press = lambda n=name: self._visit(n)  # noqa: E731
                islands.append(Island(place, skills[name].name, self._spoken(name), press, self.scroll.target))
        ways = [
            RoundButton("next", (1194, 622), 92, "marker_next", self.t("Where next?"), self._next_tip, caption=True),
            RoundButton("open_sea", (862, 622), 92, "icon_ship", self.t("Open sea"), self._open_sea, caption=True),
        ]
        hud: list[Widget] = [
            *(ways if self.sea.places else ()),
            RoundButton("aloud", (724, 640), 72, "icon_aloud", self.t("Read it to me"), self.say_page),
            RoundButton(
                "grownups",
                (1124, 62),
                80,
                "btn_grownups",
                self.t("Grown-ups"),
                lambda: self.push(self.pages.door(self.pages.parent)),
            ),
            RoundButton(
                "settings", (1222, 62), 80, "icon_settings", self.t("Settings"), lambda: self.push(self.pages.settings())
            ),
            RoundButton("home", (66, 62), 96, f"avatar_{profile.look}", self.t("Who is playing?"), self.on_back),
        ]
        hud.insert(0, self._own_place())
        if self.sea.width > 1280:
            hud.append(RoundButton("left", (44, 384), 64, "icon_back", self.t("Sail left"), lambda: self._sail(-1)))
            hud.append(RoundButton("right", (1236, 384), 64, "icon_forward", self.t("Sail right"), lambda: self._sail(1)))
        return islands + hud

    def _own_place(self) -> Widget:
        """The cove, and in it my things; whoever wants no gifts comes to their things all the same: those are a right."""
        at = (1028.0, 622.0)
        if self.services.profile.settings.rewards:
            return RoundButton("cove", at, 92, "btn_cove", self.t("My cove"), lambda: self.push(self.pages.cove()), caption=True)
        return RoundButton(
            "things", at, 92, "icon_log", self.t("My things"), lambda: self.push(self.pages.my_data()), caption=True
        )

    def _spoken(self, name: str) -> str:
        skill = self.services.classroom.library.skills[name]
        lamps = self._lamps.get(name, 0)
        lit = self.t("The light is on.") if lamps >= 5 else self.kit.words.count("{n} lamp is lit.", "{n} lamps are lit.", lamps)
        return f"{skill.name}. {lit}"

    def page_text(self) -> str:
        if not self.sea.places:
            return self.t("No islands are here just now. A grown-up can switch packs on.")
        if not self.tips:
            return self.t("Every light shines! Sail where you like.")
        tip = self.tips[self.tip]
        skill = self.services.classroom.library.skills[tip.skill]
        return f"{skill.name}. {self._why(tip)}"

    # ------------------------------------------------------------ actions
    def _visit(self, name: str) -> Transition:
        if self._dragged:
            return STAY
        return self.push(self.pages.island_card(name, self._kinds[name]))

    def _open_sea(self) -> Transition:
        """A mixed voyage: the companion chooses every challenge for itself; the table plays them all."""
        assert self.services.play_session is not None
        level = self.services.play_session.start_open_sea(TABLE, PLAYS[TABLE])
        return Restart(self.pages.play("", TABLE, level=level))

    def _next_tip(self) -> Transition:
        if self.tips:
            self.tip = (self.tip + 1) % len(self.tips)
            self._show(self.tips[self.tip].skill)
            self.kit.say(self.page_text())
        return STAY

    def _sail(self, by: int) -> Transition:
        self._scroll_to(self.scroll.target + by * 640)
        return STAY

    def _show(self, name: str) -> None:
        place = self.sea.places.get(name)
        if place is not None and not _MARGIN < place.x - self.scroll.target < 1280 - _MARGIN:
            self._scroll_to(place.x - 640)
        self.rebuild()

    def _scroll_to(self, x: float) -> None:
        if self.kit.style.reduced_motion:
            self.scroll.jump(self._clamped(x))
        else:
            self.scroll.to(self._clamped(x))
        self.rebuild()

    def _clamped(self, x: float) -> float:
        return min(max(0.0, x), self.sea.width - 1280)

    def on_back(self) -> Transition:
        self.services.sign_out()
        return Restart(self.pages.who())

    def handle(self, intent: Intent) -> Transition:
        match intent:
            case Point("down", at) if _HUD_TOP < at[1] < _HUD_BOTTOM:
                self._drag, self._dragged = (at[0], self.scroll.target), False
            case Point("move", at) if self._drag is not None and abs(at[0] - self._drag[0]) > 12:
                self._dragged = True
                self.scroll.jump(self._clamped(self._drag[1] - (at[0] - self._drag[0])))
                self.rebuild()
                return STAY
            case Point("up"):
                self._drag = None
            case Move():
                before = self.focus_key
                transition = super().handle(intent)
                if self.focus_key != before and self.focus_key in self.sea.places:
                    self._show(self.focus_key)
                return transition
        return super().handle(intent)

    def on_intent(self, intent: Intent) -> Transition:
        match intent:
            case Scroll(lines):
                self._scroll_to(self.scroll.target + lines * 90)
        return STAY

    def on_time(self, seconds: float) -> Transition:
        if self.scroll.moving or self.lively:
            self.scroll.update(seconds)
            self.redraw()
        return STAY

    def _bubble_text(self) -> str:
        if self.services.play_session is not None and self.services.play_session.trouble:
            return self.t("I cannot write in the book just now. Please tell a grown-up.")
        return self.page_text()

    def _why(self, tip: Recommendation) -> str:
        """Why this island; one whose lamps are all dark still is a new one to the child, whatever the voyage showed."""
        reason = tip.reason
        if not self._lamps.get(tip.skill) and reason.code in ("nearly", "growing"):
            reason = replace(reason, code="new_island")
        return why(self.kit.words, reason, self.services.classroom.library.skills[tip.skill].name)
