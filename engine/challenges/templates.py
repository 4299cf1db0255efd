"""A compiled challenge template: what a kind works with at play time. Plain data that survives a trip through JSON.

``Domain`` is one value's supply (a range, a list or an expression over earlier values); ``draw`` makes one set of values for a
step, ``fill`` puts them into a text. No YAML and no validation library here: those are gone once a pack is compiled.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from itertools import product
from math import prod
from random import Random
from typing import Any

from engine.challenges.expressions.language import ExpressionError, Value, evaluate, names_in, show
from engine.challenges.expressions.numerals import decimal_sign
from engine.challenges.expressions.values import Written
from engine.messages import MessageError

MAX_DRAWS = 2000
# Digits are counted: beyond 4,300 of them Python itself refuses.
_RANGE = re.compile(r"\s*(-?\d{1,20})\s+to\s+(-?\d{1,20})(?:\s+by\s+(\d{1,20}))?\s*", re.ASCII)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,39})(?:\.\d{1,40})?", re.ASCII)
_ALMOST_RANGE = re.compile(
    r"\s*[-−]?\d[\d.,]*\s*(?:\.\.+|…|–|—|-|−|\bto\b)\s*[-−]?\d[\d.,]*(?:\s+(?:by|step)\s+\S+)?\s*", re.ASCII
)
_HOLE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Domain:
    """Where one value comes from: ``low``–``high`` by ``step``, a list of texts, or an expression."""

    name: str
    low: int = 0
    high: int = -1
    step: int = 1
    texts: tuple[str, ...] = ()
    expression: str = ""

    def pick(self, rng: Random, values: Mapping[str, Value], language: str = "en") -> Value:
        if self.expression:
            return evaluate(self.expression, values, language)
        if self.texts:
            return as_value(rng.choice(self.texts))
        return Fraction(rng.randrange(self.low, self.high + 1, self.step))

    @property
    def size(self) -> int:
        """How many different values there are; 1 for an expression."""
        return 1 if self.expression else len(self.texts) or len(range(self.low, self.high + 1, self.step))

    def nth(self, place: int, values: Mapping[str, Value], language: str = "en") -> Value:
        """The value at ``place``, counted from 0 up to ``size``."""
        if self.expression:
            return evaluate(self.expression, values, language)
        return as_value(self.texts[place]) if self.texts else Fraction(self.low + place * self.step)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMistake:
    """A wrong answer the pack knows: ``when`` gives its value (expression or text), ``say`` explains, ``where`` tells for which values."""

    id: str
    when: str
    say: str
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One challenge template of a skill. ``own`` holds what only its kind knows."""

    kind: str
    item: str
    ask: str = ""
    say: str = ""
    picture: str = ""
    sound: str = ""
    answer: str = ""
    others: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    why: str = ""
    where: str = ""
    mistakes: tuple[KnownMistake, ...] = ()
    steps: tuple[tuple[Domain, ...], ...] = ((),)
    rows: tuple[tuple[Mapping[str, str], ...], ...] = ()
    difficulties: tuple[float, ...] = ()
    variances: tuple[float, ...] = ()
    language: str = "en"
    pad: str = ""  # signs beside digits in the answers and mistakes of the whole skill; "." stands for the decimal sign
    own: Mapping[str, Any] = field(default_factory=dict)

    @property
    def step_count(self) -> int:
        return len(self.rows) or len(self.steps)


class NoDraw(MessageError):
    """No values fit the ``where`` within 2,000 draws."""


def domain(name: str, said: object, known: AbstractSet[str], every: AbstractSet[str] = frozenset()) -> Domain:
    """A domain from what a pack says. ``known`` are the names before it, ``every`` those of the whole step. Raises ExpressionError."""
    if isinstance(said, list):
        texts = tuple(str(entry) for entry in said)
        if not texts:
            raise ExpressionError("“{name}” has an empty list.", name=name)
        return Domain(name, texts=texts)
    text = str(said)
    if (found := _RANGE.fullmatch(text)) is not None:
        low, high, step = int(found[1]), int(found[2]), int(found[3] or 1)
        if high < low or step < 1 or max(abs(low), abs(high)) > 10**9:
            raise ExpressionError("The range “{said}” of “{name}” has no numbers in it.", said=text, name=name)
        return Domain(name, low, high, step)
    if _ALMOST_RANGE.fullmatch(text):
        low_high = " to ".join(re.findall(r"\d+", text)[:2])
        raise ExpressionError(
            "“{said}” looks like a range. Write {example} (1 to 20 by 5 takes every fifth).", said=text, example=low_high
        )
    if not _NUMBER.fullmatch(text.strip()):
        try:
            used = names_in(text)
        except ExpressionError:
            used = frozenset({"?"})
        if used <= known and (used or any(sign in text for sign in "+*/(")):
            return Domain(name, expression=text)
        if later := (used & every) - known:
            raise ExpressionError(
                "“{name}” uses “{value}”, which comes later. Write “{value}” first.", name=name, value=min(later)
            )
    return Domain(name, texts=(text,))


@lru_cache(maxsize=4096)
def as_value(text: str) -> Value:
    """A number where the text is one, else the text. Zeros at the end of its decimals are kept for showing it."""
    stripped = text.strip().replace("−", "-")
    if not _NUMBER.fullmatch(stripped):
        return text
    return Written(stripped) if "." in stripped and stripped.endswith("0") else Fraction(stripped)


def draw(
    template: Template, step: int, rng: Random, interests: Mapping[str, str], tries: Iterable[int] = range(MAX_DRAWS)
) -> dict[str, Value]:
    """One set of values for ``step`` (0-based), found within ``tries``. Raises NoDraw or ExpressionError."""
    extra: dict[str, Value] = dict(interests)
    if template.rows:
        row = rng.choice(template.rows[step])
        return extra | {name: as_value(text) for name, text in row.items()}
    for _ in tries:
        values = dict(extra)
        for supply in template.steps[step]:
            values[supply.name] = supply.pick(rng, values, template.language)
        if not template.where or evaluate(template.where, values) is True:
            return values
    raise NoDraw("where: {where}", where=template.where)


def all_draws(template: Template, step: int, interests: Mapping[str, str], most: int) -> Iterator[dict[str, Value]] | None:
    """Every set of values of a step, or None when there are more than ``most``. Iterating raises ExpressionError."""
    if template.rows:
        rows = template.rows[step]
        return ({**interests, **{name: as_value(text) for name, text in row.items()}} for row in rows)
    supplies = template.steps[step]
    if prod(supply.size for supply in supplies) > most:
        return None
    return _each(template, supplies, interests)


def _each(template: Template, supplies: Sequence[Domain], interests: Mapping[str, str]) -> Iterator[dict[str, Value]]:
    for places in product(*(range(supply.size) for supply in supplies)):
        values: dict[str, Value] = dict(interests)
        for supply, place in zip(supplies, places, strict=True):
            values[supply.name] = supply.nth(place, values, template.language)
        if not template.where or evaluate(template.where, values) is True:
            yield values


def fill(text: str, values: Mapping[str, Value], language: str = "en") -> str:
    """``text`` with every {expression} replaced; numbers as ``language`` writes and says them. Raises ExpressionError."""
    if "{" not in text:
        return text
    sign = decimal_sign(language)
    return "".join(
        _shown(evaluate(part, values, language), sign) if place % 2 else part for place, part in enumerate(_parts(text))
    )


def _shown(value: Value, sign: str) -> str:
    """A value as it is read; of choices between | signs each, so that numbers among them look like the numbers beside them."""
    if isinstance(value, str) and "|" in value:
        return "|".join(show(as_value(part), sign) for part in value.split("|"))
    return show(value, sign)


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    """What stands outside the braces and inside them, by turns."""
    return tuple(_HOLE.split(text))


def holes(text: str) -> list[str]:
    """The expressions inside a text's braces."""
    return _HOLE.findall(text)


def choose_interests(offers: Mapping[str, Sequence[Sequence[str]]], liked: Sequence[str], rng: Random) -> dict[str, str]:
    """For every interest name an entry, one the child likes where there is one: ``thing`` its words, ``thing_picture`` its emoji.

    ``offers`` maps a name to (tag, text) pairs; the tag is one of the interests a keeper can pick, or empty.
    """
    values: dict[str, str] = {}
    for name in sorted(offers):
        entries = offers[name]
        fitting = [entry for entry in entries if entry[0] in liked]
        _, text = rng.choice(fitting or list(entries))
        values[name] = "".join(c for c in text if not _drawn(c)).strip()
        values[f"{name}_picture"] = "".join(c for c in text if _drawn(c))
    return values


def _drawn(sign: str) -> bool:
    """Whether a sign belongs to an emoji; joiners and variation selectors do, letters of any script do not."""
    return sign in "\u200d\ufe0f\u20e3" or (ord(sign) >= 0x2190 and not sign.isalnum())


def interest_entries(said: object) -> list[list[str]]:
    """Interest entries from a pack: a list of texts, or a map from tag to texts."""
    if isinstance(said, dict):
        return [[str(tag), str(text)] for tag, texts in said.items() for text in (texts if isinstance(texts, list) else [texts])]
    return [["", str(text)] for text in said] if isinstance(said, list) else [["", str(said)]]


def texts_in(said: object) -> list[str]:
    """One text or a list of them, as a list; nothing as an empty one."""
    if said is None:
        return []
    return [str(text) for text in said] if isinstance(said, list) else [str(said)]
