"""The title: the sea at dusk, one thing to press. Everything heavy is loaded behind it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pygame

from game.kit.cast import companion
from game.kit.motion import wave
from game.kit.navigation import Quit, Restart, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.screens.children.scenery import island
from game.screens.parts.page import Page

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.kit.fonts import Fonts
    from game.services import Services

_ZOOM = 3  # the letters are thickened three times too large and reduced: smooth edges
_LOGO_BOX = (474.0, 142.0)


class Title(Page):
    """Play, grown-ups, settings, leave."""

    name = "title"
    children = True
    ambient = True

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        services.sign_out()

    def build(self) -> list[Widget]:
        widgets: list[Widget] = [
            Button("play", (310, 280, 326, 110), self.t("Play"), self._play, kind="primary", icon="icon_play", size=48),
            RoundButton(
                "grownups",
                (1048, 616),
                84,
                "btn_grownups",
                self.t("Grown-ups"),
                lambda: self.push(self.pages.door(self.pages.parent)),
                caption=True,
            ),
            RoundButton("leave", (1196, 616), 84, "icon_home", self.t("Leave"), Quit, caption=True),
        ]
        return widgets

    def first_focus(self) -> str:
        return "play"

    def page_text(self) -> str:
        return self.t("Lightkeepers. Press Play to sail!")

    def resumed(self, result: object) -> Transition:
        self.services.sign_out()
        return super().resumed(result)

    def on_back(self) -> Transition:
        return self.push(
            self.pages.ask(self.t("Leave the sea?"), self.t("Your lights are safe."), self.t("Stay"), self.t("Leave"), Quit())
        )

    def _play(self) -> Transition:
        self.services.load_packs()
        if self.services.classroom.keepers():
            return Restart(self.pages.who())
        return self.push(self.pages.new_keeper())

    def on_time(self, seconds: float) -> Transition:
        if self.lively:
            self.redraw()
        return super().on_time(seconds)

    def paint(self, canvas: Canvas) -> None:
        canvas.layer(("title",), self._cached_scene)
        at = 0.0 if self.kit.style.reduced_motion else self.at
        for n, (x, y, w) in enumerate(((800, 262, 60), (884, 236, 44), (252, 302, 44))):
            canvas.picture("gull", x + 14 * wave(at, 9, n / 3), y + 4 * wave(at, 3.1, n / 3), w, anchor="center")
        glow = 420 * (1 + 0.04 * wave(at, 3.0))
        canvas.picture("glow", 1052, 164, 420, anchor="center", zoom=glow / 420)
        tilt = 1.5 * wave(at, 3.6)
        canvas.picture("boat_sail", 470, 656 - 232 * 0.94, 232, anchor="midtop", angle=tilt)
        canvas.picture("avatar_1", 434, 612, 96, anchor="midbottom", angle=tilt)
        canvas.picture("boat_hull", 470, 656 - 232 * 0.94, 232, anchor="midtop", angle=tilt)
        canvas.picture("title_near", 0, 0, 1280)
        companion(canvas, "otter", 118, 668, 220, pose="happy" if at < 1.2 else "idle", at=at)

    def _cached_scene(self, canvas: Canvas) -> None:
        """The scene from the user's cache: the first frame shall not wait for forty pictures to be drawn."""
        wide, high = canvas.surface.get_size()

        def make() -> pygame.Surface:
            self._scene(canvas)
            return canvas.surface.copy()

        scene = self.kit.pictures.cached_on_disk(self.kit.fonts.cache / f"title-{wide}x{high}.png", make)
        canvas.surface.blit(scene, (0, 0))

    def _scene(self, canvas: Canvas) -> None:
        canvas.picture("title_far", 0, 0, 1280)
        for name, w, x, y in (("cloud_big", 330, 150, 250), ("cloud_small", 190, 790, 330), ("cloud_big", 300, 1200, 300)):
            canvas.picture(name, x, y, w, anchor="center")
        canvas.picture("title_mid", 0, 0, 1280)
        island(canvas, "island_palm", 262, 452, 0.34, "full")
        island(canvas, "island_pine", 690, 446, 0.32, "half")
        canvas.picture("title_beam", 1070, 162, 900, anchor="midright")
        canvas.picture("title_headland", 720, 8, 560)
        canvas.picture("glow", 1052, 163, 150, anchor="center")
        logo(canvas, *_LOGO_BOX)


def logo(canvas: Canvas, x: float, y: float) -> None:
    """The name in fat lit letters, a lamp for the dot of the i. Part of the scene that is kept, for it takes a sixth of a second."""
    size = canvas.pixels(104)
    surface, dot = _made_logo(canvas.kit.fonts, size), _dot(canvas.kit.fonts, size)
    place = surface.get_rect(center=canvas.to_pixels(x, y))
    canvas.surface.blit(surface, place)
    at_x, at_y = canvas.to_units(place.x + dot[0], place.y + dot[1])
    canvas.picture("glow", at_x, at_y, 120, anchor="center")
    canvas.picture("meter_lamp_on", at_x, at_y - 6, 50, anchor="center")


def _dot(fonts: Fonts, size: int) -> tuple[float, float]:
    """Where the lamp hangs: over the middle of the second letter."""
    font = fonts.font(size * _ZOOM, True, "lexend")
    unit = size * _ZOOM / 104
    middle = 30 * unit + font.size("L")[0] + 5 * unit + font.size("ı")[0] / 2
    return middle / _ZOOM, (30 * unit + font.get_ascent() * 0.2) / _ZOOM


def _made_logo(fonts: Fonts, size: int) -> pygame.Surface:
    zoom = _ZOOM
    font = fonts.font(size * zoom, True, "lexend")
    unit = size * zoom / 104
    gap, pad = 5 * unit, 30 * unit
    word = "Lıghtkeepers"  # the dot of the i is a lamp
    wide = sum(font.size(letter)[0] + gap for letter in word)
    base = pygame.Surface((int(wide + 2 * pad), int(font.get_height() + 2 * pad)), pygame.SRCALPHA)
    x = pad
    for letter in word:
        drawn = font.render(letter, True, "#FFFFFF")
        base.blit(drawn, (x, pad))
        x += drawn.get_width() + gap
    whole = pygame.Surface(base.get_size(), pygame.SRCALPHA)
    for radius, colour, drop in ((11, "#14163E", 7), (11, "#2B2D6E", 0), (5, "#8A3B1E", 3), (5, "#B65A1E", 0)):
        whole.blit(_fat(base, radius * unit, colour), (0, drop * unit))
    face = _fat(base, 1.2 * unit, "#FFFFFF")
    shade = pygame.Surface((1, 4), pygame.SRCALPHA)
    for number, colour in enumerate(("#FFFDF0", "#FFF0B8", "#FFD35A", "#FFAE2E")):
        shade.set_at((0, number), colour)
    face.blit(pygame.transform.smoothscale(shade, face.get_size()), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    whole.blit(face, (0, 0))
    return pygame.transform.smoothscale(whole, (whole.get_width() // zoom, whole.get_height() // zoom)).convert_alpha()


def _fat(letters: pygame.Surface, radius: float, colour: str) -> pygame.Surface:
    """The lettering thickened by ``radius`` in one colour."""
    mask = pygame.mask.from_surface(letters, 110)
    out = pygame.Surface(letters.get_size(), pygame.SRCALPHA)
    stamp = mask.to_surface(setcolor=colour, unsetcolor=(0, 0, 0, 0))
    for angle in range(0, 360, 12):
        out.blit(stamp, (round(radius * math.cos(math.radians(angle))), round(radius * math.sin(math.radians(angle)))))
    out.blit(stamp, (0, 0))
    return out
