"""A screen with widgets: one focus for keyboard, mouse, touch and gamepad, the same on every page.

Subclasses give ``build`` (the widgets for the present state), ``paint`` (the picture behind them) and handlers. The stage
presses on release inside (leaving a target cancels), moves the focus by arrows to the nearest widget in that direction and by
Tab in reading order, speaks what gets the focus when reading aloud is on, and draws the focus ring last.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from game.intents import Back, Intent, Move, Point, Position, Press, SayAgain, Step, WindowClosed
from game.kit.motion import Timer
from game.kit.navigation import STAY, Quit, Transition
from game.kit.widgets.siblings import find_siblings

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.kit.toolbox import Toolbox
    from game.kit.widgets import Widget

_LIVELY_S = 8.0  # ambient movement rests when nobody touched anything for so long: an idle screen costs nothing
_FIRST_SCAN = 2.5  # so many rests before the focus starts to walk on a new page
_FRESH_S = 0.2  # two presses of one widget this close together are one press


class Stage:
    """Base of every screen with widgets."""

    name = ""
    ambient = False

    def __init__(self, kit: Toolbox) -> None:
        self.kit = kit
        self.at = 0.0
        self.widgets: list[Widget] = []
        self.focus_key = ""
        self.focus_shown = False
        self._held: Widget | None = None
        self._dirty = True
        self._since_touch = 0.0
        self._since_press = math.inf
        self._press_flash: Timer | None = None
        self._scan_wait = 0.0
        self._generation = -1

    # ------------------------------------------------------------ for subclasses
    def build(self) -> list[Widget]:
        """The widgets of the present state in reading order."""
        return []

    def paint(self, canvas: Canvas) -> None:
        """Everything behind the widgets."""

    def paint_over(self, canvas: Canvas) -> None:
        """Everything in front of the widgets but under the focus ring."""

    def on_back(self) -> Transition:
        """Escape."""
        return STAY

    def on_intent(self, intent: Intent) -> Transition:
        """What no widget took: letters, hints, scrolling, a dropped file."""
        return STAY

    def on_time(self, seconds: float) -> Transition:
        """Time passed; call ``redraw`` when the picture changed."""
        return STAY

    def page_text(self) -> str:
        """What the repeat key reads: the page in one or two sentences."""
        return ""

    # ------------------------------------------------------------ screen protocol
    def entered(self) -> None:
        self.rebuild()
        if self.kit.style.read_aloud:
            self.kit.say(self.page_text())

    def resumed(self, result: Any) -> Transition:
        self.rebuild()
        return STAY

    def left(self) -> None:
        self.kit.speech.stop()

    @property
    def wants_frame(self) -> bool:
        return self._dirty or self._generation != self.kit.generation or self.lively

    @property
    def lively(self) -> bool:
        """Whether ambient movement runs: it rests after a while without a touch and in reduced motion."""
        return self.ambient and not self.kit.style.reduced_motion and self._since_touch < _LIVELY_S

    def handle(self, intent: Intent) -> Transition:
        self._since_touch = 0.0
        if self.kit.style.scan_s and isinstance(intent, Point | Press):
            return self._switched(intent)
        match intent:
            case Point():
                return self._pointed(intent)
            case WindowClosed():
                return Quit()
            case SayAgain():
                self.kit.say(self.page_text())
                return STAY
        focused = self.focused
        if focused is not None and focused.handle(intent):
            self.kit.sounds.play("focus")
            self.redraw()
            return STAY
        match intent:
            case Move(dx, dy):
                self._focus_on(self._neighbour(dx, dy))
            case Step(by):
                self._focus_on(self._next_in_order(by))
            case Press() if focused is not None and (self.focus_shown or focused.key == self.first_focus()):
                return self._press(focused)
            case Press():
                self._focus_on(focused or self._next_in_order(1))
            case Back():
                return self.on_back()
            case _:
                return self.on_intent(intent)
        return STAY

    def update(self, seconds: float) -> Transition:
        if self._generation != self.kit.generation:
            self.rebuild()
        self.at += seconds
        self._since_touch += seconds
        self._since_press += seconds
        self._scan(seconds)
        if self._press_flash is not None:
            self._press_flash.update(seconds)
            if self._press_flash.done:
                self._press_flash = None
                self._show_pressed(None)
        return self.on_time(seconds)

    def draw(self, canvas: Canvas) -> None:
        self.paint(canvas)
        for widget in self.widgets:
            widget.draw(canvas)
        self.paint_over(canvas)
        focused = self.focused
        if focused is not None and self.focus_shown:
            focused.draw_focus(canvas)
        self._dirty = False
        self._generation = self.kit.generation

    # ------------------------------------------------------------ widgets and focus
    def redraw(self) -> None:
        """The picture changed."""
        self._dirty = True

    def rebuild(self) -> None:
        """The state changed: make the widgets anew; the focus stays where its key is."""
        self.widgets = self.build()
        find_siblings(self.widgets)
        self._generation = self.kit.generation
        if self.focused is None:
            self._scan_wait = _FIRST_SCAN * self.kit.style.scan_s  # time to hear the question first
            first = next((w for w in self.widgets if w.focusable), None)
            self.focus_key = self.first_focus() or (first.key if first else "")
        for widget in self.widgets:
            widget.look.focused = widget.key == self.focus_key and self.focus_shown
        self.redraw()

    def first_focus(self) -> str:
        """The key that has the focus when the page opens; the first widget unless told otherwise."""
        return ""

    def widget(self, key: str) -> Widget:
        """The widget called ``key``. Raises LookupError."""
        for widget in self.widgets:
            if widget.key == key:
                return widget
        raise LookupError(f"{self.name}: no widget {key!r} among {[w.key for w in self.widgets]}")

    @property
    def focused(self) -> Widget | None:
        return next((w for w in self.widgets if w.key == self.focus_key and w.focusable), None)

    def _focus_on(self, widget: Widget | None, *, shown: bool = True) -> None:
        if widget is None:
            return
        moved = widget.key != self.focus_key
        self.focus_key, self.focus_shown = widget.key, shown
        for other in self.widgets:
            other.look.focused = shown and other is widget
        if moved and shown:
            self.kit.sounds.play("focus")
            if self.kit.style.read_aloud:
                self.kit.say(widget.spoken)
        self.redraw()

    def _next_in_order(self, by: int) -> Widget | None:
        able = [w for w in self.widgets if w.focusable]
        if not able:
            return None
        if not self.focus_shown and self.focused in able:
            return self.focused
        here = next((n for n, w in enumerate(able) if w.key == self.focus_key), -1 if by > 0 else 0)
        return able[(here + by) % len(able)]

    def _neighbour(self, dx: int, dy: int) -> Widget | None:
        """The nearest widget that way, by distance with sideways offset counted twice."""
        here = self.focused
        if here is None or not self.focus_shown:
            return here or self._next_in_order(1)
        x, y = here.centre

        def cost(widget: Widget) -> float:
            ox, oy = widget.centre[0] - x, widget.centre[1] - y
            ahead, aside = ox * dx + oy * dy, abs(ox * dy) + abs(oy * dx)
            return math.inf if ahead <= 4 or aside > 2.5 * ahead + 40 else ahead + 2 * aside

        best = min((w for w in self.widgets if w.focusable and w is not here), key=cost, default=None)
        return best if best is not None and cost(best) < math.inf else None

    # ------------------------------------------------------------ one switch
    def _scan(self, seconds: float) -> None:
        """With one switch the focus walks by itself, from thing to thing in reading order."""
        if not self.kit.style.scan_s:
            return
        self._scan_wait -= seconds
        if self._scan_wait <= 0:
            self._scan_wait = self.kit.style.scan_s
            self._focus_on(self._next_in_order(1))

    def _switched(self, intent: Point | Press) -> Transition:
        """The switch: a key or a click anywhere presses what has the focus."""
        focused = self.focused
        if isinstance(intent, Point) and intent.phase != "down":
            return STAY
        if focused is None or not self.focus_shown:
            self._focus_on(focused or self._next_in_order(1))
            return STAY
        self._scan_wait = 2 * self.kit.style.scan_s
        if focused.cycle():
            self.kit.sounds.play("focus")
            self.redraw()
            return STAY
        return self._press(focused)

    # ------------------------------------------------------------ pressing
    def _pointed(self, point: Point) -> Transition:
        under = self._under(point.at)
        match point.phase:
            case "down":
                self._held = under
                self._show_pressed(under)
                if under is not None:
                    self._focus_on(under, shown=False)
                    if under.drag_to(point.at):
                        self.redraw()
            case "move":
                if self._held is not None and self._held.drag_to(point.at):
                    self.redraw()
                self._hover(under)
                self._show_pressed(self._held if self._held is not None and under is self._held else None)
            case "up":
                held, self._held = self._held, None
                self._show_pressed(None)
                if held is not None and held.contains(point.at) and held in self.widgets:
                    return self._press(held, flash=False)
        return STAY

    def _under(self, at: Position) -> Widget | None:
        hits = [w for w in self.widgets if w.focusable and w.contains(at)]
        return min(hits, key=lambda w: math.dist(w.centre, at) / max(1.0, w.box[2] + w.box[3]), default=None)

    def _press(self, widget: Widget, *, flash: bool = True) -> Transition:
        pause = max(_FRESH_S, self.kit.style.press_pause_s) if self.kit.style.press_pause_s else 0.0
        if self._since_press < pause:
            return STAY
        self._since_press = 0.0
        if widget.on_press is not None:
            self.kit.sounds.play(widget.sound)
        if flash:
            self._show_pressed(widget)
            self._press_flash = Timer(0.09)
        self.redraw()
        return widget.press() or STAY

    def _show_pressed(self, widget: Widget | None) -> None:
        for other in self.widgets:
            down = other is widget
            if other.look.pressed != down:
                other.look.pressed = down
                self.redraw()

    def _hover(self, widget: Widget | None) -> None:
        for other in self.widgets:
            over = other is widget
            if other.look.hovered != over:
                other.look.hovered = over
                self.redraw()
