"""Pairs tied together, and pieces sorted into groups."""

from engine.challenges.base import Answer
from engine.challenges.forms import Form, PairsForm, SortForm


class PairsRules:
    """One thing on a side is chosen, then its partner on the other; a tied thing pressed again is untied."""

    def __init__(self, form: PairsForm) -> None:
        self.form = form
        self.tied: dict[str, str] = {}
        self.chosen: tuple[str, str] | None = None  # (side, id)

    def press(self, side: str, thing: str) -> None:
        """Press something on the ``left`` or ``right``."""
        self._untie(side, thing)
        if self.chosen is None or self.chosen[0] == side:
            self.chosen = None if self.chosen == (side, thing) else (side, thing)
            return
        left, right = (thing, self.chosen[1]) if side == "left" else (self.chosen[1], thing)
        self.tied[left] = right
        self.chosen = None

    def _untie(self, side: str, thing: str) -> None:
        self.tied = {left: right for left, right in self.tied.items() if thing != (left if side == "left" else right)}

    @property
    def ready(self) -> bool:
        return len(self.tied) == len(self.form.left)

    def submit(self) -> Answer:
        return Answer(Form.PAIRS, tuple(self.tied[option.id] for option in self.form.left))

    def show(self, solution: tuple[str, ...]) -> None:
        self.tied, self.chosen = {o.id: right for o, right in zip(self.form.left, solution, strict=True)}, None

    def erase(self) -> bool:
        had = bool(self.tied) or self.chosen is not None
        if self.chosen is None and self.tied:
            self.tied.popitem()
        self.chosen = None
        return had


class SortRules:
    """A piece is chosen (the first that lies free, unless told otherwise) and goes into the group that is pressed."""

    def __init__(self, form: SortForm) -> None:
        self.form = form
        self.where: dict[str, str] = {}
        self.chosen = form.pieces[0].id

    def choose(self, piece: str) -> None:
        self.where.pop(piece, None)
        self.chosen = piece

    def into(self, group: str) -> bool:
        """Put the chosen piece there. False when all are placed."""
        if not self.chosen:
            return False
        self.where[self.chosen] = group
        self.chosen = next((p.id for p in self.form.pieces if p.id not in self.where), "")
        return True

    @property
    def ready(self) -> bool:
        return len(self.where) == len(self.form.pieces)

    def submit(self) -> Answer:
        return Answer(Form.SORT, tuple(self.where[piece.id] for piece in self.form.pieces))

    def show(self, solution: tuple[str, ...]) -> None:
        self.where, self.chosen = {p.id: group for p, group in zip(self.form.pieces, solution, strict=True)}, ""

    def erase(self) -> bool:
        if not self.where:
            return False
        self.choose(next(reversed(self.where)))
        return True
