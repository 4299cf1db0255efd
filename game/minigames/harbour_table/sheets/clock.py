"""A clock: the hands are turned by arrows, by four round buttons, or by a tap on the face (outside the long hand, inside the short one)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from engine.challenges.forms import clock_minutes
from game.intents import Intent, Move, Position
from game.kit.moves import Focus, Touch
from game.kit.widgets import RoundButton, Widget
from game.minigames.harbour_table.rules.placing import PlaceRules
from game.minigames.harbour_table.sheets.base import ROOM, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.challenges.base import Answer
    from engine.challenges.forms import PlaceForm
    from game.kit.canvas import Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox

_MIDDLE = (ROOM[0] + 240.0, ROOM[1] + 228.0)
_RADIUS = 214.0
_INNER = 0.56  # share of the radius inside which a tap means the short hand


class Dial(Widget):
    """The face: left and right turn the long hand, and the short one with it; up and down lead on."""

    role = "slider"

    def __init__(self, rules: PlaceRules, label: str) -> None:
        x, y = _MIDDLE
        super().__init__("dial", (x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS), label)
        self.rules = rules

    @property
    def radius(self) -> float:
        return _RADIUS

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Move(dx, 0) if dx:
                self.rules.move(dx)
                return True
        return False

    def drag_to(self, at: Position) -> bool:
        dx, dy = at[0] - _MIDDLE[0], at[1] - _MIDDLE[1]
        turn = (math.atan2(dx, -dy) / math.tau) % 1.0
        before = self.rules.stop, self.rules.touched
        if math.hypot(dx, dy) < _INNER * _RADIUS:
            self.rules.set_hour(round(turn * 12 - float(self.rules.value % 60) / 60))
        else:
            self.rules.set_minute(turn * 60)
        return before != (self.rules.stop, self.rules.touched)


class ClockSheet(Sheet):
    """Two hands, twelve numbers."""

    def __init__(self, form: PlaceForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None]) -> None:
        super().__init__(kit, pack_folder, submit)
        self.rules: PlaceRules = PlaceRules(form)
        words = kit.words
        self.dial = Dial(self.rules, words("The clock"))
        x = ROOM[0] + 586
        self.buttons = [
            RoundButton(
                "hour-back",
                (x - 52, ROOM[1] + 148),
                84,
                "icon_turn_back",
                words("Short hand back"),
                lambda: self.rules.turn_hour(-1),
            ),
            RoundButton(
                "hour-on", (x + 52, ROOM[1] + 148), 84, "icon_turn_on", words("Short hand on"), lambda: self.rules.turn_hour(1)
            ),
            RoundButton(
                "less", (x - 52, ROOM[1] + 366), 84, "icon_turn_back", words("Long hand back"), lambda: self.rules.move(-1)
            ),
            RoundButton("more", (x + 52, ROOM[1] + 366), 84, "icon_turn_on", words("Long hand on"), lambda: self.rules.move(1)),
        ]

    def widgets(self) -> list[Widget]:
        return [self.dial, *self.buttons]

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        wanted = clock_minutes(value[0])
        while wanted is not None and (self.rules.value % 60 != wanted % 60 or not self.rules.touched):
            if by_keys:
                yield Focus("dial")
                yield Move(1, 0)
            else:
                yield Touch("more")
        while wanted is not None and self.rules.value != wanted:
            yield Touch("hour-on")

    def draw(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        x, y = _MIDDLE
        canvas.picture("table_clock", x, y, 2 * _RADIUS, anchor="center")
        for hour in range(1, 13):
            angle = math.tau * hour / 12
            canvas.text(
                str(hour),
                x + 0.67 * _RADIUS * math.sin(angle),
                y - 0.67 * _RADIUS * math.cos(angle),
                38,
                "#1F2544",
                bold=True,
                anchor="center",
            )
        minutes = float(self.rules.value)
        self._hand(canvas, (x, y), minutes / 720, 0.44, 17, "#E4572E")
        self._hand(canvas, (x, y), minutes % 60 / 60, 0.74, 10, "#1B6CA8")
        canvas.circle(x, y, 15, "#1F2544")
        at = ROOM[0] + 586
        rim, words = "#1F2544" if theme.shadow else "#FFFFFF", canvas.kit.words
        hands = ((48.0, 58.0, 17.0, "#E4572E", words("hours")), (266.0, 96.0, 10.0, "#1B6CA8", words("minutes")))
        for top, length, wide, colour, name in hands:
            left, right = (at - length / 2, ROOM[1] + top), (at + length / 2, ROOM[1] + top)
            self._bar(canvas, left, right, wide, colour, rim)
            canvas.text(name, at, ROOM[1] + top + 34, 22, anchor="center", max_w=180)

    def _hand(self, canvas: Canvas, at: Position, turn: float, share: float, wide: float, colour: str) -> None:
        angle = math.tau * turn
        end = at[0] + share * _RADIUS * math.sin(angle), at[1] - share * _RADIUS * math.cos(angle)
        self._bar(canvas, at, end, wide, colour, "#1F2544")

    def _bar(self, canvas: Canvas, a: Position, b: Position, wide: float, colour: str, rim: str) -> None:
        """A hand with round ends."""
        for extra, ink in ((7, rim), (0, colour)):
            canvas.line(a, b, ink, wide + extra)
            for end in (a, b):
                canvas.circle(*end, (wide + extra) / 2, ink)
