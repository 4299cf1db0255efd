"""Which choices a key means: their texts, their numbers or their letters, one or several.

A key such as 2 may be the text of one choice and the number of another. The other rows of the table tell which is meant;
where they do not, the row is refused: a wrong answer key is worse than a missing question.
"""

import re
from collections.abc import Sequence

Option = tuple[int, str]  # number of its column (0: none), text

_PARTS = re.compile(r"\s*(?:[,;|&+/\n]|\band\b|\bund\b)\s*")
_PLACE = re.compile(r"(?:(?:option|answer|antwort|choice)\s*)?(?:(\d{1,2})|([a-f]))[.):]?", re.IGNORECASE)


class Key:
    """The key column of one table, known by all of its rows: (options, what the key says)."""

    def __init__(self, rows: Sequence[tuple[list[Option], str]]) -> None:
        read = [(_by_text(options, said), _by_place(options, said)) for options, said in rows if options and said]
        self._places = any(place and not text for text, place in read)
        self._texts = any(text and not place for text, place in read)

    def right(self, options: list[Option], said: str) -> list[str]:
        """The texts of the right options. Raises ValueError when none is meant, or nobody can tell which."""
        text, place = _by_text(options, said), _by_place(options, said)
        if not text and not place:
            raise ValueError(f"“{said[:30]}” is none of the choices.")
        if not (text and place) or set(text) == set(place):
            return text or place
        if self._places == self._texts:
            raise ValueError(f"“{said[:30]}” is the text of one choice and the number or letter of another.")
        return place if self._places else text


def _by_text(options: list[Option], said: str) -> list[str]:
    """What is meant by its text: all of it, else every part of it."""
    whole = _same(options, said)
    if whole:
        return [whole]
    return _all([_same(options, part) for part in _PARTS.split(said)])


def _same(options: list[Option], said: str) -> str:
    texts = [text for _, text in options]
    return said if said in texts else next((text for text in texts if text.casefold() == said.casefold()), "")


def _by_place(options: list[Option], said: str) -> list[str]:
    return _all([_at(options, part) for part in _PARTS.split(said)])


def _at(options: list[Option], said: str) -> str:
    place = _PLACE.fullmatch(said)
    if place is None:
        return ""
    number = int(place[1]) if place[1] else 1 + "abcdef".index(place[2].lower())
    numbered = {n: text for n, text in options if n}
    if numbered:
        return numbered.get(number, "")
    return options[number - 1][1] if 1 <= number <= len(options) else ""


def _all(found: list[str]) -> list[str]:
    """Each once; none when a single part is unknown."""
    return list(dict.fromkeys(found)) if all(found) else []
