"""Shapes that are stretched: at every size of window they can be made, whatever rounding leaves of their raster."""

from collections.abc import Callable

import pygame

from game.kit import shapes
from game.kit.canvas import Canvas
from game.kit.lettering import Lettering
from game.tour import Journey


def test_a_panel_is_drawn_at_every_size_of_the_window(make: Callable[..., Journey]) -> None:
    kit = make().services.kit
    for width in range(60, 700, 7):
        canvas = Canvas(pygame.Surface((width, width * 9 // 16)), kit, Lettering(kit.fonts))
        for tall in (57.0, 92.0, 298.0):
            canvas.wide_shape(lambda wide, tall=tall: shapes.panel(wide, tall, kit.theme, 18, edge_px=4), 353, 10, 10)  # type: ignore[misc]
