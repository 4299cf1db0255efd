"""Choosing: the options as large tiles; pressing one is the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.challenges.base import Answer
from engine.challenges.forms import Form
from game.intents import Intent, Type
from game.kit.choice_keys import ChoiceKeys
from game.kit.moves import Touch
from game.minigames.harbour_table.sheets.base import ROOM, Sheet, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.challenges.forms import ChooseForm
    from game.kit.canvas import Canvas
    from game.kit.moves import Deed
    from game.kit.toolbox import Toolbox


class ChoiceRules:
    """One is chosen, and that is that."""

    def __init__(self) -> None:
        self.chosen = ""

    @property
    def ready(self) -> bool:
        return bool(self.chosen)

    def submit(self) -> Answer:
        return Answer(Form.CHOOSE, (self.chosen,))

    def show(self, solution: tuple[str, ...]) -> None:
        self.chosen = solution[0]

    def erase(self) -> bool:
        return False


class ChooseSheet(Sheet):
    """The sign on a tile is the key that chooses it, too."""

    def __init__(self, form: ChooseForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None]) -> None:
        super().__init__(kit, pack_folder, submit)
        self.form = form
        self.rules: ChoiceRules = ChoiceRules()
        self.needs_go = False
        count = len(form.options)
        is_wide = any(len(word) > 12 for option in form.options for word in option.text.split())
        columns = 1 if form.longest > 24 else 2 if count != 3 else 1 if is_wide else 3
        boxes = rows(count, ROOM, columns=columns, most_w=718, most_h=216, gap=16)
        self.keys = ChoiceKeys(form.options)
        for n, tile in enumerate(self.tiles_of(form.options, boxes, self._choose, size=46)):
            tile.sign, tile.spoken = self.keys.signs[n], self.keys.spoken(n, tile.spoken)

    @property
    def typed_to(self) -> str:
        return "" if self.keys.exact is None else self.tiles[self.keys.exact].key

    def _choose(self, option: str) -> None:
        self.rules.chosen = option
        self.submit(self.rules.submit())

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Type(text) if self.keys.means(text):
                if (number := self.keys.type(text)) is not None:
                    self._choose(self.form.options[number].id)
                    self.arrange()
                return True
        return False

    def moves(self, value: tuple[str, ...], *, by_keys: bool) -> Iterator[Deed]:
        number = [option.id for option in self.form.options].index(value[0])
        if by_keys:
            yield from map(Type, self.keys.keys_of(number))
        else:
            yield Touch(self.tiles[number].key)

    def arrange(self) -> None:
        for tile in self.tiles:
            tile.chosen = tile.option.id == self.rules.chosen

    def missed(self) -> None:
        self.rules.chosen = ""
        self.arrange()

    def draw(self, canvas: Canvas) -> None:
        """Only tiles."""
