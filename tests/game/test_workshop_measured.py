"""Contrast on every picture of the workshop: every sheet of the table, in both themes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import game.tour.journey
from game.kit.theme import THEMES
from game.tour import Journey
from tests.game.meters import MeasuringCanvas, PaleTexts
from tests.game.test_everybody_can_play import WorkshopInspector


@pytest.mark.parametrize(("theme", "least"), [("dusk", 4.5), ("contrast", 7.0)])
def test_every_text_on_the_table_stands_out_from_its_ground(
    make: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch, root: Path, theme: str, least: float
) -> None:
    monkeypatch.setattr(game.tour.journey, "Canvas", MeasuringCanvas)
    j = make(packs=[root / "tests" / "journeys"])
    j.services.base_style = replace(j.services.base_style, theme=THEMES[theme])
    j.services.kit.restyle(j.services.base_style)
    pale = PaleTexts(least)
    WorkshopInspector(j, pale.look, theme).walk()
    assert pale.measured > 400
    assert pale.found == {}
