"""Sounds and music: short effects by name, streamed music with a cross-fade, three volumes; silence when there is no device.

The mixer starts in a thread, so that the first frame never waits for it. ``cues`` remembers what was heard lately for the captions: nothing
in the game is told by sound alone.
"""

import logging
import threading
from collections import deque
from pathlib import Path
from typing import Protocol

import pygame

LOG = logging.getLogger(__name__)
STOPS = 6  # volumes go from 0 to 5
_FADE_MS = 1200


class SoundPlayer(Protocol):
    """What screens may ask of sound."""

    effects: int
    music: int
    cues: deque[str]

    @property
    def can_play(self) -> bool:
        """Whether this machine has a loudspeaker that is ready."""

    def play(self, name: str) -> None:
        """A short effect."""

    def play_file(self, path: Path, volume: int) -> None:
        """A sound of a pack that was found harmless, at a volume from 0 to 5; one at a time."""

    def stop_file(self) -> None:
        """End it."""

    def tune(self, name: str) -> None:
        """Music from now on; "" fades to silence."""

    def set_volumes(self, effects: int, music: int) -> None:
        """Both from 0 to 5."""


class SilentSounds:
    """Hears everything, plays nothing: for tests, the tour, and machines without sound."""

    def __init__(self) -> None:
        self.effects, self.music = 3, 2
        self.cues: deque[str] = deque(maxlen=32)

    @property
    def can_play(self) -> bool:
        return False

    def play(self, name: str) -> None:
        self.cues.append(name)

    def play_file(self, path: Path, volume: int) -> None:
        self.cues.append(path.name)

    def stop_file(self) -> None:
        """Nothing to end."""

    def tune(self, name: str) -> None:
        """No music."""

    def set_volumes(self, effects: int, music: int) -> None:
        self.effects, self.music = effects, music


class MixerSounds(SilentSounds):
    """pygame's mixer."""

    def __init__(self, sounds: Path, music: Path) -> None:
        super().__init__()
        self._files = {path.stem: path for path in sounds.glob("*.ogg")}
        self._tunes = {path.stem: path for path in music.glob("*.ogg")}
        self._loaded: dict[str, pygame.mixer.Sound] = {}
        self._missing: set[str] = set()
        self._ready = False
        self._tune = ""
        self._file: pygame.mixer.Sound | None = None
        threading.Thread(target=self._start, name="mixer", daemon=True).start()

    def _start(self) -> None:
        try:
            pygame.mixer.init(frequency=44100, size=-16, channels=2, buffer=512)
        except pygame.error as problem:
            LOG.info("no sound on this machine: %s", problem)
            return
        pygame.mixer.set_num_channels(16)
        self._ready = True
        if self._tune:
            self._begin(self._tune)

    def play(self, name: str) -> None:
        super().play(name)
        if not self._ready or not self.effects:
            return
        sound = self._loaded.get(name) or self._load(name)
        if sound is not None:
            sound.set_volume(self.effects / (STOPS - 1))
            sound.play()

    @property
    def can_play(self) -> bool:
        return self._ready

    def play_file(self, path: Path, volume: int) -> None:
        super().play_file(path, volume)
        self.stop_file()
        if not self._ready or not volume:
            return
        try:
            self._file = pygame.mixer.Sound(path)
        except (pygame.error, OSError) as problem:
            LOG.warning("the sound %s cannot be played: %s", path, problem)
            return
        self._file.set_volume(volume / (STOPS - 1))
        self._file.play()

    def stop_file(self) -> None:
        if self._file is not None:
            self._file.stop()
            self._file = None

    def _load(self, name: str) -> pygame.mixer.Sound | None:
        path = self._files.get(name)
        if path is None:
            if name not in self._missing:
                self._missing.add(name)
                LOG.warning("there is no sound called %r", name)
            return None
        try:
            self._loaded[name] = pygame.mixer.Sound(path)
        except pygame.error as problem:
            LOG.warning("the sound %r cannot be played: %s", name, problem)
            return None
        return self._loaded[name]

    def tune(self, name: str) -> None:
        if name == self._tune:
            return
        self._tune = name
        if self._ready:
            self._begin(name)

    def _begin(self, name: str) -> None:
        path = self._tunes.get(name)
        if path is None or not self.music:
            pygame.mixer.music.fadeout(_FADE_MS)
            return
        try:
            pygame.mixer.music.load(path)
            pygame.mixer.music.set_volume(0.5 * self.music / (STOPS - 1))
            pygame.mixer.music.play(-1, fade_ms=_FADE_MS)
        except pygame.error as problem:
            LOG.warning("the music %r cannot be played: %s", name, problem)

    def set_volumes(self, effects: int, music: int) -> None:
        before, (self.effects, self.music) = self.music, (effects, music)
        if not self._ready:
            return
        pygame.mixer.music.set_volume(0.5 * music / (STOPS - 1))
        if bool(before) != bool(music):
            self._begin(self._tune)
