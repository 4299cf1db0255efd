"""The conditions of every screen and the contrast, on the pages of overlays, which no shipped pack brings along."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import game.tour.journey
from engine.profiles.memory_store import MemoryStore
from game.intents import FileDropped
from game.kit.theme import THEMES
from game.kit.toolbox import TEXT_SCALES
from game.tour import Journey
from tests.engine.content.writing import GOOD
from tests.game.meters import MeasuringCanvas, PaleTexts
from tests.game.test_everybody_can_play import conditions
from tests.journeys.test_packs_of_strangers import OVER, added, settled


@pytest.mark.parametrize(
    ("theme", "text", "language", "least"),
    [("dusk", "normal", "en", 4.5), ("dusk", "largest", "de", 4.5), ("contrast", "largest", "de", 7.0)],
)
def test_the_pages_of_overlays_keep_the_conditions(
    make: Callable[..., Journey],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    theme: str,
    text: str,
    language: str,
    least: float,
) -> None:
    monkeypatch.setattr(game.tour.journey, "Canvas", MeasuringCanvas)
    store = MemoryStore()
    store.write_app({"language": language})
    (tmp_path / "packs").mkdir()
    j = make(packs=[tmp_path / "packs"], store=store)
    j.services.base_style = replace(j.services.base_style, theme=THEMES[theme], text_scale=TEXT_SCALES[text])
    j.services.kit.restyle(j.services.base_style)
    (tmp_path / "trial.yaml").write_text(GOOD, "utf-8")
    more = "".join(
        f"      - {{ kind: number, ask: 'Number {n} of {{a}}?', values: {{ a: 1 to 9 }}, answer: a }}\n" for n in range(6)
    )
    (tmp_path / "ours.yaml").write_text(OVER + more, "utf-8")
    added(j, tmp_path / "trial.yaml")
    j.send(FileDropped(tmp_path / "ours.yaml"))
    settled(j)
    found: list[str] = []
    pale = PaleTexts(least)
    for name, key in (
        ("added", "check"),
        ("packs", "about-trial"),
        ("pack", "back"),
        ("packs", "about-ours"),
        ("overlay", "more"),
    ):
        j.wait(0.5)
        conditions(found)(j, name)
        pale.look(j, name)
        j.press(key)
    j.wait(0.5)
    conditions(found)(j, "more")
    pale.look(j, "more")
    assert pale.measured > 40
    assert (found, pale.found, j.troubles) == ([], {}, [])
