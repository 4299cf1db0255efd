"""The list of signs that can be written is what the fonts of the game really cover."""

from pathlib import Path

import pygame
import pytest

from engine.content.media.letters import LETTERS, cannot_write
from game.kit.fonts import Fonts


@pytest.mark.parametrize("family", ["lexend", "atkinson"])
def test_the_fonts_cover_every_letter_of_the_list(family: str, cache: Path, window: pygame.Surface) -> None:
    fonts = Fonts(cache / "fonts", family)
    builtin = fonts.font(24, family="builtin")
    lost = [sign for sign in sorted(LETTERS) if not fonts.covers(sign) and builtin.metrics(sign)[0] is None]
    assert lost == []


def test_nothing_is_written_that_would_be_a_box() -> None:
    assert cannot_write("Größe ½ × 3 − 2 ≤ π, „ja“ … €") == ""
    assert cannot_write("a → b → 中 🐈") == "→中🐈"
