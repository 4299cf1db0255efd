"""What a picture is called when the voice reads it: the game's shapes, and emoji by their Unicode names in English and German.

The names stand in ``picture_names.tsv`` (short names of Unicode CLDR). In other languages a picture has no name of its own: a pack
says it with ``say``, or writes it beside the picture ("chat 🐈"); ``check`` tells where that is missing.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

IN_NAMES = frozenset({"en", "de"})
_FILE = Path(__file__).with_name("picture_names.tsv")
_SHAPES = {
    "circle": "Kreis",
    "heart": "Herz",
    "hexagon": "Sechseck",
    "oval": "Oval",
    "pentagon": "Fünfeck",
    "rectangle": "Rechteck",
    "square": "Quadrat",
    "star": "Stern",
    "triangle": "Dreieck",
}


def picture_name(picture: str, language: str = "en") -> str:
    """shape_circle → circle, Kreis; 🐢 → turtle, schildkröte; "" where the language has no names for pictures."""
    code = language.partition("-")[0]
    if picture.isascii():
        return _file_name(picture, code)
    if picture[0] in "0123456789" and picture.endswith("\u20e3"):
        return picture[0]
    if code not in IN_NAMES:
        return ""
    named = _names().get(picture.strip().replace("\ufe0f", ""))
    if named is not None:
        return named[code == "de"]
    return unicodedata.name(picture[0], "picture").lower() if code == "en" else ""


def _file_name(picture: str, code: str) -> str:
    """The name of one of the game's shapes, or the words in a file's name: those its author chose."""
    bare = picture.rpartition("/")[2].partition(".")[0]
    shape = bare.removeprefix("shape_")
    if shape != bare and shape in _SHAPES:
        return _SHAPES[shape] if code == "de" else shape if code == "en" else ""
    return shape.replace("_", " ")


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[str, str]]:
    """Emoji without variation selectors → (English, German). Read when the first picture is named."""
    rows = (line.split("\t") for line in _FILE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {emoji: (english, german) for emoji, english, german in rows}
