"""Putting the game together: kit, packs, classroom, first screen. ``play`` is what ``python3 main.py`` ends in.

Everything that is slow (mixer, packs) comes after the first frame.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pygame

from engine.clock import Clock, SystemClock
from game.app import App, open_window
from game.kit.fonts import Fonts
from game.kit.language.words import load_words
from game.kit.pictures import Pictures
from game.kit.sounds import MixerSounds, SilentSounds, SoundPlayer
from game.kit.speech import SilentSpeech, Speech, find_speech, spoken_signs
from game.kit.toolbox import Toolbox
from game.screens.pages import Pages
from game.services import Services

if TYPE_CHECKING:
    from engine.content.library.library import Library
    from engine.lesson.classroom import Classroom
    from engine.places import Places
    from engine.profiles.store import ProfileStore
    from game.kit.navigation import Screen

LOG = logging.getLogger(__name__)
NO_SCREEN = "There is no screen here. Lightkeepers needs a window: start it from your desktop."


def screen_missing(environment: dict[str, str] | os._Environ[str] = os.environ) -> bool:
    """On Linux without a display SDL draws into nothing and seems to run; better to say so."""
    if not sys.platform.startswith("linux") or environment.get("SDL_VIDEODRIVER"):
        return False
    return not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def make_services(
    places: Places,
    store: ProfileStore,
    clock: Clock,
    rng: Random,
    *,
    sounds: SoundPlayer | None = None,
    speech: Speech | None = None,
    packs: Sequence[Path] | None = None,
) -> Services:
    """Everything a screen may ask for; needs pygame's display and font to be ready."""
    pictures = Pictures(places.assets / "pictures")
    words_folder = places.assets / "words"
    language = str(store.read_app().get("language", "")) or "en"
    words = load_words(words_folder, language)
    kit = Toolbox(
        pictures=pictures,
        fonts=Fonts(places.cache / "fonts"),
        words=words,
        sounds=sounds or SilentSounds(),
        speech=speech or SilentSpeech(),
    )
    kit.speech.speak_language(language, spoken_signs(words))
    folders = list(packs) if packs is not None else [places.levels, places.own_packs]

    def make_library(switched_off: frozenset[str]) -> Library:
        from engine.content.library.library import load_library

        return load_library(folders, cache=places.cache / "packs", can_show=pictures.can_show, switched_off=switched_off)

    def make_classroom() -> Classroom:
        from engine.content.library.library import Library
        from engine.lesson.classroom import Classroom

        return Classroom(Library([]), store, clock, rng)

    return Services(
        kit=kit,
        store=store,
        clock=clock,
        make_classroom=make_classroom,
        words_folder=words_folder,
        packs_folder=places.own_packs,
        pack_folders=(*folders, places.own_packs),
        packs_cache=places.cache / "packs",
        take_along=places.take_along,
        make_library=make_library,
    )


def play(places: Places, store: ProfileStore, *, frames: int | None = None) -> int:
    """Open the window and play until it is closed. Returns the exit code."""
    if screen_missing():
        print(NO_SCREEN, file=sys.stderr)
        return 2
    try:
        window = open_window("Lightkeepers")
    except pygame.error as problem:
        LOG.info("no window: %s", problem)
        print(NO_SCREEN, file=sys.stderr)
        return 2
    sounds = MixerSounds(places.assets / "sounds", places.assets / "music")
    services = make_services(places, store, SystemClock(), Random(), sounds=sounds, speech=find_speech())

    def sorry(error: BaseException) -> Screen:
        return Pages(services).sorry(str(places.log))

    # Before anybody is chosen the game reads aloud: whoever sits here may not read yet.
    services.base_style = replace(services.base_style, read_aloud=True)
    services.kit.restyle(services.base_style)
    app = App(services.kit, window, Pages(services).title(), on_error=sorry)
    try:
        app.turn()
        services.load_soon()
        _look_around(places.profiles)
        app.run(frames=frames)
    finally:
        services.sign_out()
        services.kit.speech.stop()
        store.close()
        pygame.quit()
    return 0


def preview(places: Places, pack: Path, skill: str, step: int, *, frames: int | None = None) -> int:
    """Open the window with one pack on the workbench. Returns the exit code."""
    from engine.content.compiled.overlay_files import yaml_of
    from engine.content.desk.workbench import Workbench
    from engine.profiles.memory_store import MemoryStore

    if screen_missing():
        print(NO_SCREEN, file=sys.stderr)
        return 2
    if not yaml_of(pack).is_file():
        print(f"There is no pack here: {pack}. A pack is a folder with a pack.yaml, or one .yaml file.", file=sys.stderr)
        return 2
    try:
        window = open_window("Lightkeepers")
    except pygame.error as problem:
        LOG.info("no window: %s", problem)
        print(NO_SCREEN, file=sys.stderr)
        return 2
    sounds = MixerSounds(places.assets / "sounds", places.assets / "music")
    services = make_services(places, MemoryStore(), SystemClock(), Random(), sounds=sounds, speech=find_speech())
    services.kit.restyle(services.base_style)
    from engine.content.library.library import find_packs

    bench = Workbench(pack, services.kit.pictures.can_show, find_packs([pack.resolve().parent, places.levels, places.own_packs]))
    if skill and not bench.choose(skill, step):
        names = ", ".join(full.partition("/")[2] for full in bench.library.skills)
        print(f"There is no skill {skill} with that step. Skills: {names}", file=sys.stderr)
    app = App(services.kit, window, Pages(services).preview(bench), on_error=lambda error: Pages(services).sorry(str(places.log)))
    try:
        app.run(frames=frames)
    finally:
        services.kit.speech.stop()
        pygame.quit()
    return 0


def _look_around(folder: Path) -> None:
    """A network disk or a cloud folder is told in the log."""
    from engine.profiles.surroundings import worry

    if place := worry(folder):
        LOG.warning("the keepers' folder %s is on a %s disk: two windows may not see each other", folder, place)
