"""Every pack switched off, or none there: the child is told so, and nothing breaks."""

from collections.abc import Callable

from engine.content.library.library import Library
from game.minigames import PLAYS
from game.screens.children.chart import Chart
from game.tour import Journey
from tests.journeys.test_first_light import to_the_chart


def empty(j: Journey) -> None:
    """Every pack is switched off, and stays so however often they are read."""
    j.services.make_library = lambda off: Library([])
    j.services.classroom.use(Library([]))


def test_the_chart_says_who_can_help(make: Callable[..., Journey]) -> None:
    j = make()
    empty(j)
    to_the_chart(j)
    assert isinstance(j.top, Chart)
    assert "A grown-up can switch packs on" in j.top.page_text()
    keys = {widget.key for widget in j.top.widgets}
    assert {"grownups", "home"} <= keys and not {"next", "open_sea"} & keys
    assert j.troubles == []


def test_a_voyage_with_nothing_to_ask_comes_home(make: Callable[..., Journey]) -> None:
    j = make()
    empty(j)
    to_the_chart(j, placement=True)
    j.wait(3)
    assert j.name in ("level_end", "chart")
    if j.name == "level_end":
        j.press("chart")
    assert j.name == "chart" and j.troubles == []


def test_a_level_that_waits_for_what_is_gone_is_let_go(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j)
    j.press("open_sea")
    j.wait(3)
    play_session = j.services.play_session
    assert j.name == "play" and play_session is not None and play_session.waiting_level(PLAYS) is not None
    empty(j)
    assert play_session.waiting_level(PLAYS) is None
