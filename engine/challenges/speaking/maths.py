"""Maths as it is spoken: signs, gaps and fractions in the words of a language, for what nobody wrote a ``say``.

A language that is not listed keeps the signs, which most voices read well.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from engine.challenges.speaking.number_words import fraction_words

_SIGN = re.compile(r"\s*([+−×÷<>])\s*")
_FRACTION = re.compile(r"(?<![\d/.,])(\d{1,3})/(\d{1,3})(?![\d/]|[.,]\d)")
_GAP_OVER = re.compile(r"\?/(\d+)")
_ASKED = re.compile(r"=\s*(?:\?|_+|□)")
_GAP = re.compile(r"(?:\?(?=\s*[+−×÷=])|(?<=[+−×÷=] )\?|□|_{1,})")
_MINUS = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_EQUALS = re.compile(r"\s*=\s*(?!\?)")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speech:
    """The words for + − × ÷ < >, for what "= ?" asks, for a gap, for "=", and for the bar of a fraction."""

    signs: tuple[str, str, str, str, str, str]
    what: str
    gap: str
    equals: str
    over: str


_SPEECHES = {
    "en": _Speech(
        signs=("plus", "minus", "times", "divided by", "is less than", "is more than"),
        what="is what?",
        gap="what",
        equals="is",
        over="over",
    ),
    "de": _Speech(
        signs=("plus", "minus", "mal", "geteilt durch", "ist kleiner als", "ist größer als"),
        what="ist wie viel?",
        gap="wie viel",
        equals="ist",
        over="durch",
    ),
    "fr": _Speech(
        signs=("plus", "moins", "fois", "divisé par", "est plus petit que", "est plus grand que"),
        what="égale combien ?",
        gap="combien",
        equals="égale",
        over="sur",
    ),
    "es": _Speech(
        signs=("más", "menos", "por", "entre", "es menor que", "es mayor que"),
        what="es igual a cuánto?",
        gap="cuánto",
        equals="es igual a",
        over="sobre",
    ),
}
_AS_WRITTEN = _Speech(signs=("+", "−", "×", "÷", "<", ">"), what="= ?", gap="?", equals="=", over="/")
_SAME = {"en": "the same", "de": "gleich viel"}


@lru_cache(maxsize=4096)
def said(text: str, language: str = "en") -> str:
    """ "7 + 5 = ?" → "7 plus 5 is what?", "3/4" → "three quarters"; text without signs comes back as it is."""
    speech = _SPEECHES.get(language.partition("-")[0], _AS_WRITTEN)
    spoken = _FRACTION.sub(lambda found: fraction_words(int(found[1]), int(found[2]), language), text)
    spoken = _GAP_OVER.sub(rf"{speech.gap} {speech.over} \1", spoken)
    spoken = _ASKED.sub(speech.what, spoken)
    spoken = _GAP.sub(speech.gap, spoken)
    spoken = _MINUS.sub(" − ", spoken)
    spoken = _SIGN.sub(lambda found: f" {speech.signs['+−×÷<>'.index(found[1])]} ", spoken)
    spoken = _EQUALS.sub(f" {speech.equals} ", spoken)
    return _BLANKS.sub(" ", spoken).strip()


def the_same(language: str) -> str:
    """What the choice "=" of a comparison says."""
    return _SAME.get(language.partition("-")[0], "=")
