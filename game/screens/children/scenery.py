"""Islands, lanes and light as the chart and the title show them: anchors and layers of the drawn parts, nothing that can be pressed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.options import one_picture

if TYPE_CHECKING:
    from game.kit.canvas import Canvas

# Where the tower stands on each island, in the island's own 360 × 264 units.
ANCHORS = {
    "island_round": (168, 112),
    "island_rocky": (150, 98),
    "island_palm": (182, 150),
    "island_pine": (184, 150),
    "island_village": (190, 116),
}
KINDS = tuple(ANCHORS)
TOWER = 0.62


def light_of(lamps: int) -> str:
    """The lighthouse picture for so many lamps of five."""
    return "full" if lamps >= 5 else "half" if lamps else "dark"


def island(canvas: Canvas, kind: str, x: float, y: float, scale: float, state: str) -> None:
    """An island with its lighthouse, waterline centre at (x, y); scale 0.5 gives 180 units."""
    ax, ay = ANCHORS[kind]
    tower = 320 * TOWER * scale
    foot_x, foot_y = x + (ax - 180) * scale, y + (ay - 206) * scale
    lamp_y = foot_y - 204 * TOWER * scale
    if state == "full":
        canvas.picture("glow", foot_x, lamp_y, 260 * scale, anchor="center")
        canvas.picture("light_beam", foot_x, lamp_y, 520 * scale, anchor="center")
    canvas.picture(kind, x - 180 * scale, y - 206 * scale, 360 * scale)
    canvas.picture(f"lighthouse_{state}", foot_x, foot_y + 14 * TOWER * scale, tower, anchor="midbottom")
    if state == "full":
        for dx, dy, size in ((-46, -34, 44), (48, -20, 34), (36, -62, 24)):
            canvas.picture("sparkle", foot_x + dx * scale, lamp_y + dy * scale, size * scale, anchor="center")


def lane_points(a: tuple[float, float], b: tuple[float, float], step: float = 24.0) -> list[tuple[float, float]]:
    """Points along a gently bent sea lane, one every ``step`` units, clear of both islands."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy) or 1.0
    bend = 0.08 * length
    cx, cy = (a[0] + b[0]) / 2 - dy / length * bend, (a[1] + b[1]) / 2 + dx / length * bend
    points, last = [], None
    for n in range(161):
        t = n / 160
        p = (
            (1 - t) ** 2 * a[0] + 2 * t * (1 - t) * cx + t * t * b[0],
            (1 - t) ** 2 * a[1] + 2 * t * (1 - t) * cy + t * t * b[1],
        )
        if any(((p[0] - q[0]) / 92) ** 2 + ((p[1] - q[1] - 4) / 52) ** 2 < 1 for q in (a, b)):
            continue
        if last is None or math.dist(p, last) >= step:
            points.append(p)
            last = p
    return points


def skill_picture(canvas: Canvas, picture: str, x: float, y: float, size: float, pack_folder: str) -> None:
    """A skill's own picture in a brass ring, centred at (x, y)."""
    edge = "#8F5A0C" if canvas.kit.theme.shadow else "#FFFFFF"
    canvas.shape(shapes.plain(size, size, size / 2, "#FFF8EC", edge, max(3, size / 18)), x - size / 2, y - size / 2)
    inner = size * 0.64
    one_picture(canvas, picture, (x - inner / 2, y - inner / 2, inner, inner), pack_folder=pack_folder)
