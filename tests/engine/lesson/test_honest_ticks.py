"""What a child says of its own doing is never wrong: a tick that is missing is no miss, and what nobody else saw moves nothing."""

from itertools import combinations
from pathlib import Path
from random import Random

import pytest

from engine.challenges.base import Answer, Form, Right
from engine.clock import ManualClock
from engine.content.library.library import load_library
from engine.lesson.classroom import Classroom, PlaySession
from engine.lesson.level import Level
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile
from engine.records import AnswerGiven, WorkTold

CRITERIA = 3


@pytest.fixture
def shows(root: Path, cache: Path) -> PlaySession:
    """A keeper at play where a thing is done away from the screen."""
    library = load_library([root / "tests" / "journeys"], cache=cache / "workshop")
    return Classroom(library, MemoryStore(), ManualClock(), Random(3)).welcome(new_profile("Ada", created_s=0.0, band="7-9"))


def start(play_session: PlaySession) -> Level:
    level = play_session.start_level("workshop/show", "harbour_table", frozenset(Form))
    assert level.asked is not None and level.asked.form.form is Form.SHOW
    return level


def subsets(who: str) -> list[tuple[str, ...]]:
    ticks = [f"{who}:{n}" for n in range(CRITERIA)]
    return [chosen for most in range(CRITERIA + 1) for chosen in combinations(ticks, most)]


HONEST = [(*mine, *seen) for mine in subsets("me") for seen in subsets("adult")[:-1]]


@pytest.mark.parametrize("ticks", HONEST, ids=["+".join(ticks) or "nothing" for ticks in HONEST])
def test_no_honest_tick_is_a_miss_or_moves_the_model(shows: PlaySession, ticks: tuple[str, ...]) -> None:
    level = start(shows)
    assert level.asked is not None and len(level.asked.challenge.solution[Form.SHOW]) == 2 * CRITERIA
    before = (shows.state.ability, shows.state.skills, shows.state.lights)
    outcome = level.submit(Answer(Form.SHOW, ticks), 1.0)
    assert outcome.next == "noted"
    assert level.is_answered and not level.misses
    assert (shows.state.ability, shows.state.skills, shows.state.lights) == before
    assert [fact for fact in shows.facts() if isinstance(fact, AnswerGiven)] == []
    (told,) = [fact for fact in shows.facts() if isinstance(fact, WorkTold)]
    assert (told.mine, told.seen, told.of) == (
        sum(tick.startswith("me") for tick in ticks),
        sum(tick.startswith("adult") for tick in ticks),
        CRITERIA,
    )


def test_i_do_not_know_yet_is_as_honest_as_no_tick(shows: PlaySession) -> None:
    level = start(shows)
    outcome = level.do_not_know(1.0)
    assert outcome.next == "noted"
    assert not level.misses and shows.answers == 0


def test_a_level_of_honest_not_yets_is_finished_like_any_other(shows: PlaySession) -> None:
    level = start(shows)
    for _ in range(level.setting.total):
        level.submit(Answer(Form.SHOW, ()), 1.0)
        level.go_on(1.0)
    grown = shows.end_level(finished=True, play_s=60.0)
    assert level.number == level.setting.total
    assert (grown.right, grown.asked, grown.misses) == (0, 0, ())
    assert grown.after == 1, "whoever sailed the whole way lights the first lamp"


@pytest.mark.parametrize("mine", subsets("me"))
def test_what_a_grown_up_has_seen_counts_however_modest_the_child_is(shows: PlaySession, mine: tuple[str, ...]) -> None:
    level = start(shows)
    before = shows.state.ability
    assert isinstance(level.submit(Answer(Form.SHOW, (*mine, "adult:0", "adult:1", "adult:2")), 1.0).verdict, Right)
    assert shows.state.ability > before


def test_told_work_is_kept_across_a_closed_laptop_and_asks_no_more(shows: PlaySession) -> None:
    level = start(shows)
    level.submit(Answer(Form.SHOW, ("me:0",)), 1.0)
    shows.save_level()
    again = shows.waiting_level({"harbour_table": frozenset(Form)})
    assert again is not None and again.number == 1
