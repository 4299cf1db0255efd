"""Stepping Stones on the screen: two banks, stones with plaques, a keeper who hops, splashes and laughs.

The hop comes first, the verdict shows at the landing (420 ms): right stones dip and ripple, wrong ones tip the keeper in. In reduced motion
the keeper fades from place to place.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from engine.challenges.base import Answer, ChooseForm, Form, Option
from game.intents import Erase, Intent, Type
from game.kit import shapes
from game.kit.cast import keeper
from game.kit.choice_keys import draw_sign, draw_typed
from game.kit.motion import back_out, bump, ease, mix, span, wave, wobble
from game.kit.options import are_few_pictures, draw_option, most_of
from game.kit.widgets import Widget
from game.kit.widgets.base import OnPress
from game.minigame import LittleGame
from game.minigames.stepping_stones.rules import StoneRules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.kit.canvas import Box, Canvas
    from game.kit.moves import Deed

_STONES = ("stone_star", "stone_grass", "stone_moss", "stone_shells", "stone_star", "stone_moss")
_BANK = (172.0, 486.0)
_GATE = (1096.0, 470.0)
_LANDING = 0.36


class Stone(Widget):
    """A stone with its answer on a plaque."""

    role = "choice"

    def __init__(
        self, option: Option, number: int, place: tuple[float, float, float], on_press: OnPress, pack_folder: str, most: int
    ) -> None:
        x, line, w = place
        k = w / 220
        super().__init__(
            f"option-{option.id}",
            (x - w / 2, line - 156 * k, w, 150 * k),
            option.text or option.aloud,
            on_press,
            spoken=option.aloud,
            sound="hop",
        )
        self.option, self.art, self.place, self.pack_folder = option, _STONES[number], place, pack_folder
        self.dip, self.tilt, self.mark = 0.0, 0.0, ""
        self.most, self.is_large = most, False

    @property
    def radius(self) -> float:
        return 30.0

    def draw(self, canvas: Canvas) -> None:
        x, line, w = self.place
        k = w / 220
        sink = self.dip + (4 if self.look.pressed else 0)
        top = line - 156 * k + sink
        above = canvas.part((x - w, top - 60, 2 * w, line + 8 - (top - 60)))
        middle = w, 60 + 95 * k
        above.picture(self.art, *middle, w, anchor="center", angle=self.tilt)
        half, low = (98 * k, 4 * k) if self.is_large else (82 * k, 26 * k)  # of a picture's plaque
        if abs(self.tilt) < 3:
            plaque = (w - 64 * k + 6, 60 + 66 * k + 4, 128 * k - 12, 74 * k - 8)
            if self.option.picture:
                plaque = (w - half, 60 + low, 2 * half, 148 * k - low)
                above.shape(shapes.plain(plaque[2], plaque[3], 16, "#FFF8EC", "#5B4B76", 4), plaque[0], plaque[1])
                plaque = (plaque[0] + 8, plaque[1] + 6, plaque[2] - 16, plaque[3] - 12)
            draw_option(above, self.option, plaque, 50, pack_folder=self.pack_folder, room_for=self.most)
        canvas.picture("stone_ripples", x, line - 20 * k, 250 * k, anchor="midtop")
        if self.option.picture:  # at the corner of the plaque, so that no picture in it is touched
            draw_sign(canvas, self.sign, x - half - 9, top + low - 11)
        else:
            draw_sign(canvas, self.sign, x - w * 0.34, top + 62 * k)
        if self.mark:
            canvas.picture(self.mark, x + w * 0.34, top + 56 * k, 70, anchor="center")


class SteppingStones(LittleGame):
    """The keeper's way to the gate."""

    name: ClassVar[str] = "stepping_stones"
    title: ClassVar[str] = "Stepping Stones"
    plays: ClassVar[frozenset[Form]] = frozenset({Form.CHOOSE})
    picture: ClassVar[str] = "game_stones"
    board: ClassVar[Box] = (112, 0, 750, 206)
    bubble: ClassVar[Box] = (252, 212, 470, 92)
    lengths: ClassVar[dict[str, float]] = {"right": 0.88, "wrong": 0.9, "reveal": 0.6, "demo": 2.9}
    sound = "right_stones"

    def prepare(self) -> None:
        assert isinstance(self.form, ChooseForm)
        self.rules = StoneRules(self.form)

    def make_widgets(self) -> list[Widget]:
        assert isinstance(self.form, ChooseForm) and self.challenge is not None
        folder = self.challenge.pack_folder
        stones = [
            Stone(option, n, self.rules.place(n), partial(self._hop, n), folder, most_of(self.form.options))
            for n, option in enumerate(self.form.options)
        ]
        for stone in stones:
            stone.is_large = are_few_pictures(self.form.options)
        return list(stones)

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Type(text):
                return self.type_choice(text, self._hop)
            case Erase():
                return self.keys.erase()
        return False

    def moves(self, answer: Answer, *, by_keys: bool) -> Iterator[Deed]:
        return self.choice_moves(answer.value[0], by_keys=by_keys)

    def _hop(self, number: int) -> None:
        if self.busy:
            return
        answer = self.rules.hop_to(number)
        if answer is not None:
            self.answer = answer
            self.kit.sounds.play("hop")

    def settled(self, kind: str) -> None:
        if kind in ("wrong", "demo"):
            self.rules.back()

    @property
    def moving(self) -> bool:
        return self.busy or not self.still

    # ------------------------------------------------------------ picture
    def draw(self, canvas: Canvas) -> None:
        canvas.layer(("stones",), self._back)
        stones = [w for w in self.widgets if isinstance(w, Stone)]
        self._set_stones(stones)
        for stone in sorted(stones, key=lambda s: s.place[1]):
            if stone.tilt:
                self._splash(canvas, stone)
            stone.draw(canvas)
        self._pad(canvas)
        canvas.picture("stones_near_bank", -6, 404, 380)
        canvas.picture("stones_reeds", 1020, 452, 270)
        self._keeper(canvas)
        draw_typed(canvas, self.keys.typed, 640, 306)

    def _back(self, canvas: Canvas) -> None:
        canvas.picture("stones_back", 0, 0, 1280)
        canvas.picture("stones_far_bank", 948, 150, 350)

    def _set_stones(self, stones: list[Stone]) -> None:
        right, wrong = self.since("right"), self.since("wrong")
        for n, stone in enumerate(stones):
            here = n == self.rules.chosen
            stone.dip = stone.tilt = 0.0
            stone.mark = ""
            if not self.still:
                stone.dip = 1.5 * wave(self.at, 3.6, n / 5)
            if here and right >= _LANDING:
                stone.dip += 0 if self.still else 8 * bump(span(right, _LANDING, 0.6))
                stone.mark = "mark_tick"
            if here and wrong >= _LANDING:
                stone.mark = "mark_again"
                stone.tilt = 0.0 if self.still else 14 * wobble(span(wrong, _LANDING, 0.9), 1.5)
            if self.reaction == "reveal" and self.shown and stone.option.id == self.shown[0]:
                stone.mark = "mark_tick"

    def _splash(self, canvas: Canvas, stone: Stone) -> None:
        x, line, w = stone.place
        rise = bump(span(self.since("wrong"), 0.42, 0.9))
        if rise > 0.1:
            canvas.picture("stones_splash", x, line + 26, 300, anchor="midbottom", zoom=(1.0, rise))

    def _pad(self, canvas: Canvas) -> None:
        bob = 0.0 if self.still else 3 * wave(self.at, 4.0)
        canvas.picture("stones_pad", 966, 640 + bob, 140, anchor="center")
        canvas.picture("stones_frog", 962, 636 + bob, 84, anchor="midbottom")

    def _keeper(self, canvas: Canvas) -> None:
        look = self.keeper.look
        moment = max(self.since("right"), self.since("wrong"))
        if self.rules.chosen is None or moment < 0:
            at = self.since("demo")
            lift = 0.0 if at < 0 or self.still else 26 * bump((at * 1.2) % 1.0)
            keeper(canvas, look, _BANK[0], _BANK[1] - lift, 136, pose="hop" if lift > 4 else "idle", at=self.at)
            return
        x, line, w = self.rules.place(self.rules.chosen)
        target = (x, line - 120 * w / 220)
        t = span(moment, 0.0, _LANDING)
        wet = self.reaction == "wrong" and moment >= _LANDING
        if self.still:
            keeper(canvas, look, *target, 128, at=self.at)
        elif wet:
            sunk = ease(span(moment, _LANDING, 0.6))
            canvas.picture(
                f"avatar_{look}", target[0] + 70, line - 40 + 20 * (1 - sunk), 110, anchor="center", angle=8 * wave(self.at, 0.5)
            )
            canvas.picture(
                "stones_splash", target[0] + 70, line + 34, 170, anchor="midbottom", zoom=(1.0, max(0.3, 1 - sunk * 0.5))
            )
            canvas.picture("stones_frog", target[0] + 70, line - 84, 60, anchor="midbottom", alpha=255 * span(moment, 0.6, 0.7))
        elif t < 1:
            px, py = mix(_BANK[0], target[0], ease(t)), mix(_BANK[1], target[1], ease(t)) - 120 * bump(t)
            canvas.picture("shadow_soft", px, mix(_BANK[1], target[1], t), 90, anchor="center", alpha=120 * t)
            keeper(canvas, look, px, py, 132, pose="hop", at=self.at)
        elif self.last and moment > 0.6:
            on = ease(span(moment, 0.6, 0.88))
            px, py = mix(target[0], _GATE[0], on), mix(target[1], _GATE[1], on) - 90 * bump(on)
            keeper(canvas, look, px, py, 124, pose="hop", at=self.at)
        else:
            squash = back_out(span(moment, _LANDING, 0.6))
            keeper(
                canvas, look, target[0], target[1] + 8 * (1 - squash), 128, pose="hop" if moment > 0.62 else "idle", at=self.at
            )
