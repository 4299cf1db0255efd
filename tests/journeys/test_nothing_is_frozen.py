"""Whatever was said of a child when it came can be changed later: look, friend, likes, name, key by the child; age and start by an adult."""

from collections.abc import Callable
from dataclasses import fields

import pytest

from engine.profiles.profile import Profile
from game.tour import Journey
from tests.journeys.test_first_light import to_the_chart
from tests.journeys.test_lock_and_repair import through

NEVER = {"id", "created_s", "unknown"}
BESIDE = {"settings", "cove", "seen_games"}  # on pages of their own, or noted by the game


def profile(j: Journey) -> Profile:
    return j.services.profile


def to_about_me(j: Journey, drawer: str = "me") -> None:
    for key in ("cove", "things", f"drawer-{drawer}", "change"):
        j.press(key)
    assert j.name == "about_me"


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
def test_everything_a_keeper_was_made_with_can_be_changed(make: Callable[..., Journey], keyboard: bool) -> None:
    j = make(keyboard=keyboard)
    to_the_chart(j)
    before = profile(j)
    to_about_me(j)
    look = 1 + before.look % 6
    for key in (f"look-{look}", "friend-fox", "like-space", "like-music", "like-space", "turn"):
        j.press(key)
    j.draw()
    assert (profile(j).look, profile(j).companion, profile(j).interests) == (look, "fox", ("music",))
    if keyboard:
        j.tab_to("name")
    else:
        j.press("name")
    j.top.nickname = " Bo\u200b  "  # type: ignore[attr-defined]
    j.press("rename")
    assert profile(j).nickname == "Bo"
    j.press("key")
    for picture in ("crab", "fish", "snail"):
        j.press(picture)
    assert j.name == "about_me" and profile(j).picture_key
    j.press("age")
    assert j.name == "door"
    through(j, "2580")
    through(j, "2580")
    assert j.name == "start_level"
    j.draw()
    j.press("band-10-12")
    assert profile(j).band == "10-12"
    j.press("pack-next")
    island = next(widget.key for widget in j.top.widgets if widget.key.startswith("start-"))  # type: ignore[attr-defined]
    j.press(island)
    j.draw()
    assert island.removeprefix("start-") in j.services.play_session.open_skills()  # type: ignore[union-attr]
    after = profile(j)
    kept = {f.name for f in fields(Profile) if getattr(before, f.name) == getattr(after, f.name)}
    assert kept <= NEVER | BESIDE, "still frozen"
    while j.name != "chart":
        j.press("back")
    assert island.removeprefix("start-") in [tip.skill for tip in j.top.tips]  # type: ignore[attr-defined]
    assert not j.services.adults_here
    assert j.troubles == []


@pytest.mark.parametrize("drawer", ["likes", "key"])
def test_a_drawer_leads_to_what_fills_it(make: Callable[..., Journey], drawer: str) -> None:
    j = make()
    to_the_chart(j)
    to_about_me(j, drawer)


def test_an_empty_name_leaves_the_old_one(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    old = profile(j).nickname
    to_about_me(j)
    j.press("turn")
    j.top.nickname = "   "  # type: ignore[attr-defined]
    j.press("rename")
    assert profile(j).nickname == old


def test_the_parents_page_leads_to_age_and_start(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    j.press("grownups")
    through(j, "2580")
    through(j, "2580")
    assert j.name == "parent"
    j.press("start")
    assert j.name == "start_level"
    j.press("below-age")
    assert profile(j).settings.below_age == "any" and "Saved" in j.top.page_text()  # type: ignore[attr-defined]
    j.press("above-age")
    j.press("above-age")
    assert profile(j).settings.above_age == "none"
    j.draw()
    j.press("from-start")
    assert "Saved" in j.top.page_text()  # type: ignore[attr-defined]
