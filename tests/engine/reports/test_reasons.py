"""Every reason has words for the child and a line for adults; every prediction opens into its sum; where wheels spin is said."""

import json
from dataclasses import asdict
from pathlib import Path
from random import Random
from typing import get_args

import pytest

from engine.challenges.base import Answer, Form
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.learning import model
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile
from engine.records import AnswerGiven, LightGrew
from engine.reports.needs import needs, next_step, why
from engine.reports.progress import LAST
from engine.reports.pupil import Pupil
from engine.reports.reasons import last_challenges, numbers, words_of
from engine.scheduling.choices import Code, Reason
from game.kit.language.words import load_words
from game.screens.parts.reasons import for_adult, sentences
from game.screens.parts.reasons import why as for_child

FOG = frozenset({Form.NUMBER, Form.TEXT, Form.CHOOSE})
SKILL = "times-tables/times-5"


@pytest.fixture
def play_session(library: Library) -> PlaySession:
    room = Classroom(library, MemoryStore(), ManualClock(), Random(3))
    return room.welcome(new_profile("Ada", created_s=room.clock.now_s(), band="7-9"))


def play(play_session: PlaySession, skill: str, share: float, *, levels: int = 1, seed: int = 1, sea: bool = False) -> None:
    rng, clock = Random(seed), play_session._classroom.clock
    assert isinstance(clock, ManualClock)
    for _ in range(levels):
        level = play_session.start_open_sea("fog_beam", FOG) if sea else play_session.start_level(skill, "fog_beam", FOG)
        while level.asked is not None:
            clock.advance(20)
            form = level.asked.form.form
            if rng.random() < share:
                level.submit(Answer(form, level.asked.challenge.solution[form]), clock.now_s())
            else:
                level.do_not_know(clock.now_s())
            level.go_on(clock.now_s())
        play_session.end_level(finished=True, play_s=160)
        clock.advance(7200)


# ------------------------------------------------------------ words
def test_every_code_has_a_sentence_for_the_child_and_a_line_for_the_adult(root: Path) -> None:
    words = load_words(root / "assets" / "words", "en")
    told = sentences(words)
    assert set(told) == set(get_args(Code))
    assert len(set(told.values())) == len(told), "two reasons that sound alike say nothing"
    assert all(words_of(code).endswith(".") for code in get_args(Code))
    assert for_child(words, Reason(code="probe", skill="x"), "x") == told["probe"]


def test_both_are_there_in_german_too(root: Path) -> None:
    english, german = (load_words(root / "assets" / "words", language) for language in ("en", "de"))
    assert all(sentences(german)[code] != said for code, said in sentences(english).items())
    assert all(german(words_of(code)) != words_of(code) for code in (*get_args(Code), "fixing", "numbers"))


def test_what_the_scheduler_says_in_long_play_is_among_the_codes(play_session: PlaySession) -> None:
    for seed, share in enumerate((0.95, 0.2, 0.7, 0.0)):
        play(play_session, SKILL, share, levels=3, seed=seed)
        play(play_session, "", share, levels=3, seed=seed, sea=True)
        for tip in play_session.recommendations(8):
            assert tip.reason.code in get_args(Code)
    said = {fact.reason for fact in play_session.facts() if isinstance(fact, AnswerGiven)}
    assert said <= set(get_args(Code)) and len(said) >= 8


# ------------------------------------------------------------ the last challenges
def test_each_challenge_carries_its_reason_and_numbers(play_session: PlaySession, root: Path) -> None:
    play(play_session, SKILL, 0.7, levels=4)
    report = play_session.report()
    assert len(report.last) == LAST
    newest = [fact for fact in play_session.facts() if isinstance(fact, AnswerGiven)][-1]
    told = report.last[0]
    assert (told.asked, told.code, told.predicted, told.target) == (newest.asked, newest.reason, newest.predicted, newest.target)
    assert told.why == f"{words_of(told.code)} {numbers(told.predicted, told.target)}"
    assert f"{100 * told.predicted:.0f} %" in told.why and f"{100 * told.target:.0f} %" in told.why
    assert for_adult(load_words(root / "assets" / "words", "en"), told).startswith(told.why)
    stored = json.loads(json.dumps(asdict(report)))
    assert stored["last"][0]["why"] == told.why and stored["last"][0]["predicted"] == told.predicted


def test_the_fixing_round_is_named_and_has_no_made_up_numbers(play_session: PlaySession) -> None:
    play(play_session, SKILL, 0.3)
    missed = next(fact for fact in play_session.facts() if isinstance(fact, AnswerGiven) and not fact.correct)
    again = play_session.start_fixing([(missed.item, missed.seed)], "fog_beam", FOG)
    again.go_on(play_session._classroom.clock.now_s())
    again.do_not_know(play_session._classroom.clock.now_s())
    told = play_session.report().last[0]
    assert told.code == "fixing" and told.predicted == -1.0 and "%" not in told.why


def test_answers_that_are_only_counts_are_left_out(play_session: PlaySession) -> None:
    play(play_session, SKILL, 0.7)
    facts = play_session.facts()
    from dataclasses import replace

    bare = [replace(fact, asked="") if isinstance(fact, AnswerGiven) else fact for fact in facts]
    assert last_challenges(facts, {}, 5) and last_challenges(bare, {}, 5) == ()


# ------------------------------------------------------------ sums
def test_every_prediction_opens_into_the_sum_that_gave_it(play_session: PlaySession) -> None:
    play(play_session, SKILL, 0.6, levels=5)
    play(play_session, "", 0.6, levels=3, sea=True)
    facts = play_session.facts()
    places = [n for n, fact in enumerate(facts) if isinstance(fact, AnswerGiven) and fact.attempt == 1]
    assert len(places) >= 60
    for place in places[::4]:
        fact, opened = facts[place], play_session.opened_sum(place)
        assert isinstance(fact, AnswerGiven) and opened is not None
        assert opened.total == pytest.approx(sum(value for _, value in opened.terms))
        assert {term for term, _ in opened.terms} >= {"general", "skill", "hardness", "resting"}
        assert all(words_of(term) for term, _ in opened.terms)
        assert opened.chance == pytest.approx(fact.predicted, abs=0.02), fact
        assert (opened.chance > opened.luck) and (opened.chance > 0.5 or opened.total < 1.0)


def test_where_no_answer_is_there_is_no_sum(play_session: PlaySession) -> None:
    play(play_session, SKILL, 0.6)
    assert play_session.opened_sum(0) is None and play_session.opened_sum(10_000) is None and play_session.opened_sum(-1) is None


def test_luck_is_told_apart(play_session: PlaySession) -> None:
    play(play_session, "first-numbers/more-less", 0.6, levels=2)
    opened = [play_session.opened_sum(told.place) for told in play_session.report().last]
    lucky = [one for one in opened if one is not None and one.luck > 0]
    assert lucky and all(one.chance > model.sigmoid(-9.0) + one.luck - 1e-9 for one in lucky)


# ------------------------------------------------------------ where nothing moves
def test_wheel_spinning_is_said_with_since_when_and_what_to_try(play_session: PlaySession, library: Library) -> None:
    assert play_session.report().stuck == ()
    play(play_session, SKILL, 0.0, levels=1)
    assert play_session.report().stuck == (), "eight misses are not yet spinning"
    play(play_session, SKILL, 0.0, levels=4, seed=2)
    report = play_session.report()
    stuck = next(one for one in report.stuck if one.skill == SKILL)
    tried = [f for f in play_session.facts() if isinstance(f, AnswerGiven) and SKILL in f.skills and f.attempt == 1]
    assert stuck.answers >= 12 and stuck.since_s == tried[-stuck.answers].at_s
    assert stuck.first in {library.skills[need].name for need in library.skills[SKILL].needs}
    play_session.ledger.keep(LightGrew(at_s=play_session._classroom.clock.now_s(), skill=SKILL, lamps=5))
    assert all(one.skill != SKILL for one in play_session.report().stuck), "a light that shines is not stuck"


def test_the_class_hears_of_it_when_half_is_right_and_nothing_moves(play_session: PlaySession, library: Library) -> None:
    for seed in range(20):  # sooner or later, whatever the dice say
        play(play_session, SKILL, 0.5, levels=2, seed=seed)
        if (report := play_session.report()).stuck:
            break
    pupil = Pupil(label="Ada", band="7-9", report=report, facts=play_session.facts())
    found = needs([pupil], library.skills, play_session._classroom.clock.now_s())
    spinning = {one.skill for one in report.stuck}
    assert spinning and spinning <= {need.skill for need in found if need.reason in ("stuck", "still")}
    for need in found:
        if need.reason == "still":
            assert "without getting further, since" in why(need) and next_step(need)
