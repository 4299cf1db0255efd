"""A text between braces that its own comma cuts: YAML makes a key of what goes on behind it."""

from collections.abc import Mapping
from itertools import dropwhile, islice, takewhile

from engine.content.reading.reader import Node

CURLY = ("“", "”", "„", "«", "»")


def cut_by_comma(entries: Node, name: str) -> tuple[str, Mapping[str, str]]:
    """(code, values of its words) for the text of ``name``, with all that surely belongs to it."""
    cells = entries.entries or {}
    said = cells[name].text or ""
    if said.startswith(CURLY):
        return "curly_quotes", {}
    behind = islice(dropwhile(lambda cell: cell != name, cells), 1, None)
    pieces = [said, *takewhile(lambda cell: cells[cell].text == "", behind)]
    if len(pieces) == 1:
        return "flow_text", {"signs": "{ }"}
    whole = ", ".join(pieces)
    return "flow_comma", {"example": f"{name}: " + (f'"{whole}"' if '"' not in whole else f"'{whole}'")}
