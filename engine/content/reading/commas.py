"""A text between braces that its own comma cuts: YAML makes a key of what goes on behind it."""

from collections.abc import Mapping

from engine.content.reading.reader import Node

CURLY = ("“", "”", "„", "«", "»")


def cut_by_comma(entries: Node, name: str) -> tuple[str, Mapping[str, str]]:
    """(code, values of its words) for the text of ``name``, with all that surely belongs to it."""
    cells = entries.entries or {}
    said = cells[name].text or ""
    if said.startswith(CURLY):
        return "curly_quotes", {}
    behind = list(cells)[list(cells).index(name) + 1 :]
    pieces = [said]
    for piece in behind:
        if cells[piece].text != "":
            break
        pieces.append(piece)
    if len(pieces) == 1:
        return "flow_text", {"signs": "{ }"}
    whole = ", ".join(pieces)
    return "flow_comma", {"example": f"{name}: " + (f'"{whole}"' if '"' not in whole else f"'{whole}'")}
