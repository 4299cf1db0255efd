"""Twins who differ only in how they reach the game get the same challenges, for the same reasons, and the same lights. (N8)

Whatever makes play slower or different – no clock, one switch, a pause after each press, reading aloud, large text, strong contrast, calm pictures – must
not weigh. Twins share their name, dice, clock and answers; one of them only looks, hears or presses differently.
"""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.challenges.base import Answer, Form
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.learning import learner, views
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import Settings, new_profile
from engine.records import AnswerGiven, LightGrew
from tests.engine.learning.test_learner import FACTS
from tests.engine.scheduling.seas import START_S, chain

FOG = frozenset({Form.NUMBER, Form.TEXT, Form.CHOOSE})
ISLANDS = ("first-numbers/more-less", "sums-and-differences/add-to-10", "times-tables/times-5")
PLAIN = Settings(untimed=False, read_aloud=False)
MODES: dict[str, dict[str, Any]] = {
    "untimed": {"untimed": True},
    "one switch": {"one_switch": True},
    "a pause after each press": {"press_pause": True},
    "read aloud": {"read_aloud": True},
    "largest text, wide, capitals": {"text_size": "largest", "spacing": True, "all_caps": True, "font": "atkinson"},
    "strong contrast, calm pictures": {"theme": "contrast", "reduced_motion": True},
    "without sound": {"voice": 0, "music": 0, "effects": 0},
    "all of them": {
        "untimed": True,
        "one_switch": True,
        "press_pause": True,
        "read_aloud": True,
        "text_size": "largest",
        "theme": "contrast",
        "reduced_motion": True,
        "voice": 0,
    },
}


def twin(library: Library, mode: dict[str, Any], seed: int, share: float, took_s: float, levels: int) -> PlaySession:
    """A child in one mode; the clock is the same for every twin, what they needed is told in ``took_s``."""
    clock = ManualClock()
    room = Classroom(library, MemoryStore(), clock, Random(seed))
    profile = replace(new_profile("Twin", created_s=clock.now_s(), band="7-9"), id="1" * 32, settings=replace(PLAIN, **mode))
    play_session, rng = room.welcome(profile), Random(f"answers/{seed}")
    for number in range(levels):
        kind = number % 4
        if kind == 3:
            level = play_session.start_open_sea("fog_beam", FOG)
        elif kind == 2:
            level = play_session.start_level(play_session.recommendations(1)[0].skill, "fog_beam", FOG)
        else:
            level = play_session.start_level(ISLANDS[(number + seed) % len(ISLANDS)], "fog_beam", FOG)
        while level.asked is not None:
            clock.advance(30)
            form = level.asked.form.form
            if rng.random() < share:
                level.submit(Answer(form, level.asked.challenge.solution[form]), clock.now_s(), took_s * rng.uniform(0.5, 2.0))
            else:
                rng.random()
                level.do_not_know(clock.now_s())
            level.go_on(clock.now_s())
        play_session.end_level(finished=True, play_s=200)
        clock.advance(rng.choice((600.0, 90_000.0)))
    return play_session


def course(play_session: PlaySession) -> list[tuple[Any, ...]]:
    """What was asked and why, what was expected, which lights grew."""
    found: list[tuple[Any, ...]] = []
    for fact in play_session.facts():
        if isinstance(fact, AnswerGiven):
            found.append((fact.item, fact.seed, fact.purpose, fact.reason, fact.predicted, fact.target, fact.correct))
        elif isinstance(fact, LightGrew):
            found.append((fact.skill, fact.lamps))
    return found


@pytest.mark.parametrize("mode", MODES)
@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 10**6), share=st.sampled_from((0.5, 0.75, 0.95)))
def test_twins_in_any_mode_have_the_same_course(library: Library, mode: str, seed: int, share: float) -> None:
    plain = twin(library, {}, seed, share, took_s=6.0, levels=8)
    other = twin(library, MODES[mode], seed, share, took_s=45.0, levels=8)
    assert course(other) == course(plain)
    assert replace(other.state, times_s=(), level=plain.state.level) == replace(plain.state, times_s=())
    assert [tip.skill for tip in other.recommendations()] == [tip.skill for tip in plain.recommendations()]


def test_the_twins_played_enough_for_a_difference_to_show(library: Library) -> None:
    """A twin who answers differently takes another course: the comparison above can fail."""
    one, other = (twin(library, {}, seed=5, share=share, took_s=6.0, levels=8) for share in (0.75, 0.5))
    assert course(one) != course(other) and len(course(one)) >= 60
    assert any(isinstance(fact, LightGrew) for fact in one.facts())


@settings(max_examples=60, deadline=None)
@given(facts=st.lists(FACTS, max_size=40), slower=st.floats(0.0, 120.0))
def test_a_slow_child_knows_as_much_by_the_same_answers(facts: list[Any], slower: float) -> None:
    """The same facts with every response time stretched: nothing is learnt from slowness itself, only haste is discounted."""
    graph = chain(8)

    def stretched(by_s: float) -> learner.LearnerState:
        told = [
            replace(fact, took_s=5.0 + by_s) if isinstance(fact, AnswerGiven) and fact.took_s >= 0 else fact for fact in facts
        ]
        return learner.replay(told, graph, "7-9", START_S)

    plain, slow = stretched(0.0), stretched(slower)
    now_s = START_S + 10**6
    assert [views.view(slow, graph, name, now_s) for name in graph.nodes] == [
        views.view(plain, graph, name, now_s) for name in graph.nodes
    ]
