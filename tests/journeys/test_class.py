"""The page for a class: reached behind the door, names who needs help with a reason, and the children see that somebody looked."""

from collections.abc import Callable

import pygame
import pytest

from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile
from engine.records import AdultLooked
from game.kit.navigation import Push
from game.tour import Journey
from tests.engine.reports.history import answer


@pytest.mark.parametrize("keyboard", [False, True])
def test_who_needs_help_and_who_could_work_together(make: Callable[..., Journey], keyboard: bool) -> None:
    store = MemoryStore()
    j = make(store=store, keyboard=keyboard)
    j.services.load_packs()
    now = j.clock.now_s()
    for number in range(7):
        play_session = j.services.classroom.welcome(new_profile(f"Kid{number}", created_s=now))
        play_session.ledger.keep(*[answer(now - 60, n, correct=False) for n in range(8 if number < 6 else 2)])
        play_session.close()
    busy = j.services.classroom.welcome(new_profile("Busy", created_s=now))
    j.services.adults_here = True
    j.navigator.follow(Push(j.pages.keepers()))
    j.press("class")
    assert j.name == "class_view"
    for _ in range(200):
        j.wait(0.05)
        if "Looked at" in j.navigator.top.page_text():  # type: ignore[attr-defined]
            break
        pygame.time.wait(10)
    shown = " ".join(text.text for text in j.draw().texts or [])
    assert "Looked at 7 children: Kid0, Kid1, Kid2, Kid3, Kid4 + 2. Plays in another window: Busy." in shown
    assert "Kid0" in shown and "0 of the last 8 right" in shown and "Kid5" not in shown.split("Could work together")[0]
    assert "+ 1" in shown.split("Could work together")[1], "six share a need, five are named"
    seen = set()
    for _ in range(5):
        seen |= {
            name
            for name in ("Kid0", "Kid3", "Kid5")
            if name in " ".join(text.text for text in j.draw().texts or []).split("Needs help now")[1].split("Could")[0]
        }
        j.press("more")
    assert seen == {"Kid0", "Kid3", "Kid5"}
    j.press("back")
    busy.close()
    other = j.services.classroom.enter(store.profiles()[0].id)
    assert [type(fact) for fact in other.facts()].count(AdultLooked) == 1
    other.close()
    assert j.troubles == []
