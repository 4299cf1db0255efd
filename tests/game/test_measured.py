"""What the eye needs, measured on every picture and every third frame of a whole journey: contrast, colour vision, flashes, rest."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pygame
import pytest

import game.tour.journey
from game.intents import Intent
from game.kit.theme import CONTRAST, DUSK, THEMES
from game.tour import Journey
from tests.game.meters import MACHADO, FlashMeter, MeasuringCanvas, PaleTexts, contrast, distance, luminance, small_luminances
from tests.game.test_everybody_can_play import Inspector

# Colours that tell states apart, beside their shapes.
_MEANINGS = {
    "right and again": ("#2E8B57", "#6E5AA8"),
    "lamp lit and dark": ("#FFC93C", "#A9A3BE"),
    "lantern lit and dark": ("#FFC93C", "#3C4A86"),
    "switch on and off": (DUSK.on, DUSK.track),
    "focus and halo": (DUSK.focus, DUSK.halo),
    "switch on and off, strong contrast": (CONTRAST.on, CONTRAST.track),
    "focus and halo, strong contrast": (CONTRAST.focus, CONTRAST.halo),
}


@pytest.mark.parametrize(("theme", "least"), [("dusk", 4.5), ("contrast", 7.0)])
def test_every_text_stands_out_from_its_ground(
    make: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch, theme: str, least: float
) -> None:
    monkeypatch.setattr(game.tour.journey, "Canvas", MeasuringCanvas)
    j = make()
    j.services.base_style = replace(j.services.base_style, theme=THEMES[theme])
    j.services.kit.restyle(j.services.base_style)
    pale = PaleTexts(least)
    Inspector(j, pale.look, theme).walk()
    assert pale.measured > 400
    assert pale.found == {}


class Watched(Journey):
    """A journey whose frames are drawn and watched, ten a second; ``calm`` keepers ask for reduced motion."""

    def __init__(self, other: Journey, *, calm: bool) -> None:
        super().__init__(other.services, other.surface, other.clock)
        self.calm = calm
        self.flashes = FlashMeter()
        self.changes: list[float] = []
        self._step = 0
        self._scene: object = None
        self._last: list[float] = []
        self._is_fresh = True
        other.services.base_style = replace(other.services.base_style, reduced_motion=calm)
        other.services.kit.restyle(other.services.base_style)

    def wait(self, seconds: float) -> None:
        if self.calm and self.services.play_session is not None and not self.services.kit.style.reduced_motion:
            self.services.change_settings(reduced_motion=True)
        for _ in range(max(1, round(seconds * 60))):
            super().wait(1 / 60)
            self._step += 1
            if self._step % 6 == 0 and self.navigator.running and self.navigator.top.wants_frame:
                self._watch()

    def send(self, *intents: Intent) -> None:
        """What a press changes at once is the player's own doing, like a page turned; only what moves after it counts."""
        self._is_fresh = True
        super().send(*intents)

    def _watch(self) -> None:
        self.draw()
        now = small_luminances(self.surface)
        scene = (self.navigator.top, getattr(getattr(self.navigator.top, "game", None), "number", 0))
        if scene != self._scene:
            self.flashes.new_scene()
        elif not self._is_fresh:
            self.changes.append(sum(abs(a - b) for a, b in zip(now, self._last, strict=True)) / len(now))
        self.flashes.see(self.clock.now_s(), now)
        self._scene, self._last, self._is_fresh = scene, now, False


def test_nothing_flashes_and_reduced_motion_rests(make: Callable[..., Journey]) -> None:
    lively, calm = Watched(make(), calm=False), Watched(make(), calm=True)
    for j in (lively, calm):
        Inspector(j, lambda journey, name: None).walk()
    assert len(lively.changes) > 400
    assert sum(calm.changes) < 0.5 * sum(lively.changes), "fades only: no sway, no shake, no sparks"
    assert max(lively.flashes.worst, calm.flashes.worst) <= 3


def test_the_flash_meter_sees_flashes() -> None:
    meter = FlashMeter()
    for frame in range(60):
        meter.see(frame / 20, [0.9 if frame % 4 < 2 else 0.1] * 100)
    assert meter.worst > 3
    calm = FlashMeter()
    for frame in range(60):
        calm.see(frame / 20, [0.5 + frame / 200] * 100)
    assert calm.worst == 0


@pytest.mark.parametrize("vision", ["", *MACHADO])
def test_meanings_differ_for_every_kind_of_colour_vision(vision: str) -> None:
    for name, colours in _MEANINGS.items():
        for a, b in combinations(colours, 2):
            assert distance(a, b, vision) > 20, f"{name}: {a} and {b} look alike"


def test_the_measures_worked_by_hand() -> None:
    black, white = luminance(pygame.Color("#000000")), luminance(pygame.Color("#FFFFFF"))
    assert contrast(black, white) == pytest.approx(21.0)
    assert contrast(luminance(pygame.Color("#777777")), white) == pytest.approx(4.48, abs=0.01)
    assert distance("#FF0000", "#00FF00", "") == pytest.approx(170.6, abs=0.2)
    assert distance("#FF0000", "#808000", "deutan") < distance("#FF0000", "#808000", "")
