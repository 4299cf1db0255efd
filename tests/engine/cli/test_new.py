"""``new``: the template plays at once, whatever its folder is called, and nothing is ever overwritten."""

from pathlib import Path

import pytest

from engine.challenges.kinds import KINDS
from engine.content.checks.checking import check_pack
from engine.content.models.first_pack import id_of
from game.kit.pictures import Pictures
from tests.engine.cli.running import run_verb


@pytest.mark.parametrize("name", ["garden", "Größen & Maße", "2nd class", "null", "My 'own' pack: a # b", "✨"])
def test_a_new_pack_plays_at_once_without_a_note(name: str, tmp_path: Path, root: Path) -> None:
    folder = tmp_path / "home" / name
    assert run_verb("new", folder, folder=tmp_path) == 0
    checked = check_pack(folder, can_show=Pictures(root / "assets" / "pictures").can_show)
    assert [p.text for p in checked.problems] == []
    assert checked.compiled is not None
    assert checked.compiled["id"] == id_of(name)
    assert [len(skill["families"]) for skill in checked.compiled["skills"]] == [4, 4]
    assert str(tmp_path) not in (folder / "pack.yaml").read_text("utf-8"), "a folder's path tells who lives here"


def test_the_editor_finds_the_schema(tmp_path: Path) -> None:
    run_verb("new", tmp_path / "alone", folder=tmp_path)
    assert (tmp_path / "alone" / "pack.yaml").read_text("utf-8").startswith("# yaml-language-server: $schema=pack.schema.json\n")
    assert (tmp_path / "alone" / "pack.schema.json").is_file()
    (tmp_path / "pack.schema.json").write_text("{}", "utf-8")
    run_verb("new", tmp_path / "beside", folder=tmp_path)
    assert "$schema=../pack.schema.json\n" in (tmp_path / "beside" / "pack.yaml").read_text("utf-8")
    assert not (tmp_path / "beside" / "pack.schema.json").exists()


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear", "utf-8")
    assert run_verb("new", folder, folder=tmp_path) == 1
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    file = tmp_path / "a-file"
    file.write_text("x", "utf-8")
    assert run_verb("new", file, folder=tmp_path) == 1
    assert "is there already" in capsys.readouterr().out


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    assert run_verb("new", tmp_path / "mine", folder=tmp_path) == 0


def test_a_words_file_is_begun_and_taken_further(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    run_verb("new", folder, folder=tmp_path)
    assert run_verb("new", "--words", "de", folder, folder=tmp_path) == 0
    file = folder / "words" / "de.yaml"
    file.write_text(file.read_text("utf-8").replace('"Twice the same.": ""', '"Twice the same.": "Zweimal dasselbe."'), "utf-8")
    assert run_verb("new", "--words", "de", folder, folder=tmp_path) == 0
    assert '"Twice the same.": "Zweimal dasselbe."' in file.read_text("utf-8")
    assert (folder / "words" / "de.yaml.before").is_file()
    checked = check_pack(folder)
    assert {p.code for p in checked.problems} == {"words_missing"}
    assert run_verb("new", "--words", "German", folder, folder=tmp_path) == 1
    assert run_verb("new", "--words", "de", tmp_path / "none", folder=tmp_path) == 1
    assert "no language code" in capsys.readouterr().out


def test_commands_are_written_so_that_they_can_be_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_verb("new", tmp_path / "Rivers of the World", folder=tmp_path)
    assert f'check "{tmp_path / "Rivers of the World"}"' in capsys.readouterr().out
    assert 'main.py check "Rivers of the World"' in (tmp_path / "Rivers of the World" / "pack.yaml").read_text("utf-8")


def test_a_file_with_txt_behind_its_name_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_verb("new", tmp_path / "mine", folder=tmp_path)
    (tmp_path / "mine" / "pack.yaml").rename(tmp_path / "mine" / "pack.yaml.txt")
    for asked in (tmp_path / "mine", tmp_path / "mine" / "pack.yaml.txt"):
        assert run_verb("check", asked, folder=tmp_path) == 2
        assert "Rename it to pack.yaml" in capsys.readouterr().out


@pytest.mark.parametrize("kind", KINDS)
def test_a_pack_with_a_kind_plays_at_once_without_a_note(kind: str, tmp_path: Path, root: Path) -> None:
    assert run_verb("new", tmp_path / "mine", "--kind", kind, folder=tmp_path) == 0
    checked = check_pack(tmp_path / "mine", can_show=Pictures(root / "assets" / "pictures").can_show)
    assert [p.text for p in checked.problems] == []
    assert checked.compiled is not None
    told = (tmp_path / "mine" / "pack.yaml").read_text("utf-8")
    assert told.rindex(f"- kind: {kind}\n") > told.index("# The kind you asked for")


def test_a_kind_that_there_is_not_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_verb("new", tmp_path / "mine", "--kind", "sums", folder=tmp_path) == 1
    assert "There is no kind “sums”. There are: build, choose," in capsys.readouterr().out
    assert not (tmp_path / "mine").exists()
