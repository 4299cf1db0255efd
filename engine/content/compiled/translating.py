"""A pack in another language: which of its texts can be translated, and a challenge with its texts exchanged.

A translation maps a text of the pack, as it stands there, to the same text in the other language. The same text always gets the
same words, so that an answer and the choice that equals it stay equal.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.challenges.expressions.language import names_in
from engine.challenges.kinds import KINDS
from engine.challenges.templates import holes

_PLAIN = ("ask", "say", "answer", "why")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FILE = re.compile(r"[a-z0-9/_-]+\.(?:png|jpg|jpeg|webp|ogg|wav)")
_QUOTED = re.compile(r"\"[^\"]+\"|'[^']+'")  # a word in an expression: river == 'Nile'
Change = Callable[[str], str]


def best_language(has: Mapping[str, Any], wanted: str) -> str:
    """The language of a pack's translations that serves ``wanted`` best: itself, or the same one of another place; else ""."""
    if wanted in has:
        return wanted
    base = wanted.partition("-")[0]
    return next((code for code in has if base and code.partition("-")[0] == base), "")


def translated(challenge: Mapping[str, Any], table: Mapping[str, str], language: str) -> dict[str, Any]:
    """A compiled challenge with its texts exchanged; what the table does not have stays."""
    return _changed(challenge, lambda text: table.get(text, text)) | {"language": language}


def _changed(challenge: Mapping[str, Any], change: Change) -> dict[str, Any]:
    """A compiled challenge with ``change`` made to every text."""
    kind = KINDS[challenge["kind"]]
    sums, own_texts = kind.calculated(challenge["own"]), ("shows", *kind.texts)
    return {
        **challenge,
        **{key: change(challenge[key]) if key not in sums else challenge[key] for key in _PLAIN},
        "others": [change(text) for text in challenge["others"]],
        "hints": [change(text) for text in challenge["hints"]],
        "mistakes": [
            [name, change(when), change(say), _QUOTED.sub(lambda word: _in_quotes(word[0], change), where)]
            for name, when, say, where in challenge["mistakes"]
        ],
        "steps": [
            [[*domain[:4], [change(text) for text in domain[4]], domain[5]] for domain in step] for step in challenge["steps"]
        ],
        "rows": [[{name: _parts(text, change) for name, text in row.items()} for row in rows] for rows in challenge["rows"]],
        "own": {key: _deep(value, change) if key in own_texts else value for key, value in challenge["own"].items()},
    }


def _in_quotes(word: str, change: Change) -> str:
    """A word of an expression exchanged, in quotes that it does not contain."""
    said = change(word[1:-1])
    return f'"{said}"' if "'" in said else f"'{said}'"


def _parts(text: str, change: Change) -> str:
    """A row's text as a whole, or the choices between its | signs one by one."""
    whole = change(text)
    return whole if whole != text or "|" not in text else "|".join(change(part.strip()) for part in text.split("|"))


def _deep(value: Any, change: Change) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_deep(entry, change) for entry in value]
    if isinstance(value, dict):
        return {change(key): _deep(entry, change) for key, entry in value.items()}
    return value


def texts_of(challenge: Mapping[str, Any]) -> list[str]:
    """Every text of a challenge that has words in it, once, in the order they stand there."""
    found: dict[str, None] = {}

    def note(text: str) -> str:
        if has_words(text):
            found[text] = None
        return text

    _changed({**challenge, "mistakes": [[name, "", say, ""] for name, _, say, _ in challenge["mistakes"]]}, note)
    return list(found)


def can_be_translated(challenge: Mapping[str, Any]) -> Iterator[str]:
    """Every text that an entry may name: those with words, and every other one a translator may want to change."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _changed(challenge, note)
    yield from found


def interest_texts(skill: Mapping[str, Any]) -> list[str]:
    """The words of a skill's interests."""
    return [text for entries in skill["interests"].values() for _, text in entries]


def translated_interests(skill: Mapping[str, Any], table: Mapping[str, str]) -> dict[str, list[list[str]]]:
    """The interests of a skill with their words exchanged."""
    return {name: [[tag, table.get(text, text)] for tag, text in entries] for name, entries in skill["interests"].items()}


def has_words(text: str) -> bool:
    """Whether there is something to translate: a word outside the braces that is no file."""
    bare = re.sub(r"\{[^{}]*\}", " ", text)
    return not _FILE.fullmatch(bare.strip()) and not bare.strip().startswith("shape_") and _WORD.search(bare) is not None


def values_in(text: str) -> frozenset[str]:
    """The names of values in a text's braces. Raises ExpressionError."""
    return frozenset(name for hole in holes(text) for name in names_in(hole))
