"""What a monkey can do in one step, as plain data: events of the window, a size, time. The same data does the same again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import pygame

Events = tuple[tuple[str, Mapping[str, object]], ...]
_KEYS = [
    "TAB",
    "TAB",
    "TAB",
    "RETURN",
    "RETURN",
    "SPACE",
    "ESCAPE",
    "BACKSPACE",
    "DELETE",
    "LEFT",
    "RIGHT",
    "UP",
    "DOWN",
    "PAGEUP",
    "PAGEDOWN",
    "HOME",
    "END",
    "INSERT",
    "KP_ENTER",
    "LCTRL",
    "LALT",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
    "CAPSLOCK",
    "PRINT",
    "MENU",
]
_SIGNS = "0123456789012345678901234567890abcdefghijklmnopqrstuvwxyzABCXYZäöüßÄÖÜéñ+-−×÷=<>.,;:!?/'\"()% \t\u200b\u202e界🙂"
_PADS = (*range(15), 77)
_WINDOW = [
    "WINDOWFOCUSLOST",
    "WINDOWFOCUSGAINED",
    "WINDOWMINIMIZED",
    "WINDOWRESTORED",
    "WINDOWEXPOSED",
    "WINDOWSHOWN",
    "WINDOWHIDDEN",
    "WINDOWLEAVE",
    "WINDOWENTER",
    "WINDOWMAXIMIZED",
    "WINDOWMOVED",
    "WINDOWDISPLAYCHANGED",
]
SIZES = ((1280, 720), (640, 360), (640, 360), (900, 300), (200, 500), (64, 48), (1, 1))
_JUMPS = (3600.0, 86400.0, 40 * 86400.0, -3600.0, -86400.0 * 400, 1e9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One step: events that arrive together, then ``ms`` milliseconds and a frame."""

    said: str
    events: Events = ()
    ms: int = 16
    size: tuple[int, int] | None = None
    jump_s: float = 0.0
    work: bool = False  # what goes on beside the game gets done in this step
    chance: float = 1.0  # of a frame: the smaller, the more certainly one is drawn


Point = tuple[int, int]


class Hands:
    """Makes actions. ``targets`` are the pixels where something can be pressed, ``files`` what may be dropped."""

    def __init__(self, rng: Random, files: Sequence[str], *, resizes: bool, jumps: bool) -> None:
        self.rng, self.files = rng, files
        ways: list[tuple[float, Callable[[Sequence[Point], Point], list[Action]]]] = [
            (34, self._click),
            (4, self._double),
            (5, self._drag),
            (2, self._touch),
            (18, self._key),
            (12, self._type),
            (3, self._burst),
            (8, self._pad),
            (3, self._wheel),
            (2, self._hover),
            (5, self._wait),
            (1, self._window),
            (0.6, self._drop),
            (0.4, self._odd),
            (0.04, self._close),
            (3.0 if resizes else 0.0, self._resize),
            (0.3 if jumps else 0.0, self._jump),
        ]
        self._weights, self._ways = [weight for weight, _ in ways], [way for _, way in ways]

    def gesture(self, targets: Sequence[Point], room: Point) -> list[Action]:
        """The next thing to do, in one or more steps."""
        return self.rng.choices(self._ways, self._weights)[0](targets, room)

    def presses(self, targets: Sequence[Point], room: Point) -> list[Action]:
        """One or some of the ways to press, at once."""
        ways = [self._click, self._click, self._double, self._touch, self._key, self._type, self._burst, self._pad, self._drag]
        return [action for way in self.rng.choices(ways, k=self.rng.choice((1, 1, 2))) for action in way(targets, room)]

    def tap(self, at: Point) -> Action:
        """A click on purpose."""
        return self._action(f"tap {at}", self._mouse("DOWN", at), self._mouse("UP", at), ms=16)

    def key(self, name: str, code: int) -> Action:
        return self._action(f"key {name}", ("KEYDOWN", {"key": code, "mod": 0, "unicode": "", "scancode": 0}), ms=16)

    def typed(self, text: str) -> Action:
        return self._action(f"type {text!r}", *(event for sign in text for event in self._letter(sign)), ms=16)

    def pause(self, ms: int) -> Action:
        return self._action("wait", ms=ms)

    def _ms(self) -> int:
        return self.rng.choice((0, 1, 16, 16, 33, 50, 100, 100, 400, 900))

    def _action(self, said: str, *events: tuple[str, Mapping[str, object]], ms: int | None = None) -> Action:
        rng = self.rng
        return Action(said=said, events=events, ms=self._ms() if ms is None else ms, work=rng.random() < 0.3, chance=rng.random())

    def _at(self, targets: Sequence[Point], room: Point) -> Point:
        if targets and self.rng.random() < 0.85:
            x, y = self.rng.choice(targets)
            return x + self.rng.randint(-6, 6), y + self.rng.randint(-6, 6)
        return self.rng.randint(-40, room[0] + 40), self.rng.randint(-40, room[1] + 40)

    def _mouse(self, kind: str, at: Point, *, button: int = 1, touch: bool = False) -> tuple[str, Mapping[str, object]]:
        return f"MOUSEBUTTON{kind}", {"button": button, "pos": at, "touch": touch}

    def _click(self, targets: Sequence[Point], room: Point) -> list[Action]:
        at, button = self._at(targets, room), self.rng.choice((1, 1, 1, 1, 1, 1, 1, 1, 2, 3))
        down, up = self._mouse("DOWN", at, button=button), self._mouse("UP", at, button=button)
        if self.rng.random() < 0.7:
            return [self._action(f"click {at} {button}", down, up)]
        return [self._action(f"down {at} {button}", down), self._action(f"up {at} {button}", up)]

    def _double(self, targets: Sequence[Point], room: Point) -> list[Action]:
        at = self._at(targets, room)
        down, up = self._mouse("DOWN", at), self._mouse("UP", at)
        return [self._action(f"click {at} quickly", down, up, ms=16) for _ in range(self.rng.choice((2, 2, 3, 6)))]

    def _drag(self, targets: Sequence[Point], room: Point) -> list[Action]:
        here, there = self._at(targets, room), self._at(targets, room)
        moved = "MOUSEMOTION", {"pos": there, "rel": (1, 1), "buttons": (1, 0, 0)}
        steps = [self._action(f"down {here}", self._mouse("DOWN", here)), self._action(f"drag to {there}", moved)]
        return [*steps, self._action(f"up {there}", self._mouse("UP", there))] if self.rng.random() < 0.9 else steps

    def _touch(self, targets: Sequence[Point], room: Point) -> list[Action]:
        at = self._at(targets, room)
        finger: Mapping[str, object] = {"x": at[0] / max(1, room[0]), "y": at[1] / max(1, room[1]), "finger_id": 1, "touch_id": 1}
        down = ("FINGERDOWN", finger), self._mouse("DOWN", at, touch=True)
        up = ("FINGERUP", finger), self._mouse("UP", at, touch=True)
        return [self._action(f"touch {at}", *down), self._action(f"let go {at}", *up)]

    def _key(self, targets: Sequence[Point], room: Point) -> list[Action]:
        name = self.rng.choice(_KEYS)
        code = int(getattr(pygame, f"K_{name}"))
        mods = self.rng.choice((0, 0, 0, 0, pygame.KMOD_SHIFT, pygame.KMOD_SHIFT, pygame.KMOD_CTRL, pygame.KMOD_ALT))
        values: Mapping[str, object] = {"key": code, "mod": mods, "unicode": " " if name == "SPACE" else "", "scancode": 0}
        steps = [("KEYDOWN", values)] * self.rng.choice((1, 1, 1, 1, 2, 5))
        return [self._action(f"key {name} {mods:#x}", *steps, ("KEYUP", values))]

    def _letter(self, sign: str) -> tuple[tuple[str, Mapping[str, object]], ...]:
        code = ord(sign.lower()) if ord(sign) < 128 else 0
        return ("KEYDOWN", {"key": code, "mod": 0, "unicode": sign, "scancode": 0}), ("TEXTINPUT", {"text": sign})

    def _type(self, targets: Sequence[Point], room: Point) -> list[Action]:
        sign = self.rng.choice(_SIGNS)
        return [self._action(f"type {sign!r}", *self._letter(sign))]

    def _burst(self, targets: Sequence[Point], room: Point) -> list[Action]:
        """Somebody who knows: the digits of the door, a number and Enter, or a fist on the keyboard."""
        signs = self.rng.choice(("4711", "12", "7", "100", "".join(self.rng.choices(_SIGNS, k=6))))
        enter: tuple[str, Mapping[str, object]] = ("KEYDOWN", {"key": pygame.K_RETURN, "mod": 0, "unicode": "\r", "scancode": 0})
        steps = [self._action(f"type {sign!r}", *self._letter(sign)) for sign in signs]
        return [*steps, self._action("key RETURN", enter)]

    def _pad(self, targets: Sequence[Point], room: Point) -> list[Action]:
        if self.rng.random() < 0.2:
            values: Mapping[str, object] = {
                "axis": self.rng.randrange(6),
                "value": self.rng.randint(-32768, 32767),
                "instance_id": 0,
            }
            return [self._action("pad axis", ("CONTROLLERAXISMOTION", values))]
        button = self.rng.choice(_PADS)
        pressed = {"button": button, "instance_id": 0}
        return [self._action(f"pad {button}", ("CONTROLLERBUTTONDOWN", pressed), ("CONTROLLERBUTTONUP", pressed))]

    def _wheel(self, targets: Sequence[Point], room: Point) -> list[Action]:
        lines = self.rng.choice((-1, 1, -3, 3, 40, -40))
        return [self._action(f"wheel {lines}", ("MOUSEWHEEL", {"x": 0, "y": lines, "flipped": False}))]

    def _hover(self, targets: Sequence[Point], room: Point) -> list[Action]:
        at = self._at(targets, room)
        return [self._action(f"hover {at}", ("MOUSEMOTION", {"pos": at, "rel": (1, 1), "buttons": (0, 0, 0)}))]

    def _wait(self, targets: Sequence[Point], room: Point) -> list[Action]:
        return [Action(said="wait", ms=100, work=True, chance=self.rng.random()) for _ in range(self.rng.choice((1, 4, 12)))]

    def _window(self, targets: Sequence[Point], room: Point) -> list[Action]:
        kind = self.rng.choice(_WINDOW)
        return [self._action(kind.lower(), (kind, {}))]

    def _drop(self, targets: Sequence[Point], room: Point) -> list[Action]:
        file = self.rng.choice(self.files)
        dropped = "DROPFILE", {"file": file}
        return [self._action(f"drop {file.rpartition('/')[2]}", ("DROPBEGIN", {}), dropped, ("DROPCOMPLETE", {}))]

    def _odd(self, targets: Sequence[Point], room: Point) -> list[Action]:
        odd: list[tuple[str, Mapping[str, object]]] = [
            ("CONTROLLERDEVICEADDED", {"device_index": 99}),
            ("CONTROLLERDEVICEREMOVED", {"instance_id": 3}),
            ("DROPTEXT", {"text": "words"}),
            ("CLIPBOARDUPDATE", {}),
            ("AUDIODEVICEREMOVED", {"which": 0, "iscapture": 0}),
            ("KEYMAPCHANGED", {}),
            ("TEXTEDITING", {"text": "ä", "start": 0, "length": 1}),
        ]
        event = self.rng.choice(odd)
        return [self._action(event[0].lower(), event)]

    def _close(self, targets: Sequence[Point], room: Point) -> list[Action]:
        return [self._action("close the window", ("QUIT", {}))]

    def _resize(self, targets: Sequence[Point], room: Point) -> list[Action]:
        told: Events = (("WINDOWSIZECHANGED", {"x": 1, "y": 1}),) if self.rng.random() < 0.7 else ()
        count = self.rng.choice((1, 1, 3))
        sizes = [self.rng.choice(SIZES) for _ in range(count)]
        return [
            Action(said=f"resize {size}", events=told, size=size, ms=self.rng.choice((0, 16, 100, 200)), chance=0.0)
            for size in sizes
        ]

    def _jump(self, targets: Sequence[Point], room: Point) -> list[Action]:
        jump = self.rng.choice(_JUMPS)
        return [Action(said=f"the clock jumps {jump:g} s", jump_s=jump)]
