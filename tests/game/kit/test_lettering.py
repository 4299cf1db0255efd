"""Letters with more room between them: none is cut off, in both typefaces."""

from pathlib import Path

import pygame
import pytest

from game.kit.fonts import Fonts
from game.kit.lettering import Lettering


@pytest.mark.parametrize("family", ["lexend", "atkinson"])
@pytest.mark.parametrize("bold", [False, True])
def test_the_last_letter_is_whole(window: pygame.Surface, tmp_path: Path, family: str, bold: bool) -> None:
    fonts = Fonts(tmp_path)
    fonts.family = family
    lettering = Lettering(fonts)
    for text in ("AVAVAVAVATM", "MEINE EINSTELLUNGEN", "To Vy: Wa Tyler"):
        drawn = lettering.render(text, 30, "#000000", bold, True)
        alone = lettering.render(text[-1], 30, "#000000", bold, False)
        inked, last = drawn.get_bounding_rect(), alone.get_bounding_rect()
        left = drawn.get_width() - alone.get_width()
        assert inked.right == left + last.right, text
        cut = drawn.subsurface((left, 0, alone.get_width(), drawn.get_height()))
        assert cut.get_bounding_rect().w == last.w, text
