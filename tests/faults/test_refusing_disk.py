"""A disk that refuses, at every single file operation: nothing acknowledged is lost, nothing raises, and it is said."""

import errno
from pathlib import Path

import pytest

from engine.profiles.store import StoreError
from engine.profiles.tiny_profile import TinyProfile
from engine.profiles.tinydb_store import TinyStore
from tests.engine.profiles.samples import ERRORS, FailingOps, QuickOps, answer, keeper, seeds

OPERATIONS = 150
"""More than one visit of this test needs (asserted below)."""


def play_session(folder: Path, ops: FailingOps, profile_id: str, start: int) -> list[int]:
    """Open, save eight answers, close; the numbers that were acknowledged."""
    opened = TinyProfile(folder / "p" / profile_id, ops)
    saved = [(number, opened.append([answer(number)], {"n": number})) for number in range(start, start + 8)]
    results = [(number, receipt.wait(20), receipt.error) for number, receipt in saved]
    assert all(ok or error for _, ok, error in results), "a receipt without an answer"
    assert seeds(list(opened.facts()))[-8:] == list(range(start, start + 8)), "play goes on in memory"
    opened.close()
    return [number for number, ok, _ in results if ok]


@pytest.mark.parametrize("once", [True, False], ids=["once", "for ever"])
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_an_error_at_any_operation_loses_nothing_acknowledged(scratch: Path, error: int, once: bool) -> None:
    store = TinyStore(scratch, QuickOps())
    opened = store.create(keeper())
    opened.append([answer(1)]).wait(10)
    opened.close()
    who, start, counts = opened.profile.id, 2, []
    for at in range(OPERATIONS):
        ops = FailingOps(error=error, at=at, once=once)
        acknowledged = play_session(scratch, ops, who, start)
        counts.append(ops.count)
        again = store.open(who)
        kept = seeds(list(again.facts()))
        assert set(acknowledged) <= set(kept), f"operation {at}: {acknowledged} were saved, {kept[-8:]} are there"
        assert kept == sorted(set(kept)), f"operation {at}: order or doubles"
        assert again.recovery.clean, f"operation {at}: {again.recovery}"
        again.close()
        if ops.count <= at:
            return
        start += 8
    raise AssertionError(f"a visit has more than {OPERATIONS} operations: {counts[-1]}")


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_an_error_at_any_operation_of_making_a_keeper_never_raises(scratch: Path, error: int) -> None:
    for at in range(OPERATIONS):
        ops = FailingOps(error=error, at=at)
        store = TinyStore(scratch / str(at), ops)
        opened = store.create(keeper())
        receipt = opened.append([answer(1)])
        receipt.wait(20)
        saved, trouble = receipt.wait(0), opened.trouble
        assert saved or trouble in ("disk_full", "read_only", "disk_error")
        opened.close()
        ops.error, is_past_the_end = 0, ops.count <= at
        if saved:
            again = store.open(opened.profile.id)
            assert seeds(list(again.facts())) == [1]
            again.close()
        if is_past_the_end:
            return
    raise AssertionError(f"making a keeper takes more than {OPERATIONS} operations")


def test_a_full_disk_is_said_and_all_is_saved_when_there_is_room_again(scratch: Path) -> None:
    ops = FailingOps("write")
    store = TinyStore(scratch, ops)
    opened = store.create(keeper())
    assert opened.append([answer(1)]).wait(20)
    ops.error = errno.ENOSPC
    receipt = opened.append([answer(2)], {"n": 2})
    assert not receipt.wait(20)
    assert (receipt.done, receipt.error, opened.trouble) == (True, "disk_full", "disk_full")
    assert (seeds(list(opened.facts())), opened.state()) == ([1, 2], {"n": 2})
    ops.error = 0
    assert opened.append([answer(3)]).wait(20)
    assert opened.trouble == ""
    opened.close()
    again = store.open(opened.profile.id)
    assert (seeds(list(again.facts())), again.state()) == ([1, 2, 3], {"n": 2})
    again.close()


def test_what_waited_is_saved_at_the_end_when_there_is_room_then(scratch: Path) -> None:
    ops = FailingOps("write")
    store = TinyStore(scratch, ops)
    opened = store.create(keeper())
    ops.error = errno.ENOSPC
    for number in range(1, 40):
        opened.append([answer(number)]).wait(20)
    ops.error = 0
    opened.close()
    again = store.open(opened.profile.id)
    assert seeds(list(again.facts())) == list(range(1, 40))
    again.close()


def test_after_a_failed_sync_nothing_goes_into_that_file_any_more(scratch: Path) -> None:
    ops = FailingOps("sync")
    store = TinyStore(scratch, ops)
    opened = store.create(keeper())
    assert opened.append([answer(1)]).wait(20)
    folder = scratch / "p" / opened.profile.id
    journal = max(folder.glob("store.*.log"), key=lambda path: int(path.name.split(".")[1]))
    ops.error, ops.at, ops.once = errno.EIO, ops.count, True
    assert opened.append([answer(2)]).wait(20), "one checkpoint to new files saves it"
    length = journal.stat().st_size
    assert opened.append([answer(3)]).wait(20)
    assert not journal.exists() or journal.stat().st_size == length
    opened.close()
    again = store.open(opened.profile.id)
    assert seeds(list(again.facts())) == [1, 2, 3]
    again.close()


def test_a_failed_write_leaves_no_half_line_behind(scratch: Path) -> None:
    ops = FailingOps("write")
    store = TinyStore(scratch, ops)
    opened = store.create(keeper())
    opened.append([answer(1)]).wait(20)
    journal = max((scratch / "p" / opened.profile.id).glob("store.*.log"))
    before = journal.read_bytes()
    ops.error = errno.ENOSPC
    opened.append([answer(2)]).wait(20)
    assert journal.read_bytes() == before
    opened.close()


def test_read_only_media_are_played_in_memory(scratch: Path) -> None:
    store = TinyStore(scratch, QuickOps())
    opened = store.create(keeper())
    opened.append([answer(1)], {"n": 1}).wait(20)
    opened.close()
    before = {path.name: path.read_bytes() for path in (scratch / "p" / opened.profile.id).iterdir()}
    ops = FailingOps(error=errno.EROFS)
    playing = TinyStore(scratch, ops).open(opened.profile.id)
    assert playing.trouble == "read_only"
    assert not playing.append([answer(2)]).wait(20)
    assert seeds(list(playing.facts())) == [1, 2]
    playing.close()
    assert {path.name: path.read_bytes() for path in (scratch / "p" / opened.profile.id).iterdir()} == before


def test_a_file_in_place_of_the_folder_is_played_in_memory(scratch: Path) -> None:
    (scratch / "p").write_text("not a folder")
    store = TinyStore(scratch)
    assert store.profiles() == ()
    opened = store.create(keeper())
    assert not opened.append([answer(1)]).wait(20)
    assert opened.trouble in ("disk_error", "read_only")
    assert opened.count_answers() == 1
    opened.close()
    with pytest.raises(StoreError):
        store.open(opened.profile.id)
