"""What the voice says for pictures that can be chosen: their names, unless the question itself asks for one of them."""

from collections.abc import Callable

import pytest

from engine.challenges.base import Form
from game.kit.navigation import Restart
from game.minigames import MINIGAMES
from game.tour import Journey


@pytest.mark.parametrize("game", [name for name, kind in MINIGAMES.items() if Form.CHOOSE in kind.plays])
@pytest.mark.parametrize(("skill", "numbered"), [("first-numbers/shapes", True), ("first-words/first-sounds", False)])
def test_the_name_that_is_asked_for_is_not_given_away(
    make: Callable[..., Journey], game: str, skill: str, numbered: bool
) -> None:
    j = make()
    j.press("play")
    for key in ("go", "band-5", "go"):
        j.press(key)
    j.press("skip")
    j.services.load_packs()
    j.navigator.follow(Restart(j.pages.play(skill, game)))
    j.wait(4)
    asked = j.navigator.top.level.asked  # type: ignore[attr-defined]
    said = {w.spoken for w in j.navigator.top.game.widgets if getattr(w, "option", None) is not None}  # type: ignore[attr-defined]
    assert len(said) >= 2
    assert all(text.startswith("Picture ") for text in said) is numbered, (asked.challenge.prompt.spoken, said)
