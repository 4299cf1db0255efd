"""Damaged files: what can be read is kept, what cannot is told, counted and set aside, and never silently wrong."""

import errno
import json
import shutil
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest
from tinydb import TinyDB

from engine.profiles.files.storage import CHECKPOINT_BYTES, JournalStorage
from engine.profiles.rows import Rows
from engine.profiles.store import DamagedProfile, NoSuchProfile
from tests.engine.profiles.samples import FailingOps, QuickOps

FLIPS = 250


def row(number: int) -> dict[str, object]:
    return {"is": "AnswerGiven", "seed": number}


def put(storage: JournalStorage, number: int) -> None:
    storage.put({"facts": {str(number): row(number)}, "state": {"1": {"n": number}}})


def facts(storage: JournalStorage) -> list[int]:
    return [int(stored["seed"]) for stored in storage.tables["facts"].values()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A game died here: rows 1–2 in the copy before, 3–4 in its journal, 5–6 in the present journal."""
    folder = tmp_path / "store"
    folder.mkdir()
    storage = JournalStorage(folder, QuickOps(), create={"facts": Rows()})
    for number in (1, 2):
        put(storage, number)
    storage.checkpoint()
    for number in (3, 4):
        put(storage, number)
    storage.checkpoint()
    for number in (5, 6):
        put(storage, number)
    storage.close(tidy=False)
    return folder


def laid_out(files: dict[str, bytes], folder: Path) -> Path:
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def journal(folder: Path) -> Path:
    """The present journal."""
    return max(folder.glob("store.*.log"), key=lambda path: int(path.name.split(".")[1]))


def reopen(folder: Path) -> JournalStorage:
    return JournalStorage(folder, QuickOps())


def still_works(storage: JournalStorage, folder: Path) -> None:
    """Another row can be saved and is there at the next start, which finds nothing wrong."""
    known = facts(storage)
    put(storage, 99)
    storage.close()
    again = reopen(folder)
    assert facts(again) == [*known, 99]
    assert again.recovery.clean
    again.close()


def test_a_game_that_died_is_no_damage(folder: Path) -> None:
    storage = reopen(folder)
    assert (facts(storage), storage.recovery.clean) == ([1, 2, 3, 4, 5, 6], True)
    still_works(storage, folder)


def test_a_cut_at_any_byte_of_the_journal_keeps_every_whole_line(folder: Path, tmp_path: Path) -> None:
    data = journal(folder).read_bytes()
    head = data.index(b"\n") + 1
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    for length in range(len(data) + 1):
        copy = laid_out({**files, journal(folder).name: data[:length]}, tmp_path / "copy")
        storage = reopen(copy)
        whole = max(0, data[:length].count(b"\n") - 1)
        assert facts(storage)[: 4 + whole] == [1, 2, 3, 4, 5, 6][: 4 + whole]
        assert len(facts(storage)) - 4 - whole in (0, 1), "a line may be whole without its end"
        if length < head - 1:
            assert not storage.recovery.clean, "the first line is written before its snapshot: without it something happened"
        if length % 5 == 0:
            still_works(storage, copy)
        shutil.rmtree(copy)


def test_a_torn_last_line_is_dropped_in_silence(folder: Path) -> None:
    path = journal(folder)
    path.write_bytes(path.read_bytes()[:-20])
    storage = reopen(folder)
    assert (facts(storage), storage.recovery.clean) == ([1, 2, 3, 4, 5], True)
    still_works(storage, folder)


def test_nothing_is_written_behind_a_torn_line(folder: Path) -> None:
    """Also by a store that goes on in the files it found."""
    path = journal(folder)
    path.write_bytes(path.read_bytes()[:-20])
    storage = JournalStorage(folder, QuickOps(), renew=False)
    put(storage, 7)
    storage.close(tidy=False)
    again = reopen(folder)
    assert (facts(again), again.recovery.clean) == ([1, 2, 3, 4, 5, 7], True)
    again.close()


@pytest.mark.parametrize("line", [0, 1, 2])
def test_a_damaged_line_end_costs_nothing(folder: Path, line: int) -> None:
    path = journal(folder)
    data = path.read_bytes()
    place = [number for number, byte in enumerate(data) if byte == ord("\n")][line]
    path.write_bytes(data[:place] + b"\x0b" + data[place + 1 :])
    storage = reopen(folder)
    assert (facts(storage), storage.recovery.clean, storage.recovery.lines_lost) == ([1, 2, 3, 4, 5, 6], False, 0)
    still_works(storage, folder)


def test_zeros_behind_the_last_line_are_dropped_in_silence(folder: Path) -> None:
    path = journal(folder)
    path.write_bytes(path.read_bytes() + bytes(50))
    storage = reopen(folder)
    assert (facts(storage), storage.recovery.clean) == ([1, 2, 3, 4, 5, 6], True)
    still_works(storage, folder)


def test_a_bad_line_in_the_middle_is_skipped_counted_and_kept(folder: Path) -> None:
    path = journal(folder)
    damaged = path.read_bytes().replace(b'"seed":5', b'"seed":7')
    path.write_bytes(damaged)
    storage = reopen(folder)
    assert facts(storage) == [1, 2, 3, 4, 6]
    assert (storage.recovery.clean, storage.recovery.lines_lost) == (False, 1)
    assert [Path(kept).read_bytes() for kept in storage.recovery.set_aside] == [damaged]
    still_works(storage, folder)


def test_a_damaged_snapshot_is_rebuilt_completely_from_the_pair_before(folder: Path) -> None:
    main = folder / "store.json"
    damaged = main.read_bytes().replace(b'"seed":3', b'"seed":8')
    main.write_bytes(damaged)
    storage = reopen(folder)
    assert facts(storage) == [1, 2, 3, 4, 5, 6]
    assert storage.tables["state"]["1"] == {"n": 6}
    assert (storage.recovery.clean, storage.recovery.lines_lost, storage.recovery.answers_restored) == (False, 0, 4)
    assert [Path(kept).read_bytes() for kept in storage.recovery.set_aside] == [damaged]
    still_works(storage, folder)


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 900, b"not json", b'{"_meta": {"1": {}}}'])
def test_a_snapshot_that_is_something_else_is_rebuilt(folder: Path, content: bytes) -> None:
    (folder / "store.json").write_bytes(content)
    storage = reopen(folder)
    assert (facts(storage), storage.recovery.clean) == ([1, 2, 3, 4, 5, 6], False)
    still_works(storage, folder)


def test_a_missing_snapshot_is_rebuilt(folder: Path) -> None:
    (folder / "store.json").unlink()
    storage = reopen(folder)
    assert (facts(storage), storage.recovery.clean) == ([1, 2, 3, 4, 5, 6], False)
    still_works(storage, folder)


def test_a_missing_journal_is_told(folder: Path) -> None:
    journal(folder).unlink()
    storage = reopen(folder)
    assert (facts(storage), storage.recovery.clean) == ([1, 2, 3, 4], False)
    still_works(storage, folder)


def test_an_empty_journal_is_told(folder: Path) -> None:
    journal(folder).write_bytes(b"")
    storage = reopen(folder)
    assert (facts(storage), storage.recovery.clean) == ([1, 2, 3, 4], False)
    still_works(storage, folder)


def test_a_damaged_copy_before_does_not_matter_while_the_snapshot_is_good(folder: Path) -> None:
    (folder / "store.json.bak").write_bytes(b"")
    storage = reopen(folder)
    assert (facts(storage), storage.recovery.clean) == ([1, 2, 3, 4, 5, 6], True)
    still_works(storage, folder)


def test_swapped_snapshots_lose_nothing(folder: Path) -> None:
    main, backup = folder / "store.json", folder / "store.json.bak"
    main.rename(folder / "x")
    backup.rename(main)
    (folder / "x").rename(backup)
    storage = reopen(folder)
    assert facts(storage) == [1, 2, 3, 4, 5, 6]
    still_works(storage, folder)


def test_an_old_snapshot_put_back_does_not_win_over_newer_play(folder: Path) -> None:
    old = (folder / "store.json").read_bytes()
    storage = reopen(folder)
    for number in range(7, 11):
        put(storage, number)
        storage.checkpoint()
    put(storage, 11)
    storage.close(tidy=False)
    (folder / "store.json").write_bytes(old)
    storage = reopen(folder)
    assert facts(storage) == list(range(1, 12))
    assert not storage.recovery.clean
    assert [Path(kept).read_bytes() for kept in storage.recovery.set_aside] == [old]
    still_works(storage, folder)


def test_another_keepers_journal_is_not_applied(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    storage = JournalStorage(other, QuickOps(), create={"facts": Rows({"1": row(50)})})
    storage.checkpoint()
    put(storage, 51)
    storage.close(tidy=False)
    target = journal(folder)
    target.write_bytes(journal(other).read_bytes())
    storage = reopen(folder)
    assert facts(storage) == [1, 2, 3, 4]
    assert not storage.recovery.clean
    assert storage.recovery.lines_lost >= 1
    still_works(storage, folder)


def test_two_bad_snapshots_are_damaged_and_nothing_is_touched(folder: Path) -> None:
    for name in ("store.json", "store.json.bak"):
        (folder / name).write_bytes(b"?")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for _ in range(2):
        with pytest.raises(DamagedProfile):
            reopen(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_journals_alone_are_damaged_not_missing(folder: Path) -> None:
    for name in ("store.json", "store.json.bak"):
        (folder / name).unlink()
    with pytest.raises(DamagedProfile):
        reopen(folder)


def test_an_empty_folder_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NoSuchProfile):
        reopen(tmp_path)


def made_newer(main: Path) -> None:
    """The snapshot as a newer version of the game would have written it."""
    covered = main.read_bytes().partition(b',"generation"')[2].replace(b'"schema":1', b'"schema":2', 1)
    crc = zlib.crc32(b',"generation"' + covered)
    main.write_bytes(b'{"_meta":{"1":{"crc32":"%08x","generation"' % crc + covered)


def test_a_newer_schema_is_read_and_never_written(folder: Path) -> None:
    made_newer(folder / "store.json")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    storage = reopen(folder)
    assert storage.is_newer
    assert facts(storage)[:4] == [1, 2, 3, 4]
    tries: tuple[Callable[[], object], ...] = (
        lambda: put(storage, 9),
        storage.checkpoint,
        lambda: storage.back_up(date(2026, 1, 1)),
    )
    for refused in tries:
        with pytest.raises(OSError, match="newer"):
            refused()
    storage.close()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_flipped_bit_anywhere_is_never_silently_wrong(folder: Path, tmp_path: Path) -> None:
    rng = Random(3)
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    told = 0
    for _ in range(FLIPS):
        name = rng.choice(sorted(files))
        data = bytearray(files[name])
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        copy = laid_out({**files, name: bytes(data)}, tmp_path / "copy")
        storage = reopen(copy)
        assert set(facts(storage)) <= {1, 2, 3, 4, 5, 6}
        assert facts(storage) == [1, 2, 3, 4, 5, 6] or not storage.recovery.clean, f"{name}: silently wrong"
        assert len(facts(storage)) >= 5, "one flipped bit costs at most one line"
        told += not storage.recovery.clean
        storage.close()
        shutil.rmtree(copy)
    assert told > FLIPS // 4


def test_plain_tinydb_reads_the_snapshot(folder: Path) -> None:
    storage = reopen(folder)
    storage.close()
    with TinyDB(folder / "store.json", access_mode="r") as database:
        assert [document["seed"] for document in database.table("facts")] == [1, 2, 3, 4, 5, 6]
        assert database.tables() == {"_meta", "facts", "state"}
    assert next(iter(json.loads((folder / "store.json").read_text()))) == "_meta"


def test_tinydbs_own_operations_are_kept_too(folder: Path) -> None:
    with TinyDB(folder, QuickOps(), storage=JournalStorage) as database:
        database.table("facts").remove(doc_ids=[1, 2])
        database.table("more").insert({"a": 1})
        database.drop_table("state")
    storage = reopen(folder)
    assert facts(storage) == [3, 4, 5, 6]
    assert storage.tables["more"] == {"1": {"a": 1}}
    assert "state" not in storage.tables
    storage.close()


def test_the_journals_before_the_copy_before_are_removed(folder: Path) -> None:
    storage = reopen(folder)
    for number in range(7, 12):
        put(storage, number)
        storage.checkpoint()
    storage.close()
    assert len(list(folder.glob("store.*.log"))) == 2
    assert {path.name for path in folder.iterdir() if "part" in path.name} == set()


def test_a_journal_is_bounded_in_bytes_too(tmp_path: Path) -> None:
    """A learner state is some 20 kB and stands in the line of every answer: what a crash leaves must still be read at once."""
    ops, state = QuickOps(), {"1": {"skills": "x" * 100_000}}
    storage = JournalStorage(tmp_path, ops, create={"facts": Rows(), "state": Rows()})
    longest = 0
    for n in range(1, 130):
        storage.put({"facts": {str(n): {"is": "AnswerGiven", "n": n}}, "state": state})
        longest = max(longest, *(path.stat().st_size for path in tmp_path.glob("store.*.log")))
    assert CHECKPOINT_BYTES < longest < CHECKPOINT_BYTES + 200_000
    assert storage._generation > 4, "checkpoints were made long before two thousand changes"
    storage.close(tidy=False)
    again = JournalStorage(tmp_path, ops)
    assert len(again.tables["facts"]) == 129
    again.close()


def test_a_long_journal_on_a_full_disk_goes_on_without_a_try_at_every_line(tmp_path: Path) -> None:
    ops = FailingOps()
    storage = JournalStorage(tmp_path, ops, create={"facts": Rows(), "state": Rows()})
    tries = 0

    def refused() -> None:
        nonlocal tries
        tries += 1
        raise OSError(errno.ENOSPC, "no room for a snapshot")

    storage.checkpoint = refused  # type: ignore[method-assign]
    for n in range(1, 100):
        storage.put({"facts": {str(n): {"is": "AnswerGiven", "n": n}}, "state": {"1": {"skills": "x" * 100_000}}})
    assert 1 <= tries <= 3
    storage.close(tidy=False)
    assert len(JournalStorage(tmp_path, FailingOps()).tables["facts"]) == 99
