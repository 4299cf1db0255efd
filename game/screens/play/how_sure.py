"""How sure are you, and how did you find it? Pictures in the companion's bubble, once in a while; whoever does not like to say just plays on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from engine.records import How, Sure
from game.kit import shapes
from game.kit.language.words import Words
from game.kit.navigation import Transition
from game.kit.ornaments import tick_badge
from game.kit.widgets import Button, Widget
from game.kit.widgets.buttons import icon_colours

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas

ROOM, SURE_TALL, HOW_TALL = 280.0, 92.0, 244.0  # width that "how sure?" takes from the bubble; heights of both bubbles
_WIDE, _APART = 128.0, 10.0


class Picture(Button):
    """A picture with its word beneath; a chosen one has a tick, never colour alone."""

    role = "choice"

    @property
    def radius(self) -> float:
        return 16.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        canvas.shape(shapes.face(w, h, self.kind, self.state, theme, self.radius), x, y)
        sink = (3 if self.look.pressed else -2) if theme.shadow else 0
        face = theme.face(self.kind)
        words = 30.0 if h < 100 else 56.0
        wide = min(60.0, (h - words - 14) / canvas.kit.pictures.ratio(self.icon))
        colours = icon_colours(theme, self.icon, self.kind, self.state) if self.icon.startswith("icon_") else None
        canvas.picture(self.icon, x + w / 2, y + 6 + (h - words - 10) / 2 + sink, wide, anchor="center", colours=colours)
        canvas.text_box(
            self.label, (x + 6, y + h - words - 6 + sink, w - 12, words), 22, face.text, bold=True, align="center", lead=1.1
        )
        if self.checked:
            tick_badge(canvas, x + w - 6, y + 8)


def sure_buttons(words: Words, bubble: Box, sure: Sure, press: Callable[[Sure], Transition]) -> list[Widget]:
    """Before the answer: half a light or a whole one, at the right end of the bubble."""
    x, y, w, h = bubble
    pictures: tuple[tuple[Sure, str, str, str], ...] = (
        ("unsure", "mini_half", words("Not sure"), words("I am not so sure")),
        ("sure", "mini_lit", words("Sure"), words("I am sure")),
    )
    found: list[Widget] = []
    for n, (name, picture, label, spoken) in enumerate(pictures):
        box = (x + w - ROOM + n * (_WIDE + _APART), y + 7, _WIDE, h - 16)
        button = Picture(f"say-{name}", box, label, partial(press, name), icon=picture, spoken=spoken)
        button.checked = sure == name
        found.append(button)
    return found


def how_buttons(words: Words, bubble: Box, press: Callable[[How], Transition], go_on: Callable[[], Transition]) -> list[Widget]:
    """After a right answer; going on without saying comes first and is as good."""
    x, y, w, h = bubble
    pictures: tuple[tuple[How, str], ...] = (
        ("knew", words("I knew it")),
        ("worked_out", words("I worked it out")),
        ("guessed", words("I guessed")),
    )
    each = (w - 32 - 2 * _APART) / 3
    return [
        Button("on", (x + w - 196, y + h - 72, 180, 58), words("Go on"), go_on, icon="icon_play", size=24),
        *(
            Picture(
                f"how-{how}",
                (x + 16 + n * (each + _APART), y + h - 190, each, 108),
                label,
                partial(press, how),
                icon=f"icon_{how}",
            )
            for n, (how, label) in enumerate(pictures)
        ),
    ]
