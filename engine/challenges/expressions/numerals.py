"""Numbers as people write them: which decimal sign a language has, and what a typed "1,000" means.

The decimal sign divides the world in two (Unicode CLDR, ``decimal`` of each locale): a point or a comma; the other sign then
groups thousands. A text that could be both is read by the language's own rule; ``other_reading`` gives the other one, so that a
judge need not call it wrong.
"""

import re
from fractions import Fraction
from functools import lru_cache

_COMMA_LANGUAGES = frozenset(
    [
        "af",
        "be",
        "bg",
        "bs",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "es",
        "et",
        "eu",
        "fi",
        "fo",
        "fr",
        "gl",
        "hr",
        "hu",
        "hy",
        "id",
        "is",
        "it",
        "ka",
        "kk",
        "lt",
        "lv",
        "mk",
        "nb",
        "nl",
        "nn",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sq",
        "sr",
        "sv",
        "tr",
        "uk",
        "vi",
    ]
)
_POINT_PLACES = frozenset(("de-CH", "de-LI", "es-MX", "es-US", "es-GT", "es-HN", "es-NI", "es-PA", "es-PE", "es-SV", "es-DO"))
_LONGEST = 40  # far beyond any answer, far below what makes Python refuse
_BLANKS = re.compile("[\\s\u00a0\u2009\u202f]+")
_PLAIN = re.compile(r"-?(?:\d+(?:[.,]\d+)?|[.,]\d+|\d+/\d+)", re.ASCII)
_MIXED = re.compile(r"(-?)(\d+)\s+(\d+)/(\d+)", re.ASCII)
_GROUPED = {
    ".": re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", re.ASCII),
    ",": re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII),
}
_QUOTED_GROUPS = re.compile(r"-?[1-9]\d{0,2}(?:['’]\d{3})+(?:[.,]\d+)?", re.ASCII)


@lru_cache(maxsize=256)
def decimal_sign(language: str) -> str:
    """ "." or "," for a language such as ``en``, ``de`` or ``de-CH``."""
    return "," if language.partition("-")[0] in _COMMA_LANGUAGES and language not in _POINT_PLACES else "."


@lru_cache(maxsize=8192)
def read_number(text: str, sign: str = ".") -> Fraction | None:
    """A number as children type it: 12, -3, −3, 0.5, 0,5, .5, 3/4, 1 1/2, 1,000. None when it is none.

    ``sign`` is the decimal sign of the language; the other one groups thousands where it stands between groups of three, and
    is taken for a decimal sign where it cannot.
    """
    plain = text.strip().replace("−", "-")
    if len(plain) > _LONGEST:
        return None
    try:
        if mixed := _MIXED.fullmatch(_BLANKS.sub(" ", plain)):
            value = int(mixed[2]) + Fraction(int(mixed[3]), int(mixed[4]))
            return -value if mixed[1] else value
        plain = _BLANKS.sub("", plain)
        if _QUOTED_GROUPS.fullmatch(plain):
            plain = plain.replace("'", "").replace("’", "")
        if _GROUPED[sign].fullmatch(plain):
            plain = plain.replace("," if sign == "." else ".", "")
        elif not _PLAIN.fullmatch(plain):
            return None
        return Fraction(plain.replace(",", "."))
    except ZeroDivisionError:
        return None


def other_reading(text: str, sign: str = ".") -> Fraction | None:
    """What a text would mean to somebody whose language has the other decimal sign; None when nothing else."""
    other = read_number(text, "," if sign == "." else ".")
    return None if other == read_number(text, sign) else other


def in_lowest_terms(text: str) -> bool:
    """Whether a fraction cannot be made shorter; whole numbers and decimals cannot. 6/3 and 4/1 can."""
    top, bar, bottom = text.replace("−", "-").rpartition("/")
    if not bar:
        return True
    read = read_number(f"{top.split()[-1] if top.split() else ''}/{bottom}")
    return read is not None and str(read.denominator) == bottom.strip() and read.denominator != 1
