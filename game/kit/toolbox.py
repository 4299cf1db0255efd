"""The kit in one bundle: what every screen and mini-game gets to draw, sound and speak with.

``restyle`` is the only place where a keeper's settings reach the look; everything reads the bundle at the moment of drawing.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from game.kit.fonts import Fonts
from game.kit.language.words import Words
from game.kit.pictures import Pictures
from game.kit.sounds import SoundPlayer
from game.kit.speech import Speech
from game.kit.theme import DUSK, THEMES, Theme

SCAN_S = 1.8
TEXT_SCALES = {"normal": 1.0, "large": 1.4, "largest": 2.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How things look and sound for the one who plays. ``text_scale`` is the most a text may grow where there is room."""

    theme: Theme = DUSK
    text_scale: float = 1.0
    family: Literal["lexend", "atkinson"] = "lexend"
    spacing: bool = False
    all_caps: bool = False
    reduced_motion: bool = False
    read_aloud: bool = False
    press_pause_s: float = 0.0
    scan_s: float = 0.0  # one switch: the focus walks by itself, resting so long on each thing; 0 for everybody else


@dataclass(slots=True)
class Toolbox:
    """Pictures, fonts, words, sounds, speech and the present style. One per window."""

    pictures: Pictures
    fonts: Fonts
    words: Words
    sounds: SoundPlayer
    speech: Speech
    style: Style = field(default_factory=Style)
    generation: int = 0

    @property
    def theme(self) -> Theme:
        return self.style.theme

    def restyle(self, style: Style) -> None:
        """Another look from the next frame on; screens rebuild when ``generation`` moved."""
        self.style = style
        self.fonts.family = style.family
        self.fonts.covers.cache_clear()
        self.generation += 1

    def use_theme(self, name: str) -> None:
        self.restyle(replace(self.style, theme=THEMES.get(name, DUSK)))

    def say(self, text: str, language: str = "") -> None:
        """Speak now; whatever was being said stops. In ``language``, or in the player's when it is empty."""
        if text:
            self.speech.say(text, language)
