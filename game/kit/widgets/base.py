"""What can be pressed: a box with a role, a label for the eye and one for the voice, and what pressing it does.

Widgets are plain objects that a screen builds from its state and throws away when the state changes; focus and pressing
belong to ``game.kit.stage``. A widget's ``key`` is its name inside a screen: focus survives a rebuild by it, tests find it by it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.intents import Intent, Position
from game.kit import shapes
from game.kit.navigation import Transition

if TYPE_CHECKING:
    from game.kit.canvas import Box, Canvas
    from game.kit.widgets.siblings import Siblings

OnPress = Callable[[], "Transition | None"]
MIN_TARGET = 48.0


@dataclass(slots=True)
class Look:
    """How a widget stands right now: what ``draw`` needs to know about attention."""

    focused: bool = False
    pressed: bool = False
    hovered: bool = False


class Widget:
    """One pressable thing. Subclasses draw; the stage decides who has the focus."""

    role = "button"
    size = 0.0  # of the label before it grows with the reader's text size; 0 where it has a size of its own

    def __init__(
        self,
        key: str,
        box: Box,
        label: str,
        on_press: OnPress | None = None,
        *,
        spoken: str = "",
        enabled: bool = True,
        checked: bool | None = None,
        sound: str = "press",
    ) -> None:
        self.key = key
        self.box = box
        self.label = label
        self.spoken = spoken or label
        self.on_press = on_press
        self.enabled = enabled
        self.checked = checked
        self.sound = sound
        self.sign = ""  # of the key that presses it from anywhere on the page; drawn by the thing itself
        self.look = Look()
        self.siblings: Siblings | None = None

    @property
    def focusable(self) -> bool:
        return self.enabled

    @property
    def centre(self) -> Position:
        return self.box[0] + self.box[2] / 2, self.box[1] + self.box[3] / 2

    @property
    def radius(self) -> float:
        """Corner radius of the focus ring."""
        return 20.0

    @property
    def hit_box(self) -> Box:
        """Where a finger finds it: the box, grown to the smallest target."""
        x, y, w, h = self.box
        gw, gh = max(0.0, MIN_TARGET - w) / 2, max(0.0, MIN_TARGET - h) / 2
        return x - gw, y - gh, w + 2 * gw, h + 2 * gh

    def contains(self, at: Position) -> bool:
        x, y, w, h = self.hit_box
        return x <= at[0] < x + w and y <= at[1] < y + h

    def press(self) -> Transition | None:
        """What pressing does; None when nothing comes of it."""
        return self.on_press() if self.enabled and self.on_press is not None else None

    def cycle(self) -> bool:
        """With one switch: on to the next value, and round. True when this thing has values instead of a press."""
        return False

    def handle(self, intent: Intent) -> bool:
        """Take an intent while focused (a slider its arrows, a field its letters). True when it was used up."""
        return False

    def drag_to(self, at: Position) -> bool:
        """The pointer went down here or moved while down. True when something changed."""
        return False

    def label_size(self, canvas: Canvas) -> float:
        """How large the label would be for itself, in layout units; 0 where it takes no part in a common size."""
        return 0.0

    def shared_size(self, canvas: Canvas) -> float:
        """How large the label is written: as large as those of the siblings."""
        return self.siblings.size(canvas) if self.siblings is not None else self.label_size(canvas)

    def draw(self, canvas: Canvas) -> None:
        """Show it; the focus ring is drawn by the stage, last of all."""

    def draw_focus(self, canvas: Canvas) -> None:
        """The ring around it."""
        x, y, w, h = self.box
        canvas.shape(shapes.ring(w, h, self.radius, canvas.kit.theme), x, y)
