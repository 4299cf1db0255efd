"""The first voyage of those who cannot read yet."""

from random import Random

import pytest

from engine.challenges.base import Answer
from engine.challenges.literacy import needs_reading
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile
from game.minigames import PLAYS


def _asked(library: Library, band: str, seed: int) -> list[bool]:
    """Whether each challenge of a voyage, answered right, needed reading."""
    clock = ManualClock()
    classroom = Classroom(library, MemoryStore(), clock, Random(seed))
    play_session = classroom.welcome(new_profile("Noor", created_s=0.0, band=band))
    level = play_session.start_placement(PLAYS)
    found, asked = [], level.asked
    while asked is not None:
        found.append(needs_reading(asked.challenge, PLAYS[asked.game]))
        clock.advance(6)
        level.submit(Answer(asked.form.form, asked.challenge.solution[asked.form.form]), clock.now_s(), 6.0)
        asked = level.go_on(clock.now_s())
    return found


@pytest.mark.parametrize("seed", range(6))
def test_the_youngest_are_asked_nothing_that_must_be_read(library: Library, seed: int) -> None:
    found = _asked(library, "4-6", seed)
    assert len(found) >= 6
    assert not any(found)


def test_older_children_do_meet_words(library: Library) -> None:
    assert any(any(_asked(library, "7-9", seed)) for seed in range(6))
