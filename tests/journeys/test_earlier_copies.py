"""Grown-ups go back to an earlier copy of a child, by mouse alone and by keyboard alone, and forward again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.profiles.profile import new_profile
from engine.profiles.tinydb_store import TinyStore
from game.tour import Journey
from tests.engine.profiles.samples import QuickOps, answer
from tests.journeys.test_care import as_adult, played, shown


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_back_to_a_copy_and_forward_again(make: Callable[..., Journey], tmp_path: Path, keyboard: bool) -> None:
    store = TinyStore(tmp_path / "k", QuickOps())
    j = make(store=store, keyboard=keyboard)
    opened = store.create(new_profile("Mika", created_s=0.0))
    who = opened.profile.id
    opened.append([answer(1), answer(2)])
    assert opened.put_by("take_in").wait(10)
    assert opened.append([answer(n) for n in range(3, 6)]).wait(10)
    opened.close()
    as_adult(j, j.pages.keepers)
    j.press(f"keeper-{who}")
    j.press("copies")
    assert j.name == "backups"
    assert "before a file was taken in (2 answers)" in shown(j)
    (copy,) = store.copies(who)
    j.press(f"copy-{copy.name}")
    assert j.name == "ask" and "2 answers" in shown(j)
    j.press("safe")
    assert len(store.copies(who)) == 1, "nothing happens without a yes"
    j.press(f"copy-{copy.name}")
    j.press("other")
    j.wait(0.1)
    assert "Done: Mika is as on" in shown(j)
    again = store.open(who)
    assert again.count_answers() == 2
    again.close()
    newest = next(one for one in store.copies(who) if one.why == "going_back")
    j.press(f"copy-{newest.name}")
    j.press("other")
    j.wait(0.1)
    again = store.open(who)
    assert again.count_answers() == 5
    again.close()
    j.press("back")
    assert j.name == "care"
    assert j.troubles == []


def test_whoever_plays_is_signed_out_first_and_comes_back_by_the_wall(make: Callable[..., Journey], tmp_path: Path) -> None:
    j, who = played(make, tmp_path / "k")
    session = j.services.play_session
    assert session is not None
    assert session._opened.put_by("take_in").wait(10)
    answers = session.answers
    (copy,) = j.services.classroom.copies(who)
    as_adult(j, lambda: j.pages.backups(who))
    j.press(f"copy-{copy.name}")
    j.press("other")
    j.wait(0.1)
    assert "Done" in shown(j)
    assert j.services.play_session is None
    j.press("back")
    assert j.name == "who"
    j.press(f"keeper-{who}")
    assert j.services.play_session is not None
    assert j.services.play_session.answers == answers
    j.services.sign_out()


def test_a_child_at_play_in_another_window_is_told_and_nothing_changes(make: Callable[..., Journey], tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "k", QuickOps())
    j = make(store=store)
    opened = store.create(new_profile("Mika", created_s=0.0))
    assert opened.put_by("afresh").wait(10)
    as_adult(j, lambda: j.pages.backups(opened.profile.id))
    j.press(f"copy-{store.copies(opened.profile.id)[0].name}")
    j.press("other")
    j.wait(0.1)
    assert "playing in another window" in shown(j)
    assert len(store.copies(opened.profile.id)) == 1
    opened.close()
