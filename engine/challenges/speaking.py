"""Maths as it is spoken in other languages: what a kind has put into English words is said anew for the child's voice.

Only what nobody wrote is changed: a question without ``say``, an option without words of its own. A language that is not listed
keeps the signs, which most voices read well.
"""

import re
from dataclasses import replace

from engine.challenges.base import Challenge, ChooseForm, Option, OrderForm
from engine.challenges.numbers import spoken_maths

# language: (signs, what "= ?" becomes, what a gap becomes, what "=" becomes)
_WORDS: dict[str, tuple[dict[str, str], str, str, str]] = {
    "de": (
        {"+": "plus", "−": "minus", "×": "mal", "÷": "geteilt durch", "<": "ist kleiner als", ">": "ist größer als"},
        "ist wie viel?",
        "wie viel",
        "ist",
    ),
    "fr": (
        {"+": "plus", "−": "moins", "×": "fois", "÷": "divisé par", "<": "est plus petit que", ">": "est plus grand que"},
        "égale combien ?",
        "combien",
        "égale",
    ),
    "es": (
        {"+": "más", "−": "menos", "×": "por", "÷": "entre", "<": "es menor que", ">": "es mayor que"},
        "es igual a cuánto?",
        "cuánto",
        "es igual a",
    ),
}


def said(text: str, language: str) -> str:
    """ "7 + 5 = ?" → "7 plus 5 ist wie viel?"; English and text without signs are said as ``spoken_maths`` does."""
    code = language.partition("-")[0]
    if code == "en":
        return spoken_maths(text)
    signs, what, gap, equals = _WORDS.get(code, ({}, "= ?", "?", "="))
    spoken = re.sub(r"=\s*(?:\?|_+|□)", what, text)
    spoken = re.sub(r"(?:\?(?=\s*[+−×÷=])|(?<=[+−×÷=] )\?|□|_{1,})", gap, spoken)
    spoken = re.sub(r"(?<=\d)\s*-\s*(?=\d)", " − ", spoken)
    spoken = re.sub(r"\s*([+−×÷<>])\s*", lambda found: f" {signs.get(found[1], found[1])} ", spoken)
    spoken = re.sub(r"\s*=\s*(?!\?)", f" {equals} ", spoken)
    return re.sub(r"\s+", " ", spoken).strip()


def in_language(challenge: Challenge, language: str) -> Challenge:
    """The challenge with its maths spoken in ``language``."""
    if language.partition("-")[0] == "en":
        return challenge
    prompt = challenge.prompt
    if prompt.text and prompt.spoken == spoken_maths(prompt.text):
        prompt = replace(prompt, spoken=said(prompt.text, language))
    forms = tuple(
        replace(form, options=tuple(_option(option, language) for option in form.options))
        if isinstance(form, ChooseForm)
        else replace(form, pieces=tuple(_option(piece, language) for piece in form.pieces))
        if isinstance(form, OrderForm)
        else form
        for form in challenge.forms
    )
    return replace(challenge, prompt=prompt, forms=forms)


def _option(option: Option, language: str) -> Option:
    if not option.text or option.spoken != spoken_maths(option.text):
        return option
    return replace(option, spoken=said(option.text, language))
