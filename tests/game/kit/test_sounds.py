"""The real mixer on the system's dummy device: every sound and tune can be played, and a missing device or file stops nothing."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.kit.sounds import MixerSounds
from game.minigames import MINIGAMES


@pytest.fixture
def sounds(root: Path) -> Iterator[MixerSounds]:
    made = MixerSounds(root / "assets" / "sounds", root / "assets" / "music")
    until = time.monotonic() + 20
    while not made._ready and time.monotonic() < until:
        time.sleep(0.01)
    assert made._ready
    yield made
    pygame.mixer.quit()


def test_every_file_can_be_played_at_the_wanted_loudness(sounds: MixerSounds) -> None:
    assert len(sounds._files) >= 20
    for name in sounds._files:
        sounds.set_volumes(5, 0)
        sounds.play(name)
        assert sounds._loaded[name].get_volume() == pytest.approx(1.0, abs=0.02)
        assert 0.02 < sounds._loaded[name].get_length() < 4
        pygame.mixer.stop()
    sounds.set_volumes(0, 0)
    sounds.play("press")
    assert not pygame.mixer.get_busy()


def test_every_sound_the_game_asks_for_exists(sounds: MixerSounds, root: Path) -> None:
    asked: set[str] = set()
    for path in (root / "game").rglob("*.py"):
        asked |= set(re.findall(r'sounds\.play\("(\w+)"', path.read_text("utf-8")))
        asked |= set(re.findall(r'sound="(\w+)"', path.read_text("utf-8")))
    asked |= {f"{game.sound}_{step}" for game in MINIGAMES.values() for step in range(1, 9)}
    assert len(asked) >= 6
    assert asked - set(sounds._files) == set()


def test_music_changes_and_stops_with_its_volume(sounds: MixerSounds) -> None:
    sounds.set_volumes(3, 3)
    for name in sounds._tunes:
        sounds.tune(name)
        assert pygame.mixer.music.get_busy()
    loud = pygame.mixer.music.get_volume()
    sounds.set_volumes(3, 1)
    assert pygame.mixer.music.get_volume() < loud
    sounds.set_volumes(3, 0)
    until = time.monotonic() + 10
    while pygame.mixer.music.get_busy() and time.monotonic() < until:
        time.sleep(0.05)
    assert not pygame.mixer.music.get_busy(), "no music is faded out"


def test_no_device_means_silence(root: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def refuse(**_: object) -> None:
        raise pygame.error("no device")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    with caplog.at_level("INFO"):
        made = MixerSounds(root / "assets" / "sounds", root / "assets" / "music")
        until = time.monotonic() + 10
        while "no sound on this machine" not in caplog.text and time.monotonic() < until:
            time.sleep(0.01)
    made.play("press")
    made.tune("night")
    made.set_volumes(5, 5)
    assert made.cues[-1] == "press" and not made._ready


def test_a_sound_that_is_missing_or_broken_is_told_once(
    root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, sounds: MixerSounds
) -> None:
    broken = tmp_path / "broken.ogg"
    broken.write_bytes(b"not a sound")
    sounds._files["broken"] = broken
    for _ in range(3):
        sounds.play("nowhere")
    sounds.play("broken")
    assert caplog.text.count("there is no sound called 'nowhere'") == 1
    assert "cannot be played" in caplog.text
