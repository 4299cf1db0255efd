"""Sentences that are told to people and can be said in another language: a template in English, which is its own key, and what fills it.

The engine and the command line show them in English (``str``); the game says them by its words files (``game.kit.telling``). A field
may be a sentence itself. ``python -m game.kit.catalogue`` finds every template that stands in a ``sentence(…)`` or a raised ``Told``.
"""

from dataclasses import dataclass
from typing import Any

_LONGEST = 120  # letters of one field


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` with the holes {name} that ``fields`` fill; a brace that is meant as a sign is doubled."""

    text: str
    fields: tuple[tuple[str, "str | Sentence"], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**{name: str(value) for name, value in self.fields})


def sentence(text: str, /, **fields: object) -> Sentence:
    """A sentence with its fields made ready to be kept: texts of at most 120 letters, or sentences."""
    return Sentence(text, tuple((name, field_of(value)) for name, value in fields.items()))


def field_of(value: object) -> str | Sentence:
    """A value as a field: a sentence, that of an exception, or a short text."""
    if isinstance(value, Sentence):
        return value
    return value.sentence if isinstance(value, Told) else str(value)[:_LONGEST]


class Told(ValueError):
    """An error that has a sentence for people."""

    def __init__(self, text: str | Sentence = "", /, **fields: object) -> None:
        super().__init__()
        self.sentence = text if isinstance(text, Sentence) else sentence(text, **fields)

    def __str__(self) -> str:
        return str(self.sentence)


def restored(stored: Any) -> str | Sentence:
    """A field as it was before it went through ``dataclasses.asdict`` and JSON."""
    if isinstance(stored, dict):
        return Sentence(stored["text"], tuple((str(name), restored(value)) for name, value in stored["fields"]))
    return str(stored)
