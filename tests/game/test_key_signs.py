"""Signs of keys never lie on what they choose, and keys are never narrower than a finger, whatever their number."""

from collections.abc import Callable
from itertools import combinations

import pytest

from engine.challenges.base import Challenge, Form, Option, Prompt, TextForm
from engine.challenges.forms import ChooseForm
from game.kit.canvas import Box, Canvas
from game.minigame import PlayerLook
from game.minigames import MINIGAMES
from game.tour import Journey

_SIGN = 34.0


def challenge(form: ChooseForm | TextForm) -> Challenge:
    name = Form.CHOOSE if isinstance(form, ChooseForm) else Form.TEXT
    return Challenge(
        item="trial/trial#a.0", kind="compare", skill="trial/trial", seed=1, identity="a", prompt=Prompt(text="Which?", spoken="Which?"),
        forms=(form,), solution={name: ("a",)}, shown_solution="a",
    )  # fmt: skip


@pytest.mark.parametrize("most", [5, 9])
@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("game", [name for name, kind in MINIGAMES.items() if Form.CHOOSE in kind.plays])
def test_no_sign_of_a_key_lies_on_a_picture(
    make: Callable[..., Journey], monkeypatch: pytest.MonkeyPatch, game: str, count: int, most: int
) -> None:
    j = make()
    options = tuple(Option(id=str(n), picture="🐟", times=most - n, spoken="fish") for n in range(count))
    play = MINIGAMES[game](j.services.kit, PlayerLook(), total=8)
    play.begin(challenge(ChooseForm(options=options)), ChooseForm(options=options), 0)
    signs: list[Box] = []
    pictures: list[Box] = []
    draw = Canvas.picture

    def sign(canvas: Canvas, text: str, x: float, y: float) -> None:
        if text:
            left, top = canvas.to_pixels(x - _SIGN / 2, y - _SIGN / 2)
            signs.append((left, top, _SIGN, _SIGN))

    def picture(canvas: Canvas, name: str, x: float, y: float, w: float, h: float | None = None, **more: object) -> None:
        draw(canvas, name, x, y, w, h, **more)  # type: ignore[arg-type]
        if name == "🐟":
            assert more.get("anchor") == "center"
            off = canvas.surface.get_abs_offset()
            left, top = canvas.to_pixels(x - w / 2, y - w / 2)
            pictures.append((left + off[0], top + off[1], w, w))

    for module in ("fog_beam.view", "stepping_stones.view", "net_and_letters.view", "harbour_table.sheets.base"):
        monkeypatch.setattr(f"game.minigames.{module}.draw_sign", sign)
    monkeypatch.setattr(Canvas, "picture", picture)
    j.surface.fill("#000000")
    play.draw(Canvas(j.surface, j.services.kit))
    assert len(signs) == count and len(pictures) >= count
    assert [(s, p) for s in signs for p in pictures if _meet(s, p)] == []


@pytest.mark.parametrize("count", [10, 12, 13, 15, 18, 21, 24])
def test_the_keys_of_the_desk_are_as_wide_as_a_finger_and_apart(make: Callable[..., Journey], count: int) -> None:
    form = TextForm(tiles=tuple("abcdefghijklmnopqrstuvwxyz"[:count]))
    play = MINIGAMES["fog_beam"](make().services.kit, PlayerLook(), total=8)
    play.begin(challenge(form), form, 0)
    boxes = [widget.box for widget in play.widgets]
    assert min(min(w, h) for _, _, w, h in boxes) >= 48
    assert [pair for pair in combinations(boxes, 2) if _meet(*pair)] == []
    assert all(y + h <= 720 for _, y, _, h in boxes)


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
