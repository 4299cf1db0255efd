"""Building: pieces below, what is laid above, and the running total where the pack shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.challenges.forms import Option
from game.intents import Erase
from game.kit import shapes
from game.kit.moves import Touch
from game.kit.widgets import Widget
from game.minigames.harbour_table.rules.laying import BuildRules
from game.minigames.harbour_table.sheets.base import ROOM, Sheet, Tile, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.challenges.base import Answer
    from engine.challenges.forms import BuildForm
    from game.kit.canvas import Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox


class BuildSheet(Sheet):
    """Press pieces to lay them; press a laid one to take it back."""

    def __init__(self, form: BuildForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None]) -> None:
        super().__init__(kit, pack_folder, submit)
        self.form = form
        self.rules: BuildRules = BuildRules(form)
        x, y, w, h = ROOM
        room = 150.0 if form.tally else 0.0
        self.places = rows(form.most, (x, y + 20, w - room, 140), columns=8, most_w=112, most_h=112, gap=8)
        trays = rows(len(form.pieces), (x, y + 196, w, h - 196), columns=4, most_w=164, most_h=118)
        self.supply = self.tiles_of(form.pieces, trays, self.rules.lay, size=44)
        blank = Option(id="", text=" ", spoken=kit.words("empty"))
        self.laid = [
            Tile(f"laid-{n}", blank, place, lambda n=n: self._take(n), pack_folder=pack_folder, size=40)  # type: ignore[misc]
            for n, place in enumerate(self.places)
        ]
        self.arrange()

    def widgets(self) -> list[Widget]:
        return [*self.supply, *self.laid]

    def _take(self, place: int) -> None:
        self.rules.take(place)
        self.arrange()

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        while self.rules.laid:
            yield Erase() if by_keys else Touch(f"laid-{len(self.rules.laid) - 1}")
        for piece in value:
            yield Touch(next(tile.key for tile in self.supply if tile.option.id == piece and tile.enabled))

    def arrange(self) -> None:
        options = {piece.id: piece for piece in self.form.pieces}
        for n, tile in enumerate(self.laid):
            tile.enabled = n < len(self.rules.laid)
            if tile.enabled:
                tile.option = options[self.rules.laid[n]]
                tile.label, tile.spoken = tile.option.text or tile.option.aloud, tile.option.aloud
        for n, tile in enumerate(self.supply):
            twins_before = sum(other.option.id == tile.option.id for other in self.supply[:n])
            tile.enabled = self.form.again or twins_before >= self.rules.laid.count(tile.option.id)

    def draw(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        for x, y, w, h in self.places:
            canvas.shape(shapes.spot(w, h, 16, theme.quiet.edge), x, y)
        x, y, w, _ = ROOM
        canvas.line((x, y + 178), (x + w, y + 178), theme.line, 3)
        if not self.form.tally:
            return
        box = (x + w - 134, y + 34, 134.0, 112.0)
        canvas.shape(shapes.plain(box[2], box[3], 18, theme.plate, "#FFFFFF" if not theme.shadow else "none", 3), *box[:2])
        total = self.rules.total
        canvas.text_box(
            f"= {total}", (box[0] + 8, box[1] + 8, box[2] - 16, box[3] - 16), 46, "#FFF8EC", bold=True, align="center"
        )
