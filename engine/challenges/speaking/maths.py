"""Maths as it is spoken: signs, gaps and fractions in the words of a language, for what nobody wrote a ``say``.

A language that has no words for them keeps the signs, which most voices read well.
"""

import re
from functools import lru_cache

from engine.challenges.speaking.languages import spoken_language
from engine.challenges.speaking.number_words import fraction_words

_SIGN = re.compile(r"\s*([+−×÷<>])\s*")
_FRACTION = re.compile(r"(?<![\d/.,])(\d{1,3})/(\d{1,3})(?![\d/]|[.,]\d)")
_GAP_OVER = re.compile(r"\?/(\d+)")
_ASKED = re.compile(r"=\s*(?:\?|_+|□)")
_GAP = re.compile(r"(?:\?(?=\s*[+−×÷=])|(?<=[+−×÷=] )\?|□|_{1,})")
_MINUS = re.compile(r"(?<=\d)\s*-\s*(?=\d)")
_EQUALS = re.compile(r"\s*=\s*(?!\?)")
_BLANKS = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def said(text: str, language: str = "en") -> str:
    """ "7 + 5 = ?" → "7 plus 5 is what?", "3/4" → "three quarters"; text without signs comes back as it is."""
    speech = spoken_language(language).maths
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
    return spoken_language(language).maths.same
