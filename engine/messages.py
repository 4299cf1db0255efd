"""Messages: sentences that are told to people and can be said in another language: a template in English, which is its own key, and what fills it.

The engine and the command line show them in English (``str``); the game says them by its words files (``game.kit.language.telling``). A field
may be a sentence itself. ``python -m game.kit.language.catalogue`` finds every template that stands in a ``message(…)`` or a raised ``MessageError``.
"""

from dataclasses import dataclass
from typing import Any

_LONGEST = 120  # letters of one field


@dataclass(frozen=True, slots=True)
class Message:
    """``text`` with the holes {name} that ``fields`` fill; a brace that is meant as a sign is doubled."""

    text: str
    fields: tuple[tuple[str, "str | Message"], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**{name: str(value) for name, value in self.fields})


def message(text: str, /, **fields: object) -> Message:
    """A sentence with its fields made ready to be kept: texts of at most 120 letters, or sentences."""
    return Message(text, tuple((name, field_of(value)) for name, value in fields.items()))


def field_of(value: object) -> str | Message:
    """A value as a field: a sentence, that of an exception, or a short text."""
    if isinstance(value, Message):
        return value
    return value.message if isinstance(value, MessageError) else str(value)[:_LONGEST]


class MessageError(ValueError):
    """An error that has a sentence for people."""

    def __init__(self, text: str | Message = "", /, **fields: object) -> None:
        super().__init__()
        self.message = text if isinstance(text, Message) else message(text, **fields)

    def __str__(self) -> str:
        return str(self.message)


def restored(stored: Any) -> str | Message:
    """A field as it was before it went through ``dataclasses.asdict`` and JSON."""
    if isinstance(stored, dict):
        return Message(stored["text"], tuple((str(name), restored(value)) for name, value in stored["fields"]))
    return str(stored)
