"""A keeper's face to press: a big wooden plaque, or a small one in a class of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.profiles.store import ProfileSummary
from game.kit import shapes
from game.kit.widgets import Widget
from game.kit.widgets.base import OnPress

if TYPE_CHECKING:
    from game.kit.canvas import Canvas

_DISC = ("#FFF0C8", "#FFD79A", "#F2B478")
_DISCS = (
    ("#E2F6FA", "#B4E3EC", "#84C8D8"),
    ("#FFF3CC", "#FFE08A", "#F4BE62"),
    ("#FFE9DC", "#FFCBB0", "#F2A282"),
    ("#EAF8DE", "#C4E8B2", "#94CC86"),
    ("#F1E8FF", "#D9C6F5", "#B49ADF"),
)


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
