"""Answers older than adults want to keep them become counts when a keeper leaves; 0 months is for ever."""

from random import Random

import pytest

from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile
from engine.records import ADDED_UP, AnswerGiven
from tests.engine.lesson.test_level import right, start

DAY_S = 86_400.0


def one_answer(play_session: PlaySession, clock: ManualClock) -> None:
    level = start(play_session)
    level.submit(right(level), clock.now_s())
    play_session.end_level(finished=True, play_s=60)


@pytest.mark.parametrize(("app", "are_counts"), [({}, True), ({"keep_months": 12}, True), ({"keep_months": 0}, False)])
@pytest.mark.parametrize(("age_days", "is_old"), [(380, True), (340, False)])
def test_old_answers_are_added_up_when_the_keeper_leaves(
    library: Library, app: dict[str, int], are_counts: bool, age_days: int, is_old: bool
) -> None:
    clock, store = ManualClock(), MemoryStore()
    store.write_app(app)
    classroom = Classroom(library, store, clock, Random(3))
    play_session = classroom.welcome(new_profile("Ada", created_s=clock.now_s(), band="7-9"))
    one_answer(play_session, clock)
    clock.advance(age_days * DAY_S)
    for _ in range(3):
        one_answer(play_session, clock)
        clock.advance(DAY_S)
    play_session.close()
    opened = store.open(play_session.profile.id)
    reasons = [fact.reason for fact in opened.facts() if isinstance(fact, AnswerGiven)]
    assert len(reasons) == 4
    assert (ADDED_UP in reasons) is (are_counts and is_old)
