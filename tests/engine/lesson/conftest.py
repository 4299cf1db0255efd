"""One keeper at play with the shipped packs, on a store that forgets."""

from random import Random

import pytest

from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile


@pytest.fixture
def play_session(library: Library) -> PlaySession:
    classroom = Classroom(library, MemoryStore(), ManualClock(), Random(3))
    return classroom.welcome(new_profile("Ada", created_s=0.0, band="7-9"))
