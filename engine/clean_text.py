"""Texts of strangers made fit for one line of a terminal, a list or a plaque: signs that nobody sees and everybody obeys are taken out.

A nickname, an answer or a passport's words may come out of a file that somebody else made. A line break in them forges a line, U+202E turns a
line round, ESC colours a terminal, a slash leads into another folder. Rows keep what they are; what is read and what is shown is clean.
"""

import re
import unicodedata

LONGEST_NAME = 12  # what fits on a plaque
NO_NAME = "?"

_JOINERS = "\u200c\u200d"  # they belong to emoji and to Persian and Indian scripts
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800\u180e")  # letters and signs without anything to see
_NOT_IN_NAMES = frozenset("/\\\ufffd") | _BLANK
_MOST_MARKS = 2  # accents on one letter
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)  # Windows means a device by these


def one_line(text: str) -> str:
    """The text on one line, without signs that control anything."""
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(sign: str) -> str:
    match unicodedata.category(sign):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cf":
            return sign if sign in _JOINERS else ""
        case "Cs":
            return "\ufffd"
    return sign


def clean_name(text: str) -> str:
    """A nickname that can be shown, said, typed and found again: one line of at most 12 letters; “?” where nothing is left."""
    kept: list[str] = []
    marks = 0
    for sign in unicodedata.normalize("NFC", one_line(text[: 20 * LONGEST_NAME])):
        category = unicodedata.category(sign)
        marks = marks + 1 if category[0] == "M" else 0
        if sign not in _NOT_IN_NAMES and category not in ("Co", "Cn", "Cs") and marks <= _MOST_MARKS:
            kept.append(sign)
    name = " ".join("".join(kept).split()).lstrip(".")
    name = "".join(sign for n, sign in enumerate(name) if sign not in _JOINERS or _joins(name, n))
    name = _whole_start(name).strip()
    return name if any(unicodedata.category(sign)[0] in "LNPS" for sign in name) else NO_NAME


def _joins(name: str, n: int) -> bool:
    """Whether the joiner there stands between two signs that can be joined."""
    around = name[n - 1 : n] + name[n + 1 : n + 2] if n else ""
    return len(around) == 2 and not around.isascii() and not any(sign.isascii() or sign in _JOINERS for sign in around)


def _whole_start(name: str) -> str:
    """As many letters as a name may have; nothing hangs at its end or its beginning that joins or sits on a letter."""
    cut = name[:LONGEST_NAME].rstrip(_JOINERS)
    while cut and unicodedata.category(cut[0])[0] == "M":
        cut = cut[1:]
    return cut


def file_stem(name: str, instead: str = "keeper") -> str:
    """A nickname as the beginning of a file's name that every system takes."""
    kept = "".join(letter for letter in name if letter.isalnum() or letter in "-_").strip("-")
    return f"{instead}-{kept}" if _RESERVED.fullmatch(kept) else kept or instead
