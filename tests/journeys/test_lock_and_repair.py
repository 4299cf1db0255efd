"""What adults and children are told when something was mended or reset."""

from collections.abc import Callable
from pathlib import Path

from engine.profiles.memory_store import MemoryStore
from engine.profiles.tinydb_store import TinyStore
from game.navigation import Restart
from game.tour import Journey
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
