"""Which stone was chosen, and where the stones lie. No pygame, no drawing."""

from engine.challenges.base import Answer, ChooseForm, Form

# (x of the middle, water line, width) for two to six stones; no stone touches companion, lamp, board or gate.
PLACES: dict[int, tuple[tuple[float, float, float], ...]] = {
    2: ((490, 600, 250), (780, 600, 250)),
    3: ((650, 452, 212), (462, 630, 226), (790, 630, 226)),
    4: ((540, 452, 206), (806, 452, 206), (448, 640, 222), (724, 640, 222)),
    5: ((470, 440, 176), (660, 430, 176), (846, 440, 176), (520, 640, 200), (764, 640, 200)),
    6: ((450, 440, 170), (640, 430, 170), (830, 440, 170), (430, 640, 186), (632, 646, 186), (832, 640, 186)),
}


class StoneRules:
    """One hop at a time."""

    def __init__(self, form: ChooseForm) -> None:
        self.form = form
        self.chosen: int | None = None

    def hop_to(self, number: int) -> Answer | None:
        """Hop to a stone (0-based); None when there is no such stone or the keeper is in the air."""
        if self.chosen is not None or not 0 <= number < len(self.form.options):
            return None
        self.chosen = number
        return Answer(Form.CHOOSE, (self.form.options[number].id,))

    def back(self) -> None:
        """The keeper is on the bank again."""
        self.chosen = None

    def place(self, number: int) -> tuple[float, float, float]:
        """(x, water line, width) of a stone."""
        return PLACES[len(self.form.options)][number]
