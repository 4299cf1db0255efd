"""The device's own folder: the list of keepers, the document, the way out for a forgotten PIN, erasing without a trace."""

import shutil
from pathlib import Path

import pytest

from engine.profiles.app_book import PIN_FILE
from engine.profiles.lock import LOCK_FILE, FolderLock
from engine.profiles.store import NoSuchProfile
from engine.profiles.tinydb_store import ERASING, TinyStore
from tests.engine.profiles.samples import FailingOps, QuickOps, answer, keeper


@pytest.fixture
def store(tmp_path: Path) -> TinyStore:
    return TinyStore(tmp_path, QuickOps())


def made(store: TinyStore, nickname: str = "Mika") -> str:
    """A closed keeper with one answer; the id."""
    opened = store.create(keeper(nickname))
    opened.append([answer(1)], {"n": 1})
    opened.close()
    return opened.profile.id


def bytes_of(folder: Path) -> bytes:
    """Every name and every byte under a folder."""
    return b"".join(str(path).encode() + (path.read_bytes() if path.is_file() else b"") for path in folder.rglob("*"))


def test_folders_and_files_are_for_this_user_alone(store: TinyStore, tmp_path: Path) -> None:
    made(store)
    store.write_app({"pin": {"salt": ""}})
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in [tmp_path / "p", *tmp_path.rglob("*")]}
    assert len(modes) > 8
    assert {modes[path.name] for path in tmp_path.rglob("*") if path.is_dir()} == {"0o700"}
    assert {modes[path.name] for path in tmp_path.rglob("*") if path.is_file()} == {"0o600"}


def test_the_list_is_read_from_the_keepers_when_it_is_lost(store: TinyStore, tmp_path: Path) -> None:
    ids = {made(store, "One"), made(store, "Two")}
    shutil.rmtree(tmp_path / "app")
    fresh = TinyStore(tmp_path, QuickOps())
    assert {who.id for who in fresh.profiles()} == ids
    assert {who.nickname for who in fresh.profiles()} == {"One", "Two"}


def test_damaged_device_files_are_set_aside_and_the_keepers_are_still_listed(store: TinyStore, tmp_path: Path) -> None:
    who = made(store)
    for name in ("store.json", "store.json.bak"):
        (tmp_path / "app" / name).write_bytes(b"?")
    fresh = TinyStore(tmp_path, QuickOps())
    assert fresh.read_app() == {}
    assert [keeper.id for keeper in fresh.profiles()] == [who]
    fresh.write_app({"language": "de"})
    assert fresh.read_app() == {"language": "de"}
    assert sum(path.read_bytes() == b"?" for path in (tmp_path / "app").glob("damaged-*")) == 2


def test_two_games_keep_each_others_entries(tmp_path: Path) -> None:
    one, two = TinyStore(tmp_path, QuickOps()), TinyStore(tmp_path, QuickOps())
    first, second = one.create(keeper("One")), two.create(keeper("Two"))
    one.write_app({"language": "de"})
    assert {who.nickname for who in one.profiles()} == {who.nickname for who in two.profiles()} == {"One", "Two"}
    assert two.read_app() == {"language": "de"}
    first.close()
    second.close()


def test_a_keeper_made_while_the_device_folder_is_taken_is_found_later(tmp_path: Path) -> None:
    store = TinyStore(tmp_path, QuickOps(), patience_s=0.05)
    (tmp_path / "app").mkdir()
    lock = FolderLock(tmp_path / "app" / LOCK_FILE)
    who = made(store)
    assert store.profiles()[0].id == who
    lock.release()
    assert store.profiles()[0].id == who


def test_the_list_needs_no_keepers_own_file(store: TinyStore, tmp_path: Path) -> None:
    ids = {made(store, f"Keeper {number}") for number in range(12)}
    for path in (tmp_path / "p").glob("*/store.*"):
        path.unlink()  # whoever reads a keeper's own file for the list finds nothing
    assert {who.id for who in store.profiles()} == ids


def test_an_erased_keeper_leaves_no_trace_anywhere(store: TinyStore, tmp_path: Path) -> None:
    made(store, "Stays")
    who = made(store, "Zebedee")
    store.write_app({"language": "de"})
    (tmp_path / "p" / who / "damaged-1-store.json").write_text("Zebedee")
    (tmp_path / "p" / who / "backup").mkdir()
    (tmp_path / "p" / who / "backup" / "2026-01-01.zip").write_text("Zebedee")
    (tmp_path / "app" / "damaged-1-store.json").write_text("Zebedee")
    store.erase(who)
    left = bytes_of(tmp_path)
    assert b"Stays" in left
    assert b"Zebedee" not in left
    assert who.encode() not in left
    assert store.read_app() == {"language": "de"}


def test_an_erasing_that_was_cut_off_is_finished_at_the_next_start(store: TinyStore, tmp_path: Path) -> None:
    who = made(store, "Zebedee")
    (tmp_path / "p" / who / ERASING).touch()
    (tmp_path / "p" / who / "store.json").unlink()
    fresh = TinyStore(tmp_path, QuickOps())
    assert fresh.profiles() == ()
    assert who.encode() not in bytes_of(tmp_path)
    with pytest.raises(NoSuchProfile):
        fresh.open(who)


def test_deleting_one_file_opens_the_pin_and_children_can_be_told(store: TinyStore, tmp_path: Path) -> None:
    store.write_app({"pin": {"salt": "00"}, "language": "de"})
    assert TinyStore(tmp_path, QuickOps()).read_app()["pin"] == {"salt": "00"}
    (tmp_path / "app" / PIN_FILE).unlink()
    assert TinyStore(tmp_path, QuickOps()).read_app() == {"language": "de", "pin_reset": True}
    store.write_app({"language": "de"})
    assert store.read_app() == {"language": "de"}
    store.write_app({"pin": {"salt": "11"}})
    assert store.read_app() == {"pin": {"salt": "11"}}


def test_a_document_that_cannot_be_saved_is_remembered_until_the_end(tmp_path: Path) -> None:
    ops = FailingOps(error=28)
    store = TinyStore(tmp_path, ops)
    store.write_app({"pin": {"failures": 3}})
    assert store.read_app() == {"pin": {"failures": 3}}
    ops.error = 0
    store.write_app({"pin": {"failures": 4}})
    assert TinyStore(tmp_path, QuickOps()).read_app() == {"pin": {"failures": 4}}
