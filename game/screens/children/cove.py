"""The cove: everything earned, alive. Lanterns are islands lit; a gift may move to any free ring of light."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.motion import wave
from game.kit.navigation import STAY, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.kit.widgets.base import OnPress
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

# Free rings: (x, y of the ground). The first suit the pool's floor, the later ones water, bay and shore.
SPOTS = (
    (436, 556), (624, 500), (555, 590), (930, 528), (800, 480), (300, 520), (690, 556), (760, 400), (440, 440), (880, 400),
    (580, 400), (350, 420), (120, 650), (1160, 650), (230, 260), (960, 280),
)  # fmt: skip
_WIDTH = {"kelp": 78, "coral": 110, "anemone": 96, "octopus": 122, "fish": 96, "jelly": 66, "starfish": 88, "seahorse": 84, "crab": 120,
          "snail": 116, "tuft": 104, "boat": 130}  # fmt: skip
_FLOATS = frozenset({"fish", "jelly", "seahorse"})
_SHELF = 5


class Guest(Widget):
    """One gift where it lives; pressing it says hello."""

    role = "guest"

    def __init__(self, key: str, gift: str, spot: tuple[float, float], label: str, on_press: OnPress) -> None:
        w = float(_WIDTH.get(gift, 90))
        super().__init__(key, (spot[0] - w / 2, spot[1] - w * 0.9, w, w), label, on_press, sound="catch")
        self.gift, self.spot, self.width = gift, spot, w
        self.hello = 0.0

    def draw(self, canvas: Canvas) -> None:
        """Drawn by the cove, which knows what swims in front of what."""


class Cove(Page):
    """Choose a gift on the shelf, then the ring where it shall live."""

    name = "cove"
    children = True
    ambient = True
    music = "night"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.chosen: int | None = None
        self.greeted: dict[str, float] = {}
        self.first = 0

    # ------------------------------------------------------------ state
    @property
    def gifts(self) -> tuple[str, ...]:
        assert self.services.play_session is not None
        return self.services.play_session.state.gifts

    def _places(self) -> dict[int, int]:
        """Gift number → spot; what has no place of its own yet takes the first free one."""
        kept = {int(name): spot for name, spot in self.services.profile.cove if int(name) < len(self.gifts) and spot < len(SPOTS)}
        free = [spot for spot in range(len(SPOTS)) if spot not in kept.values()]
        for number in range(min(len(self.gifts), len(SPOTS))):
            if number not in kept and free:
                kept[number] = free.pop(0)
        return kept

    def build(self) -> list[Widget]:
        names = {
            "starfish": self.t("starfish"), "seahorse": self.t("seahorse"), "octopus": self.t("octopus"), "crab": self.t("crab"),
            "fish": self.t("fish"), "snail": self.t("snail"), "jelly": self.t("jellyfish"), "coral": self.t("coral"),
            "kelp": self.t("sea plant"), "anemone": self.t("sea flower"), "tuft": self.t("shore flowers"), "boat": self.t("boat"),
        }  # fmt: skip
        places = self._places()
        widgets: list[Widget] = [
            Guest(f"guest-{n}", self.gifts[n], SPOTS[spot], names.get(self.gifts[n], ""), partial(self._choose, n))
            for n, spot in places.items()
        ]
        if self.chosen is not None:
            free = [spot for spot in range(len(SPOTS)) if spot not in places.values()]
            for spot in free:
                widgets.append(_Ring(f"spot-{spot}", SPOTS[spot], self.t("Here!"), partial(self._move, spot)))
        widgets.append(RoundButton("back", (52, 52), 64, "icon_back", self.t("Back to the sea"), self.pop))
        widgets.append(
            RoundButton("things", (1148, 52), 64, "icon_log", self.t("My things"), lambda: self.push(self.pages.my_data()))
        )
        widgets.append(RoundButton("aloud", (1228, 52), 64, "icon_aloud", self.t("Read it to me"), self.say_page))
        if self.chosen is not None:
            widgets.append(
                Button("done", (846, 634, 196, 64), self.t("Done"), self._done, kind="primary", icon="icon_tick", size=26)
            )
        return widgets

    def page_text(self) -> str:
        if not self.gifts:
            return self.t("Your cove is waiting. Light a lighthouse, and a guest moves in!")
        if self.chosen is not None:
            guest = self.widget(f"guest-{self.chosen}").label
            return self.t("A new home for the {guest}: press a ring of light.", guest=guest)
        return self.t("Press a guest to say hello and to find it a new home.")

    # ------------------------------------------------------------ actions
    def _choose(self, number: int) -> Transition:
        self.chosen = None if self.chosen == number else number
        self.greeted[str(number)] = self.at
        self.rebuild()
        return STAY

    def _move(self, spot: int) -> Transition:
        if self.chosen is None or self.services.play_session is None:
            return STAY
        places = self._places() | {self.chosen: spot}
        layout = tuple((str(number), place) for number, place in sorted(places.items()))
        self.services.play_session.change(replace(self.services.profile, cove=layout))
        self.kit.sounds.play("splash")
        self.greeted[str(self.chosen)] = self.at
        self.rebuild()
        return STAY

    def _done(self) -> Transition:
        self.chosen = None
        self.rebuild()
        return STAY

    def on_time(self, seconds: float) -> Transition:
        if self.lively:
            self.redraw()
        return STAY

    # ------------------------------------------------------------ picture
    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("cove", self._lit()), self._back)
        for n, (x, y, w) in enumerate(((436, 556, 110), (760, 500, 90), (330, 488, 50))):
            canvas.picture("shadow_soft", x, y, w, anchor="center", alpha=90 + n)
        for widget in sorted((w for w in self.widgets if isinstance(w, Guest)), key=lambda w: w.spot[1]):
            self._guest(canvas, widget)
        canvas.picture("pool_sheen", 0, 0, 1280)
        for n, (x, y) in enumerate(((392, 360), (698, 420), (950, 350))):
            rise = 0.0 if self.kit.style.reduced_motion else (self.at * 12 + 30 * n) % 60
            canvas.picture("bubble", x, y - rise, 16, anchor="center", alpha=220 * (1 - rise / 60))

    def _lit(self) -> int:
        assert self.services.play_session is not None
        return sum(lamps >= 5 for lamps in self.services.play_session.state.lights.values())

    def _back(self, canvas: Canvas) -> None:
        canvas.picture("bg_cove", 0, 0, 1280)
        points = [(100 + 1080 * k / 60, 84 + 74 * math.sin(math.pi * k / 60)) for k in range(61)]
        for a, b in pairwise(points):
            canvas.line(a, b, "#4A2A18", 6)
        for a, b in pairwise(points):
            canvas.line((a[0], a[1] - 1), (b[0], b[1] - 1), "#B98A5A", 2)
        count = max(10, self._lit() + 2)
        for n in range(count):
            u = (n + 0.5) / count
            x, y = 108 + u * 1064, 84 + 74 * math.sin(math.pi * u)
            wide = min(50.0, 900 / count)
            if n < self._lit():
                canvas.picture("glow_soft", x, y + 50, wide * 3, anchor="center")
                canvas.picture("lantern_on", x, y - 6, wide, anchor="midtop")
            else:
                canvas.picture("lantern_spot", x, y - 2, wide, anchor="midtop")
        canvas.picture("ship_far", 218, 190, 84)

    def _guest(self, canvas: Canvas, guest: Guest) -> None:
        x, y = guest.spot
        number = int(guest.key.split("-")[1])
        still = self.kit.style.reduced_motion
        hello = self.at - self.greeted.get(str(number), -9.0)
        lift = 0.0 if still or hello > 0.6 else 20 * math.sin(math.pi * hello / 0.6)
        bob = 0.0 if still else (6 if guest.gift in _FLOATS else 0) * wave(self.at, 3.2, number / 7)
        sway = 0.0 if still or guest.gift in _FLOATS else 2 * wave(self.at, 4.0, number / 5)
        canvas.picture("shadow_soft", x, y, guest.width, anchor="center", alpha=110)
        if number == self.chosen:
            canvas.picture("glow_soft", x, y - guest.width * 0.4, guest.width * 2.4, anchor="center")
            lift += 14
        canvas.picture(guest.gift, x, y + 4 + bob - lift, guest.width, anchor="midbottom", angle=sway, flip=number % 2 == 1)

    def paint_over(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        profile = self.services.profile
        title = self.t("{name}'s cove", name=profile.nickname)
        wide = canvas.fitted_width(title, 30, 320, bold=True) + 104
        canvas.shape(
            shapes.plain(wide, 60, 30, theme.plate, "none" if theme.shadow else "#FFFFFF", 0 if theme.shadow else 3), 96, 22
        )
        canvas.picture(f"avatar_{profile.look}", 126, 52, 54, anchor="center")
        canvas.text(title, 168, 53, 30, "#FFF8EC", bold=True, anchor="midleft", max_w=320)
        if self.chosen is None and self.gifts:
            return
        canvas.shape(shapes.panel(848, 96, theme, 26, edge="#8A5A2E" if theme.shadow else ""), 216, 616)
        text = self.page_text()
        room = 590 if self.chosen is not None else 800
        canvas.text_box(text, (242, 622, room, 84), 26, bold=True)
        for widget in self.widgets:
            if widget.key == "done":
                widget.draw(canvas)


class _Ring(Widget):
    """A free place in the cove."""

    role = "place"

    def __init__(self, key: str, spot: tuple[float, float], label: str, on_press: OnPress) -> None:
        super().__init__(key, (spot[0] - 58, spot[1] - 34, 116, 60), label, on_press, sound="press")

    def draw(self, canvas: Canvas) -> None:
        canvas.picture("spot", self.centre[0], self.centre[1] + 4, 116, anchor="center")
