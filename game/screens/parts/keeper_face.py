"""What a keeper is made of, to be chosen by picture: faces, friends, likes, ages; the same for a new keeper and for one who changes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from engine.profiles.profile import BANDS, COMPANIONS, INTERESTS, LOOKS
from game.kit import shapes
from game.kit.ornaments import tick_badge
from game.kit.widgets import Card, Widget
from game.kit.widgets.base import OnPress

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas
    from game.kit.language.words import Words
    from game.kit.navigation import Transition

_GAP = 8
_SMALLEST = 0.55  # a child of three beside one of fourteen
_KEEPER_TALL = 1.25  # height by width of a keeper's picture


class Face(Widget):
    """A round avatar to choose; chosen ones have a lamp ring and a tick."""

    role = "choice"

    def __init__(
        self, look: int, centre: tuple[float, float], label: str, on_press: OnPress, checked: bool, size: float = 108
    ) -> None:
        half = size / 2
        super().__init__(f"look-{look}", (centre[0] - half, centre[1] - half, size, size), label, on_press, checked=checked)
        self.avatar = f"avatar_{look}"

    @property
    def radius(self) -> float:
        return self.box[2] / 2

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        if self.checked:
            canvas.shape(shapes.plain(w, h, w / 2, "#FFC93C", "#8F5A0C", 4), x, y)
        inner = w - 10
        canvas.shape(shapes.plain(inner, inner, inner / 2, "#FFE3B0", "#8F5A0C" if self.checked else "#B58650", 3), x + 5, y + 5)
        canvas.picture(self.avatar, x + 5, y + 5, inner)
        if self.checked:
            tick_badge(canvas, x + w - 16, y + h - 14, 38)


def faces(words: Words, chosen: int, choose: Callable[[int], Transition | None]) -> list[Widget]:
    """The six looks in a row."""
    return [
        Face(look, (610 + n * 109, 182), words("Keeper {n}", n=look), _pressing(choose, look), look == chosen)
        for n, look in enumerate(LOOKS)
    ]


def friends(words: Words, chosen: str, choose: Callable[[str], Transition | None]) -> list[Widget]:
    """The companions; the chosen one is glad."""
    names = {"otter": words("Otter"), "gull": words("Gull"), "crab": words("Crab"), "fox": words("Fox")}
    return [
        Card(
            f"friend-{kind}",
            (560 + n * 163, 296, 152, 124),
            names[kind],
            f"companion_{kind}_{'happy' if kind == chosen else 'idle'}",
            _pressing(choose, kind),
            checked=kind == chosen,
            show_label=False,
        )
        for n, kind in enumerate(COMPANIONS)
    ]


def likes(words: Words, chosen: Collection[str], turn: Callable[[str], Transition | None]) -> list[Widget]:
    """Interests; any number of them may be on."""
    names = {
        "animals": words("Animals"),
        "space": words("Space"),
        "music": words("Music"),
        "sport": words("Sport"),
        "art": words("Painting"),
        "building": words("Building"),
        "nature": words("Plants"),
        "vehicles": words("Boats and cars"),
    }
    return [
        Card(
            f"like-{tag}",
            (560 + n * 81, 482, 75, 92),
            names[tag],
            f"interest_{tag}",
            _pressing(turn, tag),
            checked=tag in chosen,
            show_label=False,
        )
        for n, tag in enumerate(INTERESTS)
    ]


class Age(Widget):
    """How old: a child as tall as that beside the number; chosen ones have an ink frame and a tick."""

    role = "choice"

    def __init__(self, band: str, box: Box, label: str, on_press: OnPress, *, checked: bool, spoken: str) -> None:
        super().__init__(f"band-{band}", box, label, on_press, checked=checked, spoken=spoken)
        self._number = BANDS.index(band)

    @property
    def radius(self) -> float:
        return 18.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        fill = ("#FFE9B0" if theme.shadow else "#2A3160") if self.checked else ""
        edge = theme.ink if self.checked else theme.line
        canvas.shape(shapes.panel(w, h, theme, 18, fill=fill, edge=edge, edge_px=4 if self.checked else 3), x, y)
        tall = (h - 12) * (_SMALLEST + (1 - _SMALLEST) * self._number / (len(BANDS) - 1))
        look = LOOKS[self._number % len(LOOKS)]
        canvas.picture(f"keeper_{look}_idle", x + 8 + h * 0.36, y + h - 6, tall / _KEEPER_TALL, anchor="midbottom")
        room = (x + 10 + h * 0.72, y + 6, w - h * 0.72 - 20, h - 12)
        canvas.text_box(self.label, room, 44 if len(self.label) == 1 else 24, bold=True, align="center", lead=1.0)
        if self.checked:
            tick_badge(canvas, x + w - 6, y + 6)


def ages(words: Words, chosen: str, choose: Callable[[str], Transition | None], *, box: Box) -> list[Widget]:
    """Years for the youngest in one row, bands for the others below. An old band (4-6) has no card: nothing is chosen then."""
    names = {"7-9": words("7 to 9"), "10-12": words("10 to 12"), "13+": words("13 and up")}
    left, top, width, height = box
    years = [band for band in BANDS if band not in names]
    cards: list[Widget] = []
    for row, bands in enumerate((years, list(names))):
        wide, high = (width - _GAP * (len(bands) - 1)) / len(bands), (height - _GAP) / 2
        for n, band in enumerate(bands):
            place = (left + n * (wide + _GAP), top + row * (high + _GAP), wide, high)
            label = names.get(band, band)
            spoken = words("I am {ages}", ages=label)
            cards.append(Age(band, place, label, _pressing(choose, band), checked=band == chosen, spoken=spoken))
    return cards


def turned(likes_now: tuple[str, ...], tag: str) -> tuple[str, ...]:
    """The interests with one of them turned on or off."""
    return tuple(like for like in likes_now if like != tag) if tag in likes_now else (*likes_now, tag)


def name_letters(text: str) -> bool:
    """What may stand in a nickname."""
    return all(c.isalpha() or c in " -'" for c in text)


def _pressing(choose: Callable[..., Transition | None], what: object) -> OnPress:
    return partial(choose, what)
