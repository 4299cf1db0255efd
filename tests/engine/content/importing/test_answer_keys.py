"""A table's answer key is read as its author meant it, or the row is refused: never is a right answer offered as a wrong one."""

from pathlib import Path

import openpyxl
import pytest

from engine.content.importing.found import CannotImport, Found
from engine.content.importing.readers import read_file

KAHOOT = [
    "",
    "Question - max 120 characters",
    *(f"Answer {n} - max 75 characters" for n in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
]


def table(text: str, folder: Path) -> Found:
    file = folder / "quiz.csv"
    file.write_text(text, "utf-8")
    return read_file(file)


def keys(found: Found) -> list[tuple[str, tuple[str, ...]]]:
    return [(q.answer, q.others) for group in found.groups for q in group.questions]


def test_a_quiz_workbook_with_a_title_and_its_long_headings_keeps_its_key(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        [None, "Quiz template"],
        KAHOOT,
        [1, "Which river is longest?", "Rhine", "Nile", "Seine", "Thames", 20, 2],
        [2, "Which are even?", "2", "5", "4", "7", 20, "1,3"],
        [3, "What is 1/2 + 1/4?", 0.75, 0.5, 1, None, 20, 1],
    ):
        sheet.append(row)
    book.save(tmp_path / "quiz.xlsx")
    found = read_file(tmp_path / "quiz.xlsx")
    assert keys(found) == [
        ("Nile", ("Rhine", "Seine", "Thames")),
        ("2", ("5", "7")),
        ("4", ("5", "7")),
        ("0.75", ("0.5", "1")),
    ]
    assert any("several right answers" in note for note in found.notes)


@pytest.mark.parametrize("key", ["Correct answer(s)", "Right answer", "Lösung", "Réponse(s) correcte(s)", "correct", "Solution"])
def test_beside_counted_answers_any_other_column_of_answers_is_the_key(key: str, tmp_path: Path) -> None:
    found = table(f"Question,Answer 1,Answer 2,Answer 3,{key}\nBiggest?,Mars,Jupiter,Venus,2\n", tmp_path)
    assert keys(found) == [("Jupiter", ("Mars", "Venus"))]


@pytest.mark.parametrize("key", ["1,3", "1; 3", "1 and 3", "A, C", "red,blue", "Red | Blue"])
def test_several_right_are_asked_one_at_a_time_among_the_wrong(key: str, tmp_path: Path) -> None:
    found = table(f'Question,Option 1,Option 2,Option 3,Option 4,Correct answer\nQ?,red,lamp,blue,door,"{key}"\n', tmp_path)
    assert keys(found) == [("red", ("lamp", "door")), ("blue", ("lamp", "door"))]


@pytest.mark.parametrize("key", ["1,9", "red,green", "1/9", "2.5", "2 lamps", "1,2,3"])
def test_a_key_that_names_no_choice_or_all_of_them_is_refused(key: str, tmp_path: Path) -> None:
    found = table(f'Question,Option 1,Option 2,Option 3,Correct answer\nQ?,red,lamp,blue,"{key}"\n', tmp_path)
    assert keys(found) == []
    assert len(found.left) == 1


def test_the_other_rows_tell_whether_a_number_is_a_place_or_a_text(tmp_path: Path) -> None:
    head = "Question,Option 1,Option 2,Option 3,Correct answer\n"
    doubtful = "1 + 1?,3,1,2,2\n"
    assert keys(table(head + doubtful + "Sky?,red,blue,green,2\n", tmp_path))[0][0] == "1"
    assert keys(table(head + doubtful + "4 + 4?,8,9,7,8\n", tmp_path))[0][0] == "2"
    alone = table(head + doubtful, tmp_path)
    assert keys(alone) == []
    assert "text of one choice" in alone.left[0].why


def test_counted_answers_without_a_key_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="which of the numbered answers is right"):
        table("Question,Answer 1,Answer 2,Nonsense\nBiggest?,Mars,Jupiter,2\n", tmp_path)


def test_a_second_column_of_answers_is_never_a_wrong_choice(tmp_path: Path) -> None:
    found = table("Front,Back,Definition\nHund,dog,an animal that barks\n", tmp_path)
    assert keys(found) == [("dog", ())]
    assert "“Definition” is left out" in found.notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "type,german,english\nnoun,Hut,hat\nnoun,Haus,house\n",
        "german,answer\nHut,hat\n",
        "#Q What is old, and grey?\n^ stone\nA stone\nB snow\n\n#Q What barks, and bites?\n^ dog\nA dog\nB cat\n",
    ],
)
def test_a_table_whose_columns_nobody_knows_asks_for_headings(text: str, tmp_path: Path) -> None:
    with pytest.raises(CannotImport, match="headings"):
        table(text, tmp_path)
