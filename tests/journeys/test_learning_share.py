"""Most of the time of a level belongs to its challenges (N11): at least 60 of 100 seconds, for a child who thinks for five seconds."""

from collections.abc import Callable

import pytest

from game.kit.navigation import Restart
from game.screens.play.page import Play
from game.tour import Journey


@pytest.mark.parametrize(
    ("game", "skill"),
    [
        ("fog_beam", "sums-and-differences/add-to-10"),
        ("stepping_stones", "first-numbers/more-less"),
        ("net_and_letters", "first-words/short-a"),
    ],
)
def test_sixty_of_a_hundred_seconds_go_into_challenges(make: Callable[..., Journey], game: str, skill: str) -> None:
    j = make()
    for key in ("play", "go", "band-7-9", "go", "skip"):
        j.press(key)
    j.navigator.follow(Restart(j.pages.play(skill, game)))
    for n in range(60):
        j.wait(5)
        if not isinstance(j.navigator.top, Play):
            break
        if j.navigator.top.mode == "asking":
            j.answer(right=n % 4 != 3)
        for key in ("try", "on"):
            if j.has(key):
                j.press(key)
    assert j.name == "level_end"
    assert j.services.play_session is not None
    report = j.services.play_session.report()
    assert 0.6 <= report.learning_share < 1.0
