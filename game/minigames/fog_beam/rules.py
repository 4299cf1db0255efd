"""When something typed at the desk is a complete answer. No pygame, no drawing."""

from engine.challenges.base import Answer, AnswerForm, ChooseForm, Form, NumberForm, OrderForm, TextForm


class FogRules:
    """The slate of the desk: what was typed, what may be typed, when the lamp may shine."""

    def __init__(self, form: AnswerForm) -> None:
        self.form = form
        self.typed = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the desk in their order."""
        match self.form:
            case NumberForm(negative=negative, decimal_sign=sign, fraction=fraction):
                extra = ("−",) * negative + (sign,) * bool(sign) + ("/",) * fraction
                return (*"1234567890", *extra)
            case TextForm(tiles=tiles):
                return tuple(sorted(set(tiles)))
            case ChooseForm() | OrderForm():
                return ()

    def press(self, key: str) -> bool:
        """Type a key. False when there is no room or no such key."""
        if key == "-":
            key = "−"
        if key == ",":
            key = "."
        match self.form:
            case NumberForm(digits=longest):
                if key not in self.keys or len(self.typed) >= longest or (key == "−" and self.typed):
                    return False
            case TextForm(tiles=tiles, longest=longest):
                known = {tile.lower(): tile for tile in tiles}
                key = key if key in tiles else known.get(key.lower(), key)
                if not (key.isalpha() or key in "'- ") or len(self.typed) >= self.room(longest):
                    return False
            case _:
                return False
        self.typed += key
        return True

    def room(self, longest: int) -> int:
        """How many letters may be typed: the gaps, or the longest word."""
        gaps = sum(not slot for slot in self.form.slots) if isinstance(self.form, TextForm) else 0
        return gaps or longest

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
        """Whether there is something to shine at."""
        return bool(self.typed) and "_" not in self.word and self.typed != "−"

    def submit(self) -> Answer | None:
        """The answer as it stands, or None while it is not complete."""
        if not self.ready:
            return None
        form = Form.NUMBER if isinstance(self.form, NumberForm) else Form.TEXT
        return Answer(form, (self.word,))
