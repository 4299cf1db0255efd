"""Pairs: things on the left and on the right, tied together by ropes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit.moves import Touch
from game.minigames.harbour_table.rules.matching import PairsRules
from game.minigames.harbour_table.sheets.base import ROOM, Sheet, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.challenges.base import Answer
    from engine.challenges.forms import PairsForm
    from game.kit.canvas import Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox

_WIDE = 276.0


class PairsSheet(Sheet):
    """Press one on the left, then its partner on the right (or the other way round)."""

    def __init__(self, form: PairsForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None]) -> None:
        super().__init__(kit, pack_folder, submit)
        self.rules: PairsRules = PairsRules(form)
        x, y, w, h = ROOM
        count = len(form.left)
        lefts = rows(count, (x, y, _WIDE, h), columns=1, most_w=_WIDE, most_h=96, gap=12)
        rights = rows(count, (x + w - _WIDE, y, _WIDE, h), columns=1, most_w=_WIDE, most_h=96, gap=12)
        self.left = self.tiles_of(form.left, lefts, lambda thing: self.rules.press("left", thing), size=34)
        self.right = self.tiles_of(form.right, rights, lambda thing: self.rules.press("right", thing), size=34, prefix="partner")

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        if self.rules.chosen is not None:
            yield Touch(f"{'option' if self.rules.chosen[0] == 'left' else 'partner'}-{self.rules.chosen[1]}")
        for tile, partner in zip(self.left, value, strict=True):
            if self.rules.tied.get(tile.option.id) != partner:
                yield Touch(tile.key)
                yield Touch(f"partner-{partner}")

    def arrange(self) -> None:
        for side, tiles in (("left", self.left), ("right", self.right)):
            for tile in tiles:
                tile.chosen = self.rules.chosen == (side, tile.option.id)

    def draw(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        partner = {tile.option.id: tile for tile in self.right}
        for tile in self.left:
            x, y, w, h = tile.box
            a = (x + w - 2, y + h / 2)
            right = self.rules.tied.get(tile.option.id)
            if right is not None:
                rx, ry, _, rh = partner[right].box
                b = (rx + 2, ry + rh / 2)
                canvas.line(a, b, "#5E3529" if theme.shadow else "#FFFFFF", 13)
                canvas.line(a, b, "#E3B883" if theme.shadow else "#FFE14D", 7)
        for tile in (*self.left, *self.right):
            x, y, w, h = tile.box
            at = x + w - 2 if tile in self.left else x + 2
            canvas.circle(at, y + h / 2, 13, "#5E3529" if theme.shadow else "#FFFFFF")
            canvas.circle(at, y + h / 2, 8, "#E0A23A" if theme.shadow else "#050714")
