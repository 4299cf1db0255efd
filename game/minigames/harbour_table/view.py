"""The harbour table on the screen: a ship's cabin, a desk, and on it a sheet of paper that plays every answer form.

It is the plain game that is always there: whatever a pack asks can be answered here. Right: a tick is stamped on the sheet and the
lantern flares. Wrong: a round arrow is stamped; what was laid stays and can be mended. Reduced motion: only the stamps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from engine.challenges.base import Answer
from engine.challenges.forms import Form
from game.intents import Erase, Intent, Type
from game.kit import shapes
from game.kit.choice_keys import draw_typed
from game.kit.motion import back_out, bump, span, wave, wobble
from game.kit.moves import Touch
from game.kit.widgets import Widget
from game.minigame import LittleGame
from game.minigames.harbour_table.sheets import sheet_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from game.kit.canvas import Box, Canvas
    from game.kit.moves import Deed
    from game.kit.widgets.base import OnPress

PAPER: Box = (496.0, 206.0, 766.0, 500.0)


class GoKey(Widget):
    """The key that hands the sheet in; pale while something is missing."""

    def __init__(self, label: str, on_press: OnPress) -> None:
        super().__init__("go", (366, 578, 118, 128), label, on_press, sound="table_put")
        self.ready = False

    @property
    def radius(self) -> float:
        return 20.0

    def draw(self, canvas: Canvas) -> None:
        x, y, w, _ = self.box
        canvas.picture("kit_key_go", x, y + (4 if self.look.pressed else 0), w, alpha=255 if self.ready else 130)


class HarbourTable(LittleGame):
    """Everything can be played at the table."""

    name: ClassVar[str] = "harbour_table"
    title: ClassVar[str] = "Harbour Table"
    plays: ClassVar[frozenset[Form]] = frozenset(Form)
    picture: ClassVar[str] = "game_table"
    board: ClassVar[Box] = (112, 0, 750, 196)
    bubble: ClassVar[Box] = (40, 332, 444, 172)
    sound = "right_table"

    def prepare(self) -> None:
        assert self.form is not None and self.challenge is not None
        self.sheet = sheet_for(self.form, self.kit, self.challenge.pack_folder, self._submit, self.keeper.look)
        self.keys = self.sheet.keys
        self.go = GoKey(self.kit.words("Done!"), self._go)

    def name_keys(self) -> None:
        """The sheets have done so."""

    def make_widgets(self) -> list[Widget]:
        self.sheet.arrange()
        return [*self.sheet.widgets(), *([self.go] if self.sheet.needs_go else [])]

    # ------------------------------------------------------------ answering
    def _go(self) -> None:
        if self.sheet.rules.ready:
            self._submit(self.sheet.rules.submit())
        else:
            self.kit.sounds.play("focus")

    def _submit(self, answer: Answer) -> None:
        if not self.busy:
            self.answer = answer

    def take_call(self) -> bool:
        called, self.sheet.wants_adult = self.sheet.wants_adult, False
        return called

    def adult_came(self) -> None:
        self.sheet.adult_came()

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Type() if not self.busy:
                return self.sheet.handle(intent)
            case Erase() if not self.busy:
                return self.sheet.erase()
        return False

    @property
    def wants_blank(self) -> bool:
        return self.sheet.wants_blank

    def moves(self, answer: Answer, *, by_keys: bool) -> Iterator[Deed]:
        yield from self.sheet.moves(answer.value, by_keys=by_keys)
        if self.sheet.needs_go:
            yield Touch("go")

    @property
    def typed_to(self) -> str:
        return self.sheet.typed_to or ("go" if self.sheet.needs_go else "")

    def lay_out(self, solution: tuple[str, ...]) -> None:
        self.sheet.show(solution)

    def settled(self, kind: str) -> None:
        if kind == "wrong":
            self.sheet.missed()

    @property
    def moving(self) -> bool:
        return self.busy or self.sheet.gliding or not self.still

    def update(self, seconds: float) -> None:
        super().update(seconds)
        self.sheet.update(seconds)

    # ------------------------------------------------------------ picture
    def draw(self, canvas: Canvas) -> None:
        canvas.layer(("table",), self._cabin)
        self._lantern(canvas)
        self.go.ready = self.sheet.rules.ready
        if self.sheet.needs_go:
            self.go.draw(canvas)
        self.sheet.draw(canvas)
        under = [widget for widget in self.sheet.widgets() if widget not in self.sheet.tiles]
        resting = [tile for tile in self.sheet.tiles if not tile.chosen and not tile.gliding]
        lifted = [tile for tile in self.sheet.tiles if tile not in resting]
        for widget in (*under, *resting, *lifted):
            widget.draw(canvas)
        draw_typed(canvas, self.keys.typed, 426, 540)
        self._stamp(canvas)

    def _cabin(self, canvas: Canvas) -> None:
        canvas.picture("table_cabin", 0, 0, 1280)
        x, y, w, h = PAPER
        if canvas.kit.theme.shadow:
            canvas.picture("table_paper", x - 14, y - 10, w + 28, h + 24)
        else:
            canvas.shape(shapes.panel(w, h, canvas.kit.theme, 20), x, y)

    def _lantern(self, canvas: Canvas) -> None:
        """The lamp over the desk breathes; a right answer makes it flare."""
        flare = bump(span(self.since("right"), 0.0, 0.8)) if self.since("right") >= 0 else 0.0
        glow = 1.0 if self.still else 1 + 0.05 * wave(self.at, 3.4)
        canvas.picture("glow", 412, 262, 150, anchor="center", zoom=glow * (1 + 0.5 * flare), alpha=190 + 65 * flare)
        canvas.picture("table_lantern", 412, 206, 62, anchor="midtop")

    def _stamp(self, canvas: Canvas) -> None:
        x, y, w, _ = PAPER
        shake = 0.0 if self.still else 10 * wobble(span(self.since("wrong"), 0.0, 0.5), 2)
        if self.reaction in ("right", "reveal"):
            zoom = 1.0 if self.still else max(0.05, back_out(span(self.clock.at, 0.1, 0.4)))
            canvas.picture("mark_tick", x + w - 34, y - 12, 92, anchor="center", zoom=zoom)
        elif self.reaction == "noted":
            canvas.picture("icon_log", x + w - 34, y - 12, 84, anchor="center")
        elif self.reaction == "wrong":
            canvas.picture("mark_again", x + w - 34 + shake, y - 12, 84, anchor="center")
