"""A mini-game that only the tests know, as short as one can be: pails for things to sort, plates for things to choose."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

import pytest

from engine.challenges.base import Answer, ChooseForm, Form, Option, SortForm
from game.intents import Erase, Intent, Type
from game.kit import shapes
from game.kit.canvas import Box, Canvas
from game.kit.choice_keys import draw_sign
from game.kit.moves import Deed, Touch
from game.kit.options import draw_option
from game.kit.widgets import Button, Widget
from game.kit.widgets.base import OnPress
from game.minigame import LittleGame, MiniGame
from game.minigames import MINIGAMES, PLAYS


class Plate(Widget):
    """A choice or a piece, in two rows."""

    role = "choice"

    def __init__(self, number: int, option: Option, on_press: OnPress, pack_folder: str) -> None:
        box = (130 + 270 * (number % 4), 320 + 130 * (number // 4), 250, 110)
        super().__init__(f"option-{option.id}", box, option.text or option.aloud, on_press, spoken=option.aloud)
        self.option, self.pack_folder = option, pack_folder

    def draw(self, canvas: Canvas) -> None:
        x, y, w, h = self.box
        canvas.shape(shapes.plain(w, h, 16, "#FFF8EC", "#5B4B76", 4), x, y)
        draw_option(canvas, self.option, (x + 40, y + 8, w - 56, h - 16), 40, pack_folder=self.pack_folder)
        draw_sign(canvas, self.sign, x + 20, y + 24)


class Pails(LittleGame):
    """A press moves a piece on to the next pail; a press on a plate chooses it."""

    name: ClassVar[str] = "pails"
    title: ClassVar[str] = "Pails"
    plays: ClassVar[frozenset[Form]] = frozenset({Form.SORT, Form.CHOOSE})
    picture: ClassVar[str] = "game_stones"
    board: ClassVar[Box] = (112, 0, 750, 206)
    bubble: ClassVar[Box] = (252, 212, 470, 92)

    def prepare(self) -> None:
        self.where: dict[str, str] = {}

    def make_widgets(self) -> list[Widget]:
        folder = self.challenge.pack_folder if self.challenge is not None else ""
        match self.form:
            case ChooseForm(options=options):
                return [Plate(n, option, partial(self._choose, n), folder) for n, option in enumerate(options)]
            case SortForm(pieces=pieces):
                pails: list[Widget] = [Plate(n, piece, partial(self._move, piece.id), folder) for n, piece in enumerate(pieces)]
                return [*pails, Button("go", (1010, 560, 120, 80), "", self._hand_in, icon="icon_tick", spoken="Ready")]
        return []

    def _choose(self, number: int) -> None:
        if not self.busy and isinstance(self.form, ChooseForm):
            self.answer = Answer(Form.CHOOSE, (self.form.options[number].id,))

    def _move(self, piece: str) -> None:
        if not self.busy and isinstance(self.form, SortForm):
            groups = [group.id for group in self.form.groups]
            self.where[piece] = groups[(groups.index(self.where[piece]) + 1) % len(groups)] if piece in self.where else groups[0]

    def _hand_in(self) -> None:
        if not self.busy and isinstance(self.form, SortForm) and len(self.where) == len(self.form.pieces):
            self.answer = Answer(Form.SORT, tuple(self.where[piece.id] for piece in self.form.pieces))

    def lay_out(self, solution: tuple[str, ...]) -> None:
        if isinstance(self.form, SortForm):
            self.where = {piece.id: group for piece, group in zip(self.form.pieces, solution, strict=True)}

    def handle(self, intent: Intent) -> bool:
        match intent:
            case Type(text):
                return self.type_choice(text, self._choose)
            case Erase():
                return self.keys.erase()
        return False

    def moves(self, answer: Answer, *, by_keys: bool) -> Iterator[Deed]:
        if isinstance(self.form, SortForm):
            for piece, group in zip(self.form.pieces, answer.value, strict=True):
                while self.where.get(piece.id) != group:
                    yield Touch(f"option-{piece.id}")
            yield Touch("go")
        else:
            yield from self.choice_moves(answer.value[0], by_keys=by_keys)

    def draw(self, canvas: Canvas) -> None:
        canvas.picture("stones_back", 0, 0, 1280)
        for widget in self.widgets:
            widget.draw(canvas)


class OnlyPails(Pails):
    """The same without choices: no shipped island is played with it."""

    name: ClassVar[str] = "only_pails"
    plays: ClassVar[frozenset[Form]] = frozenset({Form.SORT})


def register(monkeypatch: pytest.MonkeyPatch, game: type[MiniGame]) -> None:
    """The line in ``game/minigames/__init__.py`` that a new game needs, for one test."""
    monkeypatch.setitem(MINIGAMES, game.name, game)  # type: ignore[arg-type]
    monkeypatch.setitem(PLAYS, game.name, game.plays)  # type: ignore[arg-type]
