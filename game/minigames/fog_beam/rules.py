"""When something typed at the desk is a complete answer. No pygame, no drawing."""

from engine.challenges.base import Answer, AnswerForm, NumberForm, TextForm
from engine.challenges.slate import Slate


class FogRules:
    """The slate of the desk: what was typed, what may be typed, when the lamp may shine. Choices are pressed, not typed."""

    def __init__(self, form: AnswerForm) -> None:
        self.form = form
        self.slate = Slate(form) if isinstance(form, NumberForm | TextForm) else None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the desk in their order."""
        return self.slate.keys if self.slate else ()

    def press(self, key: str) -> bool:
        """Type a key. False when there is no room or no such key."""
        return self.slate is not None and self.slate.press(key)

    def erase(self) -> bool:
        """Take back the last key. False when there is none."""
        return self.slate is not None and self.slate.erase()

    def clear(self) -> None:
        """An empty slate again."""
        if self.slate is not None:
            self.slate.typed = ""

    @property
    def wants_blank(self) -> bool:
        """Whether a typed blank would be a part of the answer now."""
        return self.slate is not None and self.slate.wants_blank

    @property
    def word(self) -> str:
        """What is typed, with the letters that stand already."""
        return self.slate.word if self.slate else ""

    def submit(self) -> Answer | None:
        """The answer as it stands, or None while it is not complete."""
        return self.slate.submit() if self.slate else None
