"""Which reader a file needs, by its name and by its first bytes; and texts in whatever encoding they were saved."""

import codecs
import re
from pathlib import Path

from engine.content.importing.found import CannotImport, Found

MOST_BYTES = {"table": 20_000_000, "text": 5_000_000, "deck": 300_000_000}
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".gift", ".apkg", ".colpkg")
_WESTERN = frozenset("äöüßÄÖÜàâæçéèêëîïôœùûÿÀÇÉÈÊáíóúñÁÍÓÚÑåøÅØÆìòãõ’")
_OTHERS = {
    ".xls": "This is an old Excel file. Open it and save it as .xlsx or .csv.",
    ".ods": "This is an OpenDocument table. Open it and save it as .xlsx or .csv.",
    ".numbers": "This is a Numbers table. Export it as CSV or Excel.",
    ".anki2": "This is a bare collection. In Anki, export the deck as .apkg.",
    ".xml": "Moodle XML is not read. In Moodle, export the questions in the GIFT format.",
    ".docx": "A Word document has no columns to read. Put the questions into a table and save it as .xlsx or .csv.",
    ".pdf": "A PDF has no questions that could be read. Put them into a table and save it as .xlsx or .csv.",
}


def read_file(path: Path) -> Found:
    """Everything in the file, by the reader it needs. Raises CannotImport, OSError."""
    ending = path.suffix.lower()
    if path.is_dir():
        raise CannotImport("This is a folder. Name one file in it.")
    if ending in _OTHERS:
        raise CannotImport(_OTHERS[ending])
    if ending not in ENDINGS:
        raise CannotImport(f"“{path.name}” is no file that can be imported. Known endings: {', '.join(ENDINGS)}.")
    title = " ".join(path.stem.replace("_", " ").replace("-", " ").split())[:60].strip().capitalize() or "My pack"
    if ending in (".apkg", ".colpkg"):
        from engine.content.importing.anki.source import anki_found

        return anki_found(_raw(path, "deck"), title)
    if ending == ".xlsx":
        from engine.content.importing.tables.questions import table_found
        from engine.content.importing.tables.workbooks import read_workbook

        return table_found(read_workbook(_raw(path, "table")), title, path.parent)
    text = decoded(_raw(path, "text"))
    if ending == ".gift" or (ending == ".txt" and "{" in text and "}" in text):
        from engine.content.importing.gift.source import gift_found

        return gift_found(text, title)
    from engine.content.importing.tables.questions import table_found
    from engine.content.importing.tables.sheet import read_table

    return table_found(read_table(text), title, path.parent)


def _raw(path: Path, sort: str) -> bytes:
    size = path.stat().st_size
    if size > MOST_BYTES[sort]:
        raise CannotImport(f"This file has {size // 1_000_000} MB; {MOST_BYTES[sort] // 1_000_000} MB is the most.")
    if not size:
        raise CannotImport("This file is empty.")
    return path.read_bytes()


def decoded(raw: bytes) -> str:
    """The text in the encoding it was saved in: UTF-8 or UTF-16 with or without a mark, else that of older Windows programs."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if raw[:400].count(0) > len(raw[:400]) // 4:
        return raw.decode("utf-16-be" if raw[:1] == b"\0" else "utf-16-le", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("mac-roman" if _is_of_a_mac(raw) else "cp1252", "replace")


def _is_of_a_mac(raw: bytes) -> bool:
    """Whether the letters behind 127 are letters as older programs on a Mac wrote them: those make words there, signs elsewhere."""
    sample = raw[:200_000]
    return _words(sample.decode("mac-roman")) > _words(sample.decode("cp1252", "replace"))


def _words(text: str) -> int:
    """How many letters of Western Europe stand beside a small letter, where letters of a word stand, less what stands there and is none."""
    letters = re.findall(r"(?:(?<=[a-z])|(?<=\b)(?=.[a-z]))[^\x00-\x7f]|[^\x00-\x7f](?=[a-z])", text)
    return sum(1 if letter in _WESTERN else -1 for letter in letters)
