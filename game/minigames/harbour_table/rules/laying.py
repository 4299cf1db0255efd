"""Pieces laid in order, or laid until something holds; ticks of child and adult."""

from engine.challenges.base import Answer
from engine.challenges.expressions.language import show
from engine.challenges.forms import ADULT, BuildForm, Form, OrderForm, ShowForm
from engine.challenges.kinds.build.conditions import measures


class OrderRules:
    """Pieces lie in the order they were pressed; one pressed again is taken back."""

    def __init__(self, form: OrderForm) -> None:
        self.form = form
        self.laid: list[str] = []

    def press(self, piece: str) -> None:
        if piece in self.laid:
            self.laid.remove(piece)
        else:
            self.laid.append(piece)

    @property
    def ready(self) -> bool:
        return len(self.laid) == len(self.form.pieces)

    def submit(self) -> Answer:
        return Answer(Form.ORDER, tuple(self.laid))

    def show(self, solution: tuple[str, ...]) -> None:
        self.laid = list(solution)

    def erase(self) -> bool:
        return bool(self.laid) and bool(self.laid.pop())


class BuildRules:
    """Pieces laid one after another; a laid one pressed again is taken back."""

    def __init__(self, form: BuildForm) -> None:
        self.form = form
        self.laid: list[str] = []

    def can_lay(self, piece: str) -> bool:
        """Whether there is room, and the piece still lies there."""
        known = [p.id for p in self.form.pieces]
        return len(self.laid) < self.form.most and (self.form.again or self.laid.count(piece) < known.count(piece))

    def lay(self, piece: str) -> bool:
        can = self.can_lay(piece)
        if can:
            self.laid.append(piece)
        return can

    def take(self, place: int) -> None:
        """Take back the piece at a place (0-based)."""
        if place < len(self.laid):
            self.laid.pop(place)

    @property
    def total(self) -> str:
        """The running total in words of the language; empty when the pieces have none or it is not shown."""
        found = measures(self.laid, self.form.language_sign).get("total") if self.form.tally else None
        return show(found, self.form.language_sign) if found is not None else ""

    @property
    def ready(self) -> bool:
        return bool(self.laid)

    def submit(self) -> Answer:
        return Answer(Form.BUILD, tuple(self.laid))

    def show(self, solution: tuple[str, ...]) -> None:
        self.laid = list(solution)

    def erase(self) -> bool:
        return bool(self.laid) and bool(self.laid.pop())


class ShowRules:
    """Ticks of child and adult. The adult's column opens when one came; it is an answer at any time: no tick means "not yet"."""

    ready = True

    def __init__(self, form: ShowForm) -> None:
        self.form = form
        self.ticks: dict[str, None] = {}
        self.adult_is_here = False
        self.wanted = ""  # the adult's tick that was pressed before one was here

    def press(self, tick: str) -> bool:
        """Tick or untick. False when a grown-up has to come first."""
        if tick.startswith(ADULT) and not self.adult_is_here:
            self.wanted = tick
            return False
        if tick in self.ticks:
            del self.ticks[tick]
        else:
            self.ticks[tick] = None
        return True

    def adult_came(self) -> None:
        """A grown-up is here: what waited for one is ticked."""
        self.adult_is_here = True
        if self.wanted:
            self.press(self.wanted)
            self.wanted = ""

    def submit(self) -> Answer:
        return Answer(Form.SHOW, tuple(sorted(self.ticks)))

    def show(self, solution: tuple[str, ...]) -> None:
        """There is no solution to show: what was not done stays open."""

    def erase(self) -> bool:
        return bool(self.ticks) and self.ticks.popitem() is not None
