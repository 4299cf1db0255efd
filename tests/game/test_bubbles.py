"""No bubble of a companion lies over anything that can be pressed, on any page outside of play, whatever the text size and language."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from engine.profiles.memory_store import MemoryStore
from game.kit.canvas import Box
from game.kit.ornaments import bubble
from game.kit.theme import THEMES
from game.kit.toolbox import TEXT_SCALES
from game.tour import Journey
from tests.game.test_everybody_can_play import Inspector


def overlap(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    wide = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
    high = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
    return max(0.0, wide) * max(0.0, high)


@pytest.mark.parametrize(("text", "language"), [("normal", "en"), ("largest", "de")], ids=["as it is", "largest German"])
def test_no_bubble_lies_over_what_can_be_pressed(
    make: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch, text: str, language: str
) -> None:
    store = MemoryStore()
    store.write_app({"language": language})
    j = make(store=store)
    j.services.base_style = replace(j.services.base_style, theme=THEMES["dusk"], text_scale=TEXT_SCALES[text])
    j.services.kit.restyle(j.services.base_style)
    bubbles: list[tuple[Box, float]] = []

    def noted(canvas, said, box, **more):  # type: ignore[no-untyped-def]
        bubbles.append((box, more.get("room_right", 0.0)))
        bubble(canvas, said, box, **more)

    monkeypatch.setattr("game.screens.parts.page.bubble", noted)
    found: list[str] = []
    seen: set[str] = set()

    def look(journey: Journey, name: str) -> None:
        bubbles.clear()
        journey.draw()
        if journey.name in ("play", "pause"):
            return
        for (x, y, w, h), room in bubbles:
            seen.add(journey.name)
            words = (x, y, w - room - 22 if room else w, h)  # a bubble may keep room for one button inside, beside its words
            for widget in journey.navigator.top.widgets:  # type: ignore[attr-defined]
                if overlap(words, widget.box) > 0:
                    found.append(f"{name}: the bubble at {words} and {widget.key} at {widget.box}")

    Inspector(j, look, "dusk", text).walk()
    assert len(seen) >= 3, seen
    assert sorted(set(found)) == []


def test_the_measure_sees_what_lies_over_something() -> None:
    assert overlap((0, 0, 10, 10), (5, 5, 10, 10)) == 25
    assert overlap((0, 0, 10, 10), (10, 0, 5, 5)) == 0
