"""How sure are you, and how did you find it? Pictures in the companion's bubble, once in a while; whoever does not like to say just plays on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.records import How, Sure
from game.kit import shapes
from game.kit.ornaments import tick_badge
from game.kit.widgets import Button, RoundButton, Widget
from game.kit.words import Words
from game.navigation import Transition

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas

ROOM = 164.0  # width that the two pictures take from the bubble
_SIZE, _HOW = 66.0, 70.0


class Picture(RoundButton):
    """A little lighthouse that can be chosen: a tick says so, never colour alone."""

    role = "choice"

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        theme = canvas.kit.theme
        canvas.shape(shapes.face(w, h, self.kind, self.state, theme, w / 2), x, y)
        sink = (3 if self.look.pressed else -2) if theme.shadow else 0
        canvas.picture(self.icon, x + w / 2, y + h / 2 + sink, w * 0.92, anchor="center")
        if self.checked:
            tick_badge(canvas, x + w - 6, y + 10)


def sure_buttons(words: Words, bubble: Box, sure: Sure, press: Callable[[Sure], Transition]) -> list[Widget]:
    """Before the answer: a whole light or half a one, at the right end of the bubble."""
    x, y, w, h = bubble
    pictures: tuple[tuple[Sure, str, str], ...] = (
        ("unsure", "mini_half", words("I am not so sure")),
        ("sure", "mini_lit", words("I am sure")),
    )
    found: list[Widget] = []
    for n, (name, picture, label) in enumerate(pictures):
        centre = (x + w - ROOM + 44 + n * (_SIZE + 8), y + h / 2)
        button = Picture(f"say-{name}", centre, _SIZE, picture, label, lambda s=name: press(s))
        button.checked = sure == name
        found.append(button)
    return found


def how_buttons(words: Words, bubble: Box, press: Callable[[How], Transition], go_on: Callable[[], Transition]) -> list[Widget]:
    """After a right answer; going on without saying comes first and is as good."""
    x, y, _, h = bubble
    on = Button("on", (x + 16, y + h - 80, 160, 66), words("Go on"), go_on, kind="primary", icon="icon_play", size=24)
    pictures: tuple[tuple[How, str], ...] = (
        ("knew", words("I knew it")),
        ("worked_out", words("I worked it out")),
        ("guessed", words("I guessed")),
    )
    middle = y + h - 47
    return [
        on,
        *(
            RoundButton(f"how-{how}", (x + 232 + n * (_HOW + 10), middle), _HOW, f"icon_{how}", label, lambda h=how: press(h))
            for n, (how, label) in enumerate(pictures)
        ),
    ]
