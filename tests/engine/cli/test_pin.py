"""``pin`` as it is typed."""

import io
from pathlib import Path

import pytest

from engine.profiles import pin
from engine.profiles.tinydb_store import TinyStore
from tests.engine.cli.running import run_verb


def test_a_pin_is_set_and_taken_away(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    store = TinyStore(tmp_path / "profiles")
    store.write_app({"language": "de", "pin_reset": True})
    for typed in ("", "12\n", "12345\n", "12a4\n", "१२३४\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert run_verb("pin", folder=tmp_path) == 1
    assert store.read_app() == {"language": "de", "pin_reset": True}
    monkeypatch.setattr("sys.stdin", io.StringIO("2580\n"))
    assert run_verb("pin", folder=tmp_path) == 0
    kept = store.read_app()
    assert pin.is_right(kept["pin"], "2580")
    assert {**kept, "pin": ""} == {"language": "de", "pin": ""}
    monkeypatch.setattr("sys.stdin", io.StringIO("1111\n"))
    assert run_verb("pin", folder=tmp_path) == 1, "a PIN that is set is not changed"
    assert "2580" not in capsys.readouterr().out
    assert store.read_app() == kept
    assert run_verb("pin", "--clear", folder=tmp_path) == 0
    assert store.read_app() == {"language": "de", "pin_reset": True}


def test_where_nothing_can_be_written_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "profiles").write_bytes(b"a file in place of the folder")
    monkeypatch.setattr("sys.stdin", io.StringIO("2580\n"))
    assert run_verb("pin", folder=tmp_path) == 1
    assert "cannot be written" in capsys.readouterr().out
