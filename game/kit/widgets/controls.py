"""Toggle, slider, text field, tabs: the controls of settings and adult pages."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from game.intents import Erase, Intent, Move, Position, Type
from game.kit import shapes
from game.kit.widgets.base import Widget
from game.kit.widgets.siblings import box_size, write_box

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas
    from game.kit.navigation import Transition


class Toggle(Widget):
    """On or off, with its words to the right; the whole row is the target."""

    role = "switch"
    size = 24.0

    def __init__(
        self, key: str, box: Box, label: str, on: bool, changed: Callable[[bool], Transition | None], *, most: float = math.inf
    ) -> None:
        super().__init__(key, box, label, lambda: changed(not self.checked), checked=on)
        self.most = most  # the size of what the switch belongs to, when that is small

    def label_size(self, canvas: Canvas) -> float:
        return min(self.most, box_size(canvas, self.label, (self.box[2] - 100, self.box[3]), self.size))

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        canvas.shape(shapes.toggle(bool(self.checked), canvas.kit.theme), x, y + (h - 48) / 2)
        write_box(canvas, self.label, (x + 100, y, w - 100, h), self.size, self.shared_size(canvas))


class Slider(Widget):
    """A value from 0 to ``stops - 1``, by arrows, by tap or by dragging; its words stand above."""

    role = "slider"
    size = 22.0

    def __init__(self, key: str, box: Box, label: str, value: int, stops: int, changed: Callable[[int], object]) -> None:
        super().__init__(key, box, label, None)
        self.value, self.stops, self._changed = value, stops, changed

    def label_size(self, canvas: Canvas) -> float:
        return box_size(canvas, self.label, (self.box[2], self.box[3] - 48), self.size) if self.box[3] > 48 else 0.0

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Move(dx, 0) if dx:
                self._set(self.value + dx)
                return True
        return False

    def cycle(self) -> bool:
        return self._set((self.value + 1) % self.stops)

    def drag_to(self, at: Position) -> bool:
        share = (at[0] - self.box[0] - 22) / (self.box[2] - 44)
        return self._set(round(share * (self.stops - 1)))

    def _set(self, value: int) -> bool:
        value = min(self.stops - 1, max(0, value))
        if value == self.value:
            return False
        self.value = value
        self._changed(value)
        return True

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        if h > 48:
            write_box(canvas, self.label, (x, y, w, h - 48), self.size, self.shared_size(canvas))
        canvas.shape(shapes.slider(w, self.value / (self.stops - 1), self.stops, canvas.kit.theme), x, y + h - 48)


class Field(Widget):
    """One line of typed text. Typing goes to the focused field; ``filter`` says which characters it takes."""

    role = "field"

    def __init__(
        self,
        key: str,
        box: Box,
        label: str,
        value: str,
        changed: Callable[[str], None],
        *,
        longest: int = 20,
        accepts: Callable[[str], bool] = str.isprintable,
    ) -> None:
        super().__init__(key, box, label, None, spoken=f"{label}: {value}" if value else label)
        self.value, self.longest, self._changed, self._accepts = value, longest, changed, accepts

    @property
    def radius(self) -> float:
        return 14.0

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Type(text) if self._accepts(text) and len(self.value) + len(text) <= self.longest:
                self._set(self.value + text)
                return True
            case Erase() if self.value:
                self._set(self.value[:-1])
                return True
        return isinstance(intent, Type | Erase)

    def _set(self, value: str) -> None:
        self.value = value
        self._changed(value)

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        fill = "#FFFFFF" if theme.shadow else "#050714"
        canvas.shape(shapes.plain(w, h, 14, fill, theme.quiet.edge, theme.edge_px), x, y)
        label_w = canvas.text(self.label, x + 18, y + h / 2, 22, theme.soft, anchor="midleft", max_w=w * 0.4)[2]
        left = x + 18 + label_w + 12
        box = canvas.text(self.value, left, y + h / 2, 24, bold=True, anchor="midleft", max_w=x + w - left - 16, literal=True)
        if self.look.focused:
            canvas.rect((left + box[2] + 4, y + 13, 3, h - 26), theme.focus)


class Tabs(Widget):
    """One of several pages, by arrows or by tap."""

    role = "tabs"

    def __init__(self, key: str, box: Box, names: tuple[str, ...], active: int, changed: Callable[[int], object]) -> None:
        super().__init__(key, box, names[active], None)
        self.names, self.active, self._changed = names, active, changed

    @property
    def radius(self) -> float:
        return self.box[3] / 2

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Move(dx, 0) if dx and 0 <= self.active + dx < len(self.names):
                self._set(self.active + dx)
                return True
        return False

    def cycle(self) -> bool:
        return self._set((self.active + 1) % len(self.names))

    def drag_to(self, at: Position) -> bool:
        share = (at[0] - self.box[0]) / self.box[2]
        return self._set(min(len(self.names) - 1, max(0, int(share * len(self.names)))))

    def _set(self, active: int) -> bool:
        if active == self.active:
            return False
        self.active = active
        self._changed(active)
        return True

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme, each = canvas.kit.theme, w / len(self.names)
        canvas.shape(shapes.plain(w, h, h / 2, theme.track, theme.track_edge, theme.edge_px), x, y)
        for number, name in enumerate(self.names):
            left = x + number * each
            if number == self.active:
                canvas.shape(shapes.plain(each - 8, h - 8, (h - 8) / 2, theme.dark), left + 4, y + 4)
            ink = theme.on_dark if number == self.active else theme.ink
            canvas.text(name, left + each / 2, y + h / 2, 22, ink, bold=True, anchor="center", max_w=each - 20, max_h=h - 8)
