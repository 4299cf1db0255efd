"""What adults and children are told when something was mended or reset."""

import errno
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from engine.profiles import pin
from engine.profiles.memory_store import MemoryStore
from engine.profiles.tinydb_store import TinyStore
from game.intents import FileDropped, Type
from game.kit.navigation import Restart
from game.screens.pages import PAGES, page_class
from game.tour import Journey
from tests.engine.profiles.samples import FailingOps
from tests.engine.profiles.test_recovery import made_newer
from tests.journeys.test_first_light import play_session, to_the_chart


def test_a_reset_lock_is_told_and_then_forgotten(make: Callable[..., Journey]) -> None:
    store = MemoryStore()
    store.write_app({"pin_reset": True})
    j = make(store=store)
    j.press("grownups")
    assert "reset" in j.navigator.top.page_text()  # type: ignore[attr-defined]


def through(j: Journey, digits: str) -> None:
    """Type a PIN (before the first one: show that an adult is here) and wait for the thread that thinks about it."""
    j.prove_adult()
    j.send(*[Type(digit) for digit in digits])
    door = j.navigator.top
    while getattr(door, "_busy", None) is not None:
        door._busy.join(20)  # type: ignore[attr-defined]
        j.wait(0.05)


def test_every_page_for_adults_is_behind_the_door(make: Callable[..., Journey], tmp_path: Path) -> None:
    j = make()
    to_the_chart(j)
    pages = [name for name in PAGES if getattr(page_class(name), "adults_only", False)]
    assert {"parent", "packs", "keepers", "care", "take_in"} <= set(pages)
    for name in pages:
        assert getattr(j.pages, name)().name == "door", name
    j.send(FileDropped(tmp_path / "x.zip"))
    assert j.name == "door"


def test_the_door_closes_behind_adults(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    j.press("grownups")
    through(j, "2580")
    through(j, "2580")
    assert j.name == "parent"
    j.press("keepers")
    j.press("back")
    j.press("packs")
    j.press("back")
    j.press("back")
    assert j.name == "chart"
    assert not j.services.adults_here
    j.press("grownups")
    assert j.name == "door"
    through(j, "1111")
    assert j.name == "door"
    through(j, "2580")
    assert j.name == "parent"


def test_guessing_is_slowed_down_without_a_clock_also_by_a_new_start_and_by_a_second_window(
    make: Callable[..., Journey], tmp_path: Path
) -> None:
    root = tmp_path / "keepers"
    j, other = make(store=TinyStore(root)), make(store=TinyStore(root))
    for window in (j, other):
        window.press("grownups")
    through(j, "2580")
    through(j, "2580")
    assert j.services.store.read_app()["pin"]["failures"] == 0
    j.navigator.follow(Restart(j.pages.title()))
    other.navigator.follow(Restart(other.pages.door(other.pages.parent)))
    j.press("grownups")
    for number in range(5):
        through((j, other)[number % 2], "0000")
    assert j.services.store.read_app()["pin"]["failures"] == 5, "failures of both windows count"
    k = make(store=TinyStore(root))
    k.clock.advance(1e9)  # a clock set forward opens nothing
    k.press("grownups")
    through(k, "2580")
    assert k.name == "door"
    assert any("wait" in text.text for text in k.draw().texts or [])
    k.wait(31)
    through(k, "2580")
    assert k.name == "parent"
    assert k.services.store.read_app()["pin"]["failures"] == 0


def test_a_failure_is_on_the_disk_before_the_pin_is_looked_at(
    make: Callable[..., Journey], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "keepers"
    j = make(store=TinyStore(root))
    TinyStore(root).write_app({"pin": pin.new_record("2580")})
    seen: list[tuple[int, str]] = []

    def look(record: Mapping[str, Any], typed: str) -> bool:
        seen.append((TinyStore(root).read_app()["pin"]["failures"], threading.current_thread().name))
        return False

    monkeypatch.setattr(pin, "is_right", look)
    j.press("grownups")
    through(j, "1234")
    assert seen == [(1, "pin")], "counted first, and looked at off the game's thread"


def test_a_forgotten_pin_is_reset_by_deleting_one_file_and_children_are_told(
    make: Callable[..., Journey], tmp_path: Path
) -> None:
    root = tmp_path / "keepers"
    j = make(store=TinyStore(root))
    to_the_chart(j)
    j.press("grownups")
    through(j, "2580")
    through(j, "2580")
    assert j.name == "parent"
    j.services.sign_out()
    (root / "app" / "pin-is-set.txt").unlink()
    k = make(store=TinyStore(root))
    k.press("play")
    assert k.name == "who"
    assert any("lock was reset" in text.text for text in k.draw().texts or [])
    k.press("grownups")
    through(k, "1379")
    through(k, "1379")
    assert k.name == "parent"
    k.navigator.follow(Restart(k.pages.who()))
    assert not any("lock was reset" in text.text for text in k.draw().texts or [])


def test_a_mended_book_is_told_to_the_adult(make: Callable[..., Journey], tmp_path: Path) -> None:
    root = tmp_path / "keepers"
    j = make(store=TinyStore(root))
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    j.answer(right=True)
    j.wait(3)
    assert j.services.play_session is not None
    name = j.services.play_session.profile.id
    j.services.sign_out()
    snapshot = root / "p" / name / "store.json"
    snapshot.write_bytes(snapshot.read_bytes()[:200])

    k = make(store=TinyStore(root))
    k.press("play")
    k.press(f"keeper-{name}")
    assert k.services.play_session is not None
    assert not k.services.play_session.recovery.clean
    assert k.services.play_session.answers == 1
    k.services.adults_here = True
    k.navigator.follow(Restart(k.pages.parent()))
    canvas = k.draw()
    assert any("mended" in text.text for text in canvas.texts or [])
    assert k.troubles == []
    k.services.sign_out()


def everything(root: Path, name: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "p" / name).iterdir() if path.is_file()}


def played(make: Callable[..., Journey], root: Path) -> str:
    """A keeper who gave one answer; the game was closed."""
    j = make(store=TinyStore(root))
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    j.answer(right=True)
    j.wait(2)
    assert j.services.play_session is not None
    name = j.services.play_session.profile.id
    j.services.sign_out()
    return name


@pytest.mark.parametrize("choice", ["safe", "other"])
def test_a_book_of_a_newer_game_is_played_in_memory_when_wished_and_never_written(
    make: Callable[..., Journey], tmp_path: Path, choice: str
) -> None:
    root = tmp_path / "keepers"
    name = played(make, root)
    made_newer(root / "p" / name / "store.json")
    before = everything(root, name)
    k = make(store=TinyStore(root))
    k.press("play")
    k.press(f"keeper-{name}")
    assert k.name == "ask"
    k.draw()
    k.press(choice)
    if choice == "safe":
        assert (k.name, k.services.play_session) == ("who", None)
    else:
        assert k.name == "go_on"
        k.press("sail")
        k.wait(3)
        k.play_level(lambda: True)
        k.press("chart")
        k.wait(1)
        canvas = k.draw()
        assert any("cannot write" in text.text for text in canvas.texts or [])
        k.services.adults_here = True
        k.navigator.follow(Restart(k.pages.parent()))
        canvas = k.draw()
        assert any("newer Lightkeepers" in text.text for text in canvas.texts or [])
        k.services.sign_out()
    assert k.troubles == []
    assert everything(root, name) == before


def test_a_keeper_back_from_the_backup_is_told_to_the_adult_until_it_was_read(
    make: Callable[..., Journey], tmp_path: Path
) -> None:
    root = tmp_path / "keepers"
    name = played(make, root)
    opened = TinyStore(root).open(name)
    opened._storage.back_up(opened._today())
    opened.close()
    for file in ("store.json", "store.json.bak"):
        path = root / "p" / name / file
        path.write_bytes(path.read_bytes()[:150])
    for _ in range(2):
        k = make(store=TinyStore(root))
        k.press("play")
        k.press(f"keeper-{name}")
        assert k.services.play_session is not None
        assert k.services.play_session.answers == 1
        k.services.adults_here = True
        k.navigator.follow(Restart(k.pages.parent()))
        canvas = k.draw()
        assert any("backup" in text.text for text in canvas.texts or [])
        assert k.troubles == []
        k.services.sign_out()


@pytest.mark.parametrize(
    ("error", "said"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "cannot be written"), (errno.EIO, "errors")]
)
@pytest.mark.parametrize("from_the_start", [True, False])
def test_where_nothing_can_be_saved_the_game_goes_on_and_says_so(
    make: Callable[..., Journey], tmp_path: Path, error: int, said: str, from_the_start: bool
) -> None:
    ops = FailingOps(error=error if from_the_start else 0)
    store = TinyStore(tmp_path / "keepers", ops)
    j = make(store=store)
    to_the_chart(j)
    ops.error = error
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    j.play_level(lambda: True)
    j.press("chart")
    assert j.services.play_session is not None
    assert j.services.play_session.last_saved is not None
    j.services.play_session.last_saved.wait(20)
    j.navigator.top.redraw()  # type: ignore[attr-defined]
    assert any("cannot write" in text.text for text in j.draw().texts or [])
    j.services.adults_here = True
    j.navigator.follow(Restart(j.pages.parent()))
    assert any(said in text.text for text in j.draw().texts or [])
    assert j.services.play_session.answers > 3
    assert j.troubles == []
    ops.error = 0
    name, answers = j.services.play_session.profile.id, j.services.play_session.answers
    j.services.sign_out()
    again = store.open(name)
    assert again.count_answers() == answers, "there was room again before the end"
    again.close()
