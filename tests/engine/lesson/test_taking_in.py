"""A keeper out of a file: new here, or known here; and what is said where nothing could be kept."""

from random import Random
from types import SimpleNamespace
from typing import cast

import pytest

from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom, _be_saved
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile
from engine.profiles.store import NotSaved, OpenProfile, Saved
from engine.profiles.travel.moving import Moved
from tests.engine.lesson.test_level import right, start


def test_one_who_is_new_is_told_from_one_who_is_known(library: Library) -> None:
    there, here = (Classroom(library, MemoryStore(), ManualClock(), Random(3)) for _ in range(2))
    play_session = there.welcome(new_profile("Ada", created_s=0.0, band="7-9"))

    def moved() -> Moved:
        level = start(play_session)
        level.submit(right(level), 1.0)
        play_session.end_level(finished=False, play_s=10)
        return Moved(content=play_session.content(), is_whole=True)

    first = here.take_in(moved())
    again = here.take_in(moved())
    assert (first.nickname, first.is_new, first.answers) == ("Ada", True, 1)
    assert (again.nickname, again.is_new, again.answers) == ("Ada", False, 1)


@pytest.mark.parametrize(("error", "trouble", "told"), [("full", "busy", "full"), ("", "busy", "busy"), ("", "", "disk_error")])
def test_what_could_not_be_kept_says_why(error: str, trouble: str, told: str) -> None:
    saved = cast(Saved, SimpleNamespace(wait=lambda _s: False, error=error))
    with pytest.raises(NotSaved, match=told):
        _be_saved(cast(OpenProfile, SimpleNamespace(trouble=trouble)), saved)


def test_what_is_kept_says_nothing() -> None:
    _be_saved(
        cast(OpenProfile, SimpleNamespace(trouble="busy")), cast(Saved, SimpleNamespace(wait=lambda _s: True, error="full"))
    )
