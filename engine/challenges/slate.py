"""What is being typed for a number or a word: which keys there are, what may still be typed, when it is a whole answer.

Pure rules, shared by every mini-game with a keyboard: a typed comma in an English pack stays a comma, because only the judge knows what
it can mean.
"""

import unicodedata

from engine.challenges.base import Answer
from engine.challenges.forms import Form, NumberForm, TextForm
from engine.challenges.signs import letters, typable

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
            case NumberForm(signs=signs):
                return (*"1234567890", *signs)
            case TextForm(tiles=tiles):
                return tuple(sorted(set(tiles)))

    def press(self, key: str) -> bool:
        """Type a key. False when there is no room or it cannot stand here."""
        key = _MINUS.get(key, key) if isinstance(self.form, NumberForm) else self._tile(key)
        if not self._fits(key):
            return False
        self.typed = unicodedata.normalize("NFC", self.typed + key)
        return True

    def _tile(self, key: str) -> str:
        """A typed letter as it stands on its tile; where case matters it stays as it was typed."""
        form = self.form
        assert isinstance(form, TextForm)
        key = key if key.isspace() else typable(key)
        if key in form.tiles or form.case_matters:
            return key
        return {tile.lower(): tile for tile in form.tiles}.get(key.lower(), key)

    def _fits(self, key: str) -> bool:
        match self.form:
            case NumberForm(digits=longest):
                # A keyboard brings every sign of a number: a point that is swallowed would make 25 of 2.5.
                may = key in "0123456789−.,/" or (key == " " and self.typed and key in self.form.signs)
                return len(key) == 1 and bool(may) and len(self.typed) < longest and not (key == "−" and self.typed)
            case TextForm():
                is_seen = bool(key) and key.isprintable()
                return is_seen and (key != " " or self._takes_blank) and len(letters(self.typed + key)) <= self.room

    @property
    def _takes_blank(self) -> bool:
        """A blank stands between words, or in a gap of its own."""
        assert isinstance(self.form, TextForm)
        return bool(self.form.slots) or (bool(self.typed) and not self.typed.endswith(" "))

    @property
    def wants_blank(self) -> bool:
        """Whether the space bar is a sign now: in the middle of a text, or of 1 3/4."""
        if not self.typed:
            return False
        if isinstance(self.form, NumberForm):
            return " " in self.form.signs
        return " " in self.form.tiles if self.form.slots else True

    @property
    def room(self) -> int:
        """How many letters may be typed: the gaps, or the longest word."""
        assert isinstance(self.form, TextForm)
        return sum(not slot for slot in self.form.slots) or self.form.longest

    def erase(self) -> bool:
        """Take back the last key. False when there is none."""
        had = bool(self.typed)
        self.typed = "".join(letters(self.typed)[:-1])
        return had

    @property
    def word(self) -> str:
        """What is typed, with the letters that stand already."""
        if not isinstance(self.form, TextForm) or not self.form.slots:
            return self.typed
        typed = iter(letters(self.typed))
        return "".join(slot or next(typed, "_") for slot in self.form.slots)

    def signs_of(self, value: str) -> tuple[str, ...]:
        """The keys that write ``value``, one after another; only those for the gaps where letters stand already."""
        if isinstance(self.form, NumberForm):
            return tuple(value.replace("-", "−"))
        whole = letters(typable(value))
        slots = self.form.slots or ("",) * len(whole)
        return tuple(letter for letter, slot in zip(whole, slots, strict=False) if not slot)

    @property
    def ready(self) -> bool:
        """Whether it is a whole answer."""
        if isinstance(self.form, TextForm) and self.form.slots:
            return len(letters(self.typed)) == self.room
        return bool(self.typed.strip()) and self.typed != "−"

    def submit(self) -> Answer | None:
        """The answer as it stands, or None while it is not complete."""
        if not self.ready:
            return None
        form = Form.NUMBER if isinstance(self.form, NumberForm) else Form.TEXT
        return Answer(form, (self.word,))
