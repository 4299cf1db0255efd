"""What the rules allow and nobody means: the name of a value as the answer, a mistake that can never come, quotes of a word processor.

A challenge with such a slip would play, with a wrong key or a silent text; so ``check`` says it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from engine.challenges.base import Challenge
from engine.challenges.expressions.language import ExpressionError, Value, names_in
from engine.challenges.kinds import KINDS
from engine.challenges.templates import Template, as_value, holes
from engine.content.reading.commas import cut_by_comma
from engine.content.reading.reader import Node, every_text

_WRAPPED = re.compile("[“„‟«»]([^“”„‟«»]*)[“”«»]")
_TOLD = frozenset(("ask", "why", "hints", "story", "at_home", "i_can", "about", "criteria"))  # where speech may be quoted
_CLOSED_ONLY = re.compile(r"[^\"']*[^\d\W][.!?…]?\"")  # a straight quote at the end alone (5\" is inches)
_LISTS = ("hints", "criteria")


@dataclass(frozen=True, slots=True)
class Slip:
    """Code of the problem, where, and the values of its words."""

    code: str
    node: Node
    values: Mapping[str, Any]


def challenge_slips(template: Template, node: Node, samples: Sequence[Challenge]) -> Iterator[Slip]:
    """Everything that is surely not meant in one challenge, of which ``samples`` were made."""
    yield from _names_as_texts(template, node)
    yield from _short_rows(template, node)
    yield from _commas(node)
    if samples and not node.at(("mistakes",)).text:
        yield from _never(template, node, samples)


# ------------------------------------------------------------ names of values
def _names_as_texts(template: Template, node: Node) -> Iterator[Slip]:
    """``answer: continent`` where “continent” is a value: the braces are missing, and the key would be the word itself."""
    names = {supply.name for step in template.steps for supply in step} | {
        n for rows in template.rows for row in rows for n in row
    }
    for key in KINDS[template.kind].plain(template.own):
        for text in every_text((node.entries or {}).get(key, Node(0, 0, text=""))):
            said = (text.text or "").strip()
            if said and "{" not in said and (used := _names(said)) and used <= names:
                yield Slip("plain_name", text, {"name": key, "value": said, "example": f'"{{{said}}}"'})


def _names(said: str) -> frozenset[str]:
    try:
        return names_in(said)
    except ExpressionError:
        return frozenset()


# ------------------------------------------------------------ rows and lists
def _short_rows(template: Template, node: Node) -> Iterator[Slip]:
    """A row that a comma cuts; a row without a column that its texts need and that most other rows have."""
    rows = (node.entries or {}).get("rows")
    if rows is None or not rows.items:
        return
    names = Counter(name for row in rows.items for name in row.entries or {})
    for row in rows.items:
        before = ""
        for name, cell in (row.entries or {}).items():
            if before and not cell.text and (not name.isidentifier() or names[name] == 1):
                code, values = cut_by_comma(row, before)  # a comma has made a column of what goes on behind it
                yield Slip(code, row.at((before,)), values)
                break
            before = name
    needed = {n for text in _asked(template) for hole in holes(text) for n in _names(hole)}
    if "answer" in KINDS[template.kind].calculated(template.own):
        needed |= _names(template.answer)
    for name in sorted(needed):
        without = [row for row in rows.items if row.entries is not None and name not in row.entries]
        if len(without) * 4 <= len(rows.items):
            yield from (Slip("row_short", row, {"name": name}) for row in without)


def _asked(template: Template) -> Iterator[str]:
    yield from (template.ask, template.say, template.answer, template.picture, *template.others)
    for key in ("hear", "show", "pieces"):
        said = template.own.get(key, "")
        yield from said if isinstance(said, list | tuple) else (str(said),)


def _commas(node: Node) -> Iterator[Slip]:
    """A sentence in [ ] that its own commas cut into pieces."""
    for key in _LISTS:
        items = ((node.entries or {}).get(key) or Node(0, 0)).items or []
        for one, other in pairwise(items):
            ends = (one.text or ".").rstrip()[-1:]
            begins = (other.text or "").lstrip()[:1]
            if one.line == other.line and ends.isalnum() and (begins.islower() or begins.isdigit()):
                yield Slip(
                    "comma_in_list", other, {"value": other.text, "name": key, "example": f'{key}: ["{one.text}, {other.text}"]'}
                )
                break


def row_of(node: Node, values: Mapping[str, Value]) -> Node | None:
    """The row that gave these values."""
    for row in ((node.entries or {}).get("rows") or Node(0, 0)).items or []:
        entries = row.entries or {}
        if entries and all(as_value(cell.text or "") == values.get(name) for name, cell in entries.items() if name != "step"):
            return row
    return None


# ------------------------------------------------------------ mistakes
def _never(template: Template, node: Node, samples: Sequence[Challenge]) -> Iterator[Slip]:
    """A known mistake that no child can make, because what it waits for is never offered."""
    kind = KINDS[template.kind]
    reachable = kind.reachable(samples)
    if reachable is None:
        return
    fired = {m.id for challenge in samples for given, m in challenge.mistakes.items() if reachable(challenge, given)}
    for mistake in template.mistakes:
        if mistake.id not in fired:
            yield Slip(
                "mistake_never",
                node.at(("mistakes", mistake.id, "when")),
                {"name": mistake.id, "value": mistake.when, "example": kind.like_mistake(samples[0])},
            )


# ------------------------------------------------------------ the whole file
def curly_texts(root: Node) -> Iterator[Slip]:
    """Texts wrapped in quotes of a word processor, which stay in the text. Speech may be quoted; a text that needs quotes may not."""
    for key, text in _keyed("", root):
        found = _WRAPPED.fullmatch((text.text or "").strip())
        if found is not None and (key not in _TOLD or "{" in found[1] or ": " in found[1]):
            yield Slip("curly_text", text, {"value": text.text, "example": f'"{found[1]}"'})


def half_quoted(root: Node) -> Iterator[Slip]:
    """Texts that end with a quote and do not begin with one: the quote is read, shown and spoken."""
    for text in every_text(root):
        if _CLOSED_ONLY.fullmatch(said := (text.text or "").strip()):
            yield Slip("quote_not_begun", text, {"word": said.split()[0].rstrip('"')})


def _keyed(key: str, node: Node) -> Iterable[tuple[str, Node]]:
    """Every text with the key it stands under; the keys of a map of texts too."""
    if node.text is not None:
        yield key, node
    for item in node.items or ():
        yield from _keyed(key, item)
    for name, entry in (node.entries or {}).items():
        yield name, node.keys[name]
        yield from _keyed(name, entry)
