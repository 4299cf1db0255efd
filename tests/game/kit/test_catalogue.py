"""The files of words when the code moves: what stays stands where it stood, what is new stands beside its neighbour."""

from pathlib import Path

from game.kit.language.catalogue import write_po
from game.kit.language.words import read_po


def test_a_moved_module_moves_nothing_in_the_files_of_words(tmp_path: Path) -> None:
    file = tmp_path / "de.po"
    write_po(file, {"One": "", "Two": "", "{n} cat": "{n} cats", "Four": ""}, "Language: de", [("Two", "Zwei")])
    before = file.read_text("utf-8")
    write_po(file, {"Four": "", "{n} cat": "{n} cats", "One": "", "Two": ""}, "Language: de", list(read_po(before)))
    assert file.read_text("utf-8") == before
    write_po(file, {"Four": "", "New": "", "{n} cat": "{n} cats", "One": ""}, "Language: de", list(read_po(before)))
    assert [key for key, _ in read_po(file.read_text("utf-8"))] == ["", "One", ("{n} cat", 0), ("{n} cat", 1), "Four", "New"]
