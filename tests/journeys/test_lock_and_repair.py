"""What adults and children are told when something was mended or reset."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.profiles.memory_store import MemoryStore
from engine.profiles.tinydb_store import TinyStore
from game.navigation import Restart
from game.tour import Journey
from tests.engine.profiles.test_recovery import made_newer
from tests.journeys.test_first_light import to_the_chart, visit


def test_a_reset_lock_is_told_and_then_forgotten(make: Callable[..., Journey]) -> None:
    store = MemoryStore()
    store.write_app({"pin_reset": True})
    j = make(store=store)
    j.press("grownups")
    assert "reset" in j.navigator.top.page_text()  # type: ignore[attr-defined]


def test_a_mended_book_is_told_to_the_adult(make: Callable[..., Journey], tmp_path: Path) -> None:
    root = tmp_path / "keepers"
    j = make(store=TinyStore(root))
    to_the_chart(j)
    visit(j, "first-numbers/count-to-3", "stepping_stones")
    j.answer(right=True)
    j.wait(3)
    assert j.services.visit is not None
    name = j.services.visit.profile.id
    j.services.sign_out()
    snapshot = root / "p" / name / "store.json"
    snapshot.write_bytes(snapshot.read_bytes()[:200])

    k = make(store=TinyStore(root))
    k.press("play")
    k.press(f"keeper-{name}")
    assert k.services.visit is not None
    assert not k.services.visit.recovery.clean
    assert k.services.visit.answers == 1
    k.navigator.follow(Restart(k.services.screen("parent")))
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
    visit(j, "first-numbers/count-to-3", "stepping_stones")
    j.answer(right=True)
    j.wait(2)
    assert j.services.visit is not None
    name = j.services.visit.profile.id
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
        assert (k.name, k.services.visit) == ("who", None)
    else:
        assert k.name == "go_on"
        k.press("sail")
        k.wait(3)
        k.play_level(lambda: True)
        k.press("chart")
        k.wait(1)
        canvas = k.draw()
        assert any("cannot write" in text.text for text in canvas.texts or [])
        k.navigator.follow(Restart(k.services.screen("parent")))
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
        assert k.services.visit is not None
        assert k.services.visit.answers == 1
        k.navigator.follow(Restart(k.services.screen("parent")))
        canvas = k.draw()
        assert any("backup" in text.text for text in canvas.texts or [])
        assert k.troubles == []
        k.services.sign_out()
