"""What was caught, in which order, and when it is a complete answer. No pygame, no drawing."""

from engine.challenges.base import Answer, AnswerForm, ChooseForm, Form, NumberForm, Option, OrderForm, TextForm

MOST_FISH = 8


class NetRules:
    """Fish carry options; what is caught goes into the next empty slot."""

    def __init__(self, form: AnswerForm) -> None:
        self.form = form
        self.caught: list[str] = []
        self.fish: tuple[Option, ...] = self._fish()

    def _fish(self) -> tuple[Option, ...]:
        match self.form:
            case TextForm(tiles=tiles):
                letters = list(dict.fromkeys(tiles))[:MOST_FISH]
                return tuple(Option(id=letter, text=letter, spoken=letter) for letter in letters)
            case ChooseForm(options=options):
                return options
            case OrderForm(pieces=pieces):
                return pieces
            case NumberForm():
                return ()

    @property
    def slots(self) -> tuple[str, ...]:
        """What each slot shows: given letters, caught ones, "" where one is missing."""
        match self.form:
            case TextForm(slots=given) if given:
                caught = iter(self.caught)
                return tuple(slot or next(caught, "") for slot in given)
            case TextForm():
                need = self.length
                return tuple((self.caught + [""] * need)[:need])
            case OrderForm(pieces=pieces):
                texts = {piece.id: piece.text or piece.picture for piece in pieces}
                shown = [texts[c] for c in self.caught]
                return tuple(shown + [""] * (len(pieces) - len(shown)))
            case _:
                return ()

    length = 0
    """How many letters a word without gaps has; set by whoever knows the solution's length."""

    def can_catch(self, option: str) -> bool:
        """Whether this fish is still there."""
        return not isinstance(self.form, OrderForm) or option not in self.caught

    def catch(self, option: str) -> Answer | None:
        """Catch a fish; the answer once nothing is missing any more."""
        if not self.can_catch(option) or option not in {fish.id for fish in self.fish}:
            return None
        if isinstance(self.form, ChooseForm):
            self.caught = [option]
            return Answer(Form.CHOOSE, (option,))
        if all(self.slots):
            return None
        self.caught.append(option)
        return self.complete()

    def type(self, letter: str) -> Answer | None:
        """A typed letter catches its fish."""
        for fish in self.fish:
            if fish.id == letter or (isinstance(self.form, TextForm) and fish.id.lower() == letter.lower()):
                return self.catch(fish.id)
        return None

    def complete(self) -> Answer | None:
        """The answer when every slot is full."""
        slots = self.slots
        if not slots or not all(slots):
            return None
        if isinstance(self.form, OrderForm):
            return Answer(Form.ORDER, tuple(self.caught))
        return Answer(Form.TEXT, ("".join(slots),))

    def let_go(self) -> bool:
        """The last catch swims off again. False when nothing was caught."""
        return bool(self.caught) and bool(self.caught.pop())

    def empty(self) -> None:
        """Everything swims again."""
        self.caught = []
