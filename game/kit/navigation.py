"""What comes next: a screen answers every intent with stay, push, replace, pop or quit.

A stack of screens, the top one alone gets intents and time. Nothing here draws; ``game.kit.stage`` is the base of
screens with widgets, ``game.app`` runs the stack in a window, the tests run it without one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from game.intents import Intent

if TYPE_CHECKING:
    from game.kit.canvas import Canvas


class Screen(Protocol):
    """One page of the game. Drawing changes nothing; all change comes from ``handle`` and ``update``."""

    name: ClassVar[str]
    """What it is called on the list of pages."""

    def entered(self) -> None:
        """It became the top screen for the first time."""

    def resumed(self, result: Any) -> Transition:
        """The screen above went away and left ``result`` (None when it had nothing to say)."""

    def left(self) -> None:
        """It is going away for good."""

    def handle(self, intent: Intent) -> Transition:
        """React to the player."""

    def update(self, seconds: float) -> Transition:
        """Let time pass."""

    def draw(self, canvas: Canvas) -> None:
        """Show the present state."""

    @property
    def wants_frame(self) -> bool:
        """Whether the picture differs from the last one drawn. False costs nothing."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Nothing changes."""


@dataclass(frozen=True, slots=True)
class Push:
    """Put a screen on top; this one resumes when it pops."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Replace:
    """This screen gives its place to another."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Restart:
    """Everything goes away and ``screen`` is alone on the stack."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Pop:
    """Back to the screen below, with a result."""

    result: Any = None


@dataclass(frozen=True, slots=True)
class PopPast:
    """This screen goes, and so does every screen below it that is ``past`` what may be shown now."""

    past: Callable[[Screen], bool]


@dataclass(frozen=True, slots=True)
class Quit:
    """The game ends."""


Transition = Stay | Push | Replace | Restart | Pop | PopPast | Quit
STAY = Stay()


class Navigator:
    """The stack. ``running`` is false once the last screen is gone or someone quit."""

    def __init__(self, first: Screen, changed: Callable[[], None] = lambda: None) -> None:
        self._stack: list[Screen] = []
        self._changed = changed
        self.running = True
        self._push(first)

    @property
    def top(self) -> Screen:
        return self._stack[-1]

    @property
    def depth(self) -> int:
        return len(self._stack)

    def handle(self, intent: Intent) -> None:
        if self.running:
            self.follow(self.top.handle(intent))

    def update(self, seconds: float) -> None:
        if self.running:
            self.follow(self.top.update(seconds))

    def follow(self, transition: Transition) -> None:
        """Carry a transition out, including those that a resumed screen answers with."""
        match transition:
            case Stay():
                return
            case Push(screen):
                self._push(screen)
            case Replace(screen):
                self._drop()
                self._push(screen)
            case Restart(screen):
                while self._stack:
                    self._drop()
                self._push(screen)
            case Pop(result):
                self._drop()
                self._resume(result)
                return
            case PopPast(past):
                self._drop()
                while self._stack and past(self.top):
                    self._drop()
                self._resume(None)
                return
            case Quit():
                while self._stack:
                    self._drop()
                self.running = False
        self._changed()

    def _resume(self, result: Any) -> None:
        """The screen that is on top now goes on; without one the game ends."""
        if not self._stack:
            self.running = False
            return
        self._changed()
        self.follow(self.top.resumed(result))

    def _push(self, screen: Screen) -> None:
        self._stack.append(screen)
        screen.entered()

    def _drop(self) -> None:
        self._stack.pop().left()
