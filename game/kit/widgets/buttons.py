"""Buttons: with words, round with an icon, a card with a picture, a key of a pad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.ornaments import plate, tick_badge
from game.kit.widgets.base import OnPress, Widget
from game.kit.widgets.siblings import box_size, line_size, write_box

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas
    from game.kit.theme import Theme

SOLID = frozenset({"icon_again", "icon_tick", "icon_play", "icon_pause", "icon_back", "icon_star", "icon_flag"})
_TOKENS = ("#1F2544", "#FFC93C", "#FFF8EC", "#3FB8C9")


def icon_colours(theme: Theme, name: str, kind: str = "quiet", state: str = "rest") -> dict[str, str]:
    """Which colours replace the four icon tokens on a face."""
    line, accent, body, water = theme.icon
    face = theme.off if state == "off" else theme.face(kind)
    solid = name in SOLID
    if state == "off":
        line, accent, body, water = face.text, face.text if solid else face.bottom, face.bottom, face.bottom
    elif not theme.shadow:
        ground = face.text if state == "pressed" else face.bottom
        line = face.bottom if state == "pressed" else face.text
        accent, body, water = (line if solid else ground), ground, ground
    elif kind == "primary":
        accent = "#FFF8EC"
    elif kind == "secondary":
        line, body, accent = face.text, "#0F4A78", "#FFC93C" if solid or name == "icon_aloud" else "#985C0B"
    return dict(zip(_TOKENS, (line, accent, body, water), strict=True))


class Button(Widget):
    """A word, an icon or both on a face. ``kind``: primary (one a screen), secondary or quiet."""

    def __init__(
        self,
        key: str,
        box: Box,
        label: str,
        on_press: OnPress | None = None,
        *,
        kind: str = "quiet",
        icon: str = "",
        size: float = 24,
        spoken: str = "",
        enabled: bool = True,
        sound: str = "press",
    ) -> None:
        super().__init__(key, box, label, on_press, spoken=spoken, enabled=enabled, sound=sound)
        self.kind, self.icon, self.size = kind, icon, size

    @property
    def state(self) -> str:
        return "off" if not self.enabled else "pressed" if self.look.pressed else "rest"

    @property
    def _icon_w(self) -> float:
        return min(self.box[3] * 0.56, 46) if self.icon else 0.0

    @property
    def _room(self) -> float:
        """Width for the label."""
        return self.box[2] - 28 - self._icon_w - (10 if self.icon and self.label else 0)

    def label_size(self, canvas: Canvas) -> float:
        return line_size(canvas, self.label, self.size, self._room, 0.7 * self.box[3])

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        canvas.shape(shapes.face(w, h, self.kind, self.state, theme, self.radius), x, y)
        face = theme.off if not self.enabled else theme.face(self.kind)
        ink = face.bottom if self.look.pressed and not theme.shadow else face.text
        sink = (3 if self.look.pressed else -2) if theme.shadow else 0
        icon_w, room = self._icon_w, self._room
        gap = 10 if self.icon and self.label else 0
        size = self.shared_size(canvas)
        text_w = canvas.fitted_width(self.label, size, room, bold=True, exact=True) if self.label else 0.0
        left = x + (w - text_w - icon_w - gap) / 2
        if self.icon:
            colours = icon_colours(theme, self.icon, self.kind, self.state)
            canvas.picture(self.icon, left, y + h / 2 + sink, icon_w, anchor="midleft", colours=colours)
        if self.label:
            at = left + icon_w + gap
            canvas.text(self.label, at, y + h / 2 + sink, size, ink, bold=True, anchor="midleft", max_w=room, exact=True)


class RoundButton(Button):
    """A disc with an icon (or any picture); its label is spoken, and shown beneath when ``caption`` is set."""

    def __init__(
        self,
        key: str,
        centre: tuple[float, float],
        diameter: float,
        icon: str,
        label: str,
        on_press: OnPress | None = None,
        *,
        kind: str = "quiet",
        caption: bool = False,
        spoken: str = "",
        enabled: bool = True,
        sound: str = "press",
    ) -> None:
        box = (centre[0] - diameter / 2, centre[1] - diameter / 2, diameter, diameter)
        super().__init__(key, box, label, on_press, kind=kind, icon=icon, spoken=spoken, enabled=enabled, sound=sound)
        self.caption = caption

    @property
    def radius(self) -> float:
        return self.box[2] / 2

    def _name_below(self, canvas: Canvas) -> None:
        """The label on a plate; beside an edge of the page it moves inwards."""
        x, y, w, h = self.box
        most = max(170.0, w + 80)
        half = canvas.fitted_width(self.label, 22, most - 30) / 2 + 19
        middle = min(max(x + w / 2, half), 1280 - half)
        plate(canvas, self.label, middle, y + h + (24 if w > 70 else 17), 22, max_w=most)

    @property
    def is_whole(self) -> bool:
        """Some pictures are a button already: drawn in full, without a face beneath."""
        return self.icon.startswith(("btn_", "kit_hint", "avatar_"))

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        if self.is_whole:
            drop = 4 if self.look.pressed else 0
            if self.icon.startswith("avatar_"):
                canvas.shape(shapes.plain(w, h, w / 2, "#FFE3B0", "#8F5A0C", 4), x, y + drop)
                canvas.picture(self.icon, x + w / 2, y + h / 2 + drop, w * 0.96, anchor="center")
            else:
                canvas.picture(self.icon, x + w / 2, y + h / 2 + drop, w * 1.04, anchor="center")
            if self.caption:
                self._name_below(canvas)
            return
        canvas.shape(shapes.face(w, h, self.kind, self.state, theme, w / 2), x, y)
        sink = (3 if self.look.pressed else -2) if theme.shadow else 0
        colours = icon_colours(theme, self.icon, self.kind, self.state) if self.icon.startswith("icon_") else None
        canvas.picture(self.icon, x + w / 2, y + h / 2 + sink, w * 0.58, anchor="center", colours=colours)
        if self.caption:
            self._name_below(canvas)


class Card(Widget):
    """A big tile with a picture and a word below; chosen tiles get an ink frame and a tick badge, never colour alone."""

    role = "choice"

    def __init__(
        self,
        key: str,
        box: Box,
        label: str,
        picture: str,
        on_press: OnPress | None = None,
        *,
        checked: bool | None = None,
        picture_share: float = 0.72,
        spoken: str = "",
        enabled: bool = True,
        show_label: bool = True,
        colours: dict[str, str] | None = None,
        size: float = 22,
    ) -> None:
        super().__init__(key, box, label, on_press, spoken=spoken, enabled=enabled, checked=checked)
        self.picture, self.picture_share, self.show_label = picture, picture_share, show_label
        self.colours, self.size = colours, size

    @property
    def radius(self) -> float:
        return 18.0

    def label_size(self, canvas: Canvas) -> float:
        return box_size(canvas, self.label, (self.box[2] - 16, 38), self.size) if self.show_label else 0.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        drop = 3 if self.look.pressed else 0
        fill = ("#FFE9B0" if theme.shadow else "#2A3160") if self.checked else ""
        edge = theme.ink if self.checked else theme.line
        svg = shapes.panel(w, h, theme, 18, fill=fill, edge=edge, edge_px=4 if self.checked else 3, shadow=not self.look.pressed)
        canvas.shape(svg, x, y + drop)
        room = h - (40 if self.show_label and self.label else 0) - 16
        tall = canvas.kit.pictures.ratio(self.picture)
        wide = min((w - 20), room / tall) * (self.picture_share / 0.72 if self.picture_share < 0.72 else 1)
        canvas.picture(self.picture, x + w / 2, y + drop + 8 + room / 2, wide, anchor="center", colours=self.colours)
        if self.show_label and self.label:
            box = (x + 8, y + drop + h - 44, w - 16, 38)
            write_box(canvas, self.label, box, self.size, self.shared_size(canvas), align="center")
        if self.checked:
            tick_badge(canvas, x + w - 6, y + drop + 6)


class Key(Button):
    """One key of a pad: a numeral, letter or sign, square, never in capitals against its will."""

    @property
    def radius(self) -> float:
        return 16.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        canvas.shape(shapes.face(w, h, self.kind, self.state, theme, 16), x, y)
        face = theme.off if not self.enabled else theme.face(self.kind)
        ink = face.bottom if self.look.pressed and not theme.shadow else face.text
        sink = (3 if self.look.pressed else -2) if theme.shadow else 0
        middle = x + w / 2, y + h / 2 + sink
        if self.icon:
            colours = icon_colours(theme, self.icon, self.kind, self.state) if self.icon.startswith("icon_") else None
            canvas.picture(self.icon, *middle, min(w, h) * 0.6, anchor="center", colours=colours)
        else:
            room = w - (10 if len(self.label) == 1 else 32)
            canvas.text(self.label, *middle, self.size, ink, bold=True, anchor="center", literal=True, max_w=room, max_h=h - 16)
