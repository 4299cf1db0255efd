"""One text size for things that belong together: buttons of one row, switches of one page, tiles of one sheet.

Each label alone would grow with the reader's text size as far as its own box has room, so that the shortest word would be the loudest.
Siblings take the largest size that fits all of them; widgets of one class, one box size and one text size are siblings by themselves
(``find_siblings``), others are told (``together``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from game.kit.lettering import SMALLEST

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas
    from game.kit.widgets import Widget

_LEAD = 1.3  # of ``canvas.text_box``


class Siblings:
    """Widgets that write their labels equally large. Lives as long as they do: a page builds both anew when its state changes."""

    def __init__(self, members: Iterable[Widget]) -> None:
        self.members = tuple(members)
        self._known: dict[tuple[float, int], float] = {}

    def size(self, canvas: Canvas) -> float:
        """The common size in layout units."""
        key = canvas.scale, canvas.kit.generation
        if key not in self._known:
            sizes = [size for size in (widget.label_size(canvas) for widget in self.members if widget.label) if size]
            self._known = {key: min(sizes, default=SMALLEST)}
        return self._known[key]


def together(*widgets: Widget) -> None:
    """Make these siblings."""
    family = Siblings(widgets)
    for widget in widgets:
        widget.siblings = family


def find_siblings(widgets: Iterable[Widget]) -> None:
    """Make siblings of what is alike: one class, one box size, one text size. Whoever has siblings keeps them."""
    alike: dict[tuple[object, ...], list[Widget]] = {}
    for widget in widgets:
        if widget.siblings is None and widget.size:
            alike.setdefault((type(widget), round(widget.box[2]), round(widget.box[3]), widget.size), []).append(widget)
    for group in alike.values():
        if len(group) > 1:
            together(*group)


def line_size(canvas: Canvas, text: str, size: float, room: float, max_h: float) -> float:
    """How large ``canvas.text`` would write one bold line (``max_w`` is ``room``)."""
    return canvas.one_line(text, size, room, max_h, bold=True)[2]


def box_size(canvas: Canvas, text: str, room: tuple[float, float], size: float) -> float:
    """How large ``canvas.text_box`` would write into a box of this width and height."""
    steps = canvas.lettering.steps(size * canvas.kit.style.text_scale, min(size, SMALLEST))
    return next((step for step in steps if _fits(canvas, text, room, step)), steps[-1])


def common_size(canvas: Canvas, texts: Iterable[str], room: tuple[float, float], size: float, most: float = math.inf) -> float:
    """The largest size in which each of the texts fits such a box; never over ``most``, the size of their heading."""
    return min((min(most, box_size(canvas, text, room, size)) for text in texts), default=size)


def write_box(
    canvas: Canvas,
    text: str,
    box: Box,
    size: float,
    shared: float,
    colour: str | None = None,
    *,
    align: str = "left",
    valign: str = "middle",
) -> None:
    """Text in a box in the ``shared`` size; where even the smallest has no room, ``text_box`` says so as ever."""
    is_known = _fits(canvas, text, box[2:], shared)
    canvas.text_box(text, box, shared if is_known else size, colour, align=align, valign=valign, exact=is_known)


def _fits(canvas: Canvas, text: str, room: tuple[float, float], size: float) -> bool:
    inside = round(room[0] * canvas.scale), round(room[1] * canvas.scale)
    return any(
        canvas.lettering.fits(said, canvas.pixels(size), False, spaced, inside, _LEAD * (1.15 if spaced else 1))
        for said, spaced in canvas.ways(text)
    )
