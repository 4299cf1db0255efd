"""Shapes made by code: a layout that has no room left for one hands down nothing, or less than nothing; that is drawn, not fallen over."""

import io
from collections.abc import Callable

import pygame
import pytest

from game.kit import shapes
from game.kit.shapes import Svg
from game.kit.theme import THEMES, Theme

_SIZES = (-300.0, -48.0, -1.0, 0.0, 0.4, 1.0, 7.0, 60.0)
_MADE: dict[str, Callable[[float, float, Theme], Svg]] = {
    "face": lambda w, h, theme: shapes.face(w, h, "primary", "rest", theme),
    "face that is off": lambda w, h, theme: shapes.face(w, h, "primary", "off", theme),
    "face that is pressed": lambda w, h, theme: shapes.face(w, h, "primary", "pressed", theme),
    "panel": lambda w, h, theme: shapes.panel(w, h, theme, 18, edge_px=4),
    "plain": lambda w, h, theme: shapes.plain(w, h, 17, "#B9701A", "#6E3A12", 3.5),
    "ring": lambda w, h, theme: shapes.ring(w, h, 18, theme),
    "bubble": lambda w, h, theme: shapes.bubble(w, h, theme, 20),
    "bubble that points down": lambda w, h, theme: shapes.bubble(w, h, theme, None, down=30),
    "slider": lambda w, h, theme: shapes.slider(w, 0.5, 5, theme),
    "bar": lambda w, h, theme: shapes.bar(w, h, 0.5, theme),
    "spot": lambda w, h, theme: shapes.spot(w, h, 18, "#6E3A12"),
}


@pytest.mark.parametrize("name", list(_MADE))
def test_a_shape_without_room_is_still_a_picture(name: str) -> None:
    for theme in THEMES.values():
        for w in _SIZES:
            for h in _SIZES:
                text, wide, tall = _MADE[name](w, h, theme)
                assert wide >= 1 and tall >= 1, (w, h)
                pygame.image.load_sized_svg(io.BytesIO(text.encode()), (max(1, wide // 4), max(1, tall // 4)))
