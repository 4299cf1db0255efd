"""The conditions of every screen, checked on every screen of a whole journey: focus, labels, targets, text, room, contrast."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.profiles.memory_store import MemoryStore
from game.intents import Back, Move, Point, Press, SayAgain, Step
from game.kit.theme import THEMES
from game.kit.toolbox import TEXT_SCALES
from game.services import Services
from game.tour import Album, Journey, Workshop


class Looks:
    """Looks at every picture of an album instead of saving it."""

    def __init__(self, journey: Journey, look: Callable[[Journey, str], None], theme: str = "dusk", text: str = "normal") -> None:
        super().__init__(journey, None, theme, text)  # type: ignore[call-arg]
        self.look, self.seen = look, []  # type: ignore[var-annotated]

    def see(self, name: str) -> None:
        self.seen.append(name)
        self.look(self.journey, name)  # type: ignore[attr-defined]


class Inspector(Looks, Album):
    """The whole game."""


class WorkshopInspector(Looks, Workshop):
    """Every kind of challenge."""


def conditions(found: list[str]) -> Callable[[Journey, str], None]:
    """What must hold on every picture; ``found`` collects what does not."""

    def look(journey: Journey, name: str) -> None:
        canvas = journey.draw()
        widgets = journey.navigator.top.widgets  # type: ignore[attr-defined]
        for widget in widgets:
            if not widget.spoken.strip():
                found.append(f"{name}: {widget.key} says nothing")
            if widget.hit_box[2] < 48 or widget.hit_box[3] < 48:
                found.append(f"{name}: {widget.key} is a small target {widget.hit_box}")
        keys = [widget.key for widget in widgets]
        if len(keys) != len(set(keys)):
            found.append(f"{name}: two widgets share a key {keys}")
        for drawn in canvas.texts or []:
            if drawn.size < 21.9:
                found.append(f"{name}: small text {drawn.size:.0f} {drawn.text!r}")
            x, y, w, h = drawn.box
            is_off = x < -2 or y < -6 or x + w > 1282 or y + h > 726
            if is_off and journey.name != "chart":  # the sea goes on beyond the edge
                found.append(f"{name}: off the page {drawn.text!r} {drawn.box}")

    return look


@pytest.mark.parametrize(
    ("theme", "text", "language", "more"),
    [
        ("dusk", "normal", "en", {}),
        ("contrast", "largest", "en", {}),
        ("dusk", "largest", "de", {}),
        ("dusk", "largest", "en", {"all_caps": True, "spacing": True}),
    ],
    ids=["as it is", "contrast and largest", "largest German", "largest capitals apart"],
)
def test_every_screen_keeps_the_conditions(
    make: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch, theme: str, text: str, language: str, more: dict[str, bool]
) -> None:
    change = Services.change_settings
    monkeypatch.setattr(Services, "change_settings", lambda self, **what: change(self, **what, **more))
    store = MemoryStore()
    store.write_app({"language": language})
    j = make(store=store)
    assert j.services.kit.words.language == language
    j.services.base_style = replace(j.services.base_style, theme=THEMES[theme], text_scale=TEXT_SCALES[text])
    j.services.kit.restyle(j.services.base_style)
    found: list[str] = []

    inspector = Inspector(j, conditions(found), theme, text)
    inspector.walk()
    assert len(inspector.seen) >= 45
    assert sorted(set(found)) == []
    assert sorted(set(j.troubles)) == []


@pytest.mark.parametrize(
    ("theme", "text", "keyboard"), [("dusk", "normal", False), ("contrast", "largest", True)], ids=["mouse", "keyboard"]
)
def test_every_kind_of_challenge_keeps_the_conditions(
    make: Callable[..., Journey], root: Path, theme: str, text: str, keyboard: bool
) -> None:
    j = make(packs=[root / "tests" / "journeys"], keyboard=keyboard)
    j.services.base_style = replace(j.services.base_style, theme=THEMES[theme], text_scale=TEXT_SCALES[text])
    j.services.kit.restyle(j.services.base_style)
    found: list[str] = []
    inspector = WorkshopInspector(j, conditions(found), theme, text)
    inspector.walk()
    assert len(inspector.seen) >= 65
    assert sorted(set(found)) == []
    assert sorted(set(j.troubles)) == []


def test_tab_reaches_everything_and_shows_where_it_is(make: Callable[..., Journey]) -> None:
    j = make()
    pages: dict[str, int] = {}

    def look(journey: Journey, name: str) -> None:
        stage = journey.navigator.top
        able = {w.key for w in stage.widgets if w.focusable}  # type: ignore[attr-defined]
        if journey.name in pages or len(able) < 2 or name in ("new_keeper_chosen",):
            return
        pages[journey.name] = len(able)
        reached = set()
        for _ in range(2 * len(able) + 2):
            stage.handle(Step(1))
            reached.add(stage.focus_key)  # type: ignore[attr-defined]
        missing = able - reached - {w for w in able if w.startswith(("first-", "sums-", "times-"))}
        assert missing == set(), f"{name}: Tab never reaches {missing}"
        journey.draw()

    Inspector(j, look).walk()
    assert len(pages) >= 12


def test_arrows_move_the_focus_to_what_lies_there(make: Callable[..., Journey]) -> None:
    j = make()
    j.press("play")
    j.send(Step(1))
    j.send(Step(1))
    first = j.navigator.top.focus_key  # type: ignore[attr-defined]
    j.send(Move(1, 0))
    second = j.navigator.top.focus_key  # type: ignore[attr-defined]
    a, b = j.navigator.top.widget(first), j.navigator.top.widget(second)  # type: ignore[attr-defined]
    assert b.centre[0] > a.centre[0]
    j.send(Move(-1, 0))
    assert j.navigator.top.focus_key == first  # type: ignore[attr-defined]


def test_leaving_a_target_before_letting_go_cancels(make: Callable[..., Journey]) -> None:
    j = make()
    at = j.navigator.top.widget("play").centre  # type: ignore[attr-defined]
    j.send(Point("down", at), Point("move", (20, 700)), Point("up", (20, 700)))
    assert j.name == "title"
    j.send(Point("down", at), Point("up", at))
    assert j.name == "new_keeper"


def test_a_pause_after_each_press_swallows_the_second_of_two_quick_ones(make: Callable[..., Journey]) -> None:
    j = make()
    j.press("play")
    j.services.kit.restyle(replace(j.services.kit.style, press_pause_s=0.5))
    j.press("like-space")
    j.press("like-space")
    assert j.navigator.top.likes == ("space",)  # type: ignore[attr-defined]
    j.wait(0.6)
    j.press("like-space")
    assert j.navigator.top.likes == ()  # type: ignore[attr-defined]


def test_escape_on_the_title_asks_before_it_leaves(make: Callable[..., Journey]) -> None:
    j = make()
    j.send(Back())
    assert j.name == "ask"
    j.send(Back())
    assert j.name == "title"
    j.send(Back())
    j.press("other")
    assert not j.navigator.running


def test_everything_can_be_heard_again(make: Callable[..., Journey]) -> None:
    j = make()
    j.press("play")
    said = j.services.kit.speech.captions
    before = len(said)
    j.send(SayAgain())
    assert len(said) == before + 1
    j.services.kit.restyle(replace(j.services.kit.style, read_aloud=True))
    j.send(Step(1))
    j.send(Step(1))
    assert said[-1] == j.navigator.top.focused.spoken  # type: ignore[attr-defined]


def test_reduced_motion_keeps_the_picture_still(make: Callable[..., Journey]) -> None:
    import pygame

    j = make()
    j.services.kit.restyle(replace(j.services.kit.style, reduced_motion=True))
    j.draw()
    before = pygame.image.tobytes(j.surface, "RGB")
    j.wait(1.0)
    assert not j.navigator.top.wants_frame
    j.draw()
    assert (
        pygame.image.tobytes(j.surface, "RGB") == before or _share_changed(before, pygame.image.tobytes(j.surface, "RGB")) < 0.02
    )


def _share_changed(a: bytes, b: bytes) -> float:
    step = 97
    return sum(x != y for x, y in zip(a[::step], b[::step], strict=True)) / max(1, len(a) // step)


def test_an_idle_screen_wants_no_frames(make: Callable[..., Journey]) -> None:
    j = make()
    j.wait(20)
    j.draw()
    j.wait(1)
    assert not j.navigator.top.wants_frame
    j.send(Press())
    assert j.navigator.top.wants_frame
