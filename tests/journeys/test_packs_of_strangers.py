"""A pack dropped on the window is added behind the door; packs are switched off, looked at and removed, by mouse and by keyboard."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.content.sharing import share
from engine.profiles.memory_store import MemoryStore
from game.intents import FileDropped
from game.tour import Journey
from tests.engine.content.writing import GOOD
from tests.journeys.test_lock_and_repair import through


@pytest.fixture
def zipped(tmp_path: Path) -> Path:
    (tmp_path / "pack.yaml").write_text(GOOD, "utf-8")
    share(tmp_path / "pack.yaml", tmp_path / "trial.zip")
    return tmp_path / "trial.zip"


def settled(j: Journey) -> None:
    """Wait for the thread that checks a pack."""
    for _ in range(600):
        j.wait(0.05)
        if getattr(j.navigator.top, "_adding", None) is None:
            return
        time.sleep(0.01)
    raise AssertionError("the pack is checked for ever")


def begin(make: Callable[..., Journey], tmp_path: Path, *, keyboard: bool = False, store: MemoryStore | None = None) -> Journey:
    (tmp_path / "packs").mkdir(exist_ok=True)
    return make(packs=[tmp_path / "packs"], keyboard=keyboard, store=store)


def text_of(j: Journey) -> str:
    return " ".join(text.text for text in j.draw().texts or [])


def added(j: Journey, zipped: Path) -> None:
    j.send(FileDropped(zipped))
    assert j.name == "door"
    through(j, "2580")
    through(j, "2580")
    assert j.name == "packs"
    settled(j)


@pytest.mark.parametrize("keyboard", [False, True])
def test_a_dropped_pack_is_added_looked_at_and_removed_in_two_steps(
    make: Callable[..., Journey], zipped: Path, tmp_path: Path, keyboard: bool
) -> None:
    j = begin(make, tmp_path, keyboard=keyboard)
    added(j, zipped)
    assert "“Trial” is added: 1 island." in text_of(j)
    assert "A. Teacher, CC-BY-4.0" in text_of(j)
    assert [pack.id for pack in j.services.classroom.library.packs] == ["trial"]
    j.press("about-trial")
    assert j.name == "pack_card"
    told = text_of(j)
    assert "Plus" in told
    assert "ages 7 to 10, 1 islands" in told
    j.press("remove")
    j.press("safe")
    assert (tmp_path / "packs" / "trial").is_dir()
    j.press("remove")
    j.press("other")
    assert j.name == "packs"
    assert "Trial is removed." in text_of(j)
    assert list((tmp_path / "packs").iterdir()) == []
    assert j.services.classroom.library.packs == ()
    assert j.troubles == []


def test_a_pack_that_is_there_is_asked_about(make: Callable[..., Journey], zipped: Path, tmp_path: Path) -> None:
    j = begin(make, tmp_path)
    added(j, zipped)
    (tmp_path / "pack.yaml").write_text(GOOD.replace("title: Trial", "title: Newer"), "utf-8")
    for answer, title in (("safe", "Trial"), ("other", "Newer")):
        j.send(FileDropped(tmp_path / "pack.yaml"))
        settled(j)
        assert j.name == "ask"
        j.press(answer)
        settled(j)
        assert j.name == "packs"
        assert [pack.title for pack in j.services.all_packs()] == [title]


def test_what_is_refused_says_why(make: Callable[..., Journey], zipped: Path, tmp_path: Path) -> None:
    j = begin(make, tmp_path)
    raw = bytearray(zipped.read_bytes())
    raw[raw.index(b"Plus")] ^= 1
    (tmp_path / "torn.zip").write_bytes(bytes(raw))
    (tmp_path / "letter.docx").write_bytes(b"dear")
    added(j, tmp_path / "torn.zip")
    assert "torn.zip is not added." in text_of(j)
    j.send(FileDropped(tmp_path / "letter.docx"))
    settled(j)
    assert "is no pack" in text_of(j)
    assert list((tmp_path / "packs").iterdir()) == []
    assert j.troubles == []


def test_a_pack_that_is_switched_off_stays_off(make: Callable[..., Journey], zipped: Path, tmp_path: Path) -> None:
    store = MemoryStore()
    j = begin(make, tmp_path, store=store)
    added(j, zipped)
    j.press("pack-trial")
    assert j.services.classroom.library.packs == ()
    again = begin(make, tmp_path, store=store)
    again.services.load_packs()
    assert again.services.classroom.library.packs == ()
    assert [pack.id for pack in again.services.all_packs()] == ["trial"]
