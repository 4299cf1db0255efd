"""What is known also comes quickly: where a pack wants it, and only where the child plays with the clock."""

from dataclasses import replace
from random import Random

import pytest

from engine.challenges.base import Answer, Form
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.learning.fluency import Fluency, fluency
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import Settings, new_profile
from engine.records import ADDED_UP, AnswerGiven
from engine.reports.progress import report
from tests.engine.scheduling.seas import answer

GOALS = {"p/s0": 4.0}
FOG = frozenset({Form.NUMBER, Form.TEXT, Form.CHOOSE})
TABLES = "times-tables/mixed-tables"


def told(*given: AnswerGiven) -> Fluency | None:
    return fluency(reversed(given), GOALS).get("p/s0")


def test_right_without_a_hint_within_the_packs_seconds_is_in_time() -> None:
    quick, slow = answer("p/s0#0.0", True, took_s=4.0), answer("p/s0#0.0", True, took_s=4.1)
    assert told(quick, quick, slow, replace(quick, correct=False), replace(quick, hints=1)) == Fluency(4.0, 2, 5)


def test_only_the_last_ten_count() -> None:
    slow, quick = answer("p/s0#0.0", True, took_s=9.0), answer("p/s0#0.0", True, took_s=2.0)
    assert told(*[slow] * 30, *[quick] * 10) == Fluency(4.0, 10, 10)


@pytest.mark.parametrize(
    "left_out",
    [{"pace": "calm"}, {"pace": "kept"}, {"attempt": 2}, {"took_s": -1.0}, {"reason": ADDED_UP}, {"skills": ("p/s1",)}],
)
def test_what_was_not_played_with_the_clock_is_not_looked_at(left_out: dict[str, object]) -> None:
    assert told(replace(answer("p/s0#0.0", True, took_s=2.0), **left_out)) is None  # type: ignore[arg-type]


def test_too_few_answers_are_not_slow() -> None:
    assert not Fluency(4.0, 0, 4).is_slow
    assert Fluency(4.0, 3, 5).is_slow
    assert not Fluency(4.0, 4, 5).is_slow


def keeper(library: Library, settings: Settings, took_s: float) -> PlaySession:
    """A child who has lit the island of all tables and goes on elsewhere, needing ``took_s`` each time."""
    clock = ManualClock()
    profile = replace(new_profile("Mia", created_s=clock.now_s(), band="10-12"), id="2" * 32, settings=settings)
    session = Classroom(library, MemoryStore(), clock, Random(3)).welcome(profile)
    for _ in range(6):
        play(session, clock, TABLES, took_s)
    assert session.state.lights.get(TABLES) == 5
    return session


def play(session: PlaySession, clock: ManualClock, skill: str, took_s: float) -> list[str]:
    level, reasons = session.start_level(skill, "fog_beam", FOG), []
    while level.asked is not None:
        reasons.append(f"{level.asked.choice.reason.code} {level.asked.choice.skill}")
        form = level.asked.form.form
        level.submit(Answer(form, level.asked.challenge.solution[form]), clock.now_s(), took_s)
        clock.advance(20)
        level.go_on(clock.now_s())
    session.end_level(finished=True, play_s=200)
    return reasons


@pytest.mark.parametrize(
    ("settings", "took_s", "comes"),
    [
        (Settings(untimed=False, read_aloud=False), 9.0, True),
        (Settings(untimed=False, read_aloud=False), 2.0, False),
        (Settings(), 9.0, False),
    ],
)
def test_a_lit_island_that_comes_slowly_is_mixed_in_with_the_clock_alone(
    library: Library, settings: Settings, took_s: float, comes: bool
) -> None:
    session = keeper(library, settings, took_s)
    clock = session._classroom.clock
    assert isinstance(clock, ManualClock)
    reasons = [reason for _ in range(3) for reason in play(session, clock, "fractions-and-decimals/equivalent-fractions", took_s)]
    assert (f"fluency {TABLES}" in reasons) == comes


def test_adults_read_how_many_came_in_time(library: Library) -> None:
    session = keeper(library, Settings(untimed=False, read_aloud=False), 2.0)
    room = session._classroom
    page = report("Mia", session.facts(), session.state, room.graph, library.skills, {}, (), room.clock.now_s())
    line = next(line for line in page.can_do if line.skill == TABLES)
    assert (line.in_time, line.timed) == (line.timed, line.timed) and line.timed >= 5
