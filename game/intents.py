"""What a player means: keyboard, mouse, touch and gamepad arrive as the same few intents.

Positions are layout units (1280 × 720). ``game.app`` makes intents from pygame events; tests and the picture tour
make them by hand. Nothing here knows pygame.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Move:
    """Arrow keys or the pad: to the next thing in that direction; (1, 0) is right, (0, 1) is down."""

    dx: int
    dy: int


@dataclass(frozen=True, slots=True)
class Step:
    """Tab (+1) and Shift-Tab (-1): on in reading order."""

    by: int


@dataclass(frozen=True, slots=True)
class Press:
    """Enter, Space or the pad's main button on what has the focus; ``typed`` is a blank when it was Space, else empty."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class Back:
    """Escape or the pad's second button."""


@dataclass(frozen=True, slots=True)
class Point:
    """Mouse or one finger."""

    phase: Literal["down", "up", "move"]
    at: Position
    touch: bool = False


@dataclass(frozen=True, slots=True)
class Scroll:
    """Wheel; positive goes down the page."""

    lines: float


@dataclass(frozen=True, slots=True)
class Type:
    """A character typed on a keyboard."""

    text: str


@dataclass(frozen=True, slots=True)
class Erase:
    """Backspace."""


@dataclass(frozen=True, slots=True)
class SayAgain:
    """F1 or the pad's upper button: read it to me once more."""


@dataclass(frozen=True, slots=True)
class AskHint:
    """F2 or the pad's left button: help, please."""


@dataclass(frozen=True, slots=True)
class AskFor:
    """F3, F4, F5: something easier (what is there is too hard), something harder, something else."""

    push: Literal["too_hard", "too_easy", "not_now"]


@dataclass(frozen=True, slots=True)
class AskWhy:
    """F6: why this one?"""


@dataclass(frozen=True, slots=True)
class WindowLeft:
    """The window lost the focus: pause whatever can be paused."""


@dataclass(frozen=True, slots=True)
class WindowClosed:
    """The window's close button: save and go."""


@dataclass(frozen=True, slots=True)
class FileDropped:
    """A file or folder was dropped on the window."""

    path: Path


Intent = (
    Move
    | Step
    | Press
    | Back
    | Point
    | Scroll
    | Type
    | Erase
    | SayAgain
    | AskHint
    | AskFor
    | AskWhy
    | WindowLeft
    | WindowClosed
    | FileDropped
)
