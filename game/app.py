"""The window: turns pygame's events into intents, runs the stack of screens, draws only what changed.

Sixty frames a second while something moves; otherwise the loop sleeps on the event queue. A resized window gets its pictures
anew 150 ms after the last change; until then the page is drawn in its old size, beside the window, and stretched over it, so that no page
ever sees its canvas shrink while it draws. An error of ours lands in the last-resort handler: it is logged, what was played is already
on disk, and the sorry screen says so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pygame

from game.intents import (
    AskFor,
    AskHint,
    AskWhy,
    Back,
    Erase,
    FileDropped,
    Intent,
    Move,
    Point,
    Press,
    SayAgain,
    Scroll,
    Step,
    Type,
    WindowClosed,
    WindowLeft,
)
from game.kit.canvas import HEIGHT, WIDTH, Canvas
from game.kit.lettering import Lettering
from game.kit.navigation import Navigator, Screen
from game.kit.toolbox import Toolbox

LOG = logging.getLogger(__name__)
FRAME_S = 1 / 60
_IDLE_WAIT_MS = 16
_RESIZE_REST_S = 0.15
_AROUND = "#06101F"  # beside the page where the window has another shape
_KEYS: dict[int, Intent] = {
    pygame.K_LEFT: Move(-1, 0),
    pygame.K_RIGHT: Move(1, 0),
    pygame.K_UP: Move(0, -1),
    pygame.K_DOWN: Move(0, 1),
    pygame.K_RETURN: Press(),
    pygame.K_KP_ENTER: Press(),
    pygame.K_SPACE: Press(" "),
    pygame.K_ESCAPE: Back(),
    pygame.K_BACKSPACE: Erase(),
    pygame.K_DELETE: Erase(),
    pygame.K_F1: SayAgain(),
    pygame.K_F2: AskHint(),
    pygame.K_F3: AskFor("too_hard"),
    pygame.K_F4: AskFor("too_easy"),
    pygame.K_F5: AskFor("not_now"),
    pygame.K_F6: AskWhy(),
    pygame.K_PAGEUP: Scroll(-6),
    pygame.K_PAGEDOWN: Scroll(6),
}
# With NumLock off the number pad sends no text; its keys still mean what is printed on them.
_NUMBER_PAD = {
    **{getattr(pygame, f"K_KP{digit}"): str(digit) for digit in range(10)},
    pygame.K_KP_PERIOD: ".",
    pygame.K_KP_DIVIDE: "/",
    pygame.K_KP_MINUS: "-",
}
_PAD_BUTTONS: dict[int, Intent] = {
    pygame.CONTROLLER_BUTTON_A: Press(),
    pygame.CONTROLLER_BUTTON_B: Back(),
    pygame.CONTROLLER_BUTTON_X: AskHint(),
    pygame.CONTROLLER_BUTTON_Y: SayAgain(),
    pygame.CONTROLLER_BUTTON_START: Back(),
    pygame.CONTROLLER_BUTTON_DPAD_LEFT: Move(-1, 0),
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT: Move(1, 0),
    pygame.CONTROLLER_BUTTON_DPAD_UP: Move(0, -1),
    pygame.CONTROLLER_BUTTON_DPAD_DOWN: Move(0, 1),
    pygame.CONTROLLER_BUTTON_LEFTSHOULDER: Step(-1),
    pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: Step(1),
}


class App:
    """One window, one stack of screens. ``on_error`` makes the screen shown after a bug of ours."""

    def __init__(
        self, kit: Toolbox, window: pygame.Surface, first: Screen, *, on_error: Callable[[BaseException], Screen] | None = None
    ) -> None:
        self.kit = kit
        self.window = window
        self.lettering = Lettering(kit.fonts)
        self.navigator = Navigator(first, self._screen_changed)
        self._on_error = on_error
        self._changed = True
        self._resized_for = -1.0
        self._clock = pygame.time.Clock()
        self._canvas = Canvas(window, kit, self.lettering)
        self._size = self._drawn = window.get_size()
        self._generation = kit.generation
        self._pads: dict[int, object] = {}
        self.frames = 0

    def run(self, *, frames: int | None = None) -> None:
        """Play until the last screen is gone, or for so many drawn frames."""
        pygame.key.set_repeat(400, 60)
        self._look_for_pads()
        while self.navigator.running and (frames is None or self.frames < frames):
            self.turn()

    def _look_for_pads(self) -> None:
        from pygame._sdl2 import controller

        try:
            controller.init()
        except pygame.error as problem:
            LOG.info("no gamepads on this machine: %s", problem)

    def turn(self) -> None:
        """Once round the loop: events, time, and a frame if the picture changed."""
        try:
            waited = self._gather()
            self.navigator.update(waited)
            if self.navigator.running:
                self._draw()
        except Exception as error:  # the last-resort handler, one of the three places where this is allowed
            if self._on_error is None:
                raise
            LOG.exception("something went wrong in %s", type(self.navigator.top).__name__)
            make, self._on_error = self._on_error, None
            self.navigator = Navigator(make(error), self._screen_changed)
            self._changed = True
            self._on_error = make

    def _gather(self) -> float:
        """Handle waiting events; sleep when nothing moves. Returns the seconds that passed (at most 0.1)."""
        quiet = not (self._changed or self.navigator.top.wants_frame or self._resized_for >= 0)
        if quiet:
            pygame.time.wait(_IDLE_WAIT_MS)  # event.wait looks a thousand times a second inside and takes 3 % of a core
        events = pygame.event.get()
        for event in events:
            if event.type == pygame.CONTROLLERDEVICEADDED:
                self._plug_in(event.device_index)
            if event.type in (pygame.VIDEORESIZE, pygame.WINDOWSIZECHANGED):
                self._resized_for = 0.0
            elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN):
                self._changed = True
            for intent in intents_of(event, self._seen()):
                self.navigator.handle(intent)
        seconds = min(0.1, self._clock.tick(0 if quiet else 60) / 1000)
        self._settle_size(seconds)
        return seconds

    def _plug_in(self, index: int) -> None:
        """A gamepad was plugged in: hold it open, so that its buttons arrive."""
        from pygame._sdl2 import controller

        try:
            self._pads[index] = controller.Controller(index)
        except pygame.error as problem:
            LOG.info("this gamepad cannot be used: %s", problem)

    def _seen(self) -> Canvas:
        """Where things stand for the eye: the canvas, or the window it is stretched over."""
        if self.window.get_size() == self._canvas.surface.get_size():
            return self._canvas
        return Canvas(self.window, self.kit, self.lettering)

    def _notice_size(self) -> None:
        """The window's surface changes its size whenever the system likes: what is drawn until that settles is drawn beside it."""
        self.window = pygame.display.get_surface() or self.window
        if self.window.get_size() == self._size:
            return
        self._size = self.window.get_size()
        self._changed, self._resized_for = True, max(0.0, self._resized_for)
        if self._canvas.surface is self.window:
            beside = Canvas(pygame.Surface(self._drawn).convert(), self.kit, self.lettering)
            self._canvas = beside

    def _settle_size(self, seconds: float) -> None:
        if self._resized_for < 0:
            return
        self._resized_for += seconds
        if self._resized_for >= _RESIZE_REST_S:
            self._resized_for = -1.0
            self.kit.pictures.forget()
            self.lettering.forget()
            self.window = pygame.display.get_surface() or self.window
            self._canvas = Canvas(self.window, self.kit, self.lettering)
            self._size = self._drawn = self.window.get_size()
            self._changed = True

    def _draw(self) -> None:
        self._notice_size()
        if self._generation != self.kit.generation:
            self._generation = self.kit.generation
            self.lettering.forget()
            self._changed = True
        if not (self._changed or self.navigator.top.wants_frame):
            return
        self._changed = False
        if self._canvas.origin != (0, 0):
            self._canvas.fill(_AROUND)
        self.navigator.top.draw(self._canvas)
        if self._canvas.surface is not self.window:
            self._stretch()
        pygame.display.flip()
        self.frames += 1

    def _stretch(self) -> None:
        """The page of the old size over the window of the new one."""
        seen, drawn = self._seen(), self._canvas
        share = seen.scale / drawn.scale
        page = pygame.Rect(drawn.to_pixels(0, 0), (drawn.pixels(WIDTH), drawn.pixels(HEIGHT))).clip(drawn.surface.get_rect())
        self.window.fill(_AROUND)
        size = max(1, round(page.w * share)), max(1, round(page.h * share))
        self.window.blit(pygame.transform.scale(drawn.surface.subsurface(page), size), seen.to_pixels(0, 0))

    def _screen_changed(self) -> None:
        self._changed = True


def intents_of(event: pygame.event.Event, canvas: Canvas) -> list[Intent]:
    """What one pygame event means to the player; an empty list when nothing."""
    match event.type:
        case pygame.QUIT:
            return [WindowClosed()]
        case pygame.WINDOWFOCUSLOST | pygame.WINDOWMINIMIZED:
            return [WindowLeft()]
        case pygame.KEYDOWN:
            return _key(event)
        case pygame.MOUSEBUTTONDOWN if event.button == 1:
            return [Point("down", canvas.to_units(*event.pos), touch=bool(getattr(event, "touch", False)))]
        case pygame.MOUSEBUTTONUP if event.button == 1:
            return [Point("up", canvas.to_units(*event.pos), touch=bool(getattr(event, "touch", False)))]
        case pygame.MOUSEMOTION:
            return [Point("move", canvas.to_units(*event.pos))]
        case pygame.MOUSEWHEEL:
            return [Scroll(-event.y)]
        case pygame.DROPFILE:
            return [FileDropped(Path(event.file))]
        case pygame.CONTROLLERBUTTONDOWN:
            intent = _PAD_BUTTONS.get(event.button)
            return [intent] if intent else []
    return []


def _key(event: pygame.event.Event) -> list[Intent]:
    if event.key == pygame.K_TAB:
        return [Step(-1 if event.mod & pygame.KMOD_SHIFT else 1)]
    if event.key == pygame.K_F11:
        _toggle_fullscreen()
        return []
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        return [WindowClosed()] if event.key == pygame.K_q else []
    if event.key in _KEYS:
        return [_KEYS[event.key]]
    if event.unicode and event.unicode.isprintable():
        return [Type(event.unicode)]
    return [Type(_NUMBER_PAD[event.key])] if event.key in _NUMBER_PAD else []


def _toggle_fullscreen() -> None:
    try:
        pygame.display.toggle_fullscreen()
    except pygame.error as problem:
        LOG.info("the whole screen cannot be used here: %s", problem)


def open_window(title: str, icon: pygame.Surface | None = None) -> pygame.Surface:
    """A resizable window of 1280 × 720, or as large as the screen allows; pads and text input are ready afterwards."""
    pygame.display.init()
    pygame.font.init()
    sizes = pygame.display.get_desktop_sizes()
    wide, high = sizes[0] if sizes else (1280, 720)
    share = min(1.0, wide * 0.98 / 1280, high * 0.92 / 720)
    window = pygame.display.set_mode((round(1280 * share), round(720 * share)), pygame.RESIZABLE)
    pygame.display.set_caption(title)
    if icon is not None:
        pygame.display.set_icon(icon)
    pygame.key.start_text_input()
    return window
