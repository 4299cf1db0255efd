"""The parts of a GIFT question, and its texts: formats, escapes, stand-ins."""

import re
from dataclasses import dataclass

_CONTROL = "~=#{}:\\"
_STAND_IN = {sign: chr(0xE000 + n) for n, sign in enumerate(_CONTROL)} | {"n": chr(0xE010)}
_BACK = str.maketrans({stand: ("\n" if sign == "n" else sign) for sign, stand in _STAND_IN.items()})
_ESCAPE = re.compile(r"\\([~=#{}:\\n])")
_FORMAT = re.compile(r"\s*\[(html|markdown|moodle|plain)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the format it is in: moodle (the default), html, markdown or plain."""

    text: str
    format: str = "moodle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A numeric answer: ``number`` ± ``off``, or from ``low`` to ``high``; as written, without a unit."""

    number: str = ""
    off: str = ""
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer of a question. ``weight`` is in percent, None when the file gives none; ``right`` is what its sign says."""

    right: bool
    text: Said = Said("")
    span: Span | None = None
    weight: float | None = None
    feedback: Said | None = None


@dataclass(slots=True, kw_only=True)
class GiftQuestion:
    """One entry of the file. ``type``: Category, Description, Essay, TF, MC, Short, Matching, Numerical, or Broken (then ``why`` says how)."""

    type: str
    line: int
    title: str = ""
    stem: Said = Said("")
    embedded: bool = False
    choices: tuple[Choice, ...] = ()
    pairs: tuple[tuple[Said, str], ...] = ()
    is_true: bool = False
    feedback: tuple[Said | None, Said | None] = (None, None)
    general: Said | None = None
    why: str = ""


def with_stand_ins(text: str) -> str:
    """Every escaped sign as a stand-in, so that what is left of ``~ = # { } :`` are control signs."""
    text = re.sub("[\ue000-\ue010]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _ESCAPE.sub(lambda m: _STAND_IN[m[1]], text)


def format_of(text: str, otherwise: str) -> tuple[str, str]:
    """The format named at the start of a text, and the text behind it."""
    found = _FORMAT.match(text)
    return (found[1].lower(), text[found.end() :]) if found else (otherwise, text)


def said(text: str, form: str) -> Said:
    """A text with its escapes taken back; lines are joined unless the format gives them a meaning."""
    if form == "markdown":
        return Said(restored(text.strip()), form)
    return Said(restored(" ".join(re.split(r"[ \t\n]+", text.strip()))).strip(), form)


def restored(text: str) -> str:
    """Stand-ins become the signs they stand for."""
    return text.translate(_BACK)
