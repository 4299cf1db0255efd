"""Texts for adults, lists and exports: pictures named in words, no names of files, nothing that a font may not have."""

import re
from itertools import groupby

from engine.challenges.speaking.languages import spoken_language
from engine.challenges.speaking.picture_names import picture_name

_PART = "[\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
_MORE = "(?:\ufe0f|[\U0001f3fb-\U0001f3ff]|[\U000e0020-\U000e007f]|\u20e3)"
_EMOJI = re.compile(f"[0-9#*]\ufe0f?\u20e3|[\U0001f1e6-\U0001f1ff]{{2}}|{_PART}{_MORE}*(?:\u200d{_PART}{_MORE}*)*")
_RUN = re.compile(rf"(?:(?:{_EMOJI.pattern})\s*)+")
_NAMED = re.compile(r"\bshape_\w+|(?<![\w/])[\w/-]+\.(?:png|jpe?g|webp|ogg|wav|mp3)\b", re.ASCII)
_LEFT_OVER = re.compile("[\ufe0f\u200d\u20e3\U000e0020-\U000e007f]")
TIMES = "{count} × {name}"


def plain_words(text: str, language: str = "en") -> str:
    """ "Where is the 🐢?" → "Where is the turtle?"; a picture behind its own name is left out, three of the same are counted."""
    said = _NAMED.sub(lambda found: picture_words(found[0], language), text)
    said = _RUN.sub(lambda found: _run(found, language), said)
    return " ".join(_LEFT_OVER.sub("", said).split())


def pictures_in(text: str) -> list[str]:
    """Every emoji of a text, in its order."""
    return _EMOJI.findall(text)


def _run(here: re.Match[str], language: str) -> str:
    """The names of pictures in a row; of the words before them none is said again."""
    run, before, behind = here[0], here.string[: here.start()], here.string[here.end() :]
    found = []
    for picture, same in groupby(_EMOJI.findall(run)):
        name, count = picture_words(picture, language), len(list(same))
        if count > 1:
            found.append(TIMES.format(count=count, name=name))
        elif not before.casefold().rstrip().endswith(name.casefold()):
            found.append(name)
    gap = "" if behind[:1] in tuple(".,!?;:)") else " "
    return f" {', '.join(found)}{gap}" if found else gap


def picture_words(picture: str, language: str = "en") -> str:
    """What a picture is called, in English where ``language`` has no name for it; never empty for a picture."""
    bare = picture.strip()
    if not bare:
        return ""
    name = picture_name(bare, language) or picture_name(bare, "en")
    name = " ".join(re.sub(r"[_/-]+", " ", name).split())
    return spoken_language(language).names(name)


def counted(count: int, picture: str, language: str = "en") -> str:
    """ "4 × fish"; one of them is just named."""
    name = picture_words(picture, language)
    return name if count == 1 else TIMES.format(count=count, name=name)
