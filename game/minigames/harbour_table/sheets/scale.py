"""Places on a number line, a timeline or a thermometer: a marker that is moved by arrows, by a tap, or by the two round buttons."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from engine.challenges.expressions.language import show
from engine.challenges.expressions.numerals import read_number
from game.intents import Intent, Move, Point, Position
from game.kit import shapes
from game.kit.moves import Focus, Touch
from game.kit.widgets import RoundButton, Widget
from game.minigames.harbour_table.rules.placing import PlaceRules
from game.minigames.harbour_table.sheets.base import ROOM, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.challenges.base import Answer
    from engine.challenges.forms import PlaceForm
    from game.kit.canvas import Box, Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox

_LINE: Box = (ROOM[0] + 36, ROOM[1] + 214, ROOM[2] - 72, 0.0)
_TUBE: Box = (ROOM[0] + 250, ROOM[1] + 16, 56.0, 352.0)
_MOST_TICKS = 101


class Scale(Widget):
    """The line itself: arrows along it move the marker, across it they lead on; a tap sets it."""

    role = "slider"

    def __init__(self, rules: PlaceRules, label: str, *, upright: bool) -> None:
        if upright:
            box: Box = (_TUBE[0] - 90, _TUBE[1] - 12, 330.0, _TUBE[3] + 24)
        else:
            box = (_LINE[0] - 24, _LINE[1] - 128, _LINE[2] + 48, 196.0)
        super().__init__("scale", box, label)
        self.rules, self.upright = rules, upright

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Move(dx, 0) if dx and not self.upright:
                self.rules.move(dx)
                return True
            case Move(0, dy) if dy and self.upright:
                self.rules.move(-dy)
                return True
        return False

    def drag_to(self, at: Position) -> bool:
        before = self.rules.stop, self.rules.touched
        if self.upright:
            self.rules.set_share(1 - (at[1] - _TUBE[1]) / _TUBE[3])
        else:
            self.rules.set_share((at[0] - _LINE[0]) / _LINE[2])
        return before != (self.rules.stop, self.rules.touched)


class ScaleSheet(Sheet):
    """One marker on a line, or mercury in a tube."""

    def __init__(self, form: PlaceForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None]) -> None:
        super().__init__(kit, pack_folder, submit)
        self.form = form
        self.rules: PlaceRules = PlaceRules(form)
        self.upright = form.on == "thermometer"
        low, high = show(form.low, form.language_sign), show(form.high, form.language_sign)
        label = kit.words("From {low} to {high}", low=low, high=high)
        self.scale = Scale(self.rules, label, upright=self.upright)
        x, y, w, h = ROOM
        less, more = kit.words("A step back"), kit.words("A step on")
        if self.upright:
            at_less, at_more, back, on = (x + 560, y + 300), (x + 560, y + 140), "icon_down", "icon_up"
        else:
            at_less, at_more, back, on = (x + w / 2 - 70, y + h - 62), (x + w / 2 + 70, y + h - 62), "icon_back", "icon_forward"
        self.less = RoundButton("less", at_less, 88, back, less, lambda: self.rules.move(-1), sound="table_put")
        self.more = RoundButton("more", at_more, 88, on, more, lambda: self.rules.move(1), sound="table_put")

    def widgets(self) -> list[Widget]:
        return [self.scale, self.less, self.more]

    def _share(self, value: Fraction) -> float:
        return float((value - self.form.low) / (self.form.high - self.form.low))

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        number = read_number(value[0], self.form.language_sign)
        stop = int(((number or Fraction(0)) - self.form.low) / self.form.step)
        on, back = (Move(0, -1), Move(0, 1)) if self.upright else (Move(1, 0), Move(-1, 0))
        if by_keys:
            yield Focus("scale")
            yield from (on, back)
        else:
            share = stop / (self.form.stops - 1)
            at = (
                (_TUBE[0] + _TUBE[2] / 2, _TUBE[1] + _TUBE[3] * (1 - share))
                if self.upright
                else (_LINE[0] + _LINE[2] * share, _LINE[1])
            )
            yield from (Point("down", at), Point("up", at))
        while self.rules.stop != stop:
            ahead = self.rules.stop < stop
            yield (on if ahead else back) if by_keys else Touch("more" if ahead else "less")

    def draw(self, canvas: Canvas) -> None:
        if self.upright:
            self._tube(canvas)
        else:
            self._line(canvas)

    # ------------------------------------------------------------ line and timeline
    def _x(self, value: Fraction) -> float:
        return _LINE[0] + _LINE[2] * self._share(value)

    def _line(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        x, y, w, _ = _LINE
        if self.form.on == "timeline":
            canvas.shape(
                shapes.plain(w + 40, 44, 10, "#F2D0A4" if theme.shadow else "#0E1330", theme.quiet.edge, 3), x - 20, y - 22
            )
        canvas.line((x - 16, y), (x + w + 16, y), theme.ink, 6)
        if self.form.stops <= _MOST_TICKS:
            for stop in range(self.form.stops):
                at = self._x(self.form.low + self.form.step * stop)
                canvas.line((at, y - 9), (at, y + 9), theme.ink, 3)
        for value in _numbered(self.form):
            at = self._x(value)
            canvas.line((at, y - 18), (at, y + 18), theme.ink, 5)
            canvas.text(show(value, self.form.language_sign), at, y + 44, 28, theme.ink, bold=True, anchor="center")
        for n, (value, said) in enumerate(self.form.marks):
            self._mark(canvas, value, said, n)
        if self.rules.touched:
            canvas.picture("table_pin", self._x(self.rules.value), y + 2, 64, anchor="midbottom")
        else:
            canvas.picture("table_pin", x - 8, y - 40, 64, anchor="midbottom", alpha=235)

    def _mark(self, canvas: Canvas, value: Fraction, said: str, number: int) -> None:
        """A named place: a plate on a stalk, in two heights by turns."""
        x, y = self._x(value), _LINE[1]
        theme = canvas.kit.theme
        high = 196 if number % 2 else 140
        wide = min(230.0, canvas.fitted_width(said, 22, 210) + 24)
        left = min(max(ROOM[0], x - wide / 2), ROOM[0] + ROOM[2] - wide)
        canvas.line((x, y), (x, y - high + 40), theme.soft, 3)
        canvas.circle(x, y, 9, theme.soft)
        canvas.shape(shapes.plain(wide, 44, 12, theme.paper, theme.quiet.edge, 3), left, y - high)
        canvas.text_box(said, (left + 8, y - high + 2, wide - 16, 40), 22, theme.ink, align="center", lead=1.0)

    # ------------------------------------------------------------ thermometer
    def _tube(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        x, y, w, h = _TUBE
        edge = theme.quiet.edge
        canvas.shape(shapes.plain(w, h + 70, w / 2, "#FFFFFF", edge, 4), x, y - 22)
        canvas.circle(x + w / 2, y + h + 34, 46, edge)
        canvas.circle(x + w / 2, y + h + 34, 41, "#E4572E")
        top = y + h * (1 - self._share(self.rules.value))
        canvas.rect((x + w / 2 - 11, top, 22, y + h + 20 - top), "#E4572E", 4)
        for stop in range(self.form.stops if self.form.stops <= _MOST_TICKS else 0):
            at = y + h * (1 - self._share(self.form.low + self.form.step * stop))
            canvas.line((x + w + 6, at), (x + w + 18, at), theme.ink, 3)
        for value in _numbered(self.form):
            at = y + h * (1 - self._share(value))
            canvas.line((x + w + 6, at), (x + w + 30, at), theme.ink, 5)
            canvas.text(show(value, self.form.language_sign), x + w + 42, at, 28, theme.ink, bold=True, anchor="midleft")
        if self.form.unit:
            canvas.text(self.form.unit, x - 30, y + 4, 30, theme.ink, bold=True, anchor="midright")
        canvas.line((x - 34, top), (x + w + 2, top), "#8A2A12" if theme.shadow else "#FFFFFF", 5)


def _numbered(form: PlaceForm) -> list[Fraction]:
    """The places with a number, from the low end up."""
    count = int((form.high - form.low) / form.numbered)
    return [form.low + form.numbered * n for n in range(min(count, 20) + 1)]
