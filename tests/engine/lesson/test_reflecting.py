"""When a level asks how sure a child is: rarely, never when it is switched off, and what comes of the answer."""

from collections.abc import Callable
from dataclasses import replace

from engine.challenges.base import Form
from engine.lesson.level import _ROOM, Level
from engine.lesson.play_session import PlaySession
from engine.records import AnswerGiven, StrategyTold
from engine.scheduling.scheduler import Asked
from tests.engine.lesson.test_level import facts, right, start, wrong


def played(play_session: PlaySession, meet: Callable[[Level], None]) -> int:
    """One level with right answers; ``meet`` is called where the child is asked. Returns how often it was."""
    level, times = start(play_session), 0
    while level.asked is not None:
        if level.asks_sure:
            times += 1
            meet(level)
        if level.asked is not None and not level.is_answered:
            level.submit(right(level), 1.0)
        level.go_on(1.0)
    play_session.end_level(finished=True, play_s=60)
    return times


def test_at_most_once_a_level_and_not_in_every_level(play_session: PlaySession) -> None:
    times = [played(play_session, lambda level: None) for _ in range(24)]
    assert set(times) == {0, 1}


def test_never_at_the_first_challenge_nor_without_room_for_one_more(play_session: PlaySession) -> None:
    places: list[int] = []
    for _ in range(24):
        played(play_session, lambda level: places.append(level.number))
    assert places and min(places) >= 1 and max(places) <= 8 - 5


def test_switched_off_it_never_asks(play_session: PlaySession) -> None:
    play_session.change(replace(play_session.profile, settings=replace(play_session.profile.settings, ask_sure=False)))
    assert sum(played(play_session, lambda level: None) for _ in range(24)) == 0


def test_saying_nothing_leaves_no_trace(play_session: PlaySession) -> None:
    for _ in range(8):
        played(play_session, lambda level: None)
    assert all(not fact.sure for fact in facts(play_session, AnswerGiven)) and facts(play_session, StrategyTold) == []


def test_what_is_said_is_kept_can_be_taken_back_and_leads_to_how(play_session: PlaySession) -> None:
    def meet(level: Level) -> None:
        level.say_sure("sure")
        level.say_sure("sure")
        assert level.sure == ""
        level.say_sure("unsure")
        level.submit(right(level), 1.0)
        assert level.asks_how
        level.say_how("guessed", 1.0)
        assert not level.asks_how and level.session.asked[-1].sure == "guessed"

    while not played(play_session, meet):
        pass
    assert [fact.sure for fact in facts(play_session, AnswerGiven) if fact.sure] == ["unsure"]
    assert [fact.how for fact in facts(play_session, StrategyTold)] == ["guessed"]
    told = play_session.report().sureness
    assert (told.told, told.unsure_right, told.guessed, told.sure_wrong) == (1, 1, 1, 0)


def test_after_a_miss_nobody_asks_how(play_session: PlaySession) -> None:
    def meet(level: Level) -> None:
        level.say_sure("sure")
        level.submit(wrong(level), 1.0)
        assert not level.asks_how and not level.asks_sure
        level.submit(right(level), 1.0)
        assert not level.asks_how, "the second try is not what the child was sure about"

    while not played(play_session, meet):
        pass
    assert [fact.sure for fact in facts(play_session, AnswerGiven) if not fact.correct] == ["sure"]


def test_a_closed_laptop_remembers_what_was_said(play_session: PlaySession) -> None:
    def meet(level: Level) -> None:
        level.say_sure("sure")
        snapshot = level.snapshot()
        level.sure = ""
        level.resume(snapshot, 1.0)
        assert str(level.sure) == "sure" and level.asks_sure

    while not played(play_session, meet):
        pass


def test_a_closed_laptop_remembers_how_sure_the_answers_before_were(play_session: PlaySession) -> None:
    def meet(level: Level) -> None:
        level.say_sure("sure")
        level.submit(wrong(level), 1.0)
        snapshot = level.snapshot()
        level.resume(snapshot, 1.0)
        assert [one.sure for one in level.session.asked][-2:] == ["", "sure"]
        level.resume({**snapshot, "past": [row[:3] for row in snapshot["past"]]}, 1.0)
        assert not any(one.sure for one in level.session.asked), "a bookmark of the time before anybody was asked"

    while not played(play_session, meet):
        pass


def test_the_first_voyage_never_asks(play_session: PlaySession) -> None:
    level = play_session.start_placement({"fog_beam": frozenset({Form.CHOOSE, Form.NUMBER})})
    while level.asked is not None:
        assert not level.asks_sure
        level.do_not_know(1.0)
        level.go_on(1.0)


def test_whatever_the_dice_it_asks_once_at_most_and_always_with_room_for_one_more(play_session: PlaySession) -> None:
    level = start(play_session)
    past, total = level.session.asked, level.setting.total
    seen: set[int] = set()
    for seed in range(200):
        level.setting, places = replace(level.setting, seed=seed, reflects=True), []
        for number in range(total):
            level.number, level._past = number, [Asked(item="", skill="", correct=True)] * number
            places += [number] if level.asks_sure else []
        assert len(places) <= 1
        seen |= set(places)
    assert past == () and seen == set(range(1, total - _ROOM + 1))
