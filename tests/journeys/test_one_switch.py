"""One switch is enough: the focus walks by itself, a key or a click anywhere presses what it stands on."""

from collections.abc import Callable
from random import Random

import pytest

from game.intents import Point, Press
from game.tour import Journey


class OneSwitch(Journey):
    """Waits until the walking focus stands on the wanted thing, then presses; ``by`` is the kind of switch."""

    by = "key"

    def press(self, key: str) -> None:
        if not self.services.kit.style.scan_s:
            super().press(key)
            return
        for _ in range(600):
            if self.navigator.top.focus_key == key and self.navigator.top.focus_shown:  # type: ignore[attr-defined]
                self.send(Press() if self.by == "key" else Point("down", (3, 3)), *[Point("up", (3, 3))] * (self.by != "key"))
                return
            self.wait(0.25)
        raise LookupError(f"{self.name}: the focus never walks to {key!r}")

    def _type(self, letters: list[str], *, pause: float = 0.05) -> None:
        for letter in letters:
            self.press(f"key-{letter}")
        self.press("go")


@pytest.mark.parametrize("by", ["key", "click"])
def test_from_the_chart_to_a_finished_level(make: Callable[..., Journey], by: str) -> None:
    made = make()
    j = OneSwitch(made.services, made.surface, made.clock)
    j.by = by
    for key in ("play", "go", "band-7-9", "go", "skip"):
        j.press(key)
    j.services.change_settings(one_switch=True)
    j.navigator.top._show("sums-and-differences/add-to-10")  # type: ignore[attr-defined]
    j.press("sums-and-differences/add-to-10")
    assert j.name == "island_card"
    j.press("play")
    assert j.name == "play"
    j.wait(4)
    j.play_level(lambda: Random(1).random() < 2)
    assert j.name == "level_end"


def test_values_go_round_with_one_switch(make: Callable[..., Journey]) -> None:
    made = make()
    j = OneSwitch(made.services, made.surface, made.clock)
    for key in ("play", "go", "band-7-9", "go", "skip"):
        j.press(key)
    j.services.change_settings(one_switch=True)
    j.press("settings")
    j.press("tabs")
    seen = []
    for _ in range(6):
        j.press("music")
        seen.append(j.services.profile.settings.music)
    assert seen == [3, 4, 5, 0, 1, 2]
    j.press("tabs")
    j.press("one_switch")
    assert not j.services.profile.settings.one_switch, "the way out is the same switch"
