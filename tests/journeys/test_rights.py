"""What is a child's right hangs on no reward and no setting: see my data, take it along, passport, take out the bookmark, have it erased."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from random import Random

import pytest

from engine.profiles.profile import Settings
from game.intents import Press
from game.kit.navigation import Restart
from game.kit.toolbox import SCAN_S
from game.tour import Journey
from tests.journeys.test_first_light import play_session, to_the_chart

CHOICES: dict[str, tuple[object, ...]] = {
    "text_size": ("normal", "large", "largest"),
    "font": ("lexend", "atkinson"),
    "theme": ("dusk", "contrast"),
    "wish": ("easy", "normal", "challenge"),
    "language": ("en", "de"),
    "voice": (0, 4),
    "music": (0, 2),
    "effects": (0, 3),
    "below_age": ("none", "one", "any"),
    "above_age": ("none", "one", "any"),
    **{f.name: (False, True) for f in fields(Settings) if type(f.default) is bool},
}


def combinations(many: int) -> Iterator[dict[str, object]]:
    """Every value of every setting alone, and ``many`` mixtures."""
    for name, values in CHOICES.items():
        for value in values:
            if value != getattr(Settings(), name):
                yield {name: value}
    rng = Random(5)
    for _ in range(many):
        yield {name: rng.choice(values) for name, values in CHOICES.items()}


def test_every_setting_is_among_those_that_are_tried() -> None:
    assert set(CHOICES) == {f.name for f in fields(Settings)} - {"unknown"}


def scan(j: Journey, key: str) -> None:
    """Wait until the light that goes round is there, and press the one button."""
    for _ in range(2 * len(j.top.widgets) + 2):  # type: ignore[attr-defined]
        if j.top.focus_key == key and j.top.focus_shown:  # type: ignore[attr-defined]
            j.send(Press())
            return
        j.wait(SCAN_S)
    raise LookupError(f"{j.name}: the light never comes to {key!r}")


def press(j: Journey, key: str) -> None:
    """One press, and the pause after it where that is wished for."""
    if j.services.profile.settings.one_switch:
        scan(j, key)
    else:
        j.press(key)
    j.wait(0.6 if j.services.profile.settings.press_pause else 0.05)


def to_my_things(j: Journey) -> None:
    if not j.has("things"):
        press(j, "cove")
    press(j, "things")
    assert j.name == "my_data"


def use_every_right(j: Journey) -> None:
    to_my_things(j)
    press(j, "drawer-answers")
    assert j.name == "drawer"
    press(j, "back")
    press(j, "passport")
    assert j.name == "passport"
    press(j, "back")
    press(j, "take")
    j.wait(0.2)
    assert j.top.notice  # type: ignore[attr-defined]
    for way in (("drawer-bookmark", "erase"), ("erase",)):
        for key in way:
            press(j, key)
        assert j.name == "erasing" and j.has("erase-1")
        press(j, "safe")
        if len(way) > 1:
            press(j, "back")
    while j.name != "chart":
        press(j, "back")


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_every_right_is_reached_whatever_the_settings(make: Callable[..., Journey], keyboard: bool, is_long: bool) -> None:
    j = make(keyboard=keyboard)
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    j.navigator.follow(Restart(j.pages.chart()))  # the level waits, and is a bookmark
    default = Settings()
    tried = 0
    for mixture in combinations(200 if is_long else 6):
        j.services.change_settings(**{f.name: getattr(default, f.name) for f in fields(Settings)} | mixture)
        j.wait(0.6)
        j.navigator.top.rebuild()  # type: ignore[attr-defined]
        use_every_right(j)
        tried += 1
    assert tried > 20
