"""In which columns the lines of a pack begin: which line stands where nothing begins, and which lines a skill has."""

import re
from collections.abc import Sequence

_HEADS = frozenset(
    (
        "format",
        "id",
        "title",
        "about",
        "author",
        "licence",
        "language",
        "ages",
        "subject",
        "skills",
        "overlay",
        "pack",
        "translates",
        "words",
        "remove",
    )
)


def misplaced(lines: Sequence[str], line: int) -> tuple[int, str] | None:
    """(line, columns that would fit) of the line that begins in the wrong column; it may stand before ``line`` (both from 0)."""
    wanted = indentation(lines[line])
    if not lines[line].strip():
        return None
    levels = _levels(lines, line)
    suspect = _strayed(lines, line, wanted) if wanted not in levels else None
    if suspect is not None:
        return suspect, str(wanted)
    around = [max((n for n in levels if n < wanted), default=None), min((n for n in levels if n > wanted), default=None)]
    fits = [n for n in around if n is not None and not (wanted in levels and n < wanted)]
    return (line, " or ".join(str(n) for n in fits)) if fits else None


def _strayed(lines: Sequence[str], line: int, wanted: int) -> int | None:
    """A line at the margin, which is no key of a pack, between ``line`` and the last one that begins in the same column."""
    suspect = None
    for back in range(line - 1, -1, -1):
        bare = lines[back].strip()
        if not bare or bare.startswith("#"):
            continue
        if lines[back][0] != " ":
            if bare.partition(":")[0] in _HEADS:
                return None
            suspect = back
        elif indentation(lines[back]) == wanted:
            return suspect
    return None


def _levels(lines: Sequence[str], line: int) -> list[int]:
    """The columns in which something begins that is still open before ``line``."""
    levels: list[int] = []
    for said in lines[:line]:
        bare = said.strip()
        if not bare or bare.startswith("#"):
            continue
        begins = indentation(said)
        levels = [n for n in levels if n < begins] + [begins]
        if (dashes := re.match(r"(?:- +)+", bare)) is not None and not bare[dashes.end() :].startswith(("{", "[", '"')):
            levels.append(begins + dashes.end())
    return levels


def indentation(said: str) -> int:
    return len(said) - len(said.lstrip(" "))


def without_skill(text: str, line: int) -> str | None:
    """``text`` with blank lines in place of the skill that ``line`` (1-based) belongs to; None when it belongs to none."""
    lines = text.split("\n")
    top = next((n for n, said in enumerate(lines) if re.match(r"skills:\s*(?:#|$)", said)), len(lines))
    first = next((n for n in range(top + 1, len(lines)) if re.match(r" +[^\s#-]", lines[n])), len(lines))
    if not first < line <= len(lines):
        return None
    head = re.compile(f" {{{indentation(lines[first])}}}[^\\s#-]|[^\\s#]")
    begins = next((n for n in range(line - 1, first - 1, -1) if head.match(lines[n])), first)
    ends = next((n for n in range(max(line, begins + 1), len(lines)) if head.match(lines[n])), len(lines))
    return "\n".join([*lines[:begins], *[""] * (ends - begins), *lines[ends:]])
