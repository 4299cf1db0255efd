"""An adult says where to start: any island, at any time, obeyed at once; what was earned stays."""

from random import Random

import pytest

from engine.challenges.base import Answer, Form
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.learning import learner
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import BANDS, new_profile
from engine.records import StartSet

DAY_S = 86_400.0


def at_play(library: Library, band: str = "7-9") -> PlaySession:
    return Classroom(library, MemoryStore(), ManualClock(), Random(3)).welcome(new_profile("Ada", created_s=0.0, band=band))


def test_every_island_can_be_the_start(library: Library) -> None:
    play_session = at_play(library)
    graph = play_session.graph
    far: list[str] = []
    for skill in graph.nodes:
        if skill in graph.hollow:
            continue
        play_session.start_at("7-9", skill)
        assert skill in play_session.open_skills(), skill
        if not 0.6 <= play_session.view(skill).probability <= 0.92:
            far.append(f"{skill}: {play_session.view(skill).probability:.2f}")
    assert len(graph.nodes) > 100
    assert far == []


@pytest.mark.parametrize("band", BANDS)
def test_a_new_band_is_the_level_of_that_age_whatever_was_before(library: Library, band: str) -> None:
    play_session = at_play(library)
    play_session.start_at("13+", "times-tables/times-7")
    play_session.start_at(band)
    assert play_session.profile.band == play_session.state.band == band
    assert play_session.state.ability == learner.replay((), play_session.graph, band, 0.0).ability


def test_the_chart_leads_to_the_start(library: Library) -> None:
    graph, left_out = at_play(library).graph, []
    names = sorted(set(graph.nodes) - graph.hollow)
    for skill in names:
        play_session = at_play(library, "4-6")
        play_session.start_at("10-12", skill)
        if skill not in [tip.skill for tip in play_session.recommendations(3)]:
            left_out.append(skill)
    assert left_out == []


def test_a_level_that_waits_was_chosen_for_before_and_goes(library: Library) -> None:
    play_session = at_play(library)
    play_session.start_level("times-tables/times-2", "fog_beam", frozenset(Form))
    play_session.start_at("4-6")
    assert play_session.level is None and play_session.bookmark is None


def test_a_start_survives_a_new_replay_and_takes_no_light(library: Library) -> None:
    play_session = at_play(library)
    level = play_session.start_level("times-tables/times-2", "fog_beam", frozenset(Form))
    while level.asked is not None:
        form = level.asked.form.form
        level.submit(Answer(form, level.asked.challenge.solution[form]), 1.0)
        level.go_on(1.0)
    play_session.end_level(finished=True, play_s=60.0)
    lights = dict(play_session.state.lights)
    play_session.start_at("4-6", "first-numbers/count-to-5")
    assert play_session.state.lights == lights
    again = learner.replay(play_session.facts(), play_session.graph, "7-9", 0.0)
    assert again.ability == play_session.state.ability and again.skills == play_session.state.skills
    assert [fact.skill for fact in play_session.facts() if isinstance(fact, StartSet)] == ["first-numbers/count-to-5"]
