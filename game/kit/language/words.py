"""All text a player sees, in the language they chose: gettext catalogues read straight from ``assets/words``.

``assets/words/<language>.po`` is the file translators edit; it is compiled in memory at the start (4 ms), so there is no build
step and no stale ``.mo``. English is the source: its texts are the keys, ``en.po`` holds the plurals and proves completeness.
"""

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import polib

Key = str | tuple[str, int]
_OWN_NAME = re.compile(r'^msgid "English"\r?\nmsgstr "(.*)"', re.MULTILINE)


class Words:
    """Texts in one language. ``words("Play")`` is the translation; placeholders are filled with ``format``."""

    def __init__(self, language: str = "en", catalogue: dict[Key, str] | None = None, plural: str = "n != 1") -> None:
        self.language = language
        self._catalogue = catalogue or {}
        self._plural = gettext.c2py(plural)  # type: ignore[attr-defined]

    def __call__(self, text: str, **values: object) -> str:
        found = self._catalogue.get(text) or text
        return found.format(**values) if values else found

    def quoted(self, text: str) -> str:
        """The text in the quotation marks of this language."""
        words = self  # under this name the catalogue finds it
        return words("“{said}”", said=text)

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The form of a text that fits ``n``; ``{n}`` is filled in."""
        form = self._plural(n)
        found = self._catalogue.get((one, form)) or (one if n == 1 else many)
        return found.format(n=n, **values)


def languages(folder: Path) -> dict[str, str]:
    """Installed languages, code to own name ("de" → "Deutsch"), English first. Quick: a page asks each time it is built."""
    found = {}
    for path in sorted(folder.glob("*.po")):
        named = _OWN_NAME.search(path.read_text("utf-8"))
        found[path.stem] = (polib.unescape(named[1]) if named else "") or path.stem
    return {"en": "English"} | {code: name for code, name in found.items() if code != "en"}


def load_words(folder: Path, language: str) -> Words:
    """The words of one language; an unknown language or an untranslated text falls back to English."""
    path = folder / f"{language}.po"
    if not path.is_file():
        return Words("en")
    catalogue: dict[Key, str] = {}
    plural = "n != 1"
    for key, text in read_po(path.read_text("utf-8")):
        if key == "":
            plural = _plural_rule(text) or plural
        elif text:
            catalogue[key] = text
    return Words(language, catalogue, plural)


def read_po(text: str) -> Iterator[tuple[Key, str]]:
    """(key, text) of every entry, the header's key being empty; plural forms have the key (text, form). Doubtful ones are left out."""
    catalogue = polib.pofile(text)
    yield "", "\n".join(f"{name}: {value}" for name, value in catalogue.metadata.items())
    for entry in catalogue:
        if entry.fuzzy or entry.obsolete:
            continue
        if entry.msgid_plural:
            yield from (((entry.msgid, form), said) for form, said in sorted(entry.msgstr_plural.items()))
        else:
            yield entry.msgid, entry.msgstr


def _plural_rule(header: str) -> str:
    for line in header.splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "Plural-Forms":
            return value.partition("plural=")[2].rstrip("; ")
    return ""
