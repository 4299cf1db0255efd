"""Charts with one picture and one sentence: minutes by day, lighthouses filled with light. Shapes carry the meaning, colour only helps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.kit import shapes

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas


def day_bars(canvas: Canvas, box: Box, bars: Sequence[tuple[str, float]]) -> None:
    """(label, minutes) for each day, today last and highlighted; a day without play is a short stub, never red."""
    x, y, w, h = box
    theme = canvas.kit.theme
    each = w / max(1, len(bars))
    most = max(10.0, *(minutes for _, minutes in bars)) if bars else 10.0
    base, room = y + h - 36, h - 36 - 32
    for n, (label, minutes) in enumerate(bars):
        today = n == len(bars) - 1
        left, wide = x + n * each + each * 0.15, each * 0.7
        if minutes >= 0.5:
            tall = max(10.0, room * minutes / most)
            fill = theme.warm if today else theme.fill
            edge = theme.primary.edge if today else theme.secondary.edge
            canvas.shape(shapes.plain(wide, tall, 8, fill, edge, 2.5), left, base - tall)
            canvas.text(f"{minutes:.0f}", left + wide / 2, base - tall - 16, 22, bold=today, anchor="center")
        else:
            canvas.rect((left + wide * 0.1, base - 5, wide * 0.8, 5), theme.line, 2)
        canvas.text(label, left + wide / 2, base + 20, 22, bold=today, anchor="center")
    canvas.rect((x, base, w, 3), theme.track_edge)


def tower(canvas: Canvas, x: float, y: float, share: float, w: float = 76.0) -> None:
    """A small lighthouse, filled with light from below up to ``share``; only a full one shines."""
    tall = w * canvas.kit.pictures.ratio("mini_dark")
    canvas.picture("mini_dark", x, y, w, tall)
    if share >= 1:
        canvas.picture("mini_lit", x, y, w, tall)
    elif share > 0:
        top = tall * (80 - 46 * share) / 92
        inner = canvas.part((x, y + top, w, tall - top))
        inner.picture("mini_lit", 0, -top, w, tall)
