"""The frame around every mini-game as a picture: prompt board, lanterns on their rope, companion, and the bubble that explains.

It shows what stands in ``rules``; what is pressed is the matter of ``page``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.cast import companion
from game.kit.motion import span
from game.screens.play.board import board_box, draw_board, draw_lanterns, hang_keys
from game.screens.play.demonstration import HOME, SIZE, Demonstration
from game.screens.play.how_sure import HOW_TALL, ROOM, SURE_TALL

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas
    from game.kit.widgets import Widget
    from game.minigame import MiniGame
    from game.screens.play.rules import Rules

_TEXT = 26.0  # of what the companion says
_TAIL = 16.0
_COLUMN = 348.0  # words alone, one under the other
_NARROWEST = 460.0  # room for two buttons side by side
# Pause, the pushes and "Why?"; the hint lamp and "I don't know yet".
_BESIDE: tuple[Box, ...] = ((0, 0, 144, 480), (222, 516, 128, 190))
_LEFTS, _TOPS = range(12, 1280, 16), range(12, 700, 16)


class Frame:
    """What surrounds ``game``."""

    def __init__(self, game: MiniGame, rules: Rules) -> None:
        self.game, self.rules = game, rules
        self._found: tuple[tuple[object, ...], Box] | None = None

    @property
    def bubble_room(self) -> float:
        """Width that the bubble keeps free for the two pictures of "how sure?"."""
        return ROOM if self.rules.asks_sure and self.rules.mode == "asking" else 0.0

    def draw(self, canvas: Canvas, widgets: Sequence[Widget], demo: Demonstration | None, at: float) -> None:
        """The world, the frame and all ``widgets``; the companion is away while it demonstrates."""
        self.game.draw(canvas)
        self._hang_board(canvas, widgets)
        leaving = self.rules.mode == "leaving" and self.game.busy
        draw_lanterns(canvas, self.rules.level.setting.total, self.rules.level.number - (1 if leaving else 0))
        if demo is None:
            hop = span(self.game.clock.at, 0.1, 0.6) if self.rules.mood == "happy" else 0.0
            companion(canvas, self.game.keeper.companion, *HOME, SIZE, pose=self.rules.mood, at=at, hop=hop)
        if self.rules.bubble:
            self._say_in(canvas, self.bubble_box())
        own = set(map(id, self.game.widgets))
        for widget in widgets:
            if id(widget) not in own:
                widget.draw(canvas)

    def _hang_board(self, canvas: Canvas, widgets: Sequence[Widget]) -> None:
        asked = self.rules.level.asked
        if asked is None:
            return
        prompt = asked.challenge.prompt
        box = board_box(canvas, prompt, self.game.board, self.game.board_foot)
        foot = draw_board(canvas, prompt, box, self.game.board_foot, asked.challenge.pack_folder)
        self.game.draw_over(canvas, foot)
        hang_keys(box, widgets)

    def bubble_box(self) -> Box:
        """Where the companion's words stand: as tall as they need, and never over anything of the game that can be pressed."""
        x, y, w, h = self.game.bubble
        if self.rules.mode == "how":
            return self._beside_things((x, min(y, 300.0), w, HOW_TALL))
        if self.rules.mode in ("offer", "moved_on"):
            return self._beside_things((x, min(y, 356.0), w, 190.0))
        if self.bubble_room:  # a short question beside two pictures
            return self._beside_things((x, y + h - SURE_TALL, w, SURE_TALL))
        return self._beside_things((x, y, w, h))

    def _beside_things(self, wanted: Box) -> Box:
        """The free place nearest to the wanted one, of the same size or narrower; in need over the board, whose question was heard."""
        things = [widget.box for widget in self.game.widgets]
        key = (wanted, self.rules.mode, self.game.board, *things)
        if self._found is None or self._found[0] != key:  # asked for in every frame, and hardly ever another one
            self._found = key, self._free(wanted, things)
        return self._found[1]

    def _free(self, wanted: Box, things: Sequence[Box]) -> Box:
        x, y, w, h = wanted
        for around in ((self.game.board, *_BESIDE), _BESIDE):
            for wide, h in self._sizes(w, wanted[3]):
                taken = [*things, *around]
                if not _meets((x, y, wide, h + _TAIL), taken):
                    return x, y, wide, h
                places = ((left, top) for left in _LEFTS if left + wide <= 1270 for top in _TOPS if top + h + _TAIL <= 712)
                free = [place for place in places if not _meets((*place, wide, h + _TAIL), taken)]
                if free:
                    left, top = min(free, key=lambda place: (place[0] - x) ** 2 + (place[1] - y) ** 2)
                    return left, top, wide, h
        return wanted

    def _sizes(self, w: float, h: float) -> list[tuple[float, float]]:
        """The wanted size, then narrower ones; words alone may stand in a narrow tall bubble."""
        narrow = [(wide, h) for wide in (520.0, _NARROWEST) if wide < w]
        is_words = self.rules.mode not in ("how", "offer", "moved_on") and not self.bubble_room
        return [(w, h), *narrow, *([(_COLUMN, max(h, 150.0))] if is_words else [])]

    def _snug(self, canvas: Canvas, box: Box) -> Box:
        """A roomy bubble shrinks to a short sentence, from above: its tail stays with the companion."""
        x, y, w, h = box
        style = canvas.kit.style
        tall = canvas.lettering.tall(
            self.rules.bubble.upper() if style.all_caps else self.rules.bubble,
            canvas.pixels(_TEXT * style.text_scale), False, style.spacing, canvas.pixels(w - 40), 1.2 * (1.15 if style.spacing else 1),
        )  # fmt: skip
        snug = max(92.0, tall / canvas.scale + 44)
        return (x, y + h - snug, w, snug) if snug < h else box

    def _say_in(self, canvas: Canvas, box: Box) -> None:
        x, y, w, h = box = box if self.rules.mode in ("offer", "moved_on", "how") or self.bubble_room else self._snug(canvas, box)
        canvas.shape(shapes.bubble(w, h, canvas.kit.theme, None, down=48), x, y)
        room = {"offer": h - 88, "moved_on": h - 88, "how": h - 202}.get(self.rules.mode, h - 16)
        wide = w - 36 - self.bubble_room if self.bubble_room else w - 40
        canvas.text_box(self.rules.bubble, (x + 20, y + 8, wide, room), _TEXT, lead=1.2)


def _meets(box: Box, others: Sequence[Box]) -> bool:
    x, y, w, h = box
    return any(x < left + wide and left < x + w and y < top + high and top < y + h for left, top, wide, high in others)
