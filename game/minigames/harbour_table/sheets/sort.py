"""Sorting: crates with a name above, the pieces below; the chosen piece goes into the crate that is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.challenges.forms import Option
from game.intents import Intent, Type
from game.kit import shapes
from game.kit.choice_keys import ChoiceKeys, draw_sign
from game.kit.moves import Touch
from game.kit.options import draw_option
from game.kit.widgets import Widget
from game.minigames.harbour_table.rules.matching import SortRules
from game.minigames.harbour_table.sheets.base import ROOM, Sheet, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.challenges.base import Answer
    from engine.challenges.forms import SortForm
    from game.kit.canvas import Box, Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox
    from game.kit.widgets.base import OnPress

_HEAD = 58.0


class Crate(Widget):
    """A group: an open crate of planks with its name on a plate."""

    role = "choice"

    def __init__(self, option: Option, box: Box, on_press: OnPress, pack_folder: str) -> None:
        super().__init__(f"group-{option.id}", box, option.text or option.aloud, on_press, spoken=option.aloud, sound="table_put")
        self.option, self.pack_folder = option, pack_folder

    @property
    def radius(self) -> float:
        return 18.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        if theme.shadow:
            wood = {"fill": "#C98F58", "low": "#9A5E38", "edge": "#5E3529", "edge_px": 4.0}
            canvas.wide_shape(lambda wide: shapes.panel(wide, h, theme, 18, **wood), w, x, y)  # type: ignore[arg-type]
            inside = x + 12, y + _HEAD + 4
            canvas.wide_shape(lambda wide: shapes.plain(wide, h - _HEAD - 16, 12, "#6B3B2A", "#5E3529", 3), w - 24, *inside)
            for k in (1, 2):
                at = y + _HEAD + 4 + (h - _HEAD - 16) * k / 3
                canvas.line((x + 16, at), (x + w - 18, at), "#5A3023", 3)
        else:
            canvas.wide_shape(lambda wide: shapes.panel(wide, h, theme, 18, edge_px=4), w, x, y)
        plate = (x + 12, y + 8, w - 24, _HEAD - 10)
        line = "#5E3529" if theme.shadow else "#FFFFFF"
        canvas.wide_shape(lambda wide: shapes.plain(wide, plate[3], 12, theme.paper, line, 3), plate[2], *plate[:2])
        draw_option(
            canvas,
            self.option,
            (plate[0] + 6, plate[1] + 2, plate[2] - 12, plate[3] - 4),
            28,
            pack_folder=self.pack_folder,
            colour=theme.ink,
        )
        draw_sign(canvas, self.sign, x + 12, y + 10)


class SortSheet(Sheet):
    """The sign on a crate is the key that puts the chosen piece into it, too."""

    def __init__(self, form: SortForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None]) -> None:
        super().__init__(kit, pack_folder, submit)
        self.form = form
        self.rules: SortRules = SortRules(form)
        x, y, w, h = ROOM
        count = len(form.pieces)
        high = 250.0 if count > 4 else 296.0
        boxes = rows(len(form.groups), (x, y, w, high), columns=4, most_w=353, most_h=high, gap=12)
        self.crates = [
            Crate(group, box, lambda g=group: self._into(g.id), pack_folder)  # type: ignore[misc]
            for group, box in zip(form.groups, boxes, strict=True)
        ]
        self.keys = ChoiceKeys(form.groups, beside=form.pieces)
        for n, crate in enumerate(self.crates):
            crate.sign, crate.spoken = self.keys.signs[n], self.keys.spoken(n, crate.spoken)
        trays = rows(count, (x, y + high + 14, w, h - high - 14), columns=4, most_w=172, most_h=130)
        self.tiles_of(form.pieces, trays, self.rules.choose, size=30)
        self.arrange()

    def widgets(self) -> list[Widget]:
        return [*self.tiles, *self.crates]

    @property
    def typed_to(self) -> str:
        return "" if self.keys.exact is None else self.crates[self.keys.exact].key

    def _into(self, group: str) -> None:
        self.rules.into(group)
        self.arrange()

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Type(text) if self.keys.means(text):
                if (number := self.keys.type(text)) is not None:
                    self._into(self.crates[number].option.id)
                return True
        return False

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        for piece, group in zip(self.form.pieces, value, strict=True):
            if self.rules.where.get(piece.id) == group:
                continue
            if self.rules.chosen != piece.id:
                yield Touch(f"option-{piece.id}")
            number = [crate.option.id for crate in self.crates].index(group)
            if by_keys:
                yield from map(Type, self.keys.keys_of(number))
            else:
                yield Touch(self.crates[number].key)

    def arrange(self) -> None:
        inside: dict[str, list[str]] = {}
        for piece, holder in self.rules.where.items():
            inside.setdefault(holder, []).append(piece)
        for tile in self.tiles:
            group = self.rules.where.get(tile.option.id)
            tile.chosen = tile.option.id == self.rules.chosen
            box = tile.home if group is None else self._within(group, inside[group], tile.option.id)
            tile.move(box, at_once=self.still)

    def _within(self, group: str, pieces: list[str], piece: str) -> Box:
        crate = next(crate for crate in self.crates if crate.option.id == group)
        x, y, w, h = crate.box
        room = (x + 15, y + _HEAD + 10, w - 30, h - _HEAD - 28)
        columns = 2 if w > 300 or (len(pieces) > 3 and w > 220) else 1
        boxes = rows(len(pieces), room, columns=columns, most_w=172, most_h=84, gap=5)
        return boxes[pieces.index(piece)]
