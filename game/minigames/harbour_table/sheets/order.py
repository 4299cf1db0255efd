"""Pieces in order: a row of places above, the pieces below; with long words two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.intents import Erase
from game.kit import shapes
from game.kit.moves import Touch
from game.kit.widgets import Widget
from game.minigames.harbour_table.rules.laying import OrderRules
from game.minigames.harbour_table.sheets.base import ROOM, Sheet, is_long, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.challenges.base import Answer
    from engine.challenges.forms import OrderForm
    from game.kit.canvas import Box, Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox


class OrderSheet(Sheet):
    """Press the pieces one after another; a laid one pressed again comes back."""

    def __init__(self, form: OrderForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None]) -> None:
        super().__init__(kit, pack_folder, submit)
        self.form = form
        self.rules: OrderRules = OrderRules(form)
        count = len(form.pieces)
        x, y, w, h = ROOM
        self.long = is_long(form.pieces)
        if self.long:
            self.places = rows(count, (x, y, 350, h), columns=1, most_w=350, most_h=72, gap=8)
            trays = rows(count, (x + 368, y, 350, h), columns=1, most_w=350, most_h=72, gap=8)
        else:
            self.places = rows(count, (x, y + 52, w, 130), columns=count, most_w=150, most_h=120, gap=10)
            trays = rows(count, (x, y + 204, w, 252), columns=4 if count > 5 else 5, most_w=150, most_h=116)
        self.tiles_of(form.pieces, trays, self.rules.press, size=30 if self.long else 44)

    def widgets(self) -> list[Widget]:
        return list(self.tiles)

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        while self.rules.laid:
            yield Erase() if by_keys else Touch(f"option-{self.rules.laid[-1]}")
        for piece in value:
            yield Touch(f"option-{piece}")

    def arrange(self) -> None:
        for tile in self.tiles:
            laid = tile.option.id in self.rules.laid
            tile.move(self.places[self.rules.laid.index(tile.option.id)] if laid else tile.home, at_once=self.still)

    def draw(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        for number, place in enumerate(self.places, 1):
            x, y, w, h = place
            canvas.shape(shapes.spot(w, h, 16, theme.quiet.edge), x, y)
            canvas.text(str(number), x + w / 2, y + h / 2, 30, theme.soft, anchor="center")
        if not self.long:
            self._ends(canvas)
        else:
            for end, place in ((self.form.first, self.places[0]), (self.form.last, self.places[-1])):
                if end:
                    canvas.text(end, place[0] + 20, place[1] + place[3] / 2, 22, theme.soft, anchor="midleft", max_w=130)

    def _ends(self, canvas: Canvas) -> None:
        """The two ends in words, with the way from one to the other."""
        theme = canvas.kit.theme
        left, right = self.places[0], self.places[-1]
        y = ROOM[1] + 26
        ends: tuple[tuple[str, Box, str], ...] = ((self.form.first, left, "midleft"), (self.form.last, right, "midright"))
        start, stop = left[0], right[0] + right[2]
        for word, box, anchor in ends:
            at = box[0] if anchor == "midleft" else box[0] + box[2]
            wide = canvas.text(word, at, y, 26, theme.ink, bold=True, anchor=anchor, max_w=240)[2] if word else 0.0
            start, stop = (start + wide + 14, stop) if anchor == "midleft" else (start, stop - wide - 14)
        if stop - start > 40:
            canvas.line((start, y), (stop - 14, y), theme.soft, 4)
            for dy in (-10, 10):
                canvas.line((stop - 16, y + dy), (stop - 2, y), theme.soft, 4)
