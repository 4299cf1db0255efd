"""What all tests share: pygame without a window, the shipped packs loaded once, services on a store that forgets."""

import os

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from random import Random
from uuid import UUID

import hypothesis
import pygame
import pytest

from engine.clock import ManualClock
from engine.content.library.library import Library, load_library
from engine.places import Places
from engine.profiles.memory_store import MemoryStore
from engine.profiles.store import ProfileStore
from game.kit.fonts import prepare
from game.kit.pictures import Pictures
from game.services import Services
from game.start import make_services
from game.tour import Journey
from tests.kept import bring, key_of

hypothesis.settings.register_profile("fixed", derandomize=True, deadline=None)  # the same cases every time
hypothesis.settings.load_profile("fixed")
ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".test_cache"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="whole ranges instead of seeded samples, and the tests marked 'long'")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: too slow for every run; runs with --long only")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason="runs with --long only"))


@pytest.fixture(scope="session")
def is_long(request: pytest.FixtureRequest) -> bool:
    """Whether the whole is asked for (``--long``) instead of a seeded sample."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, in which the typefaces are cut already."""
    folder = tmp_path_factory.mktemp("cache")
    bring(
        KEPT,
        "fonts",
        key_of([ROOT / "game" / "kit" / "fonts.py"], version("fonttools"), version("fontpkg-lexend")),
        folder / "fonts",
        prepare,
    )
    return folder


@pytest.fixture(scope="session")
def window() -> Iterator[pygame.Surface]:
    pygame.display.init()
    pygame.font.init()
    yield pygame.display.set_mode((1280, 720))
    pygame.quit()


@pytest.fixture(scope="session")
def library(cache: Path) -> Library:
    """The shipped packs, checked and compiled once, also for the runs to come while nothing has changed that they hang on."""

    def load(packs: Path) -> Library:
        return load_library([ROOT / "levels"], cache=packs, can_show=Pictures(ROOT / "assets" / "pictures").can_show)

    parts = [*(ROOT / "engine").rglob("*.py"), ROOT / "game" / "kit" / "pictures.py"]
    content = [path for folder in ("levels", "assets/pictures") for path in (ROOT / folder).rglob("*") if path.is_file()]
    bring(KEPT, "packs", key_of([*parts, *content]), cache / "packs", load)
    return load(cache / "packs")


@pytest.fixture(autouse=True)
def same_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """New keepers get the same ids in every run: what the chart recommends follows from them."""
    rng = Random(20)
    monkeypatch.setattr("engine.profiles.profile.uuid.uuid4", lambda: UUID(int=rng.getrandbits(128)))


@pytest.fixture
def make(window: pygame.Surface, library: Library, cache: Path, tmp_path: Path) -> Callable[..., Journey]:
    """A journey on fresh services; ``store`` and ``keyboard`` as wanted."""

    def build(*, store: ProfileStore | None = None, keyboard: bool = False, packs: list[Path] | None = None) -> Journey:
        places = Places(root=ROOT, profiles=tmp_path / "profiles", cache=cache, own_packs=tmp_path / "packs")
        clock = ManualClock()
        services: Services = make_services(places, store or MemoryStore(), clock, Random(11), packs=packs)
        if packs is None:
            services.make_library = lambda off: library
        return Journey(services, window, clock, keyboard=keyboard)

    return build
