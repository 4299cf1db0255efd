"""What happens at home: the power goes in mid-level, a book cannot be read at all, a second window opens."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from engine.profiles.tinydb_store import TinyStore
from game.tour import Journey
from tests.engine.profiles.samples import QuickOps
from tests.faults.power_cuts import Disk, RecordingOps, lay_out
from tests.journeys.test_first_light import play_session, to_the_chart


@pytest.mark.parametrize("seed", range(2))
def test_the_power_goes_in_mid_level(make: Callable[..., Journey], tmp_path: Path, seed: int) -> None:
    """At any moment of a level: every answer called saved is there, nobody is alarmed, and the level goes on where it was."""
    before = tmp_path / "before"
    before.mkdir()
    ops = RecordingOps(before)
    j = make(store=TinyStore(before, ops))
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-5", "fog_beam")
    assert j.services.play_session is not None
    name, promised = j.services.play_session.profile.id, []
    for right in (True, False, True, True):
        j.answer(right=right)
        assert j.services.play_session.last_saved is not None
        assert j.services.play_session.last_saved.wait(20)
        promised.append((len(ops.notes), j.services.play_session.answers))
        j.wait(3)
    j.services.play_session.save_level()
    last = j.services.play_session.last_saved
    assert last is not None
    assert last.wait(20)
    notes, rng = list(ops.notes), Random(seed)
    assert promised[-1][1] == 4
    went_on = 0
    for number in range(6):
        moment = rng.randint(promised[0][0], len(notes))
        disk = Disk()
        disk.play(notes[:moment])
        root = tmp_path / f"after-{number}"
        lay_out(disk.after_cut(rng), root)
        k = make(store=TinyStore(root, QuickOps()))
        k.press("play")
        k.press(f"keeper-{name}")
        assert k.services.play_session is not None
        at_least = max(answers for end, answers in promised if end <= moment)
        assert k.services.play_session.answers >= at_least
        assert k.services.play_session.recovery.clean, "a power cut is no damage"
        if k.name == "go_on":
            went_on += 1
            k.press("sail")
            k.wait(3)
            k.play_level(lambda: True)
            assert k.name == "level_end"
        assert k.troubles == []
        k.services.sign_out()
    assert went_on >= 4
    j.services.sign_out()


def test_a_book_that_nobody_can_read_is_left_as_it_is_and_the_others_play(make: Callable[..., Journey], tmp_path: Path) -> None:
    root = tmp_path / "keepers"
    j = make(store=TinyStore(root, QuickOps()))
    to_the_chart(j)
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    j.answer(right=True)
    j.wait(3)
    assert j.services.play_session is not None
    wet = j.services.play_session.profile.id
    j.services.sign_out()
    folder = root / "p" / wet
    for path in [*folder.glob("store.json*"), *folder.glob("store.*.log"), *folder.glob("backup/*")]:
        path.write_bytes(b"\x00" * 300)
    before = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    k = make(store=TinyStore(root, QuickOps()))
    k.press("play")
    assert k.name == "who"
    k.press(f"keeper-{wet}")
    assert k.name == "who"
    shown = " ".join(text.text for text in k.draw().texts or [])
    assert "wet" in shown and "grown-up" in shown
    assert {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    k.press("new")
    k.press("go")
    k.press("band-7-9")
    k.press("go")
    k.press("skip")
    assert k.name == "chart"
    assert k.troubles == []
    k.services.sign_out()


def test_a_second_window_is_told_and_plays_with_somebody_else(make: Callable[..., Journey], tmp_path: Path) -> None:
    root = tmp_path / "keepers"
    j = make(store=TinyStore(root, QuickOps()))
    to_the_chart(j)
    assert j.services.play_session is not None
    name = j.services.play_session.profile.id
    k = make(store=TinyStore(root, QuickOps()))
    k.press("play")
    k.press(f"keeper-{name}")
    assert k.name == "who"
    assert "already playing in another window" in " ".join(text.text for text in k.draw().texts or [])
    play_session(j, "first-numbers/count-to-3", "stepping_stones")
    j.answer(right=True)
    assert j.services.play_session.last_saved is not None and j.services.play_session.last_saved.wait(20)
    j.services.sign_out()
    k.press(f"keeper-{name}")
    assert k.services.play_session is not None
    assert k.services.play_session.answers == 1, "what the first window saved is there"
    k.services.sign_out()
