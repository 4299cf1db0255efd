"""The languages that are spoken, a module each: ``<code>.py`` with ``LANGUAGE``, and ``<code>.tsv`` with names of pictures if there are any.

A module here and a words file are all that a new language needs: the voice, packs, lists, ``check`` and ``import`` follow from it.
"""

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from engine.challenges.speaking.spoken_language import SpokenLanguage

_UNKNOWN = SpokenLanguage()


@lru_cache(maxsize=1)
def spoken_languages() -> frozenset[str]:
    """The codes of all languages that have a module."""
    return frozenset(module.name for module in iter_modules(__path__))


@lru_cache(maxsize=256)
def spoken_language(language: str) -> SpokenLanguage:
    """How ``language`` (``de``, ``de-AT``) is spoken; one that nobody described keeps digits and signs."""
    code = language.partition("-")[0]
    if code not in spoken_languages():
        return _UNKNOWN
    found: SpokenLanguage = import_module(f"{__name__}.{code}").LANGUAGE
    return found


@lru_cache(maxsize=256)
def names_of_pictures(language: str) -> Mapping[str, str]:
    """Emoji without variation selectors, and the game's shapes, to their names. Read when the first picture is named."""
    code = language.partition("-")[0]
    file = next((file for folder in __path__ if (file := Path(folder) / f"{code}.tsv").is_file()), None)
    if code not in spoken_languages() or file is None:
        return {}
    lines = file.read_text("utf-8").splitlines()
    return {picture: name for picture, _, name in (line.partition("\t") for line in lines if line and line[0] != "#")}
