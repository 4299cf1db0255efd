"""By mouse, by keyboard, by one switch, with the largest text: the same answers lead to the same challenges and the same light."""

from collections.abc import Callable
from typing import Any

import pytest

from engine.records import AnswerGiven
from game.screens.play.page import Play
from game.tour import Journey
from tests.journeys.test_first_light import lamps, play_session, to_the_chart
from tests.journeys.test_one_switch import OneSwitch

SKILL = "sums-and-differences/add-to-10"


def course(j: Journey, settings: dict[str, Any]) -> tuple[list[tuple[Any, ...]], int]:
    """Two levels with the same misses, played to their end."""
    to_the_chart(j, band="7-9")
    if settings:
        j.services.change_settings(**settings)
        j.wait(0.5)
    count = 0
    for _ in range(2):
        play_session(j, SKILL, "fog_beam")
        while isinstance(j.top, Play):
            if j.top.mode == "offer":
                j.press("try")
            elif j.top.mode in ("moved_on", "how"):
                j.press("on")
            elif j.top.mode == "asking" and not j.top.game.busy:
                count += 1
                j.answer(right=count % 4 > 0)
            j.wait(1.0)
        j.wait(3)
        j.press("chart")
        j.wait(1)
    assert j.services.play_session is not None
    known = [fact for fact in j.services.play_session.facts() if isinstance(fact, AnswerGiven)]
    told = [
        (fact.item, fact.seed, fact.reason, pytest.approx(fact.predicted, abs=0.015), fact.target, fact.correct, fact.hints)
        for fact in known  # one switch takes minutes longer, and a little is forgotten in them
    ]
    return told, lamps(j, SKILL)


def test_however_it_is_played_the_course_is_the_same(make: Callable[..., Journey]) -> None:
    mouse = course(make(), {})
    assert len(mouse[0]) >= 16 and mouse[1] >= 1
    assert course(make(keyboard=True), {}) == mouse
    assert course(make(), {"text_size": "largest", "theme": "contrast", "reduced_motion": True, "read_aloud": False}) == mouse
    assert course(make(), {"untimed": False, "voice": 0}) == mouse
    made = make()
    assert course(OneSwitch(made.services, made.surface, made.clock), {"one_switch": True}) == mouse
