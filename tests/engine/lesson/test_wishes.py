"""What one keeper is to learn: a few wishes at a time, of each side; the oldest makes room."""

import pytest

from engine.lesson.classroom import PlaySession
from engine.records import Who

MOST = 3  # of each side
ISLANDS = [f"times-tables/times-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 9)]


def wanted(play_session: PlaySession, who: Who) -> list[str]:
    return [goal.skill for goal in play_session.wishes.current() if goal.who == who]


def of_the_pack(play_session: PlaySession) -> list[str]:
    return [island for island in ISLANDS if island in play_session.graph.nodes]


@pytest.mark.parametrize("who", ["child", "adult"])
def test_the_oldest_of_too_many_wishes_makes_room(play_session: PlaySession, who: Who) -> None:
    islands = of_the_pack(play_session)[: MOST + 1]
    assert len(islands) == MOST + 1
    for island in islands:
        play_session.wishes.set(island, who=who)
    assert sorted(wanted(play_session, who)) == sorted(islands[1:])


def test_a_wish_told_again_costs_none_and_the_other_side_has_its_own(play_session: PlaySession) -> None:
    islands = of_the_pack(play_session)[:MOST]
    for island in islands:
        play_session.wishes.set(island, who="child")
    play_session.wishes.set(islands[-1], who="child")
    play_session.wishes.set(islands[0], who="adult")
    assert sorted(wanted(play_session, "child")) == sorted(islands)
    assert wanted(play_session, "adult") == [islands[0]]
    play_session.wishes.drop(islands[0], who="adult")
    assert sorted(wanted(play_session, "child")) == sorted(islands) and wanted(play_session, "adult") == []


def test_the_ways_of_one_side_are_its_own(play_session: PlaySession) -> None:
    one, other, third = of_the_pack(play_session)[:3]
    play_session.wishes.set(one, who="adult")
    play_session.wishes.set(other, who="child")
    play_session.wishes.set(third, who="adult")

    def ways(who: Who | None) -> set[str]:
        return {way.goal.skill for way in play_session.wishes.ways(who)}

    assert (ways("adult"), ways("child"), ways(None)) == ({one, third}, {other}, {one, other, third})
