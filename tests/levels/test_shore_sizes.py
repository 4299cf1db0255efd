"""The choices of the youngest are large in every game and on the table: measured where they are drawn."""

from collections.abc import Callable
from typing import Any

import pytest

from engine.challenges.base import ChooseForm
from engine.content.library.library import Library
from engine.lesson.few_choices import with_few_choices
from game.kit.canvas import Canvas
from game.minigame import PlayerLook
from game.minigames import MINIGAMES
from game.tour import Journey

LEAST_PX = {"fog_beam": 120, "stepping_stones": 110, "net_and_letters": 110, "harbour_table": 140}
PICTURES = (
    *("shore/find-it#0.0", "shore/find-it#2.1", "shore/big-small#0.0", "shore/faces#0.0", "shore/in-on-under#0.0"),
    *("first-numbers/shapes#0.0", "first-words/first-sounds#0.0", "first-words/rhymes#0.0"),
)
WITH_WORD = 0.6  # of that where a word stands below the picture


class Measured(Canvas):
    """Notes how wide each picture is drawn."""

    def picture(self, name: str, x: float, y: float, w: float, *rest: Any, **more: Any) -> None:
        seen.setdefault(name, []).append(w)
        super().picture(name, x, y, w, *rest, **more)


seen: dict[str, list[float]] = {}


@pytest.mark.parametrize("game", sorted(LEAST_PX))
def test_three_pictures_are_as_large_as_a_small_child_needs(make: Callable[..., Journey], library: Library, game: str) -> None:
    j = make()
    for item in PICTURES:
        for seed in range(4):
            challenge = with_few_choices(library.make(item, seed), 3)  # as the age of the child asks for
            form = challenge.forms[0]
            assert isinstance(form, ChooseForm)
            shown = MINIGAMES[game](j.services.kit, PlayerLook(), total=6)
            shown.begin(challenge, form, 0)
            seen.clear()
            shown.draw(canvas := Measured(j.surface, j.services.kit))
            for option in form.options:
                ratio = j.services.kit.pictures.ratio(option.picture, challenge.pack_folder)
                larger = max(max(wide, wide * ratio) for wide in seen[option.picture])
                least = LEAST_PX[game] * (WITH_WORD if option.text else 1)
                assert larger >= least, (item, option.picture, larger)
            assert canvas.troubles == []
