"""Tables of teachers: columns in any order and language, any separator and encoding, each bad row named, good rows kept."""

from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from engine.content.checks.checking import check_pack
from engine.content.importing.found import CannotImport, Found
from engine.content.importing.readers import decoded, read_file
from engine.content.importing.tables.headings import heading
from engine.content.importing.taking import take_in


def table(text: str | bytes, folder: Path, name: str = "quiz.csv") -> Found:
    file = folder / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_file(file)


@pytest.mark.parametrize(
    ("written", "meaning", "number"),
    [
        ("Question", "ask", 0),
        ("  FRAGE ", "ask", 0),
        ("énoncé", "ask", 0),
        ("Pregunta:", "ask", 0),
        ("Right answer", "answer", 0),
        ("Lösung", "answer", 0),
        ("Réponse", "answer", 0),
        ("Wrong answer 2", "others", 2),
        ("Falsche Antworten", "others", 0),
        ("Hint (optional)", "hint", 0),
        ("Tipp", "hint", 0),
        ("Erklärung", "why", 0),
        ("Thema", "skill", 0),
        ("Option 3", "options", 3),
        ("C", "options", 3),
        ("Question - max 120 characters", "ask", 0),
        ("anwser", "answer", 0),
        ("Qestion", "ask", 0),
    ],
)
def test_headings_are_understood(written: str, meaning: str, number: int) -> None:
    found = heading(written)
    assert found is not None
    assert (found.meaning, found.number) == (meaning, number)


@pytest.mark.parametrize("written", ["", "x", "colour", "Blabla", "1"])
def test_other_headings_are_not(written: str) -> None:
    assert heading(written) is None


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings_are_guessed(separator: str, encoding: str, tmp_path: Path) -> None:
    rows = [["Réponse", "Question", "Thème"], ["déjà", "Où est-ce?", "Été"], ["là-bas", "Et lui?", "Été"]]
    text = "\r\n".join(separator.join(row) for row in rows)
    found = table(text.encode(encoding), tmp_path)
    assert [(q.ask, q.answer) for q in found.group("Été").questions] == [("Où est-ce?", "déjà"), ("Et lui?", "là-bas")]


def test_utf16_without_a_mark_is_read() -> None:
    assert decoded("ask;answer".encode("utf-16-le")) == "ask;answer"
    assert decoded("ask;answer".encode("utf-16-be")) == "ask;answer"


def test_good_rows_are_kept_and_bad_ones_named_with_their_number(tmp_path: Path) -> None:
    text = (
        'ask,answer,others,hint\n"Two\nlines, and ""quotes""",yes,no | maybe,\n,lonely,,\nNo answer?,,,\n'
        "Same?,a,a,\n5 + 5,10,,Use two hands\n"
    )
    (tmp_path / "quiz.csv").write_text(text, "utf-8")
    made = take_in(tmp_path / "quiz.csv", tmp_path / "pack")
    assert (made.taken, [(left.place, left.why) for left in made.left]) == (
        2,
        [
            ("row 4", "The question is missing."),
            ("row 5", "The answer is missing."),
            ("row 6", "Its wrong choices equal the right answer."),
        ],
    )
    checked = check_pack(tmp_path / "pack")
    assert checked.compiled is not None
    assert [c["kind"] for c in checked.compiled["skills"][0]["challenges"]] == ["choose", "number"]


def test_wrong_choices_come_from_the_other_answers_and_never_right_ones(tmp_path: Path) -> None:
    rows = "\n".join(["ask,answer"] + [f"Capital of land {n}?,City {n}" for n in range(1, 9)] + ["Capital of land 1?,Other city"])
    (tmp_path / "capitals.csv").write_text(rows, "utf-8")
    take_in(tmp_path / "capitals.csv", tmp_path / "pack")
    checked = check_pack(tmp_path / "pack")
    assert checked.compiled is not None
    rows_made = [row for step in checked.compiled["skills"][0]["challenges"][0]["rows"] for row in step]
    assert len(rows_made) == 9
    for row in rows_made:
        others = row["others"].split(" | ")
        assert len(set(others)) == 3
        assert row["answer"] not in others
        if "land 1?" in row["ask"]:
            assert not {"City 1", "Other city"} & set(others)


def test_quiz_tables_with_numbered_answers(tmp_path: Path) -> None:
    found = table(
        "Question,Answer 1,Answer 2,Answer 3,Time limit,Correct answer(s)\nBiggest?,Mars,Jupiter,Venus,20,2\n"
        "Reddest?,Mars,Jupiter,Venus,20,a\nBad?,Mars,Venus,,20,7\nUnsaid?,Mars,Venus,,20,\n",
        tmp_path,
    )
    assert [(q.answer, q.others) for q in found.groups[0].questions] == [
        ("Jupiter", ("Mars", "Venus")),
        ("Mars", ("Jupiter", "Venus")),
    ]
    assert [left.place for left in found.left] == ["row 4", "row 5"]


@pytest.mark.parametrize(
    ("others", "answer", "wrong"),
    [
        ('"Mars, Venus"', "Jupiter", ("Mars", "Venus")),
        ('"Mars, Venus,"', "Jupiter", ("Mars", "Venus")),
        ('"1,5"', "2", ("1,5",)),
        ('"Rhine, Main"', '"Elbe, Oder"', ("Rhine, Main",)),
        ('"Mars, red | Venus"', "Jupiter", ("Mars, red", "Venus")),
    ],
)
def test_commas_part_wrong_choices_where_nothing_else_does(
    others: str, answer: str, wrong: tuple[str, ...], tmp_path: Path
) -> None:
    found = table(f"ask,answer,others\nWhich?,{answer},{others}\n", tmp_path)
    assert [q.others for q in found.groups[0].questions] == [wrong]


def test_several_right_choices_need_a_wrong_one(tmp_path: Path) -> None:
    found = table("ask,option 1,option 2,option 3,correct\nEven?,2,3,4,1 | 3\nOdd?,1,3,,1 | 2\n", tmp_path)
    assert sorted((q.answer, q.others) for q in found.groups[0].questions) == [("2", ("3",)), ("4", ("3",))]
    assert [left.why for left in found.left] == ["All of its answers are right, so there is nothing to choose."]


@pytest.mark.parametrize(
    ("headings", "row", "answer", "others"),
    [
        ("Question,Answer,Answer 1", "Sky?,blue,red", "blue", ("red",)),
        ("Question,Answer 1,Correct", "Sky?,blue,blue", "blue", ()),
        ("Question,Answer 1,Answer 2,Correct", "Sky?,red,blue,2", "blue", ("red",)),
        ("Question,Answer,Answer 1,Answer 2", "Sky?,2,red,blue", "blue", ("red",)),
        ("Question,Answer,Answer 2,Answer 3", "Sky?,blue,red,grey", "blue", ("red", "grey")),
    ],
)
def test_counted_answers_are_choices_where_a_key_tells_the_right_one(
    headings: str, row: str, answer: str, others: tuple[str, ...], tmp_path: Path
) -> None:
    found = table(f"{headings}\n{row}\n", tmp_path)
    assert [(q.answer, q.others) for q in found.groups[0].questions] == [(answer, others)]


def test_a_table_without_headings_says_how_it_was_read(tmp_path: Path) -> None:
    found = table("dog,Hund\ncat,Katze\n", tmp_path)
    assert [(q.ask, q.answer) for q in found.groups[0].questions] == [("dog", "Hund"), ("cat", "Katze")]
    assert "first column is read as ask" in found.notes[0]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_without_headings_is_parted_by_the_sign_that_makes_columns(separator: str, tmp_path: Path) -> None:
    found = table(f"dog{separator}Hund\ncat{separator}Katze\n", tmp_path)
    assert [(q.ask, q.answer) for q in found.groups[0].questions] == [("dog", "Hund"), ("cat", "Katze")]


def test_unknown_and_misspelt_columns_are_told(tmp_path: Path) -> None:
    found = table("Qestion,Answer,Colour\nSky?,blue,x\n", tmp_path)
    assert found.notes[0] == "The column “Qestion” is read as ask."
    assert found.notes[1].startswith("The column “Colour” is left out")


def test_an_open_quote_costs_one_row(tmp_path: Path) -> None:
    rows = ["ask,answer", 'He is 6" tall,yes', '"open,no'] + [f"Q{n},a{n}" for n in range(200)]
    found = table("\n".join(rows), tmp_path)
    assert found.count >= 200
    assert any("quote is opened" in note for note in found.notes)


@pytest.mark.parametrize("name", ["quiz.xls", "quiz.ods", "quiz.docx", "quiz.xml", "quiz.exe"])
def test_other_files_are_refused_with_what_to_do(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match=r"\w{4,}.*\."):
        table("x", tmp_path, name)


def test_a_table_that_is_none_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="headings"):
        table("just a list\nof lines\n", tmp_path)
    with pytest.raises(CannotImport, match="nothing"):
        table("\n\n", tmp_path)


@pytest.mark.parametrize(
    ("name", "is_tried"),
    [
        ("media/sun.png", True),
        ("x" * 196 + ".png", True),
        ("x" * 197 + ".png", False),
        ("/sun.png", False),
        ("C:\\sun.png", False),
        ("media/../sun.png", False),
    ],
)
def test_files_are_looked_for_beside_the_table_and_nowhere_else(name: str, is_tried: bool, tmp_path: Path) -> None:
    (note,) = table(f"ask,answer,picture\nWhich?,sun,{name}\n", tmp_path).notes
    assert ("does not lie beside the table" in note) is is_tried


# ------------------------------------------------------------------ workbooks
def test_workbooks_are_read_sheet_by_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Animals"
    for row in (
        ["My little quiz"],
        [],
        ["Level", "Ask", "Answer", "Wrong 1"],
        [1, "Legs of a spider?", 8.0, 6],
        [2, "What barks?", "dog", "cat"],
    ):
        first.append(row)
    sky = book.create_sheet("Sky")
    sky.append(["answer", "ask"])
    sky.append(["sun", "What shines by day?"])
    book.create_sheet("Notes").append(["buy milk"])
    book.save(tmp_path / "quiz.xlsx")
    found = read_file(tmp_path / "quiz.xlsx")
    assert [(g.name, [(q.place, q.ask, q.answer, q.others, q.step) for q in g.questions]) for g in found.groups] == [
        (
            "Animals",
            [
                ("row 4 of “Animals”", "Legs of a spider?", "8", ("6",), 1),
                ("row 5 of “Animals”", "What barks?", "dog", ("cat",), 2),
            ],
        ),
        ("Sky", [("row 2 of “Sky”", "What shines by day?", "sun", (), 0)]),
    ]
    assert any("Notes" in note for note in found.notes)


@pytest.mark.parametrize("count", [20, 21])
def test_of_a_workbook_twenty_sheets_are_read(count: int, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number in range(count):
        sheet = book.create_sheet(f"Sheet {number}", number)
        sheet.append(["ask", "answer"])
        sheet.append([f"Question {number}?", f"answer {number}"])
    book.save(tmp_path / "quiz.xlsx")
    assert read_file(tmp_path / "quiz.xlsx").count == 20


def test_what_a_workbook_calls_true_is_true(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["ask", "answer"], ["Ice is cold.", True], ["Fire is cold.", False]):
        sheet.append(row)
    book.save(tmp_path / "quiz.xlsx")
    assert [q.answer for q in read_file(tmp_path / "quiz.xlsx").groups[0].questions] == ["true", "false"]


@pytest.mark.parametrize("raw", [b"PK\x03\x04nonsense", b"\xd0\xcf\x11\xe0old", b"hello"])
def test_broken_workbooks_are_refused(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(CannotImport):
        table(raw, tmp_path, "quiz.xlsx")


# ------------------------------------------------------------------ pictures beside the table
def test_pictures_beside_the_table_come_along_made_small(tmp_path: Path) -> None:
    Image.new("RGB", (3000, 1500), "red").save(tmp_path / "My Photo.PNG")
    (tmp_path / "quiz.csv").write_text(
        "ask,answer,picture\nColour?,red,My Photo.PNG\nAnimal?,cat,🐈\nWhere?,out,../secret.png\n", "utf-8"
    )
    made = take_in(tmp_path / "quiz.csv", tmp_path / "pack")
    with Image.open(tmp_path / "pack" / "media" / "my-photo.png") as picture:
        assert picture.size == (1024, 512)
    assert "picture: media/my-photo.png" in made.file.read_text("utf-8")
    assert any("beside the table" in note for note in made.notes)
