"""The drawing surface in layout units: 1280 × 720, whatever the window's real size is.

A canvas is a view on one pygame surface with a scale and an origin (letterbox). It draws pictures, shapes and text from
the kit's caches. ``texts`` and ``troubles`` collect what was drawn and what did not fit when a test or the tour asks for it.

It only places; ``lettering`` and ``shapes`` make. It is one class, and therefore longer than most modules.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pygame

from game.kit.lettering import LINE_GROWTH, LINE_HEIGHT, SMALLEST, Lettering
from game.kit.shapes import PAD, Svg
from game.kit.toolbox import Toolbox

WIDTH, HEIGHT = 1280, 720
Box = tuple[float, float, float, float]
_ANCHORS = {
    "topleft": (0.0, 0.0),
    "midtop": (0.5, 0.0),
    "topright": (1.0, 0.0),
    "midleft": (0.0, 0.5),
    "center": (0.5, 0.5),
    "midright": (1.0, 0.5),
    "bottomleft": (0.0, 1.0),
    "midbottom": (0.5, 1.0),
    "bottomright": (1.0, 1.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDrawn:
    """One text as it was drawn, in layout units: for tests of size, room and contrast."""

    text: str
    box: Box
    size: float
    colour: str


class Canvas:
    """Draws in layout units on ``surface``."""

    def __init__(self, surface: pygame.Surface, kit: Toolbox, lettering: Lettering | None = None) -> None:
        self.kit = kit
        self.surface = surface
        wide, high = surface.get_size()
        self.scale = min(wide / WIDTH, high / HEIGHT)
        self.origin = ((wide - WIDTH * self.scale) / 2, (high - HEIGHT * self.scale) / 2)
        self.lettering = lettering or Lettering(kit.fonts)
        self.texts: list[TextDrawn] | None = None
        self.troubles: list[str] = []

    # ------------------------------------------------------------ places
    def to_pixels(self, x: float, y: float) -> tuple[int, int]:
        return round(self.origin[0] + x * self.scale), round(self.origin[1] + y * self.scale)

    def to_units(self, pixel_x: float, pixel_y: float) -> tuple[float, float]:
        return (pixel_x - self.origin[0]) / self.scale, (pixel_y - self.origin[1]) / self.scale

    def pixels(self, length: float) -> int:
        return max(1, round(length * self.scale))

    def part(self, box: Box) -> "Canvas":
        """A canvas for the inside of ``box``: its own origin, clipped at its edges."""
        x, y = self.to_pixels(box[0], box[1])
        area = pygame.Rect(x, y, self.pixels(box[2]), self.pixels(box[3])).clip(self.surface.get_rect())
        inner = type(self)(self.surface.subsurface(area), self.kit, self.lettering)
        inner.scale, inner.origin = self.scale, (0.0, 0.0)
        inner.texts, inner.troubles = self.texts, self.troubles
        return inner

    def _place(self, surface: pygame.Surface, x: float, y: float, anchor: str) -> pygame.Rect:
        ax, ay = _ANCHORS[anchor]
        px, py = self.to_pixels(x, y)
        return surface.get_rect(topleft=(px - round(ax * surface.get_width()), py - round(ay * surface.get_height())))

    def _blit(self, surface: pygame.Surface, place: tuple[int, int] | pygame.Rect, alpha: int = 255) -> None:
        if alpha >= 255:
            self.surface.blit(surface, place)
        elif alpha > 0:
            surface.set_alpha(alpha)
            self.surface.blit(surface, place)
            surface.set_alpha(255)

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
        return pictures.keep(key, lambda: _moved(base, turn, steps_x / 50, steps_y / 50))

    def shape(self, svg: Svg, x: float, y: float, alpha: float = 255) -> None:
        """A shape from ``shapes`` with its box (not its shadow) at (x, y)."""
        text, w, h = svg
        surface = self.kit.pictures.svg(text, self.pixels(w), self.pixels(h))
        self._blit(surface, self.to_pixels(x - PAD, y - PAD), int(alpha))

    def wide_shape(self, make: Callable[[float], Svg], w: float, x: float, y: float) -> None:
        """A shape whose middle looks alike all along (panels, plates): rasterised once, 160 units wide, and stretched to ``w``.

        A raster of a new width takes 5 ms, stretching 0.2: boards change their width with every question.
        """
        text, narrow, h = make(160)
        width, tall = self.pixels(narrow - 160 + w), self.pixels(h)

        def stretch() -> pygame.Surface:
            base = self.kit.pictures.svg(text, self.pixels(narrow), tall)
            end = base.get_width() // 2
            wide = pygame.Surface((width, tall), pygame.SRCALPHA)
            wide.blit(base, (0, 0), (0, 0, end, tall))
            wide.blit(base, (width - end, 0), (base.get_width() - end, 0, end, tall))
            middle = pygame.transform.scale(base.subsurface((end, 0, 1, tall)), (max(1, width - 2 * end), tall))
            wide.blit(middle, (end, 0))
            return wide.convert_alpha()

        if w <= 160:
            self.shape(make(w), x, y)
            return
        self._blit(self.kit.pictures.keep(("wide", text, width, tall), stretch), self.to_pixels(x - PAD, y - PAD))

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

        self.surface.blit(self.kit.pictures.keep(("layer", *key, size, self.kit.generation), make), (0, 0))

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

        self._blit(self.kit.pictures.keep(key, make), (0, 0), int(alpha))

    def rect(self, box: Box, colour: str, radius: float = 0) -> None:
        """A plain box without smooth edges: bars and lines only; use ``shape`` for anything with character."""
        x, y = self.to_pixels(box[0], box[1])
        place = pygame.Rect(x, y, self.pixels(box[2]), self.pixels(box[3]))
        pygame.draw.rect(self.surface, colour, place, border_radius=round(radius * self.scale))

    def line(self, a: tuple[float, float], b: tuple[float, float], colour: str, width: float) -> None:
        pygame.draw.line(self.surface, colour, self.to_pixels(*a), self.to_pixels(*b), self.pixels(width))

    def circle(self, x: float, y: float, radius: float, colour: str) -> None:
        pygame.draw.aacircle(self.surface, colour, self.to_pixels(x, y), self.pixels(radius))

    # ------------------------------------------------------------ text
    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        colour: str | None = None,
        *,
        bold: bool = False,
        anchor: str = "topleft",
        max_w: float | None = None,
        max_h: float = 0.0,
        literal: bool = False,
        alpha: float = 255,
    ) -> Box:
        """One line. With ``max_w`` it grows a little with the text size and shrinks to fit; without, it keeps ``size``.

        A line has neighbours above and below, so it grows by a quarter at most, or (on a button) as far as ``max_h`` allows;
        ``text_box`` grows as far as its box allows.

        ``literal`` text is never turned into capitals (letters that are themselves the question).
        """
        style = self.kit.style
        if style.all_caps and not literal:
            text = text.upper()
        ink = colour or self.kit.theme.ink
        used = size
        if max_w is not None:
            steps = self._line_sizes(size, max_h)
            wide = lambda s: self.lettering.width(text, self.pixels(s), bold, style.spacing)  # noqa: E731
            used = next((s for s in steps if wide(s) <= max_w * self.scale), steps[-1])
            if wide(used) > max_w * self.scale + 1:
                self.troubles.append(f"too wide for {max_w:g}: {text!r}")
        surface = self.lettering.render(text, self.pixels(used), ink, bold, style.spacing)
        place = self._place(surface, x, y, anchor)
        self._blit(surface, place, int(alpha))
        return self._note(text, place, used, ink)

    def text_box(
        self,
        text: str,
        box: Box,
        size: float,
        colour: str | None = None,
        *,
        bold: bool = False,
        align: str = "left",
        valign: str = "middle",
        literal: bool = False,
        lead: float = 1.3,
    ) -> Box:
        """Wrapped text inside ``box``: as large as the text size asks and the box allows, never under 22."""
        style = self.kit.style
        if style.all_caps and not literal:
            text = text.upper()
        ink = colour or self.kit.theme.ink
        lead = lead * 1.15 if style.spacing else lead
        room = round(box[2] * self.scale), round(box[3] * self.scale)
        steps = self.lettering.steps(size * style.text_scale, min(size, SMALLEST))
        fits = lambda s: self.lettering.fits(text, self.pixels(s), bold, style.spacing, room, lead)  # noqa: E731
        used = next((s for s in steps if fits(s)), None)
        if used is None:
            used = steps[-1]
            self.troubles.append(f"does not fit {box[2]:g} × {box[3]:g}: {text!r}")
        lines = self.lettering.wrap(text, self.pixels(used), bold, style.spacing, room[0])
        step = self.pixels(used) * lead
        tall = self.lettering.height(self.pixels(used), bold) + (len(lines) - 1) * step
        x, y = self.to_pixels(box[0], box[1])
        top = y + {"top": 0.0, "middle": (room[1] - tall) / 2, "bottom": room[1] - tall}[valign]
        around = pygame.Rect(x, round(top), 0, 0)
        for number, line in enumerate(lines):
            surface = self.lettering.render(line, self.pixels(used), ink, bold, style.spacing)
            left = x + {"left": 0.0, "center": (room[0] - surface.get_width()) / 2, "right": room[0] - surface.get_width()}[align]
            place = surface.get_rect(topleft=(round(left), round(top + number * step)))
            self.surface.blit(surface, place)
            around = place if number == 0 else around.union(place)
        return self._note(text, around, used, ink)

    def _line_sizes(self, size: float, max_h: float) -> list[float]:
        """Sizes to try for one line, largest first."""
        scale = self.kit.style.text_scale
        growth = min(scale, max(LINE_GROWTH, max_h / (size * LINE_HEIGHT)))
        return self.lettering.steps(size * growth, min(size, SMALLEST))

    def fitted_width(self, text: str, size: float, room: float, *, bold: bool = False, max_h: float = 0.0) -> float:
        """How wide ``text(…, max_w=room, max_h=…)`` will be, in units."""
        style = self.kit.style
        said = text.upper() if style.all_caps else text
        steps = self._line_sizes(size, max_h)
        widths = (self.lettering.width(said, self.pixels(s), bold, style.spacing) / self.scale for s in steps)
        return next((w for w in widths if w <= room), room)

    def _note(self, text: str, place: pygame.Rect, size: float, colour: str) -> Box:
        x, y = self.to_units(place.x, place.y)
        box = (x, y, place.w / self.scale, place.h / self.scale)
        if self.texts is not None and text.strip():
            self.texts.append(TextDrawn(text=text, box=box, size=size, colour=colour))
        return box


def _moved(base: pygame.Surface, turn: int, zoom_x: float, zoom_y: float) -> pygame.Surface:
    wide, high = max(1, round(base.get_width() * zoom_x)), max(1, round(base.get_height() * zoom_y))
    scaled = base if (wide, high) == base.get_size() else pygame.transform.smoothscale(base, (wide, high))
    return pygame.transform.rotozoom(scaled, turn, 1) if turn else scaled
