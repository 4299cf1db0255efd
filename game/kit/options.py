"""An option inside a box: words, a picture, both, or the same picture several times; used on stones, fish, plates and the board."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pygame

from game.kit import shapes

if TYPE_CHECKING:
    from engine.challenges.base import Group, Option
    from game.kit.canvas import Box, Canvas
    from game.kit.language.words import Words

_FEW = 3
_DICE = {
    1: ((0.5, 0.5),),
    2: ((0.25, 0.25), (0.75, 0.75)),
    3: ((0.2, 0.2), (0.5, 0.5), (0.8, 0.8)),
    4: ((0.22, 0.22), (0.78, 0.22), (0.22, 0.78), (0.78, 0.78)),
    5: ((0.2, 0.2), (0.8, 0.2), (0.5, 0.5), (0.2, 0.8), (0.8, 0.8)),
    6: ((0.25, 0.18), (0.75, 0.18), (0.25, 0.5), (0.75, 0.5), (0.25, 0.82), (0.75, 0.82)),
}


def key_option(sign: str, words: Words) -> Option:
    """A sign on a key or a fish; a blank is shown as a line to write on and spoken by its name."""
    from engine.challenges.base import Option  # not at the top: the title draws islands before the engine is there

    return (
        Option(id=sign, text="_", spoken=words("space between words")) if sign == " " else Option(id=sign, text=sign, spoken=sign)
    )


def draw_option(
    canvas: Canvas,
    option: Option,
    box: Box,
    size: float,
    *,
    pack_folder: str = "",
    colour: str = "#1F2544",
    bold: bool = True,
    room_for: int = 1,
) -> None:
    """``option`` centred in ``box``, as large as it fits; its pictures no larger than if there were ``room_for`` of them.

    (On both sides of a comparison they are equally large: one big fish must not look like more than five small ones.)
    """
    x, y, w, h = box
    backed = sum(pygame.Color(colour)[:3]) > 384  # light words stand on a dark ground
    if option.picture and (option.times != 1 or not option.text):
        from engine.challenges.base import Group  # not at the top: the title draws islands before the engine is there

        group = Group(picture=option.picture, count=option.times)
        draw_group(canvas, group, box, pack_folder=pack_folder, room_for=room_for, backed=backed)
        return
    if option.picture and (w > 2.2 * h or h < 80 < w):  # side by side where the box is low
        side = min(h, w * 0.28)
        one_picture(canvas, option.picture, (x + 2, y, side, h), pack_folder=pack_folder, backed=backed)
        words = (x + side + 8, y, w - side - 8, h)
        canvas.text_box(option.text, words, size, colour, bold=bold, align="center", literal=True, lead=1.05)
        return
    if option.picture:
        one_picture(canvas, option.picture, (x, y, w, h * 0.62), pack_folder=pack_folder, backed=backed)
        canvas.text_box(
            option.text, (x, y + h * 0.62, w, h * 0.38), min(size, 30), colour, bold=bold, align="center", literal=True
        )
        return
    canvas.text_box(option.text, box, size, colour, bold=bold, align="center", literal=True, lead=1.1)


def one_picture(canvas: Canvas, name: str, box: Box, *, pack_folder: str = "", backed: bool = False) -> None:
    """A picture as large as the box allows; ``backed`` puts it on light paper, for pictures whose dark lines would vanish."""
    x, y, w, h = box
    ratio = canvas.kit.pictures.ratio(name, pack_folder)
    wide = min(w, h / ratio)
    if backed:
        _paper(canvas, (x + (w - wide) / 2, y + (h - wide * ratio) / 2, wide, wide * ratio))
    canvas.picture(name, x + w / 2, y + h / 2, round(wide), anchor="center", pack_folder=pack_folder)


def _paper(canvas: Canvas, box: Box) -> None:
    x, y, w, h = box
    canvas.shape(shapes.plain(round(w) + 8, round(h) + 8, min(16.0, h / 6), "#FFF8EC"), x - 4, y - 4)


def draw_group(canvas: Canvas, group: Group, box: Box, *, pack_folder: str = "", room_for: int = 1, backed: bool = False) -> None:
    """The same picture several times, laid out so that it can be counted; no larger than if there were ``room_for``."""
    x, y, w, h = box
    if group.label and not group.picture:
        canvas.text_box(
            group.label,
            box,
            min(h * 0.8, 64),
            "#1F2544" if canvas.kit.theme.shadow else "#FFFFFF",
            bold=True,
            align="center",
            literal=True,
        )
        return
    if group.count <= 0:
        canvas.text_box("0", box, min(h * 0.7, 60), "#8A6A44", bold=True, align="center")
        return
    spots, side = _spots(group, w, h, room_for)
    ratio = canvas.kit.pictures.ratio(group.picture, pack_folder)
    wide = round(min(side, side / ratio) * 0.94)
    if backed:
        left, top = min(sx for sx, _ in spots), min(sy for _, sy in spots)
        right, low = max(sx for sx, _ in spots), max(sy for _, sy in spots)
        _paper(canvas, (x + left - side / 2, y + top - side / 2, right - left + side, low - top + side))
    for sx, sy in spots:
        canvas.picture(group.picture, x + sx, y + sy, wide, anchor="center", pack_folder=pack_folder)


def _spots(group: Group, w: float, h: float, room_for: int) -> tuple[list[tuple[float, float]], float]:
    """(centres, side of one picture) inside w × h."""
    n = group.count
    if group.layout == "dice" and n in _DICE:
        side = min(w, h) * 0.3
        edge = min(w, h)
        left, top = (w - edge) / 2, (h - edge) / 2
        return [(left + a * edge, top + b * edge) for a, b in _DICE[n]], side
    if group.layout == "ten_frame" and n <= 20:
        columns, rows = (5, 2 if n <= 10 else 4)
    else:
        columns, rows = _grid(max(n, room_for), w, h)
    side = min(w / columns, h / rows)
    columns = min(columns, n) if room_for > 1 and n <= columns else columns
    used_rows = -(-n // columns)
    top = (h - side * used_rows) / 2
    spots = []
    for i in range(n):
        row, column = divmod(i, columns)
        in_row = columns if group.layout == "ten_frame" else min(columns, n - row * columns)
        left = (w - side * in_row) / 2
        cx, cy = left + (column + 0.5) * side, top + (row + 0.5) * side
        if group.layout == "scatter":
            cx += side * 0.16 * math.sin(i * 2.4 + n)
            cy += side * 0.14 * math.cos(i * 3.7 + n)
        spots.append((cx, cy))
    return spots, side * (0.84 if group.layout == "scatter" else 0.96)


def _grid(n: int, w: float, h: float) -> tuple[int, int]:
    """Columns and rows that give the largest pictures."""
    best = max(range(1, n + 1), key=lambda columns: min(w / columns, h / -(-n // columns)))
    return best, -(-n // best)


def are_few_pictures(options: Sequence[Option]) -> bool:
    """Whether these are at most three pictures, bare or with their word: small children's choices, shown as large as there is room."""
    return len(options) <= _FEW and all(option.picture for option in options)


def most_of(options: tuple[Option, ...]) -> int:
    """The largest number of pictures in one of the options: ``room_for`` of all of them."""
    return max((option.times for option in options), default=1)
