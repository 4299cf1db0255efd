"""Slow work is beside the game: frames go on while a key is made out of a passphrase or a PIN, and the window says so."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.profiles import pin
from engine.profiles.memory_store import MemoryStore
from engine.records import LightGrew
from game.intents import Press, Type
from game.kit.navigation import Push
from game.tour import Journey
from tests.journeys.test_first_light import to_the_chart

FRAME_S = 1 / 60


class Scrypt:
    """The slow function, with a gate in front of it; remembers which threads came."""

    def __init__(self) -> None:
        self.gate, self.threads = threading.Event(), set[str]()
        self._real = hashlib.scrypt

    def __call__(self, *args: Any, **more: Any) -> bytes:
        self.threads.add(threading.current_thread().name)
        if threading.current_thread() is threading.main_thread():
            raise AssertionError("a key is made on the game's thread")
        assert self.gate.wait(20)
        return self._real(*args, **more)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scrypt]:
    slow = Scrypt()
    monkeypatch.setattr(hashlib, "scrypt", slow)
    yield slow
    slow.gate.set()


def frames(j: Journey, slow: Scrypt) -> str:
    """Two seconds of frames while the work waits at its gate; what the last one showed. Presses change nothing meanwhile."""
    name, drawn = j.name, set()
    for _ in range(120):
        j.navigator.update(FRAME_S)
        assert j.navigator.top.wants_frame or j.name == "door"
        canvas = j.draw()
        drawn.add(j.surface.get_view("2").raw[::997])
        j.navigator.handle(Press())
    assert j.name == name
    if name != "door":
        assert len(drawn) > 2, "the picture moves"
    shown = " ".join(text.text for text in canvas.texts or [])
    slow.gate.set()
    return shown


def at_care(make: Callable[..., Journey], store: MemoryStore | None = None) -> Journey:
    j = make(store=store)
    to_the_chart(j)
    assert j.services.play_session is not None
    j.services.adults_here = True
    j.navigator.follow(Push(j.pages.care(j.services.play_session.profile.id)))
    return j


def settled(j: Journey) -> None:
    for _ in range(2000):
        j.wait(0.02)
        if getattr(j.navigator.top, "_busy", None) is None:
            return
        threading.Event().wait(0.005)


def test_a_file_with_a_passphrase_is_made_and_opened_beside_the_game(make: Callable[..., Journey], slow: Scrypt) -> None:
    j = at_care(make)
    j.navigator.top._secret("geheim")  # type: ignore[attr-defined]
    at = j.navigator.top.widget("export")  # type: ignore[attr-defined]
    j.navigator.follow(at.press())
    assert "One moment" in frames(j, slow)
    j.wait(0.1)
    (file,) = j.services.take_along.glob("*.keeper")
    assert "Saved" in " ".join(text.text for text in j.draw().texts or [])
    assert slow.threads == {"aside_0"}

    k = make()
    to_the_chart(k)
    k.services.adults_here = True
    k.navigator.follow(Push(k.pages.take_in(file)))
    k.wait(0.1)
    slow.gate.clear()
    k.navigator.top._typed("geheim")  # type: ignore[attr-defined]
    k.navigator.follow(k.navigator.top._open())  # type: ignore[attr-defined]
    assert "One moment" in frames(k, slow)
    k.wait(0.1)
    assert len(k.services.store.profiles()) == 2
    assert slow.threads == {"aside_0"}
    assert j.troubles == k.troubles == []


def test_a_pin_is_chosen_and_looked_at_beside_the_game(make: Callable[..., Journey], slow: Scrypt) -> None:
    j = make()
    to_the_chart(j)
    slow.gate.set()
    record = threading.Thread(target=lambda: j.services.store.write_app({"pin": pin.new_record("2580")}))
    record.start()
    record.join()
    slow.threads.clear()
    slow.gate.clear()
    j.press("grownups")
    j.send(*[Type(digit) for digit in "2580"])
    assert "One moment" in frames(j, slow)
    settled(j)
    assert j.name == "parent"
    assert slow.threads == {"pin"}


def test_a_passport_is_sealed_beside_the_game(make: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.credentials import keepsakes
    from game.screens.children.my_things import passport

    real, threads = keepsakes.sealed_passport, []

    def seal(*args: Any, **more: Any) -> Any:
        threads.append(threading.current_thread().name)
        return real(*args, **more)

    monkeypatch.setattr(passport, "sealed_passport", seal)
    j = make()
    to_the_chart(j)
    assert j.services.play_session is not None
    j.services.play_session.ledger.keep(LightGrew(at_s=j.clock.now_s(), skill="first-numbers/count-to-5", lamps=5))
    j.navigator.follow(Push(j.pages.passport()))
    j.press("seal")
    assert threads == ["aside_0"]
    assert len(list(j.services.take_along.iterdir())) == 1


def test_a_mistake_of_ours_in_a_thread_is_not_swallowed(make: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch) -> None:
    j = at_care(make)

    def broken(*args: Any, **more: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("game.screens.adults.care.write_moved", broken)
    with pytest.raises(ZeroDivisionError):
        j.press("export")


def test_a_page_that_is_closed_waits_for_its_work(make: Callable[..., Journey], tmp_path: Path, slow: Scrypt) -> None:
    from game.intents import WindowClosed

    j = at_care(make)
    j.navigator.top._secret("geheim")  # type: ignore[attr-defined]
    j.navigator.follow(j.navigator.top.widget("export").press())  # type: ignore[attr-defined]
    threading.Timer(0.2, slow.gate.set).start()
    j.navigator.handle(WindowClosed())
    assert not j.navigator.running
    assert len(list(j.services.take_along.glob("*.keeper"))) == 1
