"""The sheets of the harbour table, one module for each answer form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, assert_never

from engine.challenges.base import Answer
from engine.challenges.forms import (
    AnswerForm,
    BuildForm,
    ChooseForm,
    NumberForm,
    OrderForm,
    PairsForm,
    PlaceForm,
    ShowForm,
    SortForm,
    TextForm,
)
from game.minigames.harbour_table.sheets.base import ROOM, Sheet, Tile
from game.minigames.harbour_table.sheets.build import BuildSheet
from game.minigames.harbour_table.sheets.choose import ChooseSheet
from game.minigames.harbour_table.sheets.clock import ClockSheet
from game.minigames.harbour_table.sheets.keys import KeysSheet
from game.minigames.harbour_table.sheets.order import OrderSheet
from game.minigames.harbour_table.sheets.pairs import PairsSheet
from game.minigames.harbour_table.sheets.picture import PictureSheet
from game.minigames.harbour_table.sheets.scale import ScaleSheet
from game.minigames.harbour_table.sheets.show import ShowSheet
from game.minigames.harbour_table.sheets.sort import SortSheet

if TYPE_CHECKING:
    from game.kit.toolbox import Toolbox


def sheet_for(form: AnswerForm, kit: Toolbox, pack_folder: str, submit: Callable[[Answer], None], look: int) -> Sheet:
    """The sheet for a form; ``look`` is the keeper whose ticks it may show."""
    match form:
        case ChooseForm():
            return ChooseSheet(form, kit, pack_folder, submit)
        case NumberForm() | TextForm():
            return KeysSheet(form, kit, pack_folder, submit)
        case OrderForm():
            return OrderSheet(form, kit, pack_folder, submit)
        case PairsForm():
            return PairsSheet(form, kit, pack_folder, submit)
        case SortForm():
            return SortSheet(form, kit, pack_folder, submit)
        case PlaceForm(on="clock"):
            return ClockSheet(form, kit, pack_folder, submit)
        case PlaceForm(on="picture"):
            return PictureSheet(form, kit, pack_folder, submit)
        case PlaceForm():
            return ScaleSheet(form, kit, pack_folder, submit)
        case BuildForm():
            return BuildSheet(form, kit, pack_folder, submit)
        case ShowForm():
            return ShowSheet(form, kit, pack_folder, submit, look)
        case _:
            assert_never(form)


__all__ = ["ROOM", "Sheet", "Tile", "sheet_for"]
