"""The frame around every mini-game as a picture: prompt board, lanterns on their rope, companion, and the bubble that explains.

What happens in it is the matter of ``game.screens.play.page``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kit import shapes
from game.kit.cast import companion
from game.kit.motion import span
from game.screens.parts.page import Page
from game.screens.play.board import board_box, draw_board, draw_lanterns
from game.screens.play.demonstration import HOME, SIZE, Demonstration
from game.screens.play.how_sure import HOW_TALL, SURE_TALL

if TYPE_CHECKING:
    from engine.lesson.level import Level
    from game.kit.canvas import Box, Canvas
    from game.minigame import MiniGame

_TEXT = 26.0  # of what the companion says


class Frame(Page):
    """What ``Play`` looks like. The level, the mini-game and the mood are its own."""

    level: Level
    game: MiniGame
    demo: Demonstration | None
    total: int
    bubble: str
    mode: str
    mood: str

    @property
    def bubble_room(self) -> float:
        """Width of the bubble that something else stands in."""
        return 0.0

    @property
    def wants_frame(self) -> bool:
        return self._dirty or self._generation != self.kit.generation

    def draw(self, canvas: Canvas) -> None:
        self.game.draw(canvas)
        self._frame(canvas)
        own = set(map(id, self.game.widgets))
        for widget in self.widgets:
            if id(widget) not in own:
                widget.draw(canvas)
        focused = self.focused
        if focused is not None and self.focus_shown:
            focused.draw_focus(canvas)
        if self.demo is not None:
            self.demo.draw(canvas, self.game.keeper.companion, self.game.clock.share)
        self._dirty = False
        self._generation = self.kit.generation

    def _frame(self, canvas: Canvas) -> None:
        asked = self.level.asked
        if asked is not None:
            prompt = asked.challenge.prompt
            box = board_box(canvas, prompt, self.game.board, self.game.board_foot)
            self._board = box
            foot = draw_board(canvas, prompt, box, self.game.board_foot, asked.challenge.pack_folder)
            self.game.draw_over(canvas, foot)
            for widget in self.widgets:
                if widget.key == "aloud":
                    widget.box = (box[0] + 30, box[1] + box[3] / 2 - 27, 62, 62)
                elif widget.key == "hear":
                    widget.box = (box[0] + box[2] - 98, box[1] + box[3] / 2 - 29, 66, 66)
        draw_lanterns(canvas, self.total, self.level.number - (1 if self.mode == "leaving" and self.game.busy else 0))
        hop = span(self.game.clock.at, 0.1, 0.6) if self.mood == "happy" else 0.0
        if self.demo is None:
            companion(canvas, self.game.keeper.companion, *HOME, SIZE, pose=self.mood, at=self.at, hop=hop)
        if self.bubble:
            self._say_in(canvas, self._bubble_box())

    def _bubble_box(self) -> Box:
        """Where the companion's words stand: as tall as they need, over what matters least in this game."""
        x, y, w, h = self.game.bubble
        if self.mode == "how":
            return x, min(y, 300.0), w, HOW_TALL
        if self.mode in ("offer", "moved_on"):
            return x, min(y, 356.0), w, 190.0
        if self.bubble_room:  # a short question beside two pictures
            return x, y + h - SURE_TALL, w, SURE_TALL
        return x, y, w, h

    def _snug(self, canvas: Canvas, box: Box) -> Box:
        """A roomy bubble shrinks to a short sentence, from above: its tail stays with the companion."""
        x, y, w, h = box
        style = self.kit.style
        tall = canvas.lettering.tall(
            self.bubble.upper() if style.all_caps else self.bubble,
            canvas.pixels(_TEXT * style.text_scale), False, style.spacing, canvas.pixels(w - 40), 1.2 * (1.15 if style.spacing else 1),
        )  # fmt: skip
        snug = max(92.0, tall / canvas.scale + 44)
        return (x, y + h - snug, w, snug) if snug < h else box

    def _say_in(self, canvas: Canvas, box: Box) -> None:
        x, y, w, h = box = box if self.mode in ("offer", "moved_on", "how") or self.bubble_room else self._snug(canvas, box)
        canvas.shape(shapes.bubble(w, h, canvas.kit.theme, None, down=48), x, y)
        room = {"offer": h - 88, "moved_on": h - 88, "how": h - 202}.get(self.mode, h - 16)
        wide = w - 36 - self.bubble_room if self.bubble_room else w - 40
        canvas.text_box(self.bubble, (x + 20, y + 8, wide, room), _TEXT, lead=1.2)
