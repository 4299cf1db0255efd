"""What is being typed for a number or a word: which keys there are, what may still be typed, when it is a whole answer.

Pure rules, shared by every mini-game with a keyboard: a typed comma in an English pack stays a comma, because only the judge knows what
it can mean.
"""

from engine.challenges.base import Answer
from engine.challenges.forms import Form, NumberForm, TextForm

_MINUS = {"-": "−", "–": "−"}


class Slate:
    """Typed so far, within what the form allows."""

    def __init__(self, form: NumberForm | TextForm) -> None:
        self.form = form
        self.typed = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys to show, in their order."""
        match self.form:
            case NumberForm(negative=negative, decimal_sign=sign, fraction=fraction):
                return (*"1234567890", *("−",) * negative, *(sign,) * bool(sign), *("/",) * fraction)
            case TextForm(tiles=tiles):
                return tuple(sorted(set(tiles)))

    def press(self, key: str) -> bool:
        """Type a key. False when there is no room or it cannot stand here."""
        key = _MINUS.get(key, key) if isinstance(self.form, NumberForm) else self._tile(key)
        if not self._fits(key):
            return False
        self.typed += key
        return True

    def _tile(self, key: str) -> str:
        """A typed letter as it stands on its tile; where case matters it stays as it was typed."""
        form = self.form
        assert isinstance(form, TextForm)
        if key in form.tiles or form.case_matters:
            return key
        return {tile.lower(): tile for tile in form.tiles}.get(key.lower(), key)

    def _fits(self, key: str) -> bool:
        match self.form:
            case NumberForm(digits=longest, typed_signs=signs):
                may = key in "0123456789" or key in signs
                return len(key) == 1 and may and len(self.typed) < longest and not (key == "−" and self.typed)
            case TextForm():
                return (key.isalnum() or key in "'’- ") and len(self.typed) < self.room

    @property
    def room(self) -> int:
        """How many letters may be typed: the gaps, or the longest word."""
        assert isinstance(self.form, TextForm)
        return sum(not slot for slot in self.form.slots) or self.form.longest

    def erase(self) -> bool:
        """Take back the last key. False when there is none."""
        had = bool(self.typed)
        self.typed = self.typed[:-1]
        return had

    @property
    def word(self) -> str:
        """What is typed, with the letters that stand already."""
        if not isinstance(self.form, TextForm) or not self.form.slots:
            return self.typed
        letters = iter(self.typed)
        return "".join(slot or next(letters, "_") for slot in self.form.slots)

    @property
    def ready(self) -> bool:
        """Whether it is a whole answer."""
        return bool(self.typed) and "_" not in self.word and self.typed != "−"

    def submit(self) -> Answer | None:
        """The answer as it stands, or None while it is not complete."""
        if not self.ready:
            return None
        form = Form.NUMBER if isinstance(self.form, NumberForm) else Form.TEXT
        return Answer(form, (self.word,))
