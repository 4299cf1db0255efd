"""The wordless demonstration: the first time in a game the companion leaves its place, hops onto the things that can be pressed, and comes home.

Which things are pressed has nothing to do with the right answer. In reduced motion the companion stands at each place instead of hopping.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from engine.challenges.base import (
    Answer,
    AnswerForm,
    BuildForm,
    ChooseForm,
    NumberForm,
    OrderForm,
    PairsForm,
    PlaceForm,
    ShowForm,
    SortForm,
    TextForm,
)
from engine.challenges.expressions.values import show
from game.kit.cast import companion
from game.kit.motion import bump, ease, mix, span
from game.kit.moves import Touch

if TYPE_CHECKING:
    from game.intents import Position
    from game.kit.canvas import Canvas
    from game.kit.widgets import Widget
    from game.minigame import MiniGame

HOME = (112.0, 714.0)
SIZE = 210.0  # of the companion at home; on its way it is smaller, so that the things stay visible
_SMALL, _JUMP, _LANDED = 118.0, 74.0, 0.6


def _any_answers(form: AnswerForm) -> list[Answer]:
    """Answers that can be given, whatever is right: nothing is given away."""
    match form:
        case ChooseForm(options=options):
            return [Answer(form.form, (option.id,)) for option in options]
        case NumberForm():
            return [Answer(form.form, ("12",))]
        case TextForm(tiles=tiles, slots=slots):
            some = iter(tiles)
            return [Answer(form.form, ("".join(slot or next(some) for slot in slots or ("", "")),))]
        case OrderForm(pieces=pieces):
            return [Answer(form.form, tuple(piece.id for piece in pieces))]
        case PairsForm(right=right):
            return [Answer(form.form, tuple(option.id for option in right))]
        case SortForm(pieces=pieces, groups=groups):
            return [Answer(form.form, tuple(groups[n % len(groups)].id for n in range(len(pieces))))]
        case PlaceForm(on=on):
            middle = show(form.low + form.step * (form.stops // 2), form.language_sign)
            return [
                Answer(form.form, ({"picture": form.regions[0].id if form.regions else "", "clock": "3:00"}.get(on, middle),))
            ]
        case BuildForm(pieces=pieces):
            return [Answer(form.form, (pieces[0].id,))]
        case ShowForm():
            return [Answer(form.form, ("me:0", "adult:0"))]


class Demonstration:
    """The way of the companion over some of ``widgets``, as a function of the share 0..1 of its time."""

    def __init__(self, widgets: Sequence[Widget]) -> None:
        stops = list(widgets)
        self.stops = stops if len(stops) <= 4 else [stops[0], stops[len(stops) // 2], stops[-1]]

    @classmethod
    def of(cls, game: MiniGame, form: AnswerForm) -> Demonstration:
        """Over the things that some answer or other is given by, as the game itself tells it."""
        touched = (
            deed.key
            for answer in _any_answers(form)
            for deed in islice(game.moves(answer, by_keys=False), 12)
            if isinstance(deed, Touch)
        )
        things = {widget.key: widget for widget in game.widgets}
        return cls([things[key] for key in dict.fromkeys((*touched, "go")) if key in things] or game.widgets)

    def press(self, share: float) -> None:
        """Let the thing under the companion sink, and the others rise."""
        under = self._at(share)[2]
        for widget in self.stops:
            widget.look.pressed = widget is under

    def end(self) -> None:
        for widget in self.stops:
            widget.look.pressed = False

    def draw(self, canvas: Canvas, kind: str, share: float) -> None:
        """The companion on its way."""
        (x, ground), size, under, jump = self._at(share)
        if canvas.kit.style.reduced_motion:
            jump = 0.0
        wide = size * (1.06 if under else 1.0)
        pose = "pointing" if under else "happy"
        companion(canvas, kind, x, ground - jump, wide, pose=pose)

    def _at(self, share: float) -> tuple[Position, float, Widget | None, float]:
        """Where the companion stands, how wide it is, what it presses, how high it jumps."""
        legs = len(self.stops) + 1  # the last one leads home
        leg = min(legs - 1, int(share * legs))
        t = share * legs - leg
        start = HOME if leg == 0 else self._place(self.stops[leg - 1])
        goal = HOME if leg == legs - 1 else self._place(self.stops[leg])
        go = ease(span(t, 0.0, _LANDED))
        size = mix(SIZE if leg == 0 else _SMALL, SIZE if leg == legs - 1 else _SMALL, go)
        there = t >= _LANDED and leg < legs - 1
        place = mix(start[0], goal[0], go), mix(start[1], goal[1], go)
        return place, size, self.stops[leg] if there else None, _JUMP * bump(span(t, 0.0, _LANDED))

    def _place(self, widget: Widget) -> Position:
        x, y, w, h = widget.box
        return x + w / 2, y + min(h, 96.0) * 0.5
