"""What was caught, in which order, and when it is a complete answer. No pygame, no drawing."""

from engine.challenges.base import Answer, AnswerForm, ChooseForm, Form, Option, OrderForm, TextForm
from engine.challenges.signs import fold_case, letters, typable

MOST_FISH = 8


class NetRules:
    """Fish carry options; what is caught goes into the next empty slot."""

    def __init__(self, form: AnswerForm, word: str = "") -> None:
        self.form, self.word = form, word
        self.caught: list[str] = []
        self.was_wrong = False  # what was caught stays to be seen until the next catch begins anew
        self.fish: tuple[Option, ...] = self._fish()
        self._restock()

    def _fish(self) -> tuple[Option, ...]:
        match self.form:
            case TextForm(tiles=tiles):
                return tuple(_letter(tile) for tile in list(dict.fromkeys(tiles))[:MOST_FISH])
            case ChooseForm(options=options):
                return options
            case OrderForm(pieces=pieces):
                return pieces
            case _:
                return ()

    def _restock(self) -> None:
        """There is room for eight fish: in a word with more letters those needed soon come in place of others."""
        if not isinstance(self.form, TextForm):
            return
        slots = self.form.slots or ("",) * len(letters(self.word))
        needed = [letter for letter, slot in zip(letters(self.word), slots, strict=False) if not slot][len(self.caught) :]
        soon = list(dict.fromkeys(needed))[: MOST_FISH - 2]
        fish = [option.id for option in self.fish]
        for letter in soon:
            spare = next((n for n, other in enumerate(fish) if other not in soon), None)
            if letter not in fish and spare is not None:
                fish[spare] = letter
        self.fish = tuple(_letter(letter) for letter in fish)

    @property
    def slots(self) -> tuple[str, ...]:
        """What each slot shows: given letters, caught ones, "" where one is missing."""
        match self.form:
            case TextForm(slots=given) if given:
                caught = iter(self.caught)
                return tuple(slot or next(caught, "") for slot in given)
            case TextForm():
                need = len(letters(self.word))
                return tuple((self.caught + [""] * need)[:need])
            case OrderForm(pieces=pieces):
                texts = {piece.id: piece.text or piece.picture for piece in pieces}
                shown = [texts[c] for c in self.caught]
                return tuple(shown + [""] * (len(pieces) - len(shown)))
            case _:
                return ()

    def can_catch(self, option: str) -> bool:
        """Whether this fish is still there."""
        return self.was_wrong or not isinstance(self.form, OrderForm) or option not in self.caught

    def catch(self, option: str) -> Answer | None:
        """Catch a fish; the answer once nothing is missing any more."""
        if self.was_wrong:
            self.empty()
        if not self.can_catch(option) or option not in {fish.id for fish in self.fish}:
            return None
        if isinstance(self.form, ChooseForm):
            self.caught = [option]
            return Answer(Form.CHOOSE, (option,))
        if all(self.slots):
            return None
        self.caught.append(option)
        self._restock()
        return self.complete()

    def type(self, letter: str) -> Answer | None:
        """A typed letter catches its fish."""
        if self.was_wrong:
            self.empty()
        ids = [fish.id for fish in self.fish]
        letter = letter if letter.isspace() else typable(letter)
        if letter not in ids and isinstance(self.form, TextForm) and not self.form.case_matters:
            letter = next((name for name in ids if fold_case(name) == fold_case(letter)), letter)
        return self.catch(letter)

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
        if self.was_wrong:
            self.empty()
            return True
        had = bool(self.caught) and bool(self.caught.pop())
        self._restock()
        return had

    def empty(self) -> None:
        """Everything swims again."""
        self.caught, self.was_wrong = [], False
        self._restock()


def _letter(letter: str) -> Option:
    return Option(id=letter, text="_" if letter == " " else letter, spoken=letter)
