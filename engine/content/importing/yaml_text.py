"""Texts as YAML a person likes to read: in quotes only where they are needed, on one line where that is short.

A pack's reader keeps every scalar as text, so ``no``, ``012`` and ``12:30`` need no quotes here.
"""

import re
from collections.abc import Mapping, Sequence

_FIRST = set("-?:,[]{}#&*!|>'\"%@`=")
_WIDTH = 118


def quoted(text: str, *, flow: bool = False) -> str:
    """``text`` as a YAML scalar; ``flow`` when it stands inside braces or brackets."""
    if _is_plain(text, flow):
        return text
    if "'" not in text and ('"' in text or "\\" in text) and "\n" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _is_plain(text: str, flow: bool) -> bool:
    if not text or text != text.strip() or text[0] in _FIRST or "\n" in text:
        return False
    if ": " in text or " #" in text or text.endswith(":") or re.match(r"(?:---|\.\.\.)(?:\s|$)", text):
        return False
    return not (flow and re.search(r"[,\[\]{}]|:(?![\w/])", text))


def listed(texts: Sequence[str]) -> str:
    """[one, "two, three"]"""
    return "[" + ", ".join(quoted(text, flow=True) for text in texts) + "]"


def entry(key: str, texts: Sequence[str], indent: int) -> list[str]:
    """``key: [a, b]`` on one line, or one line a text when that is too long."""
    short = f"{' ' * indent}{key}: {listed(texts)}"
    if len(short) <= _WIDTH:
        return [short]
    return [f"{' ' * indent}{key}:", *(f"{' ' * indent}  - {quoted(text)}" for text in texts)]


def row(values: Mapping[str, str], indent: int) -> list[str]:
    """One row of a table: ``- { ask: …, answer: … }``, or one line a value when that is too long."""
    short = " " * indent + "- { " + ", ".join(f"{key}: {quoted(value, flow=True)}" for key, value in values.items()) + " }"
    if len(short) <= _WIDTH:
        return [short]
    lines = [f"{' ' * indent}  {key}: {quoted(value)}" for key, value in values.items()]
    return [f"{' ' * indent}- {lines[0].strip()}", *lines[1:]]
