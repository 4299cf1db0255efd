"""Something done away from the screen: criteria with two ticks each, one of the child, one of the adult."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.challenges.forms import ADULT, ME
from game.kit import shapes
from game.kit.moves import Touch
from game.kit.widgets import Widget
from game.kit.widgets.buttons import icon_colours
from game.minigames.harbour_table.rules.laying import ShowRules
from game.minigames.harbour_table.sheets.base import ROOM, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.challenges.base import Answer
    from engine.challenges.forms import ShowForm
    from game.kit.canvas import Box, Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox
    from game.kit.widgets.base import OnPress

_HEAD, _TICK = 84.0, 74.0


class TickBox(Widget):
    """A square to tick; a ticked one has a tick in it."""

    role = "switch"

    def __init__(self, key: str, box: Box, label: str, on_press: OnPress) -> None:
        super().__init__(key, box, label, on_press, checked=False, sound="table_put")

    @property
    def radius(self) -> float:
        return 16.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        canvas.shape(shapes.face(w, h, "quiet", "pressed" if self.look.pressed else "rest", canvas.kit.theme, 16), x, y)
        if self.checked:
            canvas.picture("mark_tick", x + w / 2, y + h / 2 - 3, 58, anchor="center")


class ShowSheet(Sheet):
    """Do it, look at it together, tick what is true."""

    def __init__(self, form: ShowForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None], look: int) -> None:
        super().__init__(kit, pack_folder, submit)
        self.form, self.look = form, look
        self.rules: ShowRules = ShowRules(form)
        x, y, w, h = ROOM
        each = (h - _HEAD) / len(form.criteria)
        self.lines = [(x, y + _HEAD + n * each, w, each) for n in range(len(form.criteria))]
        names = {ME: kit.words("Me"), ADULT: kit.words("Grown-up")}
        self.ticks: list[TickBox] = []
        for n, line in enumerate(self.lines):
            for who, left in ((ME, x + w - 250), (ADULT, x + w - 108)):
                key = f"{who}:{n}"
                box = (left, line[1] + (each - _TICK) / 2, _TICK, _TICK)
                label = f"{names[who]}: {form.criteria[n]}"
                self.ticks.append(TickBox(f"tick-{key}", box, label, lambda k=key: self._tick(k)))  # type: ignore[misc]

    def widgets(self) -> list[Widget]:
        return list(self.ticks)

    def _tick(self, key: str) -> None:
        self.wants_adult = not self.rules.press(key)
        self.arrange()

    def adult_came(self) -> None:
        self.rules.adult_came()
        self.arrange()

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        for tick in self.ticks:
            if bool(tick.checked) != (tick.key.removeprefix("tick-") in value):
                yield Touch(tick.key)

    def arrange(self) -> None:
        for tick in self.ticks:
            tick.checked = tick.key.removeprefix("tick-") in self.rules.ticks

    def draw(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        x, y, w, _ = ROOM
        heads = ((f"avatar_{self.look}", self.kit.words("Me"), 213), ("btn_grownups", self.kit.words("Grown-up"), 71))
        for picture, label, off in heads:
            canvas.picture(picture, x + w - off, y + 26, 54, anchor="center")
            canvas.text(label, x + w - off, y + 68, 22, theme.ink, bold=True, anchor="center", max_w=140)
        if not self.rules.adult_is_here:
            canvas.picture("icon_lock", x + w - 40, y + 14, 34, anchor="center", colours=icon_colours(theme, "icon_lock"))
        for line, said in zip(self.lines, self.form.criteria, strict=True):
            canvas.line((line[0], line[1]), (line[0] + w, line[1]), theme.line, 3)
            canvas.text_box(said, (line[0] + 8, line[1] + 6, w - 276, line[3] - 12), 28, theme.ink, lead=1.15)
