"""How long a level stays with its island before something else may come."""

from types import SimpleNamespace
from typing import cast

import pytest

from engine.learning import tuning
from engine.scheduling import open_sea
from engine.scheduling.choices import Asked, Moment, Session
from engine.scheduling.mixing import _is_waved, _stays


@pytest.mark.parametrize(("is_poor", "stays"), [(False, 3), (True, 0)])
def test_three_of_the_island_come_before_another_unless_much_more_is_to_be_learnt_elsewhere(is_poor: bool, stays: int) -> None:
    sea = cast(open_sea.Prospects, SimpleNamespace(is_poor=lambda _skill: is_poor))
    assert _stays(Session(level="L", focus="p/s3"), sea) == stays
    assert _stays(Session(level="L", focus="p/s3", purpose="review", total=8), sea) == 8


@pytest.mark.parametrize(
    ("waved", "now_s", "asked", "rests"),
    [
        ((), 0.0, (), False),
        ((("a", 100.0),), 100.0, (), True),
        ((("a", 100.0),), 100.0 + tuning.NOT_NOW_S, (), False),
        ((("b", 100.0),), 100.0, (), False),
        ((), 0.0, (("a", None),), True),
        ((), 0.0, (("b", None), ("a", True)), False),
    ],
)
def test_what_was_waved_away_rests_for_the_level_and_the_day(
    waved: tuple[tuple[str, float], ...], now_s: float, asked: tuple[tuple[str, bool | None], ...], rests: bool
) -> None:
    session = Session(level="L", focus="p/s", asked=tuple(Asked(item=item, skill="p/s", correct=right) for item, right in asked))
    moment = cast(Moment, SimpleNamespace(state=SimpleNamespace(not_now=waved), now_s=now_s, session=session))
    assert _is_waved(moment, "a") is rests
