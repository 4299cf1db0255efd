"""Why this one? A child may ask beside every game, at every challenge, and hears the scheduler's own reason in one sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.records import AnswerGiven
from game.intents import AskWhy
from game.kit.language.words import load_words
from game.screens.parts.reasons import sentences
from game.screens.play.page import Play
from game.tour import Journey
from tests.journeys.test_first_light import play_session, to_the_chart

_ISLANDS = (("times-tables/times-5", "fog_beam"), ("first-numbers/count-to-3", "stepping_stones"))


@pytest.mark.parametrize(("skill", "game"), _ISLANDS)
def test_at_every_challenge_the_reason_is_told(make: Callable[..., Journey], root: Path, skill: str, game: str) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    told = sentences(load_words(root / "assets" / "words", "en"))
    play_session(j, skill, game)
    heard = 0
    while isinstance(j.top, Play) and heard < 20:
        page = j.top
        if page.mode == "asking" and not page.game.busy and page.level.asked is not None:
            j.press("why") if heard % 2 else j.send(AskWhy())
            assert page.bubble == told[page.level.asked.choice.reason.code]
            heard += 1
            j.answer(right=True)
        j.wait(2)
        if page.mode == "how":
            j.press("on")
    assert heard >= 8


def test_asking_why_is_no_help_and_no_answer(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    play_session(j, "times-tables/times-5", "fog_beam")
    for _ in range(3):
        j.press("why")
        j.settle()
    j.answer(right=True)
    j.wait(2)
    assert j.services.play_session is not None
    answers = [fact for fact in j.services.play_session.facts() if isinstance(fact, AnswerGiven)]
    assert [(fact.correct, fact.hints, fact.attempt) for fact in answers[-1:]] == [(True, 0, 1)]


def test_while_an_answer_is_shown_nothing_is_said_over_it(make: Callable[..., Journey]) -> None:
    j = make()
    to_the_chart(j, band="7-9")
    play_session(j, "times-tables/times-5", "fog_beam")
    j.press("unsure")
    page = j.top
    assert isinstance(page, Play)
    before = page.bubble
    j.send(AskWhy())
    assert page.bubble == before
    assert not j.has("why")
