"""A level as a state machine: tries, help, change, memo; and the classroom around it."""

import re
from dataclasses import replace
from typing import Any

import pytest

from engine.challenges.base import Answer, Form, Right, Unreadable
from engine.lesson.classroom import PlaySession
from engine.lesson.level import Level, story_of
from engine.records import AnswerGiven, GiftEarned, LightGrew, PlacementEnded, PushedBack

FOG = frozenset({Form.NUMBER, Form.TEXT, Form.CHOOSE})


def right(level: Level) -> Answer:
    assert level.asked is not None
    form = level.asked.form.form
    return Answer(form, level.asked.challenge.solution[form])


def wrong(level: Level) -> Answer:
    assert level.asked is not None
    form = level.asked.form
    if form.form is Form.CHOOSE:
        solution = level.asked.challenge.solution[Form.CHOOSE]
        return Answer(Form.CHOOSE, (next(o.id for o in form.options if (o.id,) != solution),))  # type: ignore[union-attr]
    return Answer(form.form, ("98765",) if form.form is Form.NUMBER else ("qqq",))


def start(play_session: PlaySession, skill: str = "times-tables/times-5") -> Level:
    return play_session.start_level(skill, "fog_beam", FOG)


def facts(play_session: PlaySession, kind: type) -> list:  # type: ignore[type-arg]
    return [fact for fact in play_session._opened.facts() if isinstance(fact, kind)]


def test_a_right_answer_goes_on_and_a_level_ends_by_itself(play_session: PlaySession) -> None:
    level = start(play_session)
    for _ in range(level.setting.total):
        outcome = level.submit(right(level), 1.0)
        assert isinstance(outcome.verdict, Right)
        assert outcome.next == "go_on"
        level.go_on(1.0)
    assert level.asked is None
    grown = play_session.end_level(finished=True, play_s=100)
    assert grown.after > grown.before
    assert grown.right == grown.asked == level.setting.total
    assert facts(play_session, LightGrew)


def test_the_name_of_a_level_is_its_time_and_five_digits(play_session: PlaySession) -> None:
    names = {start(play_session).setting.level for _ in range(5)}
    assert len(names) == 5
    assert all(re.fullmatch(r"\d{10}-\d{5}", name) for name in names)


def test_a_second_miss_offers_help_and_a_third_changes_the_challenge(play_session: PlaySession) -> None:
    level = start(play_session)
    assert [level.submit(wrong(level), 1.0).next for _ in range(3)] == ["again", "offer_help", "changed"]
    assert len(level.misses) == 1
    scored = [a for a in facts(play_session, AnswerGiven) if a.attempt == 1]
    assert len(scored) == 1
    assert level.number == 1


def test_an_unreadable_answer_counts_for_nothing(play_session: PlaySession) -> None:
    level = start(play_session)
    before = play_session.answers
    outcome = level.submit(Answer(Form.NUMBER, ("",)), 1.0)
    assert isinstance(outcome.verdict, Unreadable)
    assert play_session.answers == before
    assert level.attempts == 0


def test_i_do_not_know_shows_the_answer_at_once(play_session: PlaySession) -> None:
    level = start(play_session)
    outcome = level.do_not_know(1.0)
    assert outcome.next == "changed"
    assert outcome.solution
    (answer,) = facts(play_session, AnswerGiven)
    assert answer.did_not_know
    assert not answer.correct


def test_hints_are_free_and_kept_as_evidence(play_session: PlaySession) -> None:
    level = start(play_session)
    assert level.asked is not None
    hints = level.asked.challenge.hints
    assert [level.hint() for _ in hints] == list(hints)
    assert level.hint() == hints[-1]
    level.submit(right(level), 1.0)
    assert facts(play_session, AnswerGiven)[0].hints == len(hints)


@pytest.mark.parametrize(
    ("mode", "pace"),
    [
        ({"untimed": False, "read_aloud": False}, "clock"),
        ({"untimed": True, "read_aloud": False}, "calm"),
        ({"untimed": False, "read_aloud": True}, "calm"),
        ({"untimed": False, "read_aloud": False, "one_switch": True}, "kept"),
        ({"press_pause": True}, "kept"),
    ],
)
def test_response_times_are_always_kept_with_what_they_may_be_used_for(
    play_session: PlaySession, mode: dict[str, Any], pace: str
) -> None:
    play_session.change(replace(play_session.profile, settings=replace(play_session.profile.settings, **mode)))
    level = start(play_session)
    level.submit(right(level), 1.0, took_s=3.2)
    first = facts(play_session, AnswerGiven)[0]
    assert (first.took_s, first.pace) == (3.2, pace)


def test_the_time_of_a_challenge_that_was_taken_up_again_tells_nothing(play_session: PlaySession) -> None:
    play_session.change(
        replace(play_session.profile, settings=replace(play_session.profile.settings, untimed=False, read_aloud=False))
    )
    start(play_session)
    play_session.save_level()
    level = play_session.waiting_level({"fog_beam": FOG})
    assert level is not None
    level.submit(right(level), 1.0, took_s=0.5)
    level.go_on(2.0)
    level.submit(right(level), 3.0, took_s=4.0)
    assert [fact.pace for fact in facts(play_session, AnswerGiven)] == ["kept", "clock"]


def test_pushing_back_is_a_fact_and_changes_the_wish(play_session: PlaySession) -> None:
    level = start(play_session)
    assert level.push("too_hard", 1.0) is not None
    assert facts(play_session, PushedBack)[0].push == "too_hard"
    assert level.wish == "easy"


def test_a_level_never_repeats_a_challenge(play_session: PlaySession) -> None:
    level = start(play_session)
    seen = []
    while level.asked is not None:
        seen.append(level.asked.challenge.identity)
        level.submit(right(level), 1.0)
        level.go_on(1.0)
    assert len(seen) == len(set(seen)) == level.setting.total


def test_a_memo_brings_the_level_back_at_any_point(play_session: PlaySession) -> None:
    plays = {"fog_beam": FOG}
    level = start(play_session)
    level.submit(right(level), 1.0)
    level.go_on(1.0)
    level.submit(wrong(level), 1.0)
    again = play_session.waiting_level(plays)
    assert again is not None
    assert again.asked is not None
    assert level.asked is not None
    assert again.asked.challenge == level.asked.challenge
    assert (again.number, again.attempts, again.misses) == (level.number, level.attempts, level.misses)
    again.submit(right(again), 1.0)
    third = play_session.waiting_level(plays)
    assert third is not None
    assert third.number == again.number, "an answered challenge is not asked again"
    assert third.asked is not None
    assert third.asked.challenge.identity != again.asked.challenge.identity


def test_fixing_is_kept_but_never_scored(play_session: PlaySession) -> None:
    level = start(play_session)
    level.submit(wrong(level), 1.0)
    misses = tuple(level.misses)
    level.submit(right(level), 1.0)
    play_session.end_level(finished=False, play_s=10)
    ability = play_session.state.ability
    round_ = play_session.start_fixing(misses, "fog_beam", FOG)
    assert round_.go_on(1.0) is not None
    round_.submit(right(round_), 1.0)
    assert round_.go_on(1.0) is None
    assert facts(play_session, AnswerGiven)[-1].purpose == "fix"
    assert play_session.state.ability == ability


def test_the_voyage_ends_early_and_opens_the_sea(play_session: PlaySession) -> None:
    level = play_session.start_placement({"fog_beam": FOG})
    while level.asked is not None:
        level.submit(right(level), 1.0)
        level.go_on(1.0)
    assert level.number <= 12
    grown = play_session.end_level(finished=True, play_s=60)
    assert (grown.skill, grown.before, grown.after, grown.gift) == ("", 0, 0, ""), "the voyage belongs to no lighthouse"
    assert facts(play_session, PlacementEnded)
    assert play_session.state.placed
    assert len(play_session.open_skills()) > 10


def test_lights_never_go_down_and_a_lit_lighthouse_brings_a_gift(play_session: PlaySession) -> None:
    lamps = [0]
    for _ in range(6):
        level = start(play_session, "sums-and-differences/doubles")
        while level.asked is not None:
            level.submit(right(level), 1.0)
            level.go_on(1.0)
        play_session.end_level(finished=True, play_s=60)
        lamps.append(play_session.state.lights["sums-and-differences/doubles"])
    level = start(play_session, "sums-and-differences/doubles")
    while level.asked is not None:
        level.do_not_know(1.0)
        level.go_on(1.0)
    play_session.end_level(finished=True, play_s=60)
    lamps.append(play_session.state.lights["sums-and-differences/doubles"])
    assert lamps == sorted(lamps)
    assert lamps[-1] == 5
    assert len(play_session.state.gifts) >= 1


def test_the_report_counts_what_was_done(play_session: PlaySession) -> None:
    level = start(play_session)
    level.submit(wrong(level), 1.0)
    level.submit(right(level), 1.0)
    play_session.end_level(finished=False, play_s=120)
    report = play_session.report()
    assert report.answers == play_session.answers == 2
    assert report.right == 0
    assert report.minutes_today == 2.0
    assert [line.skill for line in report.working_on] == ["times-tables/times-5"]
    assert sum(area.islands for area in report.areas) == len(play_session.graph.nodes)


def test_no_story_comes_twice_in_a_level_while_there_are_others(play_session: PlaySession) -> None:
    """The same sentence with other numbers came four times in 22 answers: now another family is asked."""
    stories = 0
    for skill in ("sums-and-differences/two-digit-add", "times-tables/times-3", "sums-and-differences/doubles"):
        level = start(play_session, skill)
        seen: set[str] = set()
        while level.asked is not None:
            story = story_of(level.asked.challenge)
            assert not story or story not in seen
            seen.add(story)
            stories += bool(story)
            level.submit(right(level), 1.0)
            level.go_on(1.0)
        play_session.end_level(finished=True, play_s=60)
    assert stories >= 2


def test_only_lit_islands_come_slowly(play_session: PlaySession) -> None:
    island = "times-tables/mixed-tables"
    for number in range(6):
        given = AnswerGiven(
            at_s=float(number), level=f"L{number}", item=f"{island}#0.1", skills=(island,), seed=number, purpose="practice",
            correct=False, took_s=30.0, pace="clock", reason="growing", difficulty=2.0,
        )  # fmt: skip
        play_session.ledger.keep(given)
    assert not play_session.state.skills[island].is_mastered
    settings = replace(play_session.profile.settings, untimed=False, read_aloud=False)
    play_session.change(replace(play_session.profile, settings=settings))
    setting = start(play_session).setting
    assert (setting.pace, setting.slow) == ("clock", frozenset())


def test_words_that_help_weigh_like_one_hint_and_take_none_away(play_session: PlaySession) -> None:
    level = start(play_session)
    level.helped()
    level.helped()
    assert level.hints_given == 1
    level.hints_given = 2
    level.helped()
    assert level.hints_given == 2
    level.submit(right(level), 1.0)
    assert [fact.hints for fact in facts(play_session, AnswerGiven)] == [2]


def test_a_gift_comes_with_the_last_lamp_of_a_finished_level_where_gifts_are_wanted(play_session: PlaySession) -> None:
    def played() -> tuple[int, str]:
        level = start(play_session)
        while level.asked is not None:
            level.submit(right(level), 1.0)
            level.go_on(1.0)
        grown = play_session.end_level(finished=True, play_s=60)
        return grown.after, grown.gift

    told = [played()]
    while play_session.state.lights.get("times-tables/times-5", 0) < 5:
        told.append(played())
    assert len(told) > 1 and [bool(gift) for _, gift in told] == [lamps == 5 for lamps, _ in told]
    assert len(facts(play_session, GiftEarned)) == 1
