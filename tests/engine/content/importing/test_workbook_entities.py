"""Workbooks whose texts define entities: a few bytes that grow to gigabytes, in whatever encoding they hide."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from engine.content.importing.found import CannotImport
from engine.content.importing.tables.workbooks import read_workbook

DOCTYPE = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8 with a mark": "utf-8-sig",
    "utf-16 with a mark": "utf-16",
    "utf-16 without": "utf-16-le",
    "utf-16 the other way": "utf-16-be",
    "utf-32": "utf-32",
    "EBCDIC": "cp037",
    "utf-7": "utf-7",
}


def _book(member: str = "", change: bytes = b"", more: str = "") -> bytes:
    """A small workbook; ``member`` has ``change`` in place of its text, ``more`` is one more member."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["question", "answer"])
    sheet.append(["1 + 1", "2"])
    plain, made = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            after.writestr(name, change if name == member else before.read(name))
        if more:
            after.writestr(more, change)
    return made.getvalue()


def _text(declared: str, doctype: str = DOCTYPE) -> str:
    return f'<?xml version="1.0" encoding="{declared}"?>{doctype}<worksheet/>'


def test_a_plain_workbook_is_read() -> None:
    assert len(read_workbook(_book())) == 1


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("member", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"])
def test_a_document_type_is_refused_in_every_encoding(encoding: str, member: str) -> None:
    declared = ENCODINGS[encoding].removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    with pytest.raises(CannotImport, match="no Excel workbook"):
        read_workbook(_book(member, _text(declared).encode(ENCODINGS[encoding])))


@pytest.mark.parametrize("name", ["xl/other.bin", "xl/OTHER.XML", "xl/sheet"])
def test_a_document_type_is_refused_whatever_its_member_is_called(name: str) -> None:
    with pytest.raises(CannotImport, match="no Excel workbook"):
        read_workbook(_book(change=_text("utf-16").encode("utf-16"), more=name))


def test_a_document_type_behind_a_long_remark_is_refused() -> None:
    remark = f"<!-- {'x' * 100_000} -->"
    with pytest.raises(CannotImport, match="no Excel workbook"):
        read_workbook(_book("xl/worksheets/sheet1.xml", _text("utf-16", remark + DOCTYPE).encode("utf-16")))


def test_pictures_and_settings_beside_the_sheets_do_no_harm() -> None:
    assert len(read_workbook(_book(change=b"\x89PNG\r\n<!DOCTYPE", more="xl/media/picture1.png"))) == 1
