"""The prompt board: a sheet in a wooden frame on two ropes, as wide as the question needs and as the mini-game has room for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.challenges.base import Prompt
from game.kit import shapes
from game.kit.options import draw_group, one_picture

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas
    from game.kit.widgets import Widget

_FRAME, _SPEAK = 16.0, 86.0


def board_box(canvas: Canvas, prompt: Prompt, room: Box, foot: float) -> Box:
    """Where the board hangs: centred in ``room``, sized by what it has to show."""
    x, y, w, h = room
    if prompt.groups or prompt.picture:
        wide, high = w, h
    elif canvas.kit.style.text_scale > 1:
        wide, high = w, min(h, 150.0 + foot + 40)
    else:
        ears = _SPEAK if has_sound(prompt) else 0.0
        text_w = ears + canvas.fitted_width(prompt.text, 58, w - ears - _SPEAK - 2 * _FRAME - 30, bold=True)
        short = len(prompt.text) <= 18
        wide = min(w, max(380.0, text_w + _SPEAK + 2 * _FRAME + 40)) if short else w
        high = (118.0 if short else min(h, 168.0)) + foot
    wide = min(w, math.ceil(wide / 40) * 40.0)  # few widths, so that most boards are kept pictures already
    if foot:
        wide, high = (min(w, 640.0), min(high, 186.0)) if prompt.picture and not prompt.text else (w, high)
    if prompt.picture and not prompt.groups and not prompt.text and not foot:
        wide = min(w, 470.0)
    return x + (w - wide) / 2, y, wide, min(h, high)


def draw_board(canvas: Canvas, prompt: Prompt, box: Box, foot: float, pack_folder: str) -> Box:
    """The board with its question; returns the free part at its lower edge."""
    x, y, w, h = box
    _wood(canvas, box)
    left, right = x + _FRAME + _SPEAK, x + w - _FRAME - (_SPEAK if has_sound(prompt) else 12)
    top, bottom = y + 32.0, y + h - _FRAME - 4
    inner = left, top, right - left, bottom - top - foot
    if foot and prompt.picture and not prompt.text:
        # Word slots lie beside the picture.
        side = min(bottom - top, 150.0)
        one_picture(
            canvas, prompt.picture, (left, top, side, bottom - top), pack_folder=pack_folder, backed=not canvas.kit.theme.shadow
        )
        return left + side + 10, top + (bottom - top - 88) / 2, right - left - side - 10, 88
    _question(canvas, prompt, inner, pack_folder)
    return left, bottom - foot + 2, right - left, foot - 2


def has_sound(prompt: Prompt) -> bool:
    """Whether the board keeps room for the button that lets something be heard."""
    return bool(prompt.sound or prompt.heard)


def hang_keys(box: Box, widgets: Sequence[Widget]) -> None:
    """The keys that stand on the board go where it hangs: reading aloud at its left, listening at its right."""
    x, y, w, h = box
    for widget in widgets:
        if widget.key == "aloud":
            widget.box = (x + 30, y + h / 2 - 27, 62, 62)
        elif widget.key == "hear":
            widget.box = (x + w - 98, y + h / 2 - 29, 66, 66)


def _question(canvas: Canvas, prompt: Prompt, box: Box, pack_folder: str) -> None:
    x, y, w, h = box
    ink, dark = canvas.kit.theme.ink, not canvas.kit.theme.shadow
    if prompt.groups:
        text_h = 42.0 if prompt.text else 0.0
        if prompt.text:
            canvas.text_box(prompt.text, (x, y, w, text_h), 30, ink, bold=True, align="center", literal=True)
        weights = [0.45 if group.label and not group.picture else 1.0 for group in prompt.groups]
        left = x
        for group, weight in zip(prompt.groups, weights, strict=True):
            wide = w * weight / sum(weights)
            draw_group(canvas, group, (left + 4, y + text_h + 2, wide - 8, h - text_h - 4), pack_folder=pack_folder, backed=dark)
            left += wide
        return
    if prompt.picture and prompt.text:
        side = min(h, w * 0.34)
        one_picture(canvas, prompt.picture, (x, y, side, h), pack_folder=pack_folder, backed=dark)
        canvas.text_box(prompt.text, (x + side + 10, y, w - side - 10, h), 44, ink, bold=True, align="center", literal=True)
        return
    if prompt.picture:
        one_picture(canvas, prompt.picture, box, pack_folder=pack_folder, backed=dark)
        return
    canvas.text_box(prompt.text, box, 58, ink, bold=True, align="center", literal=True, lead=1.2)


def _wood(canvas: Canvas, box: Box) -> None:
    """Ropes, frame and sheet; in high contrast the sheet follows the theme."""
    x, y, w, h = box
    theme = canvas.kit.theme
    for rope in (x + w * 0.16, x + w * 0.84):
        canvas.line((rope, 0), (rope, y + 24), "#5E3529", 9)
        canvas.line((rope, 0), (rope, y + 24), "#E3B883", 5)
    if not theme.shadow:
        canvas.wide_shape(lambda wide: shapes.panel(wide, h - 12, theme, 22, edge_px=4), w, x, y + 12)
        return
    wood = {"fill": "#C98F58", "low": "#7D4630", "edge": "#5E3529", "edge_px": 4.0}
    sheet = {"fill": "#FFFDF6", "low": "#FBEBD0", "edge": "#E8CFA5", "edge_px": 1.0, "shadow": False}
    canvas.wide_shape(lambda wide: shapes.panel(wide, h - 12, theme, 24, **wood), w, x, y + 12)  # type: ignore[arg-type]
    canvas.wide_shape(lambda wide: shapes.plain(wide, h - 42, 14, "#6B3B2A"), w - 32, x + 16, y + 26)
    canvas.wide_shape(lambda wide: shapes.panel(wide, h - 47, theme, 13, **sheet), w - 34, x + 17, y + 29)  # type: ignore[arg-type]


def draw_lanterns(canvas: Canvas, total: int, lit: int) -> None:
    """How far the level is: lanterns on a rope, ``lit`` of ``total`` with a flame."""
    canvas.picture("kit_rope", 868, -2, 400)
    for n in range(total):
        t = (n + 0.5) / total
        y = 4 * (1 - t) ** 2 + 2 * 46 * t * (1 - t) + 4 * t * t
        wide = min(52.0, 380 / total)
        canvas.picture("kit_lantern_lit" if n < lit else "kit_lantern_off", 868 + 400 * t, y - 16, wide, anchor="midtop")
