"""A picture with regions: numbered places on it, one of which is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.intents import Intent, Type
from game.kit import shapes
from game.kit.moves import Touch
from game.kit.options import one_picture
from game.kit.widgets import Widget
from game.minigames.harbour_table.rules.placing import PlaceRules
from game.minigames.harbour_table.sheets.base import ROOM, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.challenges.base import Answer
    from engine.challenges.forms import PlaceForm
    from game.kit.canvas import Box, Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox
    from game.kit.widgets.base import OnPress


class Spot(Widget):
    """A region with its number; the chosen one is framed in ink."""

    role = "choice"

    def __init__(self, region: str, number: int, box: Box, label: str, on_press: OnPress) -> None:
        super().__init__(f"option-{region}", box, label, on_press, sound="table_take")
        self.number, self.chosen = number, False

    @property
    def radius(self) -> float:
        return 14.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        if self.chosen or self.look.hovered:
            canvas.shape(shapes.plain(w, h, 14, "#FFE08A", "#1F2544", 5, opacity=0.45), x, y)
            canvas.shape(shapes.plain(w, h, 14, "none", "#1F2544", 5), x, y)
        else:
            canvas.shape(shapes.plain(w, h, 14, "none", "#FFF8EC", 7), x, y)
            canvas.shape(shapes.spot(w, h, 14, "#1F2544", 4), x, y)
        face = theme.primary if self.chosen else theme.quiet
        canvas.circle(x + 20, y + 20, 23, face.edge)
        canvas.circle(x + 20, y + 20, 20, face.bottom)
        canvas.text(str(self.number), x + 20, y + 20, 26, face.text, bold=True, anchor="center")


class PictureSheet(Sheet):
    """Press the place, then the tick."""

    def __init__(self, form: PlaceForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None]) -> None:
        super().__init__(kit, pack_folder, submit)
        self.form = form
        self.rules: PlaceRules = PlaceRules(form)
        x, y, w, h = ROOM
        ratio = kit.pictures.ratio(form.picture, pack_folder)
        wide = min(w, h / ratio)
        self.area: Box = (x + (w - wide) / 2, y + (h - wide * ratio) / 2, wide, wide * ratio)
        ax, ay, aw, ah = self.area
        self.spots = [
            Spot(
                region.id,
                n,
                (ax + region.x * aw, ay + region.y * ah, region.w * aw, region.h * ah),
                kit.words("Place {number}", number=n),
                lambda r=region.id: self._choose(r),  # type: ignore[misc]
            )
            for n, region in enumerate(form.regions, 1)
        ]

    def widgets(self) -> list[Widget]:
        return list(self.spots)

    def _choose(self, region: str) -> None:
        self.rules.choose(region)
        self.arrange()

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        number = [region.id for region in self.form.regions].index(value[0])
        yield Type(str(number + 1)) if by_keys else Touch(self.spots[number].key)

    def arrange(self) -> None:
        for spot, region in zip(self.spots, self.form.regions, strict=True):
            spot.chosen = region.id == self.rules.region

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Type(text) if text.isdigit() and 1 <= int(text) <= len(self.form.regions):
                self._choose(self.form.regions[int(text) - 1].id)
                return True
        return False

    def draw(self, canvas: Canvas) -> None:
        one_picture(canvas, self.form.picture, self.area, pack_folder=self.pack_folder, backed=not canvas.kit.theme.shadow)
