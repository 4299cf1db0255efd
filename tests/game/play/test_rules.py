"""What a child is told and may do at play, without pygame: after every kind of answer, in every mode."""

from random import Random

import pytest

from engine.challenges.base import Answer, Form, Noted, Right, Unreadable, Wrong
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom, PlaySession
from engine.lesson.level import Outcome
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import new_profile
from game.screens.play.rules import Rules, Shown, explained

FOG = frozenset({Form.NUMBER, Form.CHOOSE})


def words(text: str, **values: object) -> str:
    return text.format(**values) if values else text


def mode(rules: Rules) -> str:
    return rules.mode


@pytest.fixture
def session(library: Library) -> PlaySession:
    classroom = Classroom(library, MemoryStore(), ManualClock(), Random(3))
    return classroom.welcome(new_profile("Ada", created_s=0.0, band="7-9"))


@pytest.fixture
def rules(session: PlaySession) -> Rules:
    playing = Rules(session.start_level("times-tables/times-5", "fog_beam", FOG), lambda: words)
    playing.begin("Because.")
    return playing


def answer(rules: Rules, *, right: bool) -> Shown:
    asked = rules.level.asked
    assert asked is not None
    form = asked.form.form
    solution = asked.challenge.solution[form]
    wrong = ("98765",) if form is Form.NUMBER else (next(o.id for o in asked.form.options if o.id not in solution),)  # type: ignore[union-attr]
    return rules.follow(rules.level.submit(Answer(form, solution if right else wrong), 1.0))


def test_a_right_answer_leaves_without_words(rules: Rules) -> None:
    shown = answer(rules, right=True)
    assert (mode(rules), rules.mood, rules.bubble) == ("leaving", "happy", "")
    assert isinstance(shown.verdict, Right) and not shown.last and shown.solution is None
    assert not rules.may_answer and not rules.may_push


def test_misses_lead_from_once_more_to_an_offer_to_the_way_it_is_done(rules: Rules) -> None:
    assert isinstance(answer(rules, right=False).verdict, Wrong)
    assert mode(rules) == "asking" and rules.bubble
    answer(rules, right=False)
    assert mode(rules) == "offer" and rules.bubble.endswith("Shall I show you?") and rules.may_push
    rules.work_out()
    assert mode(rules) == "asking" and rules.level.asked is not None
    assert rules.bubble == rules.level.asked.challenge.hints[-1]
    shown = answer(rules, right=False)
    assert mode(rules) == "moved_on" and shown.solution and rules.bubble.startswith("It is ")
    assert not rules.may_push


def test_who_does_not_know_is_shown_and_not_judged(rules: Rules) -> None:
    shown = rules.follow(rules.level.do_not_know(1.0))
    assert shown.verdict is None and shown.solution
    assert mode(rules) == "moved_on" and rules.bubble.startswith("It is ")


def test_an_unreadable_answer_and_a_told_one_are_no_mistakes(rules: Rules) -> None:
    assert rules.follow(Outcome(verdict=Unreadable(), next="unreadable")) == Shown()
    assert mode(rules) == "asking" and "could not read" in rules.bubble
    assert rules.follow(Outcome(verdict=Noted(), next="noted")).verdict == Noted()
    assert mode(rules) == "moved_on" and "Thank you" in rules.bubble


def test_a_mistake_that_the_pack_knows_is_named_until_the_right_answer_is_shown(rules: Rules) -> None:
    assert rules.level.asked is not None
    challenge, form = rules.level.asked.challenge, rules.level.asked.form.form
    told = [explained(words, follows, "You added.", challenge, form) for follows in ("again", "offer_help", "changed")]
    assert told[0] == "You added." and told[1] == "You added. Shall I show you?"
    assert challenge.why in told[2] and "You added." not in told[2]


def test_a_push_brings_another_one_while_asking_and_nothing_afterwards(rules: Rules) -> None:
    before = rules.level.asked
    assert rules.push("not_now", 1.0) is not before
    answer(rules, right=True)
    before = rules.level.asked
    assert rules.push("not_now", 1.0) is before


def test_in_a_round_of_fixing_nothing_else_can_be_asked_for(session: PlaySession) -> None:
    level = session.start_level("times-tables/times-5", "fog_beam", FOG)
    level.do_not_know(1.0)
    session.end_level(finished=True, play_s=9.0)
    fixing = session.start_fixing(level.misses, "fog_beam", FOG)
    asked = fixing.go_on(1.0)
    rules = Rules(fixing, lambda: words)
    rules.begin("Because.")
    assert rules.is_fixing and rules.may_answer and not rules.may_push and rules.bubble == ""
    assert rules.push("too_hard", 1.0) is asked and fixing.asked is asked


def test_how_it_was_found_is_asked_after_a_right_answer_and_silence_is_as_good(rules: Rules) -> None:
    rules.level.sure = "sure"
    answer(rules, right=True)
    assert rules.asks_how
    rules.ask_how()
    assert mode(rules) == "how" and not rules.may_answer and rules.page_text == rules.bubble
    rules.say_how(None, 1.0)
    assert mode(rules) == "leaving" and not rules.asks_how


def test_what_is_heard_can_be_read_and_the_page_says_its_question(rules: Rules) -> None:
    rules.show_words("ship")
    assert rules.bubble == "“ship”" and rules.page_text == rules.question
    rules.show_words("")
    assert "No sound" in rules.bubble
