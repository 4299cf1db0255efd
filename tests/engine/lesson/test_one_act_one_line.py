"""What is one act for a child or an adult is one line of the journal: wherever the computer stops, a keeper's file fits together."""

import contextlib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from random import Random

import pytest

from engine.challenges.base import Answer
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.learning import learner
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.files.recovery import merge
from engine.profiles.keeper_tables import new_tables
from engine.profiles.kept_profile import Changes
from engine.profiles.memory_store import MemoryProfile, MemoryStore
from engine.profiles.profile import Profile, new_profile
from engine.profiles.store import Saved
from engine.profiles.upgrades import Tables
from engine.records import GoalSet, LevelEnded, StartSet
from tests.engine.lesson.test_level import FOG, right

ISLAND = "times-tables/times-5"


class Lines(MemoryProfile):
    """Remembers each line that a journal would hold."""

    def __init__(self, profile: Profile) -> None:
        self.lines: list[Changes] = []
        super().__init__(profile)

    def _keep(self, changes: Changes, line: bytes, saved: Saved) -> None:
        self.lines.append(deepcopy(changes))
        super()._keep(changes, line, saved)


class LinesStore(MemoryStore):
    """With one keeper, whose lines are remembered."""

    def create(self, profile: Profile) -> Lines:
        self.keeper = Lines(profile)
        return self.keeper


@pytest.fixture
def store() -> LinesStore:
    return LinesStore()


@pytest.fixture
def session(store: LinesStore, library: Library) -> PlaySession:
    return Classroom(library, store, ManualClock(), Random(3)).welcome(new_profile("Ada", created_s=0.0, band="7-9"))


def _older(session: PlaySession) -> None:
    session.change(replace(session.profile, band="10-12"))


def _starts_there(session: PlaySession) -> None:
    session.start_level(ISLAND, "fog_beam", FOG)
    session.start_at("4-6", "first-numbers/count-to-5")


def _ends_a_level(session: PlaySession) -> None:
    level = session.start_level(ISLAND, "fog_beam", FOG)
    while level.asked is not None:
        answer: Answer = right(level)
        level.submit(answer, 1.0)
        level.go_on(1.0)
    session.end_level(finished=True, play_s=60.0)


def _ends_a_placement(session: PlaySession) -> None:
    session.start_placement({"fog_beam": FOG})
    session.end_level(finished=False, play_s=60.0)


ACTS = (_older, _starts_there, _ends_a_level, _ends_a_placement)


@pytest.mark.parametrize("act", ACTS)
def test_wherever_the_lines_end_profile_state_and_bookmark_fit_together(
    store: LinesStore, session: PlaySession, act: Callable[[PlaySession], None]
) -> None:
    first = session.profile
    act(session)
    lines = store.keeper.lines
    for stop in range(len(lines) + 1):
        tables: Tables = new_tables(first)
        for changes in lines[:stop]:
            merge(tables, deepcopy(changes))
        _fits_together(MemoryProfile(Profile.from_json(tables["profile"]["1"]), tables=tables), session)


def _fits_together(found: MemoryProfile, session: PlaySession) -> None:
    facts, state, bookmark = list(found.facts()), found.state(), found.level()
    starts = [fact for fact in facts if isinstance(fact, StartSet)]
    assert found.profile.band == (starts[-1].band if starts else "7-9")
    assert all(not start.skill or GoalSet in map(type, facts) for start in starts), "a start without the wish that leads there"
    ended = {fact.level for fact in facts if isinstance(fact, LevelEnded)}
    assert bookmark is None or bookmark["level"] not in ended, "a level that is over would be played to its end again"
    again = learner.replay(facts, session.graph, learner.first_band(facts, found.profile.band), found.profile.created_s)
    assert state is None or state == again.to_json()


def test_what_was_gathered_is_kept_though_the_rest_fails(store: LinesStore, session: PlaySession) -> None:
    keeper = store.keeper
    before = len(keeper.lines)
    with contextlib.suppress(KeyError), keeper.at_once():
        keeper.save_profile(replace(keeper.profile, nickname="Nova"))
        raise KeyError
    assert [changes["profile"]["1"]["nickname"] for changes in keeper.lines[before:]] == ["Nova"]
    assert keeper.save_level({"a": 1}).done
    assert keeper.lines[-1] == {"level": {"1": {"a": 1}}}


def test_nothing_gathered_is_no_line_and_gatherings_do_not_nest(store: LinesStore, session: PlaySession) -> None:
    before = len(store.keeper.lines)
    with store.keeper.at_once():
        pass
    with pytest.raises(ValueError, match="gathered already"), store.keeper.at_once(), store.keeper.at_once():
        pass
    assert len(store.keeper.lines) == before
