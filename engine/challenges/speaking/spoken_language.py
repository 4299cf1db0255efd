"""What a language needs beyond the words file so that it can be heard and read everywhere; what it leaves out falls back as said here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Maths:
    """The words for + − × ÷ < >, for what "= ?" asks, for a gap, for "=", for the bar of a fraction, and for "=" as a choice."""

    signs: tuple[str, str, str, str, str, str] = ("+", "−", "×", "÷", "<", ">")
    what: str = "= ?"
    gap: str = "?"
    equals: str = "="
    over: str = "/"
    same: str = "="


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """Sentences for packs made of a teacher's file, English where a language has none; and small words by which a text is recognised."""

    small_words: str = ""
    truth: tuple[str, str] = ("True", "False")
    i_can: str = "I can answer questions about {name}."
    listen: str = "Listen. What is it?"
    criteria: tuple[str, str] = ("I wrote whole sentences.", "I read it once more and mended it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenLanguage:
    """One language.

    ``number`` says 0 to 999,999,999 and ``fraction`` 3, 4 in words; without them the digits stay, which most voices read well.
    ``names`` changes a picture's name for texts that are read. Names of pictures stand in a table beside the language's module.
    """

    number: Callable[[int], str] | None = None
    minus: str = "minus"
    fraction: Callable[[int, int], str] | None = None
    maths: Maths = field(default_factory=Maths)
    names: Callable[[str], str] = str
    who: Mapping[str, str] = field(default_factory=lambda: {"me": "the child says", "adult": "a grown-up has seen"})
    importing: Importing = field(default_factory=Importing)
