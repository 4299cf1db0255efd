"""What a card asks and what it answers: its template filled with its note's fields, or the gap of a cloze note."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from engine.content.importing.anki.store import Card
from engine.content.importing.plain_text import from_html, one_line

GAP = "_____"
_TAG = re.compile(r"\{\{([^{}]{1,200})\}\}")
_SECTION = re.compile(r"\{\{([#^/])\s*([^{}]{1,200}?)\s*\}\}")
_CLOZE = re.compile(r"\{\{c(\d{1,3})::|\}\}")
_SOUND = re.compile(r"\[sound:[^\[\]\n]{1,200}\]")
_MOST_TEXT = 20_000
_SPECIAL = frozenset({"FrontSide", "Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag"})


class NoQuestion(ValueError):
    """Why a card asks nothing, in a sentence."""


@dataclass(frozen=True, slots=True)
class Sides:
    """A card's question and answer as HTML; ``typed`` when it asks for typing; ``hint`` and ``more`` as its author wrote them."""

    ask: str
    answer: str
    more: str = ""
    hint: str = ""
    typed: bool = False


def sides_of(card: Card) -> Sides:
    """Raises NoQuestion."""
    if card.type.cloze:
        return _cloze_sides(card)
    if not 0 <= card.ord < len(card.type.templates):
        raise NoQuestion("Its card is of a kind its note type does not have.")
    template = card.type.templates[card.ord]
    front = _sections(template.front, card.values)
    shown = _names(front)
    filled = _filled(front, card.values, shown_only=frozenset())
    back = [name for name in dict.fromkeys(_names(_sections(template.back, card.values))) if name not in shown]
    typed = [name for name, filters in _tags(front) if "type" in filters]
    hints = [card.values.get(name, "") for name, filters in _tags(front) if "hint" in filters]
    answers = [name for name in dict.fromkeys([*typed, *back]) if card.values.get(name, "").strip()]
    if not answers:
        raise NoQuestion("Its answer is empty.")
    if heard := [name for name in answers if _only_heard(card.values[name])]:
        answers = [name for name in answers if name not in heard] or heard
        of_front = [name for name in heard if name not in answers and _is_of_front(name, card, shown)]
        filled += "".join(f"<br>{card.values[name]}" for name in of_front)
    more = "<br>".join(card.values[name] for name in answers[1:])
    return Sides(filled, card.values[answers[0]], more, " ".join(hints), bool(typed))


def _only_heard(value: str) -> bool:
    """Whether a field holds a sound and no word or picture."""
    rest = _SOUND.sub("", value)
    return rest != value and "<img" not in rest.lower() and not one_line(from_html(rest))


def _is_of_front(name: str, card: Card, shown: Sequence[str]) -> bool:
    """Whether a sound says what the front shows, by what it stands behind; another one may say the answer."""
    back, fields = _names(card.type.templates[card.ord].back), card.type.fields
    return any(name in order and order.index(name) and order[order.index(name) - 1] in shown for order in (back, fields))


def _tags(template: str) -> list[tuple[str, list[str]]]:
    """(field, filters) of every {{…}} in a template."""
    found = []
    for said in _TAG.findall(template):
        *filters, name = [part.strip() for part in said.split(":")]
        if name and name[0] not in "#^/!" and name not in _SPECIAL:
            found.append((name, [f.split(" ")[0] for f in filters]))
    return found


def _names(template: str) -> list[str]:
    return [name for name, filters in _tags(template) if "type" not in filters]


def _filled(template: str, values: dict[str, str], shown_only: frozenset[str]) -> str:
    def fill(found: re.Match[str]) -> str:
        *filters, name = [part.strip() for part in found[1].split(":")]
        if "type" in filters or "hint" in filters or name in _SPECIAL or any(f.startswith("tts") for f in filters):
            return ""
        return values.get(name, "")

    return _TAG.sub(fill, template[:_MOST_TEXT])[:_MOST_TEXT]


def _sections(template: str, values: dict[str, str]) -> str:
    """Conditional parts ({{#Field}} … {{/Field}}) kept or left out."""
    out: list[str] = []
    stack: list[bool] = []
    at = 0
    template = template[:_MOST_TEXT]
    for mark in _SECTION.finditer(template):
        if all(stack):
            out.append(template[at : mark.start()])
        at = mark.end()
        if mark[1] == "/":
            if stack:
                stack.pop()
        else:
            full = bool(values.get(mark[2], "").strip())
            stack.append(full if mark[1] == "#" else not full)
    if all(stack):
        out.append(template[at:])
    return "".join(out)


def _cloze_sides(card: Card) -> Sides:
    """The gap with this card's number, all others closed; further fields are what is told afterwards."""
    if any(name.casefold().startswith("occlusion") for name in card.type.fields):
        raise NoQuestion("It hides parts of a picture; such cards are not read yet.")
    name = next((field for field in card.type.fields if "{{c" in card.values.get(field, "")), "")
    if not name:
        raise NoQuestion("It is a cloze note without a gap.")
    ask, answers, hints = _gap(card.values[name][:_MOST_TEXT], card.ord + 1)
    if not answers:
        raise NoQuestion(f"Its gap number {card.ord + 1} is not in its text.")
    more = "<br>".join(card.values[field] for field in card.type.fields if field != name and card.values.get(field, "").strip())
    return Sides(ask, ", ".join(answers), more, " ".join(hints))


def _gap(text: str, wanted: int) -> tuple[str, list[str], list[str]]:
    """(text with gaps, what belongs into them, hints) for one number; gaps may stand inside one another."""
    answers: list[str] = []
    hints: list[str] = []
    stack: list[tuple[int, list[str]]] = [(0, [])]
    at = 0
    for mark in _CLOZE.finditer(text):
        stack[-1][1].append(text[at : mark.start()])
        at = mark.end()
        if mark[1] is not None:
            if len(stack) < 20:
                stack.append((int(mark[1]), []))
        elif len(stack) > 1:
            number, parts = stack.pop()
            inside, _, hint = "".join(parts).partition("::")
            if number == wanted:
                answers.append(inside)
                hints += [hint] if hint else []
                stack[-1][1].append(GAP)
            else:
                stack[-1][1].append(inside)
        else:
            stack[-1][1].append("}}")
    rest = "".join(part for _, parts in stack for part in parts) + text[at:]
    return rest, [answer for answer in answers if answer.strip()], hints
