"""The child's room of stored things: reached from the cove, every drawer opens, taking along, sealing, erasing in two steps."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pygame
import pytest

from engine.credentials.verifying import check
from engine.profiles import pin
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import Settings, with_picture_key
from engine.profiles.tinydb_store import TinyStore
from engine.records import LightGrew
from engine.reports.my_data import DRAWERS
from game.intents import Back, Type
from game.kit.navigation import Push, Restart
from game.screens.children.my_things.drawer import ERASES
from game.tour import Journey
from tests.engine.reports.history import answer
from tests.journeys.test_first_light import to_the_chart


def to_the_room(j: Journey) -> None:
    to_the_chart(j)
    j.press("cove")
    j.press("things")
    assert j.name == "my_data"


def texts(j: Journey) -> str:
    return " ".join(drawn.text for drawn in j.draw().texts or [])


def through_the_door(j: Journey, digits: str = "4711") -> None:
    assert j.name == "door"
    j.send(*[Type(digit) for digit in digits])
    for _ in range(400):
        j.wait(0.05)
        if j.name != "door":
            return
        pygame.time.wait(5)


@pytest.mark.parametrize("keyboard", [False, True])
def test_every_drawer_opens_and_says_what_is_in_it(make: Callable[..., Journey], keyboard: bool) -> None:
    j = make(keyboard=keyboard)
    to_the_room(j)
    for drawer in DRAWERS:
        j.press(f"drawer-{drawer}")
        assert j.name == "drawer"
        assert len(j.navigator.top.page_text()) > 20  # type: ignore[attr-defined]
        j.draw()
        j.press("back")
    assert j.troubles == []


def test_the_drawer_of_settings_shows_and_reads_every_setting(make: Callable[..., Journey]) -> None:
    """A setting that is new and not told here fails this test, and so does one whose words do not follow its value."""
    j = make()
    to_the_room(j)
    j.press("drawer-settings")
    names = [field.name for field in fields(Settings) if field.name != "unknown"]
    assert sorted(told.name for told in j.navigator.top._settings()) == sorted(names)  # type: ignore[attr-defined]
    j.press("back")
    others = {
        "text_size": "largest",
        "font": "atkinson",
        "theme": "contrast",
        "wish": "challenge",
        "language": "en",
        "below_age": "none",
        "above_age": "any",
    }
    for name in names:
        before = getattr(Settings(), name)
        other = others[name] if name in others else not before if isinstance(before, bool) else before - 1
        lines = []
        for value in (before, other):
            j.services.change_settings(**{name: value})
            j.navigator.follow(Restart(j.pages.drawer("settings")))  # some settings change what a press does
            (line,) = [told.text for told in j.navigator.top._settings() if told.name == name]  # type: ignore[attr-defined]
            assert line.casefold() in texts(j).casefold(), f"{name}: {line} is not shown"
            assert line.casefold() in j.navigator.top.page_text().casefold(), f"{name} is not read"  # type: ignore[attr-defined]
            lines.append(line)
        assert lines[0] != lines[1], f"{name}: the words say the same for {before!r} and {other!r}"
        j.services.change_settings(**{name: before})
    assert j.troubles == []


def test_the_child_sees_that_a_grown_up_looked(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_room(j)
    assert "No grown-up has looked yet." in texts(j)
    j.services.adults_here = True
    j.navigator.follow(Push(j.pages.parent()))
    j.press("back")
    assert "A grown-up looked today." in texts(j)
    j.clock.advance(3 * 86_400)
    j.press("drawer-grownups")
    assert "A grown-up looked 3 days ago." in texts(j)


def test_everything_is_taken_along(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_room(j)
    j.press("take")
    assert j.services.play_session is not None
    (file,) = j.services.take_along.iterdir()
    assert json.loads(file.read_text("utf-8")) == json.loads(json.dumps(j.services.play_session.everything()))
    assert "Saved" in texts(j)


def test_drawers_are_emptied_one_by_one_in_two_steps(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_room(j)
    play_session = j.services.play_session
    assert play_session is not None
    play_session.change(replace(with_picture_key(play_session.profile, ("crab", "fish", "coral")), interests=("space",)))
    j.services.change_settings(all_caps=True)
    j.wait(0.1)
    j.press("drawer-key")
    j.press("erase")
    j.press("safe")
    assert play_session.profile.picture_key
    j.press("erase")
    j.press("erase-1")
    assert play_session.profile.picture_key, "one press is not enough"
    j.press("erase-2")
    assert j.name == "drawer"
    assert not play_session.profile.picture_key
    assert not j.has("erase"), "an empty drawer has nothing to erase"
    j.press("back")
    empty: dict[str, Callable[[], bool]] = {
        "likes": lambda: play_session.profile.interests == (),
        "settings": lambda: not play_session.profile.settings.all_caps,
    }
    for drawer, gone in empty.items():
        j.press(f"drawer-{drawer}")
        j.press("erase")
        j.press("erase-1")
        j.press("erase-2")
        assert gone(), drawer
        j.press("back")


def test_beginning_anew_keeps_the_name_and_nothing_that_was_played(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_room(j)
    before, play_session = j.services.profile, j.services.play_session
    assert play_session is not None
    play_session.ledger.keep(answer(j.clock.now_s(), 1, correct=True))
    j.press("drawer-answers")
    j.press("erase")
    j.press("erase-1")
    j.press("erase-2")
    assert j.name == "placement"
    assert j.services.profile.nickname == before.nickname
    assert j.services.profile.id != before.id
    assert j.services.play_session is not None
    assert j.services.play_session.answers == 0


def test_with_a_pin_erasing_and_sealing_need_an_adult(make: Callable[..., Journey]) -> None:
    store = MemoryStore()
    store.write_app({"pin": pin.new_record("4711")})
    j = make(store=store)
    to_the_room(j)
    play_session = j.services.play_session
    assert play_session is not None
    play_session.ledger.keep(LightGrew(at_s=j.clock.now_s(), skill="first-numbers/count-to-5", lamps=5))
    j.press("passport")
    j.press("seal")
    assert not j.services.take_along.exists()
    through_the_door(j)
    assert j.name == "passport"
    (file,) = j.services.take_along.iterdir()
    assert check(file.read_bytes()).problems == ()
    j.press("back")
    j.press("erase")
    assert j.has("erase-1")
    j.press("erase-1")
    j.press("back")
    assert len(store.profiles()) == 1
    j.press("erase")
    j.press("erase-1")
    through_the_door(j)
    assert j.name == "erasing"
    j.press("erase-1")
    j.press("erase-2")
    assert j.name == "title"
    assert store.profiles() == ()


def test_the_child_takes_lights_out_of_the_passport(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_room(j)
    play_session = j.services.play_session
    assert play_session is not None
    for skill in ("first-numbers/count-to-5", "first-numbers/more-less"):
        play_session.ledger.keep(LightGrew(at_s=j.clock.now_s(), skill=skill, lamps=5))
    j.press("passport")
    j.press("light-first-numbers/more-less")
    j.press("named")
    j.press("seal")
    (file,) = j.services.take_along.iterdir()
    sealed = json.loads(file.read_text("utf-8"))
    assert [light["skill"] for light in sealed["lights"] if "more-less" in light["skill"]] == []
    assert sealed["name"] == "" and play_session.profile.nickname not in file.read_text("utf-8")
    assert check(file.read_bytes()).problems == ()
    j.press("back")
    j.press("drawer-grownups")
    assert "Your passport was locked today." in texts(j)


def test_erasing_all_leaves_no_trace_on_the_disk(make: Callable[..., Journey], tmp_path: Path) -> None:
    root = tmp_path / "keepers"
    j = make(store=TinyStore(root))
    to_the_room(j)
    name, nickname = j.services.profile.id, j.services.profile.nickname
    j.press("drawer-me")
    j.press("erase")
    j.press("erase-1")
    j.press("erase-2")
    assert j.name == "title"
    assert not [path for path in root.rglob("*") if name in str(path)]
    holding = [
        path
        for path in root.rglob("*")
        if path.is_file() and (name.encode() in path.read_bytes() or nickname.encode() in path.read_bytes())
    ]
    assert holding == []


def test_only_the_list_of_looks_cannot_be_emptied_alone() -> None:
    assert set(DRAWERS) - set(ERASES) == {"grownups"}
    assert set(ERASES.values()) == {"all", "afresh", "likes", "settings", "cove", "bookmark", "key"}


def test_the_adults_sheet_lists_every_stored_name(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    j.services.adults_here = True
    j.navigator.follow(Push(j.pages.parent()))
    j.press("data")
    assert "In the files" not in texts(j)
    j.press("expert")
    for drawer, tables in DRAWERS.items():
        j.press(f"drawer-{drawer}")
        shown = texts(j)
        for names in tables.values():
            assert all(name in shown for name in names), drawer
    j.press("take")
    assert "Saved" in texts(j)
    assert j.troubles == []


@pytest.mark.parametrize("what", ["all", "afresh"])
@pytest.mark.parametrize("way", ["safe", "back"])
def test_an_erasing_that_the_disk_refuses_says_so_and_leads_on(
    make: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch, what: str, way: str
) -> None:
    """The keeper is signed out by then: the page asked for the name of nobody, and the pages beneath have nobody to show."""
    j = make()
    to_the_room(j)
    j.navigator.follow(Push(j.pages.erasing(what)))

    def refuses(*args: object) -> None:
        raise OSError(5, "refused")

    monkeypatch.setattr(type(j.services.classroom.store), "erase", refuses)
    monkeypatch.setattr(type(j.services.classroom), "start_afresh", refuses)
    j.press("erase-1")
    j.press("erase-2")
    assert "cannot be erased just now" in texts(j)
    if way == "safe":
        j.press("safe")
    else:
        j.send(Back())
    assert j.name == "who"
