"""Excel workbooks as sheets of text, with limits: the archive is looked at before openpyxl opens it."""

import datetime
import io
import zipfile
import zlib
from xml.etree.ElementTree import ParseError
from xml.parsers import expat

from engine.content.importing.found import CannotImport
from engine.content.importing.tables.sheet import MOST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet

_MOST_UNPACKED, _MOST_ENTRIES, _MOST_SHEETS = 40_000_000, 2_000, 20
_ENCODINGS = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1"))
_NO_BOOK = "This is no Excel workbook that can be read. Open it in your spreadsheet program and save it as .xlsx or .csv."


def read_workbook(raw: bytes) -> list[Sheet]:
    """Every sheet that has rows. Raises CannotImport."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise CannotImport("This workbook has a password, or is an old Excel file. Save it without one as .xlsx.")
    _look(raw)
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
        try:
            sheets = [_sheet(sheet) for sheet in book.worksheets[:_MOST_SHEETS]]
        finally:
            book.close()
    except CannotImport:
        raise
    except (InvalidFileException, zipfile.BadZipFile, ParseError) as problem:
        raise CannotImport(_NO_BOOK) from problem
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        EOFError,
        OverflowError,
        SyntaxError,
    ) as problem:
        raise CannotImport(_NO_BOOK) from problem
    found = [sheet for sheet in sheets if sheet.rows]
    if not found:
        raise CannotImport("There is nothing in this workbook.")
    return found


def _look(raw: bytes) -> None:
    """Refuse what would grow too large, and texts that may define entities of their own."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            entries = book.infolist()
            if len(entries) > _MOST_ENTRIES or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
                raise CannotImport(f"Unpacked, this workbook is over {_MOST_UNPACKED // 1_000_000} MB.")
            left = _MOST_UNPACKED
            for entry in entries:
                with book.open(entry) as file:
                    text = file.read(left + 1)
                left -= len(text)
                if left < 0:
                    raise CannotImport(f"Unpacked, this workbook is over {_MOST_UNPACKED // 1_000_000} MB.")
                if _is_unsafe(text, entry.filename.lower().endswith((".xml", ".rels"))):
                    raise CannotImport(_NO_BOOK)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, EOFError, zlib.error) as problem:
        if isinstance(problem, CannotImport):
            raise
        raise CannotImport(_NO_BOOK) from problem


class _Seen(Exception):
    """Enough of a text was read."""


def _is_unsafe(text: bytes, is_xml: bool) -> bool:
    """Whether a member has a document type, where entities are defined, in whatever encoding; or is none of the XML it should be.

    The parser itself is asked, up to the first element: bytes alone hide a document type in UTF-16. A workbook may call any
    member a sheet, so every one is looked at.
    """
    parser, unsafe = expat.ParserCreate(), False

    def seen(*_: object) -> None:
        raise _Seen

    def typed(*_: object) -> None:
        nonlocal unsafe
        unsafe = True
        raise _Seen

    def declared(version: str, encoding: str | None, standalone: int) -> None:
        if (encoding or "utf-8").lower() not in _ENCODINGS:
            typed()

    parser.StartElementHandler, parser.StartDoctypeDeclHandler, parser.XmlDeclHandler = seen, typed, declared
    try:
        parser.Parse(text, True)
    except _Seen:
        return unsafe
    except (expat.ExpatError, ValueError, LookupError):
        return is_xml
    return is_xml


def _sheet(sheet: object) -> Sheet:
    found = Sheet(str(getattr(sheet, "title", ""))[:60])
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)  # type: ignore[attr-defined]
    for number, values in enumerate(rows, 1):
        cells = [_text(value, found) for value in values]
        if any(cell.strip() for cell in cells):
            found.rows.append((number, cells))
    return found


def _text(value: object, sheet: Sheet) -> str:
    """A cell as its owner sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        sheet.notes.append(
            "Some cells hold a date or a time. If you meant 1/2 or 3-4, format the column as text and type it again."
        )
        return value.isoformat(" ") if isinstance(value, datetime.datetime) else value.isoformat()
    return str(value)[:MOST_CELL]
