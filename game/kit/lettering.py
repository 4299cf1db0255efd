"""Text as surfaces: one line in one colour, kept by what it says; wrapping and fitting into boxes.

A text grows with the reader's text size as far as its box has room and never falls under 22 layout units.
"""

from functools import lru_cache
from itertools import pairwise

import pygame

from game.kit.fonts import Fonts

SMALLEST = 22.0
LINE_HEIGHT = 1.25  # of one line, in sizes, of both typefaces
LINE_GROWTH = 1.25  # how much a single line may grow: it has neighbours above and below


class Lettering:
    """Measures, wraps and renders in the present family; sizes in pixels."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self.width = lru_cache(maxsize=8192)(self._width)
        self.render = lru_cache(maxsize=1500)(self._render)
        self.wrap = lru_cache(maxsize=2048)(self._wrap)

    def forget(self) -> None:
        """Family or window changed: nothing kept is right any more."""
        for kept in (self.width, self.render, self.wrap):
            kept.cache_clear()

    def _gap(self, pixels: int, spaced: bool) -> int:
        return round(pixels * 0.12) if spaced else 0

    def _width(self, text: str, pixels: int, bold: bool, spaced: bool) -> int:
        gap = self._gap(pixels, spaced)
        wide = 0
        for family, piece in self._fonts.runs(text):
            font = self._fonts.font(pixels, bold, family)
            # Letters that stand apart are as wide as each alone: together they may lie closer, and the last one would be cut.
            wide += sum(font.size(part)[0] for part in piece) if gap else font.size(piece)[0]
        return wide + gap * max(0, len(text) - 1)

    def height(self, pixels: int, bold: bool) -> int:
        return self._fonts.font(pixels, bold).get_height()

    def _render(self, text: str, pixels: int, colour: str, bold: bool, spaced: bool) -> pygame.Surface:
        runs = self._fonts.runs(text)
        gap = self._gap(pixels, spaced)
        if not gap and len(runs) == 1:
            font = self._fonts.font(pixels, bold, runs[0][0])
            if font.size(text)[0]:  # of nothing to see pygame makes no surface
                return font.render(text, True, colour).convert_alpha()
        surface = pygame.Surface((max(1, self.width(text, pixels, bold, spaced)), self.height(pixels, bold)), pygame.SRCALPHA)
        plain = pygame.Color(colour)
        surface.fill((plain.r, plain.g, plain.b, 0))
        x = 0
        for family, piece in runs:
            font = self._fonts.font(pixels, bold, family)
            drop = self._fonts.font(pixels, bold).get_ascent() - font.get_ascent()
            for part in piece if gap else (piece,):
                wide = font.size(part)[0]
                if wide:
                    surface.blit(font.render(part, True, colour), (x, drop))
                x += wide + gap
        return surface

    def _wrap(self, text: str, pixels: int, bold: bool, spaced: bool, room: int) -> tuple[str, ...]:
        """Lines no wider than ``room`` where words allow it; a few short lines are balanced, so that no last word stands alone."""
        lines = self._greedy(text, pixels, bold, spaced, room)
        if "\n" in text or not 2 <= len(lines) <= 3 or self.width(lines[-1], pixels, bold, spaced) > room // 3:
            return lines
        narrow, wide = room // 2, room  # the narrowest room for as many lines, by halving
        while wide - narrow > max(1, pixels // 2):
            middle = (narrow + wide) // 2
            tried = self._greedy(text, pixels, bold, spaced, middle)
            if len(tried) == len(lines) and all(self.width(line, pixels, bold, spaced) <= middle for line in tried):
                lines, wide = tried, middle
            else:
                narrow = middle
        return lines

    def _greedy(self, text: str, pixels: int, bold: bool, spaced: bool, room: int) -> tuple[str, ...]:
        """Each line takes as many words as it has room for."""
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in self._words(paragraph, pixels, bold, spaced, room):
                longer = f"{line} {word}" if line else word
                if line and self.width(longer, pixels, bold, spaced) > room:
                    lines.append(line)
                    line = word
                else:
                    line = longer
            lines.append(line)
        return tuple(lines)

    def _words(self, paragraph: str, pixels: int, bold: bool, spaced: bool, room: int) -> list[str]:
        """The words of a line; one that is wider than the room (a path) is cut behind its slashes."""
        words: list[str] = []
        for word in paragraph.split(" "):
            if "/" in word and self.width(word, pixels, bold, spaced) > room:
                parts = word.replace("/", "/ ").split(" ")
                words += [part for part in parts if part]
            else:
                words.append(word)
        return words

    def tall(self, text: str, pixels: int, bold: bool, spaced: bool, room: int, lead: float) -> float:
        """Height in pixels of the text wrapped to ``room``."""
        return self.height(pixels, bold) + (len(self.wrap(text, pixels, bold, spaced, room)) - 1) * pixels * lead

    def fits(self, text: str, pixels: int, bold: bool, spaced: bool, room: tuple[int, int], lead: float) -> bool:
        """Whether the wrapped text stays inside ``room`` (width, height in pixels)."""
        lines = self.wrap(text, pixels, bold, spaced, room[0])
        tall = self.tall(text, pixels, bold, spaced, room[0], lead)
        return tall <= room[1] + 1 and all(self.width(line, pixels, bold, spaced) <= room[0] for line in lines)

    @staticmethod
    def steps(largest: float, smallest: float) -> list[float]:
        """Sizes to try, largest first."""
        if largest <= smallest:
            return [largest]
        sizes = [largest]
        while sizes[-1] - 2 > smallest:
            sizes.append(sizes[-1] - 2)
        sizes.append(smallest)
        assert all(a > b for a, b in pairwise(sizes))
        return sizes
