"""What every sheet on the table shares: its room, its tiles, and how it hears presses.

A sheet lays out one answer form inside ``ROOM``: it makes the widgets once, moves them as the rules change, and draws what lies
under them. A tile is a piece of paper on wood; what is chosen has an ink frame and lies higher, so that it is never colour alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from engine.challenges.base import Answer
from game.kit import shapes
from game.kit.choice_keys import ChoiceKeys, draw_sign
from game.kit.motion import ease_out, mix
from game.kit.options import draw_option, most_of
from game.kit.widgets import Widget

if TYPE_CHECKING:
    from engine.challenges.forms import Option
    from game.intents import Intent
    from game.kit.canvas import Box, Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox
    from game.kit.widgets.base import OnPress
    from game.minigames.harbour_table.rules import TableRules

ROOM: Box = (520.0, 228.0, 718.0, 456.0)  # the free part of the sheet of paper
_GLIDE_S = 0.2
_LEAST = 80.0  # width at which a tile is drawn; wider ones are stretched


class Tile(Widget):
    """Something of an answer that can be picked up; it glides when its ``box`` changes."""

    role = "choice"

    def __init__(
        self,
        key: str,
        option: Option,
        box: Box,
        on_press: OnPress,
        *,
        pack_folder: str = "",
        size: float = 34,
        most: int = 1,
        sound: str = "table_take",
    ) -> None:
        super().__init__(key, box, option.text or option.aloud, on_press, spoken=option.aloud, sound=sound)
        self.option, self.pack_folder, self.size, self.most = option, pack_folder, size, most
        self.home = box
        self.chosen = False
        self.shown = box
        self._from, self._at = box, _GLIDE_S
        self._to = box

    @property
    def radius(self) -> float:
        return 16.0

    def move(self, box: Box, *, at_once: bool) -> None:
        """From now on it lies there."""
        if box != self._to:
            self._from, self._to, self._at = self.shown, box, _GLIDE_S if at_once else 0.0
        self.box = box
        if at_once:
            self.shown = box

    @property
    def gliding(self) -> bool:
        return self._at < _GLIDE_S

    def update(self, seconds: float) -> None:
        self._at = min(_GLIDE_S, self._at + seconds)
        share = ease_out(self._at / _GLIDE_S)
        a, b = self._from, self._to
        self.shown = (mix(a[0], b[0], share), mix(a[1], b[1], share), b[2], b[3])

    def draw(self, canvas: Canvas) -> None:
        if not self.enabled:
            return
        x, y, w, h = self.shown
        theme = canvas.kit.theme
        lift = -6.0 if self.chosen else 0.0
        state = "pressed" if self.look.pressed else "rest"
        kind = "primary" if self.chosen else "quiet"
        canvas.wide_shape(lambda wide: shapes.face(wide, h, kind, state, theme, self.radius), w, x, y + lift, least=_LEAST)
        if self.chosen:
            ink = theme.ink if theme.shadow else "#FFFFFF"
            canvas.wide_shape(lambda wide: shapes.plain(wide, h, 16, "none", ink, 4), w, x, y + lift, least=_LEAST)
        face = theme.primary if self.chosen else theme.quiet
        ink = face.bottom if self.look.pressed and not theme.shadow else face.text
        sink = 3 if self.look.pressed else -2
        inner = (x + 6, y + 6 + lift + sink, w - 12, h - 14)
        draw_option(canvas, self.option, inner, self.size, pack_folder=self.pack_folder, colour=ink, room_for=self.most)
        draw_sign(canvas, self.sign, x + 3, y + 1 + lift)


class Sheet:
    """One answer form on paper. ``submit`` hands a complete answer to the table."""

    rules: TableRules

    def __init__(self, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None]) -> None:
        self.kit, self.pack_folder, self.submit = kit, pack_folder, submit
        self.tiles: list[Tile] = []
        self.needs_go = True
        self.keys = ChoiceKeys(())
        self.wants_adult = False

    def tiles_of(
        self,
        options: tuple[Option, ...],
        boxes: list[Box],
        press: Callable[[str], object],
        *,
        size: float = 34,
        prefix: str = "option",
    ) -> list[Tile]:
        """A tile for each option in its box; further ones with the same id get a number behind their key."""
        found: list[Tile] = []
        for n, (option, box) in enumerate(zip(options, boxes, strict=True)):
            again = sum(other.id == option.id for other in options[:n])
            key = f"{prefix}-{option.id}" + (f"-{again + 1}" if again else "")
            tile = Tile(
                key,
                option,
                box,
                self._pressing(press, option),
                pack_folder=self.pack_folder,
                size=size,
                most=most_of(options),
            )
            found.append(tile)
        self.tiles += found
        return found

    def _pressing(self, press: Callable[[str], object], option: Option) -> OnPress:
        def pressed() -> None:
            if self.kit.style.read_aloud:
                self.kit.say(option.aloud)
            press(option.id)
            self.arrange()

        return pressed

    @property
    def still(self) -> bool:
        return self.kit.style.reduced_motion

    def widgets(self) -> list[Widget]:
        """What can be pressed, in reading order."""
        return list(self.tiles)

    def arrange(self) -> None:
        """The rules changed: put every tile where it belongs."""

    def handle(self, intent: Intent) -> bool:
        """A typed character. True when it was used."""
        return False

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        """What to do to lay out this answer: each step before the next is asked for. The key that hands it in is not the sheet's."""
        raise LookupError(f"{type(self).__name__} does not say how it is answered")

    @property
    def wants_blank(self) -> bool:
        """Whether a typed blank would be a part of the answer now."""
        return False

    @property
    def typed_to(self) -> str:
        """The key of the thing that Enter should press after what was typed, if it is not the key that hands in."""
        return ""

    def erase(self) -> bool:
        """Take back the last thing."""
        if self.keys.erase():
            return True
        done = self.rules.erase()
        self.arrange()
        return done

    def show(self, solution: tuple[str, ...]) -> None:
        self.rules.show(solution)
        self.arrange()

    def adult_came(self) -> None:
        """A grown-up is here, and may do what waited for one."""

    def missed(self) -> None:
        """A wrong answer has been seen: by default everything stays, to be mended."""

    @property
    def gliding(self) -> bool:
        return any(tile.gliding for tile in self.tiles)

    def update(self, seconds: float) -> None:
        for tile in self.tiles:
            if tile.gliding:
                tile.update(seconds)

    def draw(self, canvas: Canvas) -> None:
        """What lies under the tiles."""

    def draw_over(self, canvas: Canvas) -> None:
        """What lies over them."""


def is_long(options: tuple[Option, ...]) -> bool:
    """Whether words need whole lines instead of tiles side by side."""
    return any(len(option.text) > (11 if option.picture else 9) for option in options)


def rows(count: int, room: Box, *, columns: int, most_w: float, most_h: float, gap: float = 12.0) -> list[Box]:
    """Boxes for ``count`` things in rows of ``columns``, centred in ``room``, each as large as fits and no larger than told."""
    x, y, w, h = room
    columns = min(columns, count)
    lines = -(-count // columns)
    each_w = min(most_w, (w - gap * (columns - 1)) / columns)
    each_h = min(most_h, (h - gap * (lines - 1)) / lines)
    top = y + (h - lines * each_h - (lines - 1) * gap) / 2
    found: list[Box] = []
    for n in range(count):
        line, column = divmod(n, columns)
        here = min(columns, count - line * columns)
        left = x + (w - here * each_w - (here - 1) * gap) / 2
        found.append((left + column * (each_w + gap), top + line * (each_h + gap), each_w, each_h))
    return found
