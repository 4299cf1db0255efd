"""One owner of what was learnt: however a session's doings are mixed, its state is that of its facts, in memory and on the disk."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.challenges.base import Answer
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.learning import learner
from engine.lesson.classroom import Classroom, PlaySession
from engine.lesson.level import Level
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import BANDS, new_profile
from engine.profiles.travel.moving import in_order
from engine.records import AnswerGiven, Feeling, GoalSet, Push
from tests.engine.lesson.test_level import FOG, right, start, wrong

ISLANDS = ("times-tables/times-5", "times-tables/times-9", "sums-and-differences/doubles")


class Evening:
    """One session of a child, with one method for each thing that may be done at any time."""

    def __init__(self, library: Library) -> None:
        self.clock, self.store = ManualClock(), MemoryStore()
        self.session = Classroom(library, self.store, self.clock, Random(3)).welcome(
            new_profile("Ada", created_s=self.clock.now_s(), band="7-9")
        )
        self.level: Level | None = None
        self.last = ""

    def do(self, what: str, which: int) -> None:
        self.clock.advance(7.0)
        getattr(self, what)(which)

    def answer(self, which: int) -> None:
        level = self._playing(which)
        level.submit(right(level) if which % 3 else wrong(level), self.clock.now_s(), 3.0)

    def not_known(self, which: int) -> None:
        self._playing(which).do_not_know(self.clock.now_s())

    def hint(self, which: int) -> None:
        self._playing(which).hint()

    def push(self, which: int) -> None:
        pushes: tuple[Push, ...] = get_args(Push)
        self._playing(which).push(pushes[which % len(pushes)], self.clock.now_s())

    def goal(self, which: int) -> None:
        self.session.wishes.set(ISLANDS[which % len(ISLANDS)], who="child" if which % 2 else "adult", days=10)

    def drop(self, which: int) -> None:
        self.session.wishes.drop(ISLANDS[which % len(ISLANDS)], who="child" if which % 2 else "adult")

    def band(self, which: int) -> None:
        self.session.change(replace(self.session.profile, band=BANDS[which % len(BANDS)]))

    def helped(self, which: int) -> None:
        self.session.had_help(self.level.setting.level if self.level else self.last)

    def feeling(self, which: int) -> None:
        feelings: tuple[Feeling, ...] = get_args(Feeling)
        self.session.felt(self.level.setting.level if self.level else self.last, feelings[which % len(feelings)])

    def end(self, which: int) -> None:
        if self.session.level is not None:
            self.last = self.session.level.setting.level
            misses = self.session.end_level(finished=bool(which % 2), play_s=60.0).misses
            self.level = self.session.start_fixing(misses, "fog_beam", FOG) if misses and which % 4 == 0 else None
            if self.level is not None:
                self.level.go_on(self.clock.now_s())

    def laptop_closed(self, which: int) -> None:
        if self.session.level is not None:
            self.level = self.session.waiting_level({"fog_beam": FOG})

    def _playing(self, which: int) -> Level:
        """The level that is open, at a challenge that waits for an answer."""
        if self.level is not None and self.level.is_answered:
            self.level.go_on(self.clock.now_s())
            if self.level.setting.purpose != "fix":
                self.session.save_level()
        if self.level is None or self.level.asked is None:
            if self.session.level is not None:
                self.session.end_level(finished=True, play_s=60.0)
            self.level = self.session.start_level(ISLANDS[which % len(ISLANDS)], "fog_beam", FOG)
        return self.level


DOINGS = ("answer", "answer", "not_known", "hint", "push", "goal", "drop", "band", "helped", "feeling", "end", "laptop_closed")


@settings(max_examples=40)
@given(doings=st.lists(st.tuples(st.sampled_from(DOINGS), st.integers(0, 11)), min_size=4, max_size=24))
def test_the_state_is_the_fold_of_the_facts_however_doings_are_mixed(library: Library, doings: list[tuple[str, int]]) -> None:
    evening = Evening(library)
    for what, which in doings:
        evening.do(what, which)
    session = evening.session
    facts, profile = session.facts(), session.profile
    again = learner.replay(facts, session.graph, learner.first_band(facts, profile.band), profile.created_s)
    assert session.state.to_json() == again.to_json()
    ordered = in_order(facts)
    assert learner.replay(ordered, session.graph, learner.first_band(ordered, profile.band), profile.created_s) == again
    stored = session._opened.state()
    assert (stored is None and not facts) or stored == again.to_json()


def test_a_goal_set_while_a_level_is_open_is_there_after_the_next_answer(play_session: PlaySession) -> None:
    level = start(play_session)
    play_session.wishes.set("times-tables/times-9", who="adult", days=10)
    assert level.asked is not None
    form = level.asked.form.form
    level.submit(Answer(form, level.asked.challenge.solution[form]), 1.0)
    assert [goal.skill for goal in play_session.state.goals] == ["times-tables/times-9"]
    assert [type(fact) for fact in play_session.facts()[1:]] == [GoalSet, AnswerGiven]


def test_wishes_taken_in_hand_before_an_answer_know_it(play_session: PlaySession) -> None:
    level, wishes = start(play_session), play_session.wishes
    wishes.set("times-tables/times-9", who="child")
    level.submit(right(level), 1.0)
    wishes.set("times-tables/times-5", who="child")
    assert {goal.skill for goal in wishes.current()} == {"times-tables/times-9", "times-tables/times-5"}
    assert wishes.current() == play_session.wishes.current()


def _answered(level: Level) -> None:
    level.submit(right(level), 1.0)


def _fixing(level: Level) -> None:
    level.setting = replace(level.setting, purpose="fix")


def _over(level: Level) -> None:
    level.asked = None


def test_no_other_challenge_comes_for_one_that_is_answered_or_given_or_not_there(play_session: PlaySession) -> None:
    spoils: tuple[Callable[[Level], None], ...] = (_answered, _fixing, _over)
    for spoil in spoils:
        level = start(play_session)
        spoil(level)
        before, facts = level.asked, len(play_session.facts())
        assert not level.may_push
        assert level.push("too_hard", 1.0) is before
        assert (level.wish, len(play_session.facts())) == ("normal", facts)
