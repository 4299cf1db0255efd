"""``export``, ``take-in`` and ``erase`` as they are typed."""

import io
from pathlib import Path

import pytest

from engine.profiles.profile import new_profile
from engine.profiles.tinydb_store import TinyStore
from tests.engine.cli.running import run_verb
from tests.engine.profiles.samples import answer


def keeper_in(folder: Path, nickname: str = "Mika") -> str:
    opened = TinyStore(folder / "profiles").create(new_profile(nickname, created_s=0.0))
    opened.append([answer(n) for n in range(1, 6)], None, None).wait(10)
    opened.close()
    return opened.profile.id


def test_a_keeper_moves_house_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here, there, stick = tmp_path / "here", tmp_path / "there", tmp_path / "mika.keeper"
    name = keeper_in(here)
    assert run_verb("export", "mika", stick, folder=here) == 0
    assert "5 answers" in capsys.readouterr().out
    assert run_verb("take-in", stick, folder=there) == 0
    assert "new here, with 5 answers" in capsys.readouterr().out
    assert run_verb("take-in", stick, stick, folder=there) == 0
    assert "learned of 0 answers" in capsys.readouterr().out
    opened = TinyStore(there / "profiles").open(name)
    assert opened.count_answers() == 5
    opened.close()


def test_with_a_passphrase(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    here, there, stick = tmp_path / "here", tmp_path / "there", tmp_path / "mika.keeper"
    keeper_in(here)
    for words, typed, code, said in (
        (("export", "Mika", stick, "--passphrase"), "seven boats\n", 0, "only with the passphrase"),
        (("take-in", stick), "", 1, "needs a passphrase"),
        (("take-in", stick, "--passphrase"), "eight boats\n", 1, "another passphrase"),
        (("take-in", stick, "--passphrase"), "seven boats\n", 0, "new here"),
    ):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert run_verb(*words, folder=here if words[0] == "export" else there) == code
        assert said in capsys.readouterr().out


def test_everything_that_is_in_the_way_is_said_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keeper_in(tmp_path)
    (tmp_path / "letter.txt").write_text("dear")
    (tmp_path / "bad.keeper").write_bytes(b"LIGHTKEEPERS-KEEPER\n")
    busy = TinyStore(tmp_path / "profiles").open(keeper_in(tmp_path, "Zoe"))
    for words, said in (
        (("export", "Nobody", tmp_path / "x"), "Nobody here is called"),
        (("export", "Mika", tmp_path / "letter.txt"), "something else"),
        (("export", "Mika", tmp_path / "none" / "x"), "No such file"),
        (("export", "Zoe", tmp_path / "x"), "at play"),
        (("take-in", tmp_path / "letter.txt"), "no file of a keeper"),
        (("take-in", tmp_path / "bad.keeper"), "damaged"),
        (("take-in", tmp_path / "none"), "No such file"),
        (("erase", "Mika"), "--yes"),
        (("erase", "Zoe", "--yes"), "at play"),
    ):
        assert run_verb(*words, folder=tmp_path) == 1
        out = capsys.readouterr().out
        assert said in out
        assert out.count("\n") == 1
    busy.close()


def test_one_of_two_with_the_same_name_is_erased_by_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = keeper_in(tmp_path), keeper_in(tmp_path)
    assert run_verb("erase", "mika", "--yes", folder=tmp_path) == 1
    assert one in capsys.readouterr().out
    assert run_verb("erase", one, "--yes", folder=tmp_path) == 0
    assert [keeper.id for keeper in TinyStore(tmp_path / "profiles").profiles()] == [two]


def test_a_copy_is_named_and_gone_back_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = keeper_in(tmp_path)
    assert run_verb("backups", "Mika", folder=tmp_path) == 0
    assert "no copy yet" in capsys.readouterr().out
    opened = TinyStore(tmp_path / "profiles").open(name)
    assert opened.put_by("take_in").wait(10)
    assert opened.append([answer(n) for n in range(6, 9)], None, None).wait(10)
    busy_says = run_verb("backups", "Mika", "--restore", "2026-01-01", folder=tmp_path)
    assert (busy_says, "no copy 2026-01-01" in capsys.readouterr().out) == (1, True)
    copy = TinyStore(tmp_path / "profiles").copies(name)[0].name
    assert run_verb("backups", "Mika", "--restore", copy, folder=tmp_path) == 1
    assert "at play in another window" in capsys.readouterr().out
    opened.close()
    assert run_verb("backups", "Mika", folder=tmp_path) == 0
    assert f"{copy}  5 answers, before a file was taken in" in capsys.readouterr().out
    assert run_verb("backups", "Mika", "--restore", copy, folder=tmp_path) == 0
    assert "with 5 answers" in capsys.readouterr().out
    opened = TinyStore(tmp_path / "profiles").open(name)
    assert opened.count_answers() == 5
    opened.close()
