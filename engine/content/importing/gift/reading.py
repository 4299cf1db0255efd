"""Moodle's GIFT format read into questions: https://docs.moodle.org/en/GIFT_format describes it; here is our own reader of it.

Escaped signs become stand-ins first, so that every later step may cut at plain control signs. ``gift_answers`` reads what stands in braces.
Generous where teachers are: blank lines inside braces, questions without a blank line between them, ``=`` inside HTML tags.
"""

import re
from collections.abc import Iterator

from engine.content.importing.gift.answers import read_answers
from engine.content.importing.gift.parts import GiftQuestion, format_of, restored, said, with_stand_ins

_CATEGORY = re.compile(r"\s*\$CATEGORY:(.*)", re.IGNORECASE)
GAP = "_____"


def read_gift(text: str) -> list[GiftQuestion]:
    """Every question and category of a file, in order. Nothing raises: what cannot be read is a Broken question."""
    text = with_stand_ins(text)
    found = []
    for line, block in _blocks(text):
        category = _CATEGORY.match(block)
        if category is not None:
            found.append(GiftQuestion(type="Category", line=line, title=restored(category[1]).strip()))
        else:
            found.append(_question(line, block))
    return found


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """(line, text) of every question: parted by blank lines outside braces, and where a line begins another question."""
    waiting: list[str] = []
    start, inside = 1, False
    lines = text.split("\n")
    closes_later = _closing_lines(lines)
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("//"):
            continue
        if _CATEGORY.match(line) and not inside:
            yield from _parted(start, waiting)
            waiting = []
            yield number, line
            continue
        if not line.strip() and not (inside and closes_later[number - 1]):
            yield from _parted(start, waiting)
            waiting, inside = [], False
            continue
        if not waiting:
            start = number
        waiting.append(line)
        for sign in re.findall("[{}]", line):
            inside = sign == "{"
    yield from _parted(start, waiting)


def _closing_lines(lines: list[str]) -> list[bool]:
    """For every line whether the next brace from it on closes: then a blank line is still inside the answers."""
    closes, known = False, []
    for line in reversed(lines):
        brace = re.search("[{}]", "" if line.lstrip().startswith("//") else line)
        if brace is not None:
            closes = brace[0] == "}"
        known.append(closes)
    return known[::-1]


def _parted(start: int, lines: list[str]) -> Iterator[tuple[int, str]]:
    """One block, cut where a line after closed braces begins a question that has braces of its own."""
    part: list[str] = []
    begun = start
    text_after = [False] * (len(lines) + 1)  # whether an opening brace follows in these lines
    for at in range(len(lines) - 1, -1, -1):
        text_after[at] = text_after[at + 1] or "{" in lines[at]
    depth, closed = False, False
    for at, line in enumerate(lines):
        if part and closed and not depth and (text_after[at] or line.lstrip().startswith("::")):
            yield begun, "\n".join(part)
            part, begun, closed = [], start + at, False
        part.append(line)
        for sign in re.findall("[{}]", line):
            depth = sign == "{"
            closed = closed or sign == "}"
    if any(line.strip() for line in part):
        yield begun, "\n".join(part)


def _question(line: int, block: str) -> GiftQuestion:
    title, rest = "", block.strip()
    if (named := re.match(r"::(.{0,2000}?)::", rest, re.DOTALL)) is not None:
        title, rest = restored(" ".join(named[1].split())), rest[named.end() :]
    form, rest = format_of(rest, "moodle")
    opening = rest.find("{")
    made = GiftQuestion(type="Description", line=line, title=title)
    if opening < 0:
        made.stem = said(rest, form)
        if "}" in rest:
            made.type, made.why = "Broken", "A } stands here without its {. A brace that is meant as a sign is written \\}."
        return made
    closing = rest.find("}", opening)
    if closing < 0:
        made.stem = said(rest[:opening], form)
        made.type, made.why = "Broken", "The { of the answers is never closed by a }."
        return made
    before, body, after = rest[:opening], rest[opening + 1 : closing], rest[closing + 1 :]
    if "{" in after or "}" in after or "{" in body:
        made.stem = said(before, form)
        made.type, made.why = "Broken", "There is more than one pair of braces; GIFT knows one gap a question."
        return made
    made.embedded = bool(after.strip())
    whole = f"{before.strip()} {GAP} {after.strip()}" if made.embedded else before
    made.stem = said(whole, form)
    read_answers(made, body, form)
    return made
