"""Small things many screens draw: plates with a name, the tick badge, speech bubbles, the row of lamps.

They are plain functions on a canvas; nothing here can be pressed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.motion import wave

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas


def plate(canvas: Canvas, text: str, x: float, y: float, size: float = 22, *, edge: str = "", max_w: float = 300) -> Box:
    """A name on a dark pill, centred at (x, y). Returns its box."""
    theme = canvas.kit.theme
    w = canvas.fitted_width(text, size, max_w - 30) + 30
    used = size * canvas.kit.style.text_scale
    h = max(size, min(used, size * 1.3)) * 1.4 + 8
    edge_px = 3 if edge or not theme.shadow else 0
    line = edge or ("#FFFFFF" if not theme.shadow else "none")
    canvas.shape(shapes.plain(w, h, h / 2, theme.plate, line, edge_px, opacity=1 if edge_px else 0.9), x - w / 2, y - h / 2)
    canvas.text_box(text, (x - w / 2 + 8, y - h / 2, w - 16, h), size, "#FFF8EC", align="center")
    return x - w / 2, y - h / 2, w, h


def tick_badge(canvas: Canvas, x: float, y: float, size: float = 40) -> None:
    """The round green tick that says chosen or right."""
    canvas.picture("badge_tick", x, y, size, anchor="center")


def bubble(canvas: Canvas, text: str, box: Box, *, tail_y: float | None = None, size: float = 26, room_right: float = 0) -> None:
    """Somebody's words; ``room_right`` keeps space for a button inside."""
    x, y, w, h = box
    canvas.shape(shapes.bubble(w, h, canvas.kit.theme, tail_y), x, y)
    canvas.text_box(text, (x + 22, y + 10, w - 44 - room_right, h - 20), size)


def lamps(canvas: Canvas, lit: int, x: float, y: float, *, of: int = 5, each: float = 44, gap: float = 12) -> None:
    """How bright a lighthouse is: ``lit`` of ``of`` lamps; a lit one has rays, so it differs in shape too."""
    for number in range(of):
        name = "meter_lamp_on" if number < lit else "meter_lamp_off"
        canvas.picture(name, x + number * (each + gap), y, each)


def breathing(at: float, *, reduced: bool, phase: float = 0.0) -> tuple[float, float]:
    """The 1.5 % squash of a living thing at rest, as a zoom; still in reduced motion."""
    if reduced:
        return 1.0, 1.0
    breath = 0.015 * wave(at, 2.4, phase)
    return 1.0 - breath, 1.0 + breath


def blinks(at: float, phase: float = 0.0) -> bool:
    """Whether eyes are shut just now: 120 ms every 4.3 seconds."""
    return (at + phase * 4.3) % 4.3 < 0.12
