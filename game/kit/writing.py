"""Places and text on a surface in layout units: what a canvas writes with.

A text takes the keeper's wishes (size, capitals, letters apart) as far as its room allows, never under the smallest size; what
still does not fit is noted in ``troubles``.
"""

from dataclasses import dataclass

import pygame

from game.kit.lettering import LINE_GROWTH, LINE_HEIGHT, SMALLEST, Lettering
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


class Writing:
    """Writes in layout units on ``surface``."""

    def __init__(self, surface: pygame.Surface, kit: Toolbox, lettering: Lettering | None = None) -> None:
        self.kit = kit
        self.surface = surface
        wide, high = (max(1, side) for side in surface.get_size())  # a window that is put away may have none
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
        exact: bool = False,
        literal: bool = False,
        alpha: float = 255,
    ) -> Box:
        """One line. With ``max_w`` it grows a little with the text size and shrinks to fit; without, it keeps ``size``.

        A line has neighbours above and below, so it grows by a quarter at most, or (on a button) as far as ``max_h`` allows;
        ``text_box`` grows as far as its box allows. ``exact`` keeps the size (that of its siblings) all the same.

        ``literal`` text is never turned into capitals (letters that are themselves the question).
        """
        ink = colour or self.kit.theme.ink
        said, spaced, used = *self.ways(text, literal)[0], size
        if max_w is not None:
            said, spaced, used = self.one_line(text, size, max_w, max_h, bold=bold, literal=literal, exact=exact)
            if self.lettering.width(said, self.pixels(used), bold, spaced) > max_w * self.scale + 1:
                self.troubles.append(f"too wide for {max_w:g}: {said!r}")
        surface = self.lettering.render(said, self.pixels(used), ink, bold, spaced)
        place = self._place(surface, x, y, anchor)
        self._blit(surface, place, int(alpha))
        return self._note(said, place, used, ink)

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
        exact: bool = False,
    ) -> Box:
        """Wrapped text inside ``box``: as large as the text size asks and the box allows, never under 22.

        ``exact``: not larger than ``size``, which has grown already (with its siblings).
        """
        ink = colour or self.kit.theme.ink
        room = round(box[2] * self.scale), round(box[3] * self.scale)
        steps = self.lettering.steps(size * (1.0 if exact else self.kit.style.text_scale), min(size, SMALLEST))
        tries = ((said, spaced, s) for said, spaced in self.ways(text, literal) for s in steps)

        def fits(said: str, spaced: bool, of_size: float) -> bool:
            return self.lettering.fits(said, self.pixels(of_size), bold, spaced, room, lead * 1.15 if spaced else lead)

        found = next((way for way in tries if fits(*way)), None)
        if found is None:
            found = (text, False, steps[-1])
            self.troubles.append(f"does not fit {box[2]:g} × {box[3]:g}: {text!r}")
        text, spaced, used = found
        lead = lead * 1.15 if spaced else lead
        lines = self.lettering.wrap(text, self.pixels(used), bold, spaced, room[0])
        step = self.pixels(used) * lead
        tall = self.lettering.height(self.pixels(used), bold) + (len(lines) - 1) * step
        x, y = self.to_pixels(box[0], box[1])
        top = y + {"top": 0.0, "middle": (room[1] - tall) / 2, "bottom": room[1] - tall}[valign]
        around = pygame.Rect(x, round(top), 0, 0)
        for number, line in enumerate(lines):
            surface = self.lettering.render(line, self.pixels(used), ink, bold, spaced)
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

    def fitted_width(
        self, text: str, size: float, room: float, *, bold: bool = False, max_h: float = 0.0, exact: bool = False
    ) -> float:
        """How wide ``text(…, max_w=room, max_h=…)`` will be, in units."""
        said, spaced, used = self.one_line(text, size, room, max_h, bold=bold, exact=exact)
        return min(room, self.lettering.width(said, self.pixels(used), bold, spaced) / self.scale)

    def one_line(
        self, text: str, size: float, room: float, max_h: float = 0.0, *, bold: bool, literal: bool = False, exact: bool = False
    ) -> tuple[str, bool, float]:
        """(text, letters apart, size) of one line: the largest that fits; the smallest when none does."""
        steps = [size] if exact else self._line_sizes(size, max_h)
        for said, spaced in self.ways(text, literal):
            for step in steps:
                if self.lettering.width(said, self.pixels(step), bold, spaced) <= room * self.scale:
                    return said, spaced, step
        return text, False, steps[-1]

    def ways(self, text: str, literal: bool = False) -> list[tuple[str, bool]]:
        """(text, letters apart) as the keeper wishes, then with less where there is no room: letters together, then small letters."""
        style = self.kit.style
        said = text.upper() if style.all_caps and not literal else text
        return list(dict.fromkeys([(said, style.spacing), (said, False), (text, False)]))

    def _note(self, text: str, place: pygame.Rect, size: float, colour: str) -> Box:
        x, y = self.to_units(place.x, place.y)
        box = (x, y, place.w / self.scale, place.h / self.scale)
        if self.texts is not None and text.strip():
            self.texts.append(TextDrawn(text=text, box=box, size=size, colour=colour))
        return box
