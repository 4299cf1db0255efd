"""Every page in every language, and in a made-up one of long words: nothing left in English, nothing cut off, no letter without a picture."""

import calendar
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import polib
import pygame
import pytest

from engine.profiles.memory_store import MemoryStore
from game.kit.fonts import Fonts
from game.kit.language.words import languages
from game.kit.writing import TextDrawn
from game.tour import Journey
from tests.conftest import ROOT
from tests.game.test_everybody_can_play import Inspector, WorkshopInspector, conditions

_WORDS = ROOT / "assets" / "words"
_MADE_UP = "xx"
_LONGER = str.maketrans(
    {"a": "ä", "e": "é", "i": "í", "o": "öö", "u": "ú", "“": "«", "”": "»"} | dict(zip("AEIOU", "ÄÉÍÖÚ", strict=True))
)
_MARK = "\u200f"  # where a language of the other direction would need it, before the closing sign
_HOLE = re.compile(r"(\{[^}]*\})")
# Names and signs that are the same everywhere, or that a pack says, too.
_SAME = {"OK", "Lightkeepers"}


def made_up(text: str) -> str:
    """A third longer, with letters that no other text has, and a mark that nobody sees."""
    parts = [part if _HOLE.fullmatch(part) else part.translate(_LONGER) for part in _HOLE.split(text)]
    return re.sub(r"([.!?])$", rf"{_MARK}\1", "".join(parts))


def words_of(language: str, folder: Path) -> Path:
    """The folder with the words file; of the made-up language it is written first."""
    if language != _MADE_UP:
        return _WORDS
    file = polib.pofile(str(_WORDS / "en.po"), wrapwidth=0)
    for entry in file:
        entry.msgstr = made_up(entry.msgid) if not entry.msgid_plural else ""
        if entry.msgid_plural:
            entry.msgstr_plural = {0: made_up(entry.msgid), 1: made_up(entry.msgid_plural)}
    folder.mkdir()
    file.save(str(folder / f"{_MADE_UP}.po"))
    return folder


class English:
    """Finds texts that are still English although the language has its own."""

    def __init__(self, file: Path) -> None:
        self.plain: set[str] = set()
        holes: list[str] = []
        for entry in polib.pofile(str(file)):
            pairs = [
                (entry.msgid, entry.msgstr or entry.msgstr_plural.get(0, "")),
                (entry.msgid_plural, entry.msgstr_plural.get(1, "")),
            ]
            for english, own in pairs:
                if not english or not own or own == english or english in _SAME:
                    continue
                if "{" not in english:
                    self.plain.add(english)
                elif len(re.sub(r"\{[^}]*\}|\W", "", english)) >= 8:
                    holes.append(".+".join(re.escape(part) for part in re.split(r"\{[^}]*\}", english)))
        self.holes = re.compile("|".join(holes))

    def is_left(self, text: str) -> bool:
        return text in self.plain or self.holes.fullmatch(text) is not None


def boxed(text: str, fonts: Fonts) -> str:
    """The signs of a text that are shown as an empty box, by no typeface of the game."""
    return "".join(
        sign for family, piece in fonts.runs(text) for sign in piece if not sign.isspace() and _is_box(sign, family, fonts)
    )


def _is_box(sign: str, family: str, fonts: Fonts) -> bool:
    font = fonts.font(24, family=family)
    seen, nothing = (pygame.image.tobytes(font.render(one, False, "#000000"), "RGBA") for one in (sign, "\uf8f0"))
    return seen == nothing


def over(a: TextDrawn, b: TextDrawn) -> bool:
    """Whether two lines lie on each other: more than the air above and below their letters."""
    ax, ay, aw, ah = a.box
    bx, by, bw, bh = b.box
    if (a.text, a.box) == (b.text, b.box):
        return False  # the same one drawn again
    return min(ax + aw, bx + bw) - max(ax, bx) > 4 and min(ay + ah, by + bh) - max(ay, by) > 0.5 * min(ah, bh)


@pytest.mark.parametrize("walk", ["game", "workshop"])
@pytest.mark.parametrize("language", [*languages(_WORDS), _MADE_UP])
def test_every_page_is_whole_in_every_language(
    make: Callable[..., Journey], tmp_path: Path, is_long: bool, language: str, walk: str
) -> None:
    store = MemoryStore()
    store.write_app({"language": language})
    j = make(store=store, packs=[ROOT / "tests" / "journeys"] if walk == "workshop" else None)
    services = j.services
    services.words_folder = words_of(language, tmp_path / "words")
    services.apply_device()
    services.kit.words.language = ""  # else the words that are there already are kept
    services.use_language(language)
    assert services.kit.words.language == language
    english = English(services.words_folder / f"{language}.po")
    rng = Random(f"{language} {walk}")
    found: list[str] = []
    check = conditions(found)

    def look(journey: Journey, name: str) -> None:
        if not is_long and rng.random() > 0.2:
            return
        check(journey, name)
        texts = journey.draw().texts or []
        packs = services.classroom.library.skills.values() if services.is_loaded else ()
        content = {*calendar.month_name, *(skill.name for skill in packs)}  # words of packs, too
        for text in texts:
            if language != "en" and text.text not in content and english.is_left(text.text):
                found.append(f"{name}: English {text.text!r}")
            if signs := boxed(text.text, services.kit.fonts):
                found.append(f"{name}: empty boxes for {signs!r} in {text.text!r}")
        if journey.name not in ("play", "preview", "preview_game", "chart"):
            found.extend(f"{name}: {a.text!r} over {b.text!r}" for n, a in enumerate(texts) for b in texts[:n] if over(a, b))

    (Inspector if walk == "game" else WorkshopInspector)(j, look).walk()
    services.use_language("en")
    services.classroom.library.speak("en")
    assert sorted({*found, *j.troubles}) == [], "\n".join(sorted({*found, *j.troubles}))


def test_the_measures_see_what_they_are_for(make: Callable[..., Journey], tmp_path: Path) -> None:
    folder = words_of(_MADE_UP, tmp_path / "words")
    english = English(folder / f"{_MADE_UP}.po")
    assert english.is_left("Play") and not english.is_left(made_up("Play"))
    fonts = make().services.kit.fonts
    assert boxed("Ümläut \u200f!", fonts) == "" and boxed("\U0001f422", fonts) == "\U0001f422"
    a, b = (TextDrawn(text="x", box=(0, y, 100, 20), size=20, colour="#000000") for y in (0, 8))
    assert over(a, b) and not over(a, TextDrawn(text="x", box=(0, 18, 100, 20), size=20, colour="#000000"))
