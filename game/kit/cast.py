"""The living figures: companions and keepers, breathing and blinking, in the pose of the moment.

All companions share one box (320 × 320, ground at 292, middle 160), all keepers another (280 × 350, ground at 330, middle 140).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit.motion import bump
from game.kit.ornaments import blinks, breathing

if TYPE_CHECKING:
    from game.kit.canvas import Canvas


def companion(
    canvas: Canvas,
    kind: str,
    x: float,
    ground: float,
    w: float,
    *,
    pose: str = "idle",
    at: float = 0.0,
    hop: float = 0.0,
    flip: bool = False,
    alpha: float = 255,
) -> None:
    """A companion standing on ``ground`` with its middle at x. ``hop`` 0..1 lifts it once; poses: idle, happy, thinking, pointing."""
    reduced = canvas.kit.style.reduced_motion
    shown = "blink" if pose == "idle" and blinks(at) and not reduced else pose
    lift = 0.0 if reduced else 12 * bump(hop)
    zoom = breathing(at, reduced=reduced)
    top = ground - w * 292 / 320 * zoom[1] - lift
    canvas.picture(f"companion_{kind}_{shown}", x, top, w, anchor="midtop", zoom=zoom, flip=flip, alpha=alpha)


def keeper(
    canvas: Canvas, look: int, x: float, ground: float, w: float, *, pose: str = "idle", at: float = 0.0, flip: bool = False
) -> None:
    """A keeper standing on ``ground`` with the middle at x; poses: idle, hop."""
    reduced = canvas.kit.style.reduced_motion
    shown = "blink" if pose == "idle" and blinks(at, 0.4) and not reduced else pose
    zoom = breathing(at, reduced=reduced, phase=0.3) if pose == "idle" else (1.0, 1.0)
    top = ground - w * 1.25 * 330 / 350 * zoom[1]
    canvas.picture(f"keeper_{look}_{shown}", x, top, w, anchor="midtop", zoom=zoom, flip=flip)


def boat(canvas: Canvas, look: int, x: float, water: float, w: float, *, angle: float = 0.0) -> None:
    """The keeper's boat on its waterline, with the keeper in it."""
    canvas.picture("boat_sail", x, water - w * 142 / 160, w, anchor="midtop", angle=angle)
    canvas.picture(f"avatar_{look}", x - w * 0.155, water - w * 0.13, w * 0.41, anchor="midbottom", angle=angle, zoom=(1.0, 1.0))
    canvas.picture("boat_hull", x, water - w * 142 / 160, w, anchor="midtop", angle=angle)
