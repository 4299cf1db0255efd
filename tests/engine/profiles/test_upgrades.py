"""From an older schema to today's: step by step, validated, the old file kept; stores of every released schema open for ever."""

import shutil
from pathlib import Path

import pytest

from engine.profiles.files import storage as storage_module
from engine.profiles.files.storage import JournalStorage
from engine.profiles.rows import PlainTables, Rows
from engine.profiles.tiny_profile import TinyProfile
from engine.profiles.upgrades import SCHEMA, STEPS, UpgradeFailed, upgrade
from tests.engine.profiles.samples import QuickOps, seeds

GOLDEN = Path(__file__).parent / "golden"


def renamed(tables: PlainTables) -> PlainTables:
    return {"notes" if name == "facts" else name: rows for name, rows in tables.items()}


def numbered(tables: PlainTables) -> PlainTables:
    return {name: {key: {**row, "v": 3} for key, row in rows.items()} for name, rows in tables.items()}


def test_steps_follow_one_another() -> None:
    tables = {"facts": Rows({"1": {"a": 1}})}
    assert upgrade(tables, 1, to=3, steps={1: renamed, 2: numbered}) == {"notes": {"1": {"a": 1, "v": 3}}}
    assert upgrade(tables, 3, to=3, steps={}) == tables


def test_a_missing_step_is_refused() -> None:
    with pytest.raises(UpgradeFailed, match="schema 2"):
        upgrade({}, 1, to=3, steps={1: renamed})


@pytest.mark.parametrize("bad", [{"facts": {"1": None}}, {"facts": {"one": {}}}])
def test_what_cannot_be_stored_is_refused(bad: PlainTables) -> None:
    with pytest.raises(UpgradeFailed, match="cannot be stored"):
        upgrade({}, 1, to=2, steps={1: lambda _: bad})


def test_every_step_is_there() -> None:
    assert sorted(STEPS) == list(range(1, SCHEMA))


def golden_stores() -> list[Path]:
    return sorted(path for path in GOLDEN.iterdir() if path.is_dir())


def test_there_is_a_golden_store_for_every_schema() -> None:
    assert [path.name for path in golden_stores()] == [f"schema-{number}" for number in range(1, SCHEMA + 1)]


@pytest.mark.parametrize("golden", golden_stores(), ids=lambda path: path.name)
def test_a_store_of_every_schema_opens_with_everything_in_it(golden: Path, tmp_path: Path) -> None:
    """The golden stores were left by a game that died: the last two answers are in the journal."""
    name = "0123456789abcdef0123456789abcdef"
    shutil.copytree(golden, tmp_path / name)
    opened = TinyProfile(tmp_path / name, QuickOps())
    assert opened.recovery.clean
    assert (opened.profile.nickname, opened.profile.companion) == ("Mika", "gull")
    assert seeds(list(opened.facts())) == [1, 2, 3, 4, 5]
    assert (opened.count_answers(), opened.state(), opened.level()) == (5, {"n": 5}, {"at": 5})
    opened.close()


def test_an_older_store_is_upgraded_and_the_old_file_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    storage = JournalStorage(folder, QuickOps(), create={"facts": Rows({"1": {"a": 1}})})
    storage.close()
    old = (folder / "store.json").read_bytes()
    for module in ("files.storage", "files.snapshot"):
        monkeypatch.setattr(f"engine.profiles.{module}.SCHEMA", 2)
    monkeypatch.setattr(storage_module, "upgrade", lambda tables, schema, steps: upgrade(tables, schema, to=2, steps=steps))
    for _ in range(2):
        storage = JournalStorage(folder, QuickOps(), steps={1: renamed})
        assert storage.tables == {"notes": {"1": {"a": 1}}}
        assert storage.recovery.clean
        storage.close()
    assert (folder / "store.schema-1.json").read_bytes() == old
