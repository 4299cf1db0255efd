"""Meters for pictures: contrast of every text with the ground it was drawn on, colour distance for other kinds of colour vision, flashes, change.

Relative luminance and contrast ratio are those of WCAG 2.2; a flash is two opposing changes of relative luminance of at least 0.1 with the darker
below 0.8 (WCAG 2.3.1); colour vision deficiencies by the matrices of Machado, Oliveira & Fernandes (2009) at full severity in linear RGB; colour
distance is CIE76 ΔE in CIELAB (D65).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.kit.canvas import Box, Canvas
from game.tour import Journey

Rgb = tuple[float, float, float]
MACHADO: dict[str, tuple[Rgb, Rgb, Rgb]] = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}


def linear(channel: float) -> float:
    """One sRGB channel 0–255 as linear light 0–1."""
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


_LINEAR = [linear(n) for n in range(256)]


def luminance(colour: pygame.Color | tuple[int, ...]) -> float:
    return 0.2126 * _LINEAR[colour[0]] + 0.7152 * _LINEAR[colour[1]] + 0.0722 * _LINEAR[colour[2]]


def contrast(a: float, b: float) -> float:
    """The ratio of two relative luminances, 1 to 21."""
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)


def lab(colour: Rgb) -> Rgb:
    """Linear RGB as CIELAB under D65."""
    r, g, b = (min(1.0, max(0.0, c)) for c in colour)
    x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(a: str, b: str, vision: str) -> float:
    """CIE76 ΔE of two colours as somebody with this kind of colour vision sees them."""
    seen = []
    for name in (a, b):
        rgb = [_LINEAR[c] for c in tuple(pygame.Color(name))[:3]]
        rows = MACHADO.get(vision)
        seen.append(lab(tuple(sum(k * c for k, c in zip(row, rgb, strict=True)) for row in rows) if rows else tuple(rgb)))  # type: ignore[arg-type]
    return math.sqrt(sum((x - y) ** 2 for x, y in zip(*seen, strict=True)))


@dataclass(frozen=True, slots=True)
class Ground:
    """One text and the contrast that nine tenths of its ground keep with it."""

    text: str
    size: float
    ratio: float


class MeasuringCanvas(Canvas):
    """A canvas that measures what lies under every text before it is written."""

    found: list[Ground] = []

    def text(self, text: str, x: float, y: float, size: float, colour: str | None = None, **more: object) -> Box:  # type: ignore[override]
        before = self.surface.copy()
        box = super().text(text, x, y, size, colour, **more)  # type: ignore[arg-type]
        self._measure(before, text, box, size, colour)
        return box

    def text_box(self, text: str, box: Box, size: float, colour: str | None = None, **more: object) -> Box:  # type: ignore[override]
        before = self.surface.copy()
        used = super().text_box(text, box, size, colour, **more)  # type: ignore[arg-type]
        self._measure(before, text, used, size, colour)
        return used

    def layer(self, key: tuple[object, ...], paint: Callable[[Canvas], None]) -> None:
        paint(self)  # painted anew every time, so that its texts are measured too

    def _measure(self, before: pygame.Surface, text: str, box: Box, size: float, colour: str | None) -> None:
        x, y = self.to_pixels(box[0], box[1])
        wide, high = self.pixels(box[2]), self.pixels(box[3])
        area = (
            pygame.Rect(x, y, wide, high).inflate(-wide // 5, -high // 5).clip(before.get_rect())
        )  # letters leave the corners free
        if not text.strip() or area.w < 2 or area.h < 2:
            return
        small = pygame.transform.smoothscale(before.subsurface(area), (max(2, area.w // 8), max(2, area.h // 8)))
        ink = luminance(pygame.Color(colour or self.kit.theme.ink))
        places = [(i, j) for i in range(small.get_width()) for j in range(small.get_height())]
        ratios = sorted(contrast(ink, luminance(small.get_at(place))) for place in places)
        MeasuringCanvas.found.append(Ground(text, size, ratios[len(ratios) // 10]))


class PaleTexts:
    """Looks at pictures for texts with less contrast than ``least``; the journey must draw on a ``MeasuringCanvas``."""

    def __init__(self, least: float) -> None:
        self.least, self.measured = least, 0
        self.found: dict[str, str] = {}

    def look(self, journey: Journey, name: str) -> None:
        MeasuringCanvas.found.clear()
        journey.draw()
        self.measured += len(MeasuringCanvas.found)
        self.found |= {f"{name}: {g.text}": f"{g.ratio:.2f}" for g in MeasuringCanvas.found if g.ratio < self.least}


def small_luminances(surface: pygame.Surface) -> list[float]:
    """Relative luminance over a grid of 32 × 18 places."""
    small = pygame.transform.smoothscale(surface, (32, 18))
    data = pygame.image.tobytes(small, "RGB")
    return [
        0.2126 * _LINEAR[r] + 0.7152 * _LINEAR[g] + 0.0722 * _LINEAR[b]
        for r, g, b in zip(data[0::3], data[1::3], data[2::3], strict=True)
    ]


class FlashMeter:
    """Counts flashes a second over a quarter of the picture or more. Feed it every frame with its time."""

    def __init__(self) -> None:
        self._flashes: list[float] = []
        self.worst = 0
        self.new_scene()

    def new_scene(self) -> None:
        """What was seen before does not count: another page is there."""
        self._last: list[float] = []

    def see(self, at_s: float, luminances: list[float]) -> None:
        if not self._last:
            self._last = list(luminances)
            self._way = [0] * len(luminances)
            return
        changed = 0
        for n, now in enumerate(luminances):
            was = self._last[n]
            if abs(now - was) >= 0.1 and min(now, was) < 0.8:
                way = 1 if now > was else -1
                if way != self._way[n]:
                    changed += self._way[n] != 0
                    self._way[n] = way
                self._last[n] = now
            elif (now - was) * self._way[n] > 0:
                self._last[n] = now  # going on the same way
        if changed >= len(luminances) / 4:
            self._flashes.append(at_s)
        self._flashes = [at for at in self._flashes if at > at_s - 1]
        self.worst = max(self.worst, len(self._flashes))
