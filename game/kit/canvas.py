"""The drawing surface in layout units: 1280 × 720, whatever the window's real size is.

A canvas is a view on one pygame surface with a scale and an origin (letterbox). It draws pictures, shapes and text from
the kit's caches. ``texts`` and ``troubles`` collect what was drawn and what did not fit when a test or the tour asks for it.

It only places; ``lettering`` and ``shapes`` make. Text and places come from ``writing``.
"""

import math
from collections.abc import Callable, Mapping

import pygame

from game.kit.shapes import PAD, Svg
from game.kit.writing import HEIGHT, WIDTH, Box, Writing

__all__ = ["HEIGHT", "WIDTH", "Box", "Canvas"]


class Canvas(Writing):
    """Draws in layout units on ``surface``."""

    def part(self, box: Box) -> "Canvas":
        """A canvas for the inside of ``box``: its own origin, clipped at its edges. A box that lies outside can be drawn on, too."""
        x, y = self.to_pixels(box[0], box[1])
        area = pygame.Rect(x, y, self.pixels(box[2]), self.pixels(box[3])).clip(self.surface.get_rect())
        seen = self.surface.subsurface(area) if area else pygame.Surface((1, 1))
        inner = type(self)(seen, self.kit, self.lettering)
        inner.scale, inner.origin = self.scale, (float(x - area.x), float(y - area.y))
        inner.texts, inner.troubles = self.texts, self.troubles
        return inner

    # ------------------------------------------------------------ pictures
    def picture(
        self,
        name: str,
        x: float,
        y: float,
        w: float,
        h: float | None = None,
        *,
        anchor: str = "topleft",
        alpha: float = 255,
        angle: float = 0.0,
        zoom: tuple[float, float] | float = 1.0,
        flip: bool = False,
        colours: Mapping[str, str] | None = None,
        pack_folder: str = "",
    ) -> None:
        """A picture ``w`` units wide (height follows unless given). ``angle`` in degrees counter-clockwise.

        ``zoom`` and ``angle`` are for movement: they scale the kept raster instead of making a new one.
        """
        if alpha <= 0:
            return
        surface = self.sprite(name, w, h, angle=angle, zoom=zoom, flip=flip, colours=colours, pack_folder=pack_folder)
        if surface is not None:
            self._blit(surface, self._place(surface, x, y, anchor), int(alpha))

    def turned(
        self,
        name: str,
        x: float,
        y: float,
        w: float,
        pivot: tuple[float, float],
        angle: float,
        *,
        alpha: float = 255,
        zoom: float = 1.0,
    ) -> None:
        """A picture turned by ``angle`` degrees round ``pivot`` (a share of its width and height), which stands at (x, y)."""
        surface = self.sprite(name, w, angle=angle, zoom=zoom)
        if surface is None or alpha <= 0:
            return
        tall = w * self.kit.pictures.ratio(name)
        off_x, off_y = (0.5 - pivot[0]) * w * zoom, (0.5 - pivot[1]) * tall * zoom
        turn = math.radians(-round(angle))
        cx = x + off_x * math.cos(turn) - off_y * math.sin(turn)
        cy = y + off_x * math.sin(turn) + off_y * math.cos(turn)
        self._blit(surface, self._place(surface, cx, cy, "center"), int(alpha))

    def sprite(
        self,
        name: str,
        w: float,
        h: float | None = None,
        *,
        angle: float = 0.0,
        zoom: tuple[float, float] | float = 1.0,
        flip: bool = False,
        colours: Mapping[str, str] | None = None,
        pack_folder: str = "",
    ) -> pygame.Surface | None:
        """The surface that ``picture`` would blit (None when zoomed to nothing)."""
        pictures = self.kit.pictures
        tall = h if h is not None else w * pictures.ratio(name, pack_folder)
        size = self.pixels(w), self.pixels(tall)
        base = pictures.get(name, *size, colours=colours, flip=flip, pack_folder=pack_folder)
        zx, zy = zoom if isinstance(zoom, tuple) else (zoom, zoom)
        turn, steps_x, steps_y = round(angle) % 360, round(zx * 50), round(zy * 50)
        if not turn and steps_x == steps_y == 50:
            return base
        if steps_x <= 0 or steps_y <= 0:
            return None
        swap = tuple(sorted(colours.items())) if colours else ()
        key = ("moved", name, *size, swap, flip, pack_folder, turn, steps_x, steps_y)
        return pictures.cached(key, lambda: _moved(base, turn, steps_x / 50, steps_y / 50))

    def shape(self, svg: Svg, x: float, y: float, alpha: float = 255) -> None:
        """A shape from ``shapes`` with its box (not its shadow) at (x, y)."""
        text, w, h = svg
        surface = self.kit.pictures.svg(text, self.pixels(w), self.pixels(h))
        self._blit(surface, self.to_pixels(x - PAD, y - PAD), int(alpha))

    def wide_shape(self, make: Callable[[float], Svg], w: float, x: float, y: float, *, least: float = 160) -> None:
        """A shape whose middle looks alike all along (panels, plates): rasterised once, ``least`` units wide, and stretched to ``w``.

        A raster of a new width takes 5 ms, stretching 0.2: boards change their width with every question.
        """
        text, narrow, h = make(least)
        width, tall = self.pixels(narrow - least + w), self.pixels(h)

        def stretch() -> pygame.Surface:
            base = self.kit.pictures.svg(text, self.pixels(narrow), tall)
            end, high = base.get_width() // 2, base.get_height()  # a raster keeps its proportions: rounding may take a line
            wide = pygame.Surface((width, tall), pygame.SRCALPHA)
            wide.blit(base, (0, 0), (0, 0, end, high))
            wide.blit(base, (width - end, 0), (base.get_width() - end, 0, end, high))
            middle = pygame.transform.scale(base.subsurface((end, 0, 1, high)), (max(1, width - 2 * end), high))
            wide.blit(middle, (end, 0))
            return wide.convert_alpha()

        if w <= least:
            self.shape(make(w), x, y)
            return
        self._blit(self.kit.pictures.cached(("wide", text, width, tall), stretch), self.to_pixels(x - PAD, y - PAD))

    def layer(self, key: tuple[object, ...], paint: Callable[["Canvas"], None]) -> None:
        """A whole picture that rarely changes: painted once per ``key`` and window size, then one blit a frame."""
        size = self.surface.get_size()

        def make() -> pygame.Surface:
            surface = pygame.Surface(size).convert()
            inner = type(self)(surface, self.kit, self.lettering)
            inner.texts = [] if self.texts is not None else None
            paint(inner)
            self.troubles += inner.troubles
            if self.texts is not None and inner.texts:
                self.texts += inner.texts
            return surface

        self.surface.blit(self.kit.pictures.cached(("layer", *key, size, self.kit.generation), make), (0, 0))

    # ------------------------------------------------------------ plain forms
    def fill(self, colour: str) -> None:
        self.surface.fill(colour)

    def veil(self, colour: str, alpha: float) -> None:
        """Tint everything drawn so far."""
        key = ("veil", colour, self.surface.get_size())

        def make() -> pygame.Surface:
            surface = pygame.Surface(self.surface.get_size()).convert()
            surface.fill(colour)
            return surface

        self._blit(self.kit.pictures.cached(key, make), (0, 0), int(alpha))

    def rect(self, box: Box, colour: str, radius: float = 0) -> None:
        """A plain box without smooth edges: bars and lines only; use ``shape`` for anything with character."""
        x, y = self.to_pixels(box[0], box[1])
        place = pygame.Rect(x, y, self.pixels(box[2]), self.pixels(box[3]))
        pygame.draw.rect(self.surface, colour, place, border_radius=round(radius * self.scale))

    def line(self, a: tuple[float, float], b: tuple[float, float], colour: str, width: float) -> None:
        pygame.draw.line(self.surface, colour, self.to_pixels(*a), self.to_pixels(*b), self.pixels(width))

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        pygame.draw.aacircle(self.surface, colour, self.to_pixels(x, y), self.pixels(radius))


def _moved(base: pygame.Surface, turn: int, zoom_x: float, zoom_y: float) -> pygame.Surface:
    wide, high = max(1, round(base.get_width() * zoom_x)), max(1, round(base.get_height() * zoom_y))
    scaled = base if (wide, high) == base.get_size() else pygame.transform.smoothscale(base, (wide, high))
    return pygame.transform.rotozoom(scaled, turn, 1) if turn else scaled
