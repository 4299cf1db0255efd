"""Adults wish for skills in the game: behind the door, by mouse or keyboard; the way, what is left, what changed, and an end."""

from collections.abc import Callable
from random import Random

import pytest

from engine.challenges.base import Answer
from engine.records import GoalDropped, GoalSet
from game.kit.navigation import Push, Restart
from game.minigames import PLAYS
from game.tour import Journey
from tests.journeys.test_first_light import to_the_chart

SKILL = "sums-and-differences/add-to-10"


def shown(j: Journey) -> str:
    return " ".join(text.text for text in j.draw().texts or [])


def open_goals(j: Journey) -> None:
    """As a grown-up who has opened the door."""
    assert j.services.play_session is not None
    j.services.let_adults_in()
    j.navigator.follow(Push(j.pages.parent()))
    j.press("goals")
    assert j.name == "goals"


def wishes(j: Journey) -> list[str]:
    return [key for key in (widget.key for widget in j.top.widgets) if key.startswith("wish-")]  # type: ignore[attr-defined]


def learn(j: Journey, skill: str, levels: int) -> None:
    play_session, rng = j.services.play_session, Random(1)
    assert play_session is not None
    for _ in range(levels):
        level = play_session.start_level(skill, "fog_beam", PLAYS["fog_beam"])
        while level.asked is not None:
            form = level.asked.form.form
            if rng.random() < 0.95:
                level.submit(Answer(form, level.asked.challenge.solution[form]), j.clock.now_s())
            else:
                level.do_not_know(j.clock.now_s())
            j.clock.advance(20)
            level.go_on(j.clock.now_s())
        play_session.end_level(finished=True, play_s=100)
        j.clock.advance(3600)


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_a_wish_is_set_seen_and_ended(make: Callable[..., Journey], keyboard: bool) -> None:
    j = make(keyboard=keyboard)
    to_the_chart(j, band="7-9")
    open_goals(j)
    assert "has no goals just now" in shown(j)
    j.press("weeks")
    key = wishes(j)[1]
    skill = key.removeprefix("wish-")
    j.press(key)
    play_session = j.services.play_session
    assert play_session is not None
    goal = play_session.state.goals[0]
    assert (goal.skill, goal.who) == (skill, "adult") and 27 <= (goal.until_s - j.clock.now_s()) / 86_400 <= 28
    text = shown(j)
    assert "28 days left" in text and "challenges (" in text and "days of play: " in text
    assert key not in wishes(j), "what is wished for is not offered again"
    assert any(tip.reason.code == "assigned" for tip in play_session.recommendations())
    j.press("end-0")
    assert play_session.state.goals == () and "has no goals just now" in shown(j)
    assert [type(fact) for fact in play_session.facts() if isinstance(fact, GoalSet | GoalDropped)] == [GoalSet, GoalDropped]
    assert j.troubles == []


def test_several_wishes_are_paged_and_the_childs_own_cannot_be_ended(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    assert j.services.play_session is not None
    j.services.play_session.wishes.set("times-tables/times-5", who="child")
    open_goals(j)
    for _ in range(3):
        j.press(wishes(j)[0])
    assert len(j.services.play_session.state.goals) == 4
    ends = 0
    for _ in range(2):
        ends += sum(widget.key.startswith("end-") for widget in j.top.widgets)  # type: ignore[attr-defined]
        j.press("more")
    assert ends == 3, "the child's goal has no end for adults"
    j.press("pack-next")
    j.press(wishes(j)[0])
    adults = [goal for goal in j.services.play_session.state.goals if goal.who == "adult"]
    assert len(adults) == 3, "the oldest of too many makes room"


def test_the_page_is_behind_the_door(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    assert j.services.play_session is not None
    for page in (j.pages.goals, j.pages.last_challenges):
        assert page(j.services.play_session.profile.id).name == "door"


def test_adults_and_child_hear_why_the_way_has_changed(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    play_session = j.services.play_session
    assert play_session is not None
    play_session.wishes.set(SKILL, who="child")
    play_session.wishes.set(SKILL, who="adult")
    way = play_session.wishes.ways("child")[0]
    assert way.changes == ()
    before = way.plan.challenges[0]
    j.clock.advance(60)
    step = way.plan.steps[0].skill
    learn(j, step, 4)
    now = play_session.wishes.ways("child")[0]
    assert {change.code for change in now.changes} & {"lit", "nearer"} and now.plan.challenges[0] < before
    open_goals(j)
    assert "What changed" in shown(j)
    j.navigator.follow(Restart(j.pages.island_card(SKILL, "palm")))
    if not now.plan.is_reached:
        told = j.top.page_text()  # type: ignore[attr-defined]
        assert "nearer" in told or "one step less" in told


def test_the_sum_behind_a_challenge_is_opened(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    learn(j, SKILL, 2)
    assert j.services.play_session is not None
    j.services.let_adults_in()
    j.navigator.follow(Push(j.pages.parent()))
    j.press("last")
    assert "wanted" in shown(j) and "Expected" in shown(j)
    j.press("sum-2")
    text = shown(j)
    assert "general level" in text and "together" in text and "That makes" in text
    first = j.top.rows[0]  # type: ignore[attr-defined]
    j.press("more")
    assert j.top.rows[0] != first and "That makes" not in shown(j)  # type: ignore[attr-defined]
    assert j.troubles == []
