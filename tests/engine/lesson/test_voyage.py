"""A voyage on the shipped packs: several games and subjects, never one game thrice in a row, and it goes on where it was left."""

from random import Random

import pytest

from engine.challenges.base import Answer, Form
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom
from engine.lesson.play_session import PlaySession
from engine.lesson.voyage import Voyage
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile

GAMES = {
    "beam": frozenset({Form.SENTENCES, Form.CHOOSE, Form.NUMBER, Form.TEXT}),
    "stones": frozenset({Form.CHOOSE}),
    "net": frozenset({Form.CHOOSE, Form.ORDER, Form.TEXT}),
    "table": frozenset(Form),
}


def session(library: Library, band: str, seed: int) -> PlaySession:
    classroom = Classroom(library, MemoryStore(), ManualClock(), Random(seed))
    return classroom.welcome(new_profile("Noor", created_s=0.0, band=band))


def sail(play_session: PlaySession, level: Voyage, rng: Random, most: int = 99) -> list[tuple[str, str]]:
    """(game, skill) of every challenge, answered right three times in four."""
    met: list[tuple[str, str]] = []
    while (asked := level.asked) is not None and len(met) < most:
        met.append((asked.game, asked.challenge.skill))
        assert asked.form.form in GAMES[asked.game]
        assert asked.form.form is not Form.SHOW
        if rng.random() < 0.75:
            level.submit(Answer(asked.form.form, asked.challenge.solution[asked.form.form]), 6.0, 6.0)
        else:
            level.do_not_know(6.0)
        level.go_on(6.0)
        play_session.save_level()
    return met


def begin(play_session: PlaySession) -> Voyage:
    level = play_session.start_placement(GAMES)
    assert isinstance(level, Voyage)
    return level


@pytest.mark.parametrize("band", ["4", "7-9", "10-12", "13+"])
@pytest.mark.parametrize("seed", range(3))
def test_a_voyage_meets_three_games_and_none_of_them_thrice_in_a_row(library: Library, band: str, seed: int) -> None:
    play_session = session(library, band, seed)
    met = sail(play_session, begin(play_session), Random(seed))
    games = [game for game, _ in met]
    assert len(set(games)) >= 3 and 5 <= len(games) <= 12
    assert not any(a == b == c for a, b, c in zip(games, games[1:], games[2:], strict=False))


@pytest.mark.parametrize(("band", "count"), [("5", 3), ("7-9", 3), ("10-12", 3), ("13+", 2)])
def test_a_voyage_asks_about_as_many_subjects_as_the_age_has_up_to_three(library: Library, band: str, count: int) -> None:
    play_session = session(library, band, 1)
    subject_of = {skill.id: pack.subject for pack in library.packs for skill in pack.skills}
    met = sail(play_session, begin(play_session), Random(1))
    assert len({subject_of[skill] for _, skill in met}) == count


def test_after_three_games_no_new_one_is_looked_for(library: Library) -> None:
    games = {**GAMES, "raft": frozenset({Form.CHOOSE})}
    level = session(library, "7-9", 1).start_placement(games)
    assert isinstance(level, Voyage)
    challenge = library.make("times-tables/times-5#0.0", 1)
    assert {form.form for form in challenge.forms} == {Form.NUMBER, Form.CHOOSE}
    level.played = ["net", "net"]
    assert level._game_for(challenge) == "beam", "not seen yet, and luck tells least there"
    level.played = ["beam", "beam", "net", "net"]
    assert level._game_for(challenge) in ("stones", "raft"), "only two were seen"
    level.played = ["beam", "beam", "stones", "stones", "net", "net"]
    assert level._game_for(challenge) == "beam", "three were seen: where luck tells least"


def test_the_answers_tell_in_which_game_they_were_given(library: Library) -> None:
    play_session = session(library, "7-9", 2)
    met = sail(play_session, begin(play_session), Random(2))
    assert [fact.minigame for fact in play_session.state.level.answers] == [game for game, _ in met]


def test_a_voyage_that_was_left_goes_on_with_the_same_challenge_in_the_same_game(library: Library) -> None:
    play_session = session(library, "7-9", 3)
    level = begin(play_session)
    sail(play_session, level, Random(3), most=5)
    again = play_session.waiting_level(GAMES)
    assert isinstance(again, Voyage) and level.asked is not None and again.asked is not None
    assert (again.asked.game, again.asked.challenge.identity) == (level.asked.game, level.asked.challenge.identity)
    assert again.played == level.played


def test_where_only_one_game_is_installed_the_voyage_takes_place_all_the_same(library: Library) -> None:
    play_session = session(library, "7-9", 4)
    level = play_session.start_placement({"stones": frozenset({Form.CHOOSE})})
    assert level.asked is not None and level.asked.game == "stones"
