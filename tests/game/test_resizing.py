"""The window changes its size at any moment: between every two frames of the whole game, down to a single point, and back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pygame
import pytest

from game.app import App
from game.kit.canvas import HEIGHT, WIDTH, Canvas
from game.kit.lettering import Lettering
from game.kit.navigation import Navigator
from game.tour import Album, Journey, Workshop

_SIZES = ((1280, 720), (640, 360), (900, 300), (200, 700), (1600, 900), (90, 60), (33, 20), (2, 90), (1, 1))


class StandingClock:
    """Time passes only when the journey lets it."""

    def tick(self, frames: int = 0) -> int:
        return 0


class Windowed(Journey):
    """A journey in the window's own loop, whose frames all have another size than the one before."""

    def __init__(self, other: Journey, *, quick: bool = False) -> None:
        super().__init__(other.services, other.surface, other.clock)
        self.app = App(other.services.kit, other.surface, other.pages.title())
        self.app._clock = StandingClock()  # type: ignore[assignment]
        self._rng, self._every, self.frames = Random(3), 4 if quick else 1, 0

    @property
    def navigator(self) -> Navigator:
        return self.app.navigator

    @navigator.setter
    def navigator(self, first: Navigator) -> None:
        """The journey's own stack is not used."""

    def send(self, *intents: object) -> None:
        super().send(*intents)  # type: ignore[arg-type]
        if self.navigator.running and self._rng.randrange(self._every) == 0:
            self._frame()

    def draw(self) -> Canvas:
        for _ in range(3):
            self._frame()
        return self.app._canvas

    def _frame(self) -> None:
        """Another size, told or not told yet, sometimes left in peace long enough to be taken over."""
        pygame.display.set_mode(self._rng.choice(_SIZES), pygame.RESIZABLE)
        pygame.event.clear()
        if self._rng.random() < 0.5:
            pygame.event.post(pygame.event.Event(pygame.WINDOWSIZECHANGED, {"x": 1, "y": 1}))
        self.frames += 1
        self.app.turn()
        if self.frames % 40 == 0:
            self.app._settle_size(1.0)
            self.app.turn()


class Shaken:
    """An album whose pictures are frames of a shaken window."""

    journey: Journey

    def see(self, name: str) -> None:
        self.journey.draw()


class ShakenGame(Shaken, Album):
    """The whole game."""


class ShakenWorkshop(Shaken, Workshop):
    """Every kind of challenge."""


@pytest.fixture
def shaken(make: Callable[..., Journey], root: Path, window: pygame.Surface) -> Iterator[Callable[..., Windowed]]:
    def build(**more: object) -> Windowed:
        return Windowed(make(**more), quick=bool(more))

    yield build
    pygame.display.set_mode((WIDTH, HEIGHT))
    pygame.event.clear()


def test_every_page_and_mood_is_drawn_while_the_window_changes_its_size(shaken: Callable[..., Windowed]) -> None:
    j = shaken()
    ShakenGame(j, None, "dusk", "normal").walk()  # type: ignore[arg-type]
    assert j.frames > 200


def test_every_kind_of_challenge_is_drawn_while_the_window_changes_its_size(shaken: Callable[..., Windowed], root: Path) -> None:
    j = shaken(packs=[root / "tests" / "journeys"])
    ShakenWorkshop(j, None, "dusk", "normal").walk()  # type: ignore[arg-type]
    assert j.frames > 200


def test_until_a_new_size_settles_the_page_is_stretched_over_the_window(shaken: Callable[..., Windowed]) -> None:
    j = shaken()
    j.app.turn()
    pygame.display.set_mode((640, 360), pygame.RESIZABLE)
    pygame.event.clear()
    j.app.turn()
    assert j.app._canvas.surface.get_size() == (1280, 720)
    x, y = j.app._seen().to_pixels(*j.top.widget("play").centre)  # type: ignore[attr-defined]
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        pygame.event.post(pygame.event.Event(kind, {"button": 1, "pos": (x, y)}))
        j.app.turn()
    assert j.name == "new_keeper", "a press meets what the eye sees"
    j.app._settle_size(1.0)
    assert j.app._canvas.surface is j.app.window


def test_a_part_keeps_its_place_where_it_is_cut(make: Callable[..., Journey]) -> None:
    kit = make().services.kit
    canvas = Canvas(pygame.Surface((640, 360)), kit)
    cut = canvas.part((-100, -20, 200, 200))
    assert cut.to_pixels(100, 20) == (0, 0)
    for box in ((1300.0, 100.0, 50.0, 50.0), (100.0, -300.0, 50.0, 50.0), (10.0, 10.0, 0.0, -5.0)):
        canvas.part(box).text("far away", 0, 0, 30)


def test_letters_of_one_point_are_wrapped(make: Callable[..., Journey]) -> None:
    lettering = Lettering(make().services.kit.fonts)
    for room in range(1, 60):
        for size in (1, 2, 3):
            assert lettering.wrap("Shall we sail to the island of the tall trees now", size, False, False, room)


def test_a_machine_that_cannot_fill_the_screen_stays_in_its_window(
    shaken: Callable[..., Windowed], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> int:
        raise pygame.error("That operation is not supported")

    monkeypatch.setattr(pygame.display, "toggle_fullscreen", refused)
    j = shaken()
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, {"key": pygame.K_F11, "mod": 0, "unicode": ""}))
    j.app.turn()
    assert j.name == "title"
