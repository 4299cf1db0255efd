"""What a picture is called when the voice reads it: the game's shapes and emoji, in the languages that have names for them.

In other languages a picture has no name of its own: a pack says it with ``say``, or writes it beside the picture ("chat 🐈"); ``check``
tells where that is missing.
"""

import unicodedata

from engine.challenges.speaking.languages import names_of_pictures


def picture_name(picture: str, language: str = "en") -> str:
    """shape_circle → circle, Kreis; 🐢 → turtle, schildkröte; "" where the language has no names for pictures."""
    if picture.isascii():
        return _file_name(picture, language)
    if picture[0] in "0123456789" and picture.endswith("\u20e3"):
        return picture[0]
    names = names_of_pictures(language)
    named = names.get(picture.strip().replace("\ufe0f", ""))
    if named is None and language.partition("-")[0] == "en":
        return unicodedata.name(picture[0], "picture").lower()
    return named or ""


def _file_name(picture: str, language: str) -> str:
    """The name of one of the game's shapes, or the words in a file's name: those its author chose."""
    bare = picture.rpartition("/")[2].partition(".")[0]
    if bare in names_of_pictures("en"):
        return names_of_pictures(language).get(bare, "")
    return bare.removeprefix("shape_").replace("_", " ")
