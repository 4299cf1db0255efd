"""One island for each kind of challenge, played to the end: by mouse alone and by keyboard alone, all right and all wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.challenges.base import Form
from engine.challenges.kinds import KINDS
from game.minigames import PLAYS, TABLE
from game.screens.play.page import Play
from game.tour import Journey
from tests.journeys.test_first_light import lamps, play_session, to_the_chart

ISLANDS = ("pairs", "sort", "order", "line", "thermometer", "clock", "picture", "build", "listen", "read", "show", "numbers")


def workshop(make: Callable[..., Journey], root: Path, *, keyboard: bool = False) -> Journey:
    return make(packs=[root / "tests" / "journeys"], keyboard=keyboard)


def test_the_workshop_has_every_kind_but_those_of_the_shipped_packs(make: Callable[..., Journey], root: Path) -> None:
    j = workshop(make, root)
    to_the_chart(j, band="7-9")
    library = j.services.classroom.library
    assert [p.text for p in library.problems if p.severity == "error"] == []
    assert {s.id.partition("/")[2] for s in library.skills.values()} == set(ISLANDS)
    kinds = {family.kind for skill in library.skills.values() for family in skill.families}
    assert kinds == set(KINDS) - {"choose", "compare", "count"}
    assert {form for skill in library.skills.values() for form in skill.forms} == set(Form) - {Form.SENTENCES, Form.PARAGRAPHS}


@pytest.mark.parametrize("keyboard", [False, True], ids=["mouse", "keyboard"])
@pytest.mark.parametrize("island", ISLANDS)
def test_a_level_of_each_kind_is_played_to_its_end(make: Callable[..., Journey], root: Path, island: str, keyboard: bool) -> None:
    j = workshop(make, root, keyboard=keyboard)
    to_the_chart(j, band="7-9")
    j.navigator.top._show(f"workshop/{island}")  # type: ignore[attr-defined]
    j.wait(0.5)
    j.press(f"workshop/{island}")
    j.press("play")
    j.wait(3)
    assert (j.name == "letter") is (island == "read")
    j.read_letter()
    play = j.navigator.top
    assert isinstance(play, Play)
    j.play_level(lambda: True)
    assert j.name == "level_end"
    assert play.level.first_time_right == play.level.setting.total
    assert lamps(j, f"workshop/{island}") >= 1
    assert j.troubles == []


@pytest.mark.parametrize("island", ["pairs", "sort", "clock", "build"])
def test_missing_everything_ends_in_a_round_of_fixing_on_the_table(make: Callable[..., Journey], root: Path, island: str) -> None:
    j = workshop(make, root)
    to_the_chart(j, band="7-9")
    play_session(j, f"workshop/{island}", TABLE)
    for _ in range(120):
        top = j.navigator.top
        if not isinstance(top, Play):
            break
        if top.mode in ("offer", "moved_on"):
            j.press("try" if top.mode == "offer" else "on")
        elif top.mode == "asking" and not top.game.busy:
            j.answer(right=False)
        j.wait(1)
    assert j.name == "level_end"
    j.press("fix")
    j.wait(3)
    assert isinstance(j.navigator.top, Play)
    assert j.navigator.top.game.name == TABLE  # type: ignore[attr-defined]
    j.play_level(lambda: True)
    assert j.name == "chart"


def test_the_first_voyage_sails_with_whatever_there_is_but_nobody_leaves_the_boat(
    make: Callable[..., Journey], root: Path
) -> None:
    j = workshop(make, root)
    to_the_chart(j, band="7-9", placement=True)
    j.wait(3)
    j.read_letter()
    play = j.navigator.top
    assert isinstance(play, Play)
    j.play_level(lambda: True)
    assert j.name == "level_end"
    asked = [past.item for past in play.level.session.asked]
    assert len(asked) >= 5
    assert not [item for item in asked if item.startswith("workshop/show")]


def test_a_ship_that_waits_is_guided_in_on_the_table(make: Callable[..., Journey], root: Path) -> None:
    j = workshop(make, root)
    to_the_chart(j, band="7-9")
    for _ in range(6):
        play_session(j, "workshop/pairs", TABLE)
        j.play_level(lambda: True)
        j.press("chart")
    visit_ = j.services.play_session
    assert visit_ is not None
    for _ in range(60):
        j.clock.advance(86_400)
        if "workshop/pairs" in visit_.due_skills():
            break
    assert "workshop/pairs" in visit_.due_skills()
    play_session(j, "workshop/pairs", TABLE)
    assert j.navigator.top.level.setting.purpose == "review"  # type: ignore[attr-defined]
    j.play_level(lambda: True)
    assert j.name == "level_end"


def test_the_table_plays_every_form_and_is_offered_where_nothing_else_plays_it_all(
    make: Callable[..., Journey], root: Path
) -> None:
    assert PLAYS[TABLE] == frozenset(Form)
    j = workshop(make, root)
    to_the_chart(j, band="7-9")
    for island, offered in (("pairs", True), ("show", True), ("numbers", False)):
        j.navigator.top._show(f"workshop/{island}")  # type: ignore[attr-defined]
        j.wait(0.5)
        j.press(f"workshop/{island}")
        assert j.has(f"game-{TABLE}") is offered, island
        j.press("close")
