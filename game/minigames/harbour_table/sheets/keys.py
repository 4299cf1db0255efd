"""Typing a number or a word: a line to write on and keys below it; the keyboard types, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.challenges.base import Answer
from engine.challenges.forms import NumberForm, Option, TextForm
from engine.challenges.slate import Slate
from game.intents import Intent, Type
from game.kit import shapes
from game.kit.moves import Touch, slate_moves
from game.kit.options import key_option
from game.minigames.harbour_table.sheets.base import ROOM, Sheet, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from game.kit.canvas import Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox

_ERASE = "erase"


class SlateRules(Slate):
    """A slate that can also show the solution."""

    def submit(self) -> Answer:
        answer = super().submit()
        assert answer is not None
        return answer

    def show(self, solution: tuple[str, ...]) -> None:
        self.shown = solution[0]

    shown = ""


class KeysSheet(Sheet):
    """A number pad or the letters of a word."""

    def __init__(self, form: NumberForm | TextForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None]) -> None:
        super().__init__(kit, pack_folder, submit)
        self.form = form
        self.rules: SlateRules = SlateRules(form)
        x, y, w, h = ROOM
        rub_out = kit.words("Rub out")
        keys = (key_option(key, kit.words) for key in self.rules.keys)
        options = (*keys, Option(id=_ERASE, picture="icon_erase", spoken=rub_out))
        columns = 6 if len(options) <= 12 else 7
        boxes = rows(len(options), (x, y + 148, w, h - 148), columns=columns, most_w=104, most_h=92, gap=10)
        self.tiles_of(options, boxes, self._key, size=44, prefix="key")

    def _key(self, key: str) -> None:
        if key == _ERASE:
            self.rules.erase()
        else:
            self.rules.press(key)

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Type(text):
                self.rules.press(text)
                return True
        return False

    @property
    def wants_blank(self) -> bool:
        return self.rules.wants_blank

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        slate = slate_moves(self.rules, value[0], by_keys=by_keys, erase=f"key-{_ERASE}")
        return (deed for deed in slate if deed != Touch("go"))

    def missed(self) -> None:
        self.rules.typed = ""

    def draw(self, canvas: Canvas) -> None:
        theme = canvas.kit.theme
        x, y, w, _ = ROOM
        canvas.shape(shapes.plain(w - 120, 116, 22, "#FFFFFF" if theme.shadow else "#050714", theme.quiet.edge, 4), x + 60, y + 8)
        shown = self.rules.shown or self.rules.word
        unit = self.form.unit if isinstance(self.form, NumberForm) else ""
        text = f"{shown} {unit}".strip()
        if not text:
            canvas.rect((x + w / 2 - 2, y + 36, 5, 60), "#E4572E", 2)
            return
        canvas.text(text, x + w / 2, y + 66, 64, theme.ink, bold=True, anchor="center", literal=True, max_w=w - 160)
