"""The whole game under a monkey: the real window loop and store, a clock by hand, a voice and a mixer that only listen."""

from __future__ import annotations

import hashlib
import logging
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import cache as cached
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pygame

from engine.clock import ManualClock
from engine.content.library.library import Library, load_library
from engine.places import Places
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile, with_picture_key
from engine.profiles.rows import PlainTables
from engine.profiles.store import OpenProfile, ProfileStore
from engine.profiles.tinydb_store import TinyStore
from game.app import App
from game.kit.fonts import Fonts
from game.kit.language.words import load_words
from game.kit.navigation import Quit
from game.kit.pictures import Pictures
from game.kit.sounds import SilentSounds
from game.kit.speech import SilentSpeech
from game.kit.toolbox import Toolbox
from game.screens.pages import Pages
from game.services import Services
from game.start import make_services
from tests.engine.content.writing import GOOD
from tests.engine.profiles.samples import ERRORS, FailingOps
from tests.monkey.files import litter
from tests.monkey.held import HeldWork
from tests.monkey.keepers import seasoned
from tests.monkey.watching import Recorder

ROOT = Path(__file__).resolve().parents[2]
_RASTER_BYTES = 400_000_000  # of all the sizes of all runs
_ALL_ON: frozenset[str] = frozenset()
_ID = ("a1", "b1", "c1")
_OVER = """overlay: trial
id: ours
title: For class 3b
about: Another title.
author: B. Teacher
licence: CC0-1.0
pack: { title: Trial of 3b }
"""


class Mixer(SilentSounds):
    """Plays into nothing, and notices names that no file has."""

    def __init__(self, names: frozenset[str], *, is_there: bool) -> None:
        super().__init__()
        self._names, self._is_there = names, is_there
        self.missing: set[str] = set()

    @property
    def can_play(self) -> bool:
        return self._is_there

    def play(self, name: str) -> None:
        super().play(name)
        if name not in self._names:
            self.missing.add(name)


class HandClock:
    """The loop's clock: as many milliseconds as the monkey let pass."""

    def __init__(self) -> None:
        self.ms = 0

    def tick(self, most: int = 0) -> int:
        ms, self.ms = self.ms, 0
        return ms


class Log(logging.Handler):
    """What the game wrote down that it should not have to: warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """How a run is set up: all that its random number decided before the first press."""

    size: tuple[int, int] = (640, 360)
    language: str = "en"
    keepers: int = 2
    disk: str = "memory"  # memory, real, refusing
    packs: str = "shipped"  # shipped, workshop, overlaid
    stops: bool = False  # the first keeper left in the middle of a level
    can_hear: bool = False
    settings: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Shared:
    """What all runs of one process share, because it is slow to make and never changes."""

    folder: Path
    cache: Path
    packs: dict[str, Path]
    libraries: dict[tuple[str, frozenset[str]], Library]  # by folder and what is switched off
    pictures: KeptPictures
    fonts: Fonts
    content: dict[bool, PlainTables]  # of the keeper who has played, by whether a level waits
    files: tuple[str, ...]
    sounds: frozenset[str]


class KeptPictures(Pictures):
    """Keeps what it has made, from one size and one run to the next; a painted layer by all that it may show."""

    kit: Toolbox

    def forget(self) -> None:
        """Sizes come again: a smaller window, the next run."""

    def cached(self, key: tuple[object, ...], make: object) -> pygame.Surface:
        if key[0] == "layer":
            key = (*key[:-1], self.kit.style, self.kit.words.language)
        return super().cached(key, make)


class MonkeyApp(App):
    """Draws a frame when the monkey says so: most of them show nothing that the one before did not."""

    may_draw = True

    def _draw(self) -> None:
        self._notice_size()
        if self.may_draw:
            super()._draw()


@contextmanager
def shared(cache: Path) -> Iterator[Shared]:
    """Made once, in a folder of its own that goes afterwards; compiled packs and fonts are kept in ``cache``."""
    folder = Path(tempfile.mkdtemp(prefix="lightkeepers-monkey-"))
    try:
        pictures, packs = KeptPictures(ROOT / "assets" / "pictures"), _packs(folder / "overlaid")
        libraries = {
            (name, _ALL_ON): load_library([path], cache=cache / "packs", can_show=pictures.can_show)
            for name, path in packs.items()
        }
        content = {stops: seasoned(libraries["shipped", _ALL_ON], stops=stops) for stops in (False, True)}
        sounds = frozenset(path.stem for path in (ROOT / "assets" / "sounds").glob("*.ogg"))
        (folder / "litter").mkdir()
        files = litter(folder / "litter", content[False])
        with (
            patch("game.start.load_words", cached(load_words)),
            patch("game.services.load_words", cached(load_words)),
            patch("game.kit.pictures._CACHE_BYTES", _RASTER_BYTES),
        ):
            yield Shared(folder, cache, packs, libraries, pictures, Fonts(cache / "fonts"), content, files, sounds)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _packs(overlaid: Path) -> dict[str, Path]:
    """The folders of packs by their names; one holds a pack with an overlay over it."""
    overlaid.mkdir()
    (overlaid / "trial.yaml").write_text(GOOD, "utf-8")
    (overlaid / "ours.yaml").write_text(_OVER, "utf-8")
    return {"shipped": ROOT / "levels", "workshop": ROOT / "tests" / "journeys", "overlaid": overlaid}


class World:
    """One run's game. Use ``world``."""

    def __init__(self, shared: Shared, mood: Mood, seed: str, folder: Path) -> None:
        self.shared, self.mood, self.folder = shared, mood, folder
        self.rng = Random(f"{seed}/world")
        self.clock, self.work, self.log = ManualClock(), HeldWork(), Log()
        self.time = HandClock()
        self.store = self._make_store()
        places = Places(root=ROOT, profiles=folder / "profiles", cache=shared.cache, own_packs=folder / "packs")
        self.sounds = Mixer(shared.sounds, is_there=mood.can_hear)
        packs = [shared.packs[mood.packs]]
        voice = SilentSpeech()
        voice.available = mood.can_hear
        self.services: Services = make_services(
            places, self.store, self.clock, Random(f"{seed}/game"), sounds=self.sounds, speech=voice, packs=packs
        )
        self.services.take_along = folder / "away"
        self.services.take_along.mkdir()
        self._share_slow_things()
        self._fill_store()
        self.window = _window(mood.size)
        self.app = MonkeyApp(self.services.kit, self.window, Pages(self.services).title())
        self.app._clock = self.time  # type: ignore[assignment]
        self.recorder = Recorder(self.services, self.asked)

    def asked(self) -> object:
        """The challenge on screen."""
        level = getattr(self.services.play_session, "level", None)
        return getattr(getattr(self.top, "level", level), "asked", None) if self.running else None

    def _make_store(self) -> ProfileStore:
        if self.mood.disk == "memory":
            return MemoryStore()
        error = self.rng.choice(ERRORS) if self.mood.disk == "refusing" else 0
        self._ops = FailingOps(error=0)
        self._error = error
        return TinyStore(self.folder / "profiles", self._ops)

    def _share_slow_things(self) -> None:
        """Rasters are kept from run to run, and a library that nobody changed is not read again."""
        kit, read = self.services.kit, self.services.make_library
        kit.pictures, kit.fonts = self.shared.pictures, self.shared.fonts
        self.shared.pictures.kit = kit
        kit.restyle(kit.style)
        kept = self.shared.libraries

        def make(off: frozenset[str]) -> Library:
            assert read is not None
            own = self.services.packs_folder
            if own.is_dir() and any(own.iterdir()):
                return read(off)
            if (self.mood.packs, off) not in kept:
                kept[self.mood.packs, off] = read(off)
            return kept[self.mood.packs, off]

        self.services.make_library = make

    def _fill_store(self) -> None:
        if self.mood.language != "en":
            self.store.write_app({"language": self.mood.language})
            self.services.apply_device()
        for n in range(self.mood.keepers):
            opened = self._keeper(n)
            profile = opened.profile
            settings = replace(profile.settings, **self.mood.settings)  # type: ignore[arg-type]
            opened.save_profile(replace(profile, settings=settings)).wait(10)
            if n == 0:
                for why in ("take_in", "afresh"):
                    opened.put_by(why).wait(10)
            opened.close()
        if self.mood.disk == "refusing":
            self._ops.error, self._ops.at = self._error, self._ops.count + self.rng.randrange(60)
            self._ops.once = self.rng.random() < 0.5

    def _keeper(self, n: int) -> OpenProfile:
        """The first has played; the third has a picture key."""
        if n == 0 and self.mood.packs != "workshop":
            content = self.shared.content[self.mood.stops]
            return self.store.receive({name: {key: dict(row) for key, row in rows.items()} for name, rows in content.items()})
        fresh = new_profile(f"Kim {n}", created_s=self.clock.now_s() - 9e5, band="7-9")
        fresh = replace(fresh, id=_ID[n] * 16 if n < len(_ID) else f"{n:02x}" * 16)
        return self.store.create(with_picture_key(fresh, ("a", "b", "c")) if n == 2 else fresh)

    # ------------------------------------------------------------ what a driver needs
    @property
    def top(self) -> Any:
        return self.app.navigator.top

    @property
    def running(self) -> bool:
        return self.app.navigator.running

    @property
    def page(self) -> str:
        return str(getattr(self.top, "name", type(self.top).__name__)) if self.running else "closed"

    def flush(self) -> None:
        """What was to be saved is saved now, or known not to be: a writer's pace would be another run each time."""
        session = self.services.play_session
        if session is not None and session.last_saved is not None:
            session.last_saved.wait(20)

    def close(self) -> None:
        self.work.do()
        if self.running:
            self.app.navigator.follow(Quit())
        self.services.sign_out()
        self.store.close()


def _window(size: tuple[int, int]) -> pygame.Surface:
    window = pygame.display.set_mode(size, pygame.RESIZABLE)
    pygame.event.clear()
    return window


def _quick_hash(pin: str, salt: bytes, n: int, r: int, p: int) -> str:
    return hashlib.sha256(pin.encode() + salt).hexdigest()


@contextmanager
def world(shared: Shared, mood: Mood, seed: str) -> Iterator[World]:
    """A game to play with, and nothing of it left afterwards."""
    folder, names, salts = Path(tempfile.mkdtemp(dir=shared.folder)), Random(f"{seed}/names"), Random(f"{seed}/salts")
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.enter_context(patch("engine.profiles.profile.uuid.uuid4", lambda: UUID(int=names.getrandbits(128))))
        stack.enter_context(patch("os.urandom", salts.randbytes))
        stack.enter_context(patch("engine.profiles.pin._hash", _quick_hash))
        stack.enter_context(patch("pygame.time.wait", lambda ms: ms))
        made = World(shared, mood, seed, folder)
        stack.enter_context(made.work.held())
        stack.enter_context(made.recorder.watched())
        logging.getLogger().addHandler(made.log)
        stack.callback(logging.getLogger().removeHandler, made.log)
        yield made
