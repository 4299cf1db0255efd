"""A pack dropped on the window is added behind the door; packs are switched off, looked at and removed, by mouse and by keyboard."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.content.sharing.packing import share
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
    assert "ages 7 to 10, 1 island" in told
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


OVER = """overlay: trial
id: ours
title: For class 3b
about: Hints and one task more.
author: B. Teacher
licence: CC0-1.0
pack: { title: Trial of 3b }
skills:
  plus:
    change:
      "{a} + {b} = ?": { hints: [Use your fingers.], answer: b + a }
    challenges:
      - { kind: number, ask: "{a} apples and one more?", values: { a: 1 to 9 }, answer: a + 1 }
"""


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    (tmp_path / "ours.yaml").write_text(OVER, "utf-8")
    return tmp_path / "ours.yaml"


@pytest.mark.parametrize("keyboard", [False, True])
def test_an_overlay_stands_beneath_its_pack_and_is_switched_off_and_removed_like_one(
    make: Callable[..., Journey], zipped: Path, overlay: Path, tmp_path: Path, keyboard: bool
) -> None:
    j = begin(make, tmp_path, keyboard=keyboard)
    added(j, zipped)
    j.send(FileDropped(overlay))
    settled(j)
    assert "“For class 3b” is added. It changes trial." in text_of(j)
    assert [row.id for row in j.navigator.top._rows] == ["trial", "ours"]  # type: ignore[attr-defined]
    assert "changes Trial of 3b" in text_of(j)
    j.press("pack-ours")
    assert [pack.title for pack in j.services.classroom.library.packs] == ["Trial"]
    assert "changes Trial" in text_of(j)
    j.press("about-ours")
    assert "It is switched off." in text_of(j)
    j.press("back")
    j.press("pack-ours")
    assert [pack.title for pack in j.services.classroom.library.packs] == ["Trial of 3b"]
    j.press("about-ours")
    assert j.name == "overlay_card"
    told = text_of(j)
    for part in (
        "For class 3b",
        "Hints and one task more.",
        "B. Teacher",
        "It changes 4 things:",
        "ANSWER CHANGED: plus: “{a} + {b} = ?”: the answer changed from a + b to b + a",
        "The pack itself: the title changed from Trial to Trial of 3b",
        "Plus: “{a} apples and one more?” is new.",
        "1 problem was found.",
        "This overlay does not know yet what it was made for",
    ):
        assert part in told
    j.press("remove")
    j.press("safe")
    assert (tmp_path / "packs" / "ours").is_dir()
    j.press("remove")
    j.press("other")
    assert j.name == "packs"
    assert "For class 3b is removed." in text_of(j)
    assert [path.name for path in (tmp_path / "packs").iterdir()] == ["trial"]
    assert [pack.title for pack in j.services.classroom.library.packs] == ["Trial"]
    assert j.troubles == []


def test_an_overlay_without_its_pack_is_still_there_to_be_removed(
    make: Callable[..., Journey], zipped: Path, overlay: Path, tmp_path: Path
) -> None:
    j = begin(make, tmp_path)
    added(j, zipped)
    j.send(FileDropped(overlay))
    settled(j)
    j.press("about-trial")
    assert "changed by For class 3b" in text_of(j)
    j.press("remove")
    j.press("other")
    assert "changes trial, which is not here" in text_of(j)
    j.press("about-ours")
    assert "The pack trial is not here." in text_of(j)
    j.press("remove")
    j.press("other")
    assert list((tmp_path / "packs").iterdir()) == []


def test_an_overlay_of_a_pack_that_does_not_play_says_so(
    make: Callable[..., Journey], zipped: Path, overlay: Path, tmp_path: Path
) -> None:
    j = begin(make, tmp_path)
    added(j, zipped)
    j.send(FileDropped(overlay))
    settled(j)
    file = tmp_path / "packs" / "trial" / "pack.yaml"
    file.write_text(GOOD.replace("language: en", "language: English"), "utf-8")
    j.press("check")
    assert "changes trial, which has problems of its own" in text_of(j)
    j.press("about-ours")
    assert "It changes 4 things:" in text_of(j)


def test_many_changes_are_turned_over(make: Callable[..., Journey], zipped: Path, tmp_path: Path) -> None:
    more = "".join(
        f"      - {{ kind: number, ask: 'Number {n} of {{a}}?', values: {{ a: 1 to 9 }}, answer: a }}\n" for n in range(6)
    )
    (tmp_path / "ours.yaml").write_text(OVER + more, "utf-8")
    j = begin(make, tmp_path, keyboard=True)
    added(j, zipped)
    j.send(FileDropped(tmp_path / "ours.yaml"))
    settled(j)
    j.press("about-ours")
    seen = text_of(j)
    assert "Number 5" not in seen
    for _ in range(2):
        j.press("more")
        seen += text_of(j)
    assert all(f"Number {n} of" in seen for n in range(6))
    j.press("more")
    assert "ANSWER CHANGED" in text_of(j)


def test_a_refusal_is_told_in_german(make: Callable[..., Journey], tmp_path: Path) -> None:
    store = MemoryStore()
    store.write_app({"language": "de"})
    j = begin(make, tmp_path, store=store)
    (tmp_path / "brief.docx").write_bytes(b"dear")
    (tmp_path / "kaputt.yaml").write_text(GOOD.replace("answer: a + b", "anwser: a + b"), "utf-8")
    added(j, tmp_path / "brief.docx")
    assert "„brief.docx“ ist kein Paket." in text_of(j)
    j.send(FileDropped(tmp_path / "kaputt.yaml"))
    settled(j)
    told = text_of(j)
    assert "Nichts in diesem Paket würde spielen." in told
    assert "Meintest du „answer“?" in told
