"""What is to be heard in a challenge: a sound of the pack, or words that the voice says; and the words for whoever cannot hear them.

A stranger's file is looked at by its header before the mixer gets it. When reading aloud is on, the question is said first and the sound
waits for it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engine.content.media.sound_files import sound_file, trouble_with

if TYPE_CHECKING:
    from engine.challenges.base import Challenge, Prompt
    from game.kit.toolbox import Toolbox

_LETTERS_A_SECOND, _BREATH_S = 13.0, 0.8  # about 140 words a minute, as the voices are told to speak


class Hearing:
    """The ears of one challenge, in the language it is asked in: a French word is said by a French voice."""

    def __init__(self, kit: Toolbox, challenge: Challenge) -> None:
        self.kit, self.language = kit, challenge.language
        self.prompt: Prompt = challenge.prompt
        self.matters = challenge.kind == "listen"  # elsewhere a sound is only company
        sound, folder = self.prompt.sound, challenge.pack_folder
        fits = bool(sound) and trouble_with(sound, folder) is None
        self.file = sound_file(sound, folder) if fits else None
        self._waits_s = math.inf

    @property
    def is_there(self) -> bool:
        """Whether there is anything to hear besides the question."""
        return self.file is not None or bool(self.prompt.heard)

    @property
    def words(self) -> str:
        """What is heard, as words; empty for a sound without."""
        return self.prompt.heard

    @property
    def is_mute(self) -> bool:
        """Whether what must be heard cannot be."""
        return self.matters and self.is_silent

    @property
    def is_silent(self) -> bool:
        """Whether what is there cannot be heard: no voice, no loudspeaker, or turned off."""
        if not self.kit.speech.volume:
            return self.is_there
        if self.file is not None:
            return not self.kit.sounds.can_play
        return bool(self.prompt.heard) and not self.kit.speech.available

    @property
    def silence(self) -> str:
        """What an author is told where nothing would be heard on this computer; empty where it is heard."""
        if not self.is_silent:
            return ""
        told = self.kit.words("No voice or loudspeaker here just now, so nothing is heard.")
        return f"{told} {self.kit.words.quoted(self.words)}" if self.words else told

    def begin(self, said: str) -> None:
        """The challenge is on screen: say ``said`` (empty when nothing is read aloud), then let it be heard."""
        self.kit.say(said)
        if self.is_there:
            self._waits_s = len(said) / _LETTERS_A_SECOND + _BREATH_S if said else 0.3

    def update(self, seconds: float) -> None:
        """Let time pass until the sound may begin."""
        self._waits_s -= seconds
        if self._waits_s <= 0:
            self.play()

    def play(self) -> None:
        """Once (more)."""
        self._waits_s = math.inf
        if self.file is not None:
            self.kit.speech.stop()
            self.kit.sounds.play_file(self.file, self.kit.speech.volume)
        elif self.prompt.heard:
            self.kit.say(self.prompt.heard, self.language)

    def end(self) -> None:
        """Silence, because something else begins."""
        self._waits_s = math.inf
        self.kit.sounds.stop_file()
