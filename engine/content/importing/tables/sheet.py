"""Tables saved as text: the separator is guessed, quotes may hold line breaks, every row keeps the line it begins in."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field

from engine.content.importing.found import CannotImport
from engine.content.importing.tables.headings import heading

MOST_ROWS, MOST_COLUMNS, MOST_CELL = 20_000, 60, 20_000
_SEPARATORS = (",", ";", "\t", "|")
_RUNAWAY = 60  # lines in one cell: then a quote was opened that is no quote


@dataclass(slots=True)
class Sheet:
    """Rows of one table: (number of the row as its owner sees it, cells). ``name`` is that of the sheet, or empty."""

    name: str
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_table(text: str) -> list[Sheet]:
    """The one sheet of a CSV text. Raises CannotImport when it has no rows."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n")
    sheet = Sheet("")
    told = ""
    if lines and lines[0].strip().lower().startswith("sep=") and len(lines[0].strip()) in (4, 5):
        told = lines[0].strip()[4:] or "\t"
        lines[0] = ""
    separator = told or _separator(lines)
    sheet.rows = [(number, cells) for number, cells in _rows(lines, separator, sheet) if any(cell.strip() for cell in cells)]
    if not sheet.rows:
        raise CannotImport("There is nothing in this table.")
    return [sheet]


def _separator(lines: list[str]) -> str:
    """The sign that makes headings we know, else the one that parts most rows into the same number of cells."""
    sample = [line for line in lines[:200] if line.strip()][:60]
    if not sample:
        return ","

    def worth(separator: str) -> tuple[int, float, int]:
        rows = [cells for _, cells in _rows(sample, separator, Sheet(""))]
        known = max((sum(heading(cell) is not None for cell in cells) for cells in rows[:5] if len(cells) > 1), default=0)
        counts = [len(cells) for cells in rows]
        usual = max(set(counts), key=counts.count)
        return known, (counts.count(usual) / len(counts) if usual > 1 else 0.0), -_SEPARATORS.index(separator)

    return max(_SEPARATORS, key=worth)


def _rows(lines: list[str], separator: str, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    at = 0
    while at < len(lines):
        start = at
        cells, at = _row(lines, at, separator)
        if at - start > _RUNAWAY:
            sheet.notes.append(f"In line {start + 1} a quote is opened and not closed; it is read as a sign.")
            cells, at = _split(lines[start], separator), start + 1
        if start >= MOST_ROWS:
            sheet.notes.append(f"Only the first {MOST_ROWS:,} lines are read.")
            return
        yield start + 1, [cell[:MOST_CELL] for cell in cells[:MOST_COLUMNS]]


def _row(lines: list[str], at: int, separator: str) -> tuple[list[str], int]:
    """The cells of the row that begins in line ``at``, and the line behind it."""
    if '"' not in lines[at]:
        return lines[at].split(separator), at + 1
    used = 0

    def feed() -> Iterator[str]:
        nonlocal used
        for line in lines[at : at + _RUNAWAY + 1]:
            used += 1
            yield line + "\n"

    try:
        cells = next(csv.reader(feed(), delimiter=separator, skipinitialspace=True), [])
    except csv.Error:
        return _split(lines[at], separator), at + 1
    return [cell.rstrip("\n") for cell in cells], at + used


def _split(line: str, separator: str) -> list[str]:
    return [cell.strip().strip('"') for cell in line.split(separator)]
