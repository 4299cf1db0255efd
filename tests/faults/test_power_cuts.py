"""Whatever a power cut leaves: every acknowledged change is there, nothing is unreadable. And the simulator finds planted bugs.

The long run: ``python3 -m tests.faults --long``.
"""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from shutil import rmtree

import pytest

from engine.profiles.files.safe_file import make_private
from engine.profiles.files.storage import JournalStorage
from engine.profiles.rows import Rows
from engine.profiles.store import NoSuchProfile, StoreError
from engine.profiles.tinydb_store import TinyStore
from tests.engine.profiles.samples import QuickOps, answer, keeper
from tests.faults.power_cuts import Disk, Note, RecordingOps, lay_out

CUTS = 5_000
SECOND_CUTS = 1_000
SECOND_EACH = 10


@dataclass(frozen=True, slots=True)
class Played:
    """A visit as it was recorded: the notes, and how many changes were acknowledged after each of them."""

    notes: list[Note]
    acknowledged: list[int]


KEEPER = Path("p") / "keeper"
"""A keeper's folder beneath the data folder, which is surely there."""


def play(root: Path, ops: RecordingOps, rng: Random) -> Played:
    """Make a store in folders that are new, add rows, checkpoint now and then, back up, close and open again."""
    folder = root / KEEPER
    acknowledged: list[int] = []
    number = 0

    def keep_up() -> None:
        acknowledged.extend([number] * (len(ops.notes) - len(acknowledged)))

    make_private(folder, ops)
    keep_up()
    storage = JournalStorage(folder, ops, create={"facts": Rows()}, every=6)
    for day in range(1, 4):
        for _ in range(rng.randint(1, 9)):
            storage.put(
                {
                    "facts": {str(number + 1): {"n": number + 1, "text": "x" * rng.randint(0, 60)}},
                    "state": {"1": {"n": number + 1}},
                }
            )
            keep_up()
            number += 1
        if rng.random() < 0.4:
            storage.back_up(date(2026, 3, day))
            keep_up()
        storage.close(tidy=rng.random() < 0.7)
        keep_up()
        storage = JournalStorage(folder, ops, every=6)
    storage.close()
    keep_up()
    return Played(list(ops.notes), acknowledged)


def check(root: Path, acknowledged: int, ops: RecordingOps | None = None) -> None:
    """Open what a cut left and compare it with what was promised."""
    folder = root / KEEPER
    try:
        storage = JournalStorage(folder, ops or RecordingOps(root), every=6)
    except NoSuchProfile:
        assert acknowledged == 0, "the whole store is gone"
        return
    facts = [row["n"] for row in storage.tables.get("facts", {}).values()]
    assert facts == list(range(1, len(facts) + 1)), "a hole or something that was never written"
    assert len(facts) >= acknowledged, "an acknowledged change is gone"
    assert dict(storage.tables.get("state", {})).get("1", {"n": 0})["n"] == len(facts), "fact and state came apart"
    assert storage.recovery.clean, "a power cut is no damage: nobody is to be alarmed"
    storage.put({"facts": {str(len(facts) + 1): {"n": len(facts) + 1}}})
    storage.close()
    again = JournalStorage(folder, RecordingOps(root))
    assert len(again.tables["facts"]) == len(facts) + 1, "saving after the cut did not hold"
    again.close()


def cut_and_check(played: Played, folder: Path, rng: Random, cuts: int) -> int:
    """``cuts`` states, spread over all moments; how many of them were different. The same files are looked at once."""
    count = len(played.notes) + 1
    moments = sorted([number % count if number < count else rng.randrange(count) for number in range(cuts)])
    disk, at, seen = Disk(), 0, set()
    for number, moment in enumerate(moments):
        disk.play(played.notes[at:moment])
        at = moment
        left, promised = disk.after_cut(rng), played.acknowledged[moment - 1] if moment else 0
        state = (promised, frozenset(left.items()))
        if state in seen:
            continue
        seen.add(state)
        lay_out(left, folder)
        try:
            check(folder, promised)
        except (AssertionError, StoreError) as failure:
            raise AssertionError(
                f"cut {number} after note {moment} {played.notes[max(0, moment - 4) : moment]}: {failure!r}"
            ) from failure
        rmtree(folder)
    return len(seen)


def run_cuts(folder: Path, seed: int, cuts: int, make: type[RecordingOps] = RecordingOps) -> int:
    """``cuts`` states of six visits; how many were different."""
    rng, different = Random(seed), 0
    for round_number in range(6):
        store = folder / f"store-{seed}-{round_number}"
        store.mkdir()
        different += cut_and_check(play(store, make(store), rng), folder / "cut", rng, cuts // 6)
        rmtree(store)
    return different


def run_second_cuts(folder: Path, seed: int, cuts: int) -> int:
    """The power fails, comes back, and fails again while the store is being repaired. Ten second cuts for each first."""
    rng, different = Random(seed), 0
    store = folder / f"store-{seed}"
    store.mkdir()
    played = play(store, RecordingOps(store), rng)
    rmtree(store)
    for number in range(cuts // SECOND_EACH):
        moment = rng.randint(1, len(played.notes))
        disk = Disk()
        disk.play(played.notes[:moment])
        left = disk.after_cut(rng)
        lay_out(left, folder / "first")
        ops = RecordingOps(folder / "first")
        check(folder / "first", played.acknowledged[moment - 1], ops)
        rmtree(folder / "first")
        second, at, seen = Disk(left), 0, set()
        for later in sorted(rng.randint(0, len(ops.notes)) for _ in range(SECOND_EACH)):
            second.play(ops.notes[at:later])
            at = later
            files = second.after_cut(rng)
            if frozenset(files.items()) in seen:
                continue
            seen.add(frozenset(files.items()))
            lay_out(files, folder / "second")
            try:
                check_after_second(folder / "second", played.acknowledged[moment - 1])
            except (AssertionError, StoreError) as failure:
                raise AssertionError(f"second cut {number}, first after note {moment}: {failure!r}") from failure
            rmtree(folder / "second")
        different += len(seen)
    return different


def check_after_second(root: Path, acknowledged: int) -> None:
    try:
        storage = JournalStorage(root / KEEPER, RecordingOps(root))
    except NoSuchProfile:
        assert acknowledged == 0
        return
    assert [row["n"] for row in storage.tables.get("facts", {}).values()][:acknowledged] == list(range(1, acknowledged + 1))
    storage.close()


@pytest.mark.parametrize("seed", range(5))
def test_nothing_acknowledged_is_lost_whenever_the_power_fails(scratch: Path, seed: int) -> None:
    assert run_cuts(scratch, seed, CUTS // 5) > CUTS // 50, "the simulator finds many different states"


def test_a_second_cut_during_recovery_loses_nothing(scratch: Path) -> None:
    assert run_second_cuts(scratch, 7, SECOND_CUTS) > SECOND_CUTS // 10


class ForgetsToSync(RecordingOps):
    """A planted bug: file contents are never synced."""

    def sync(self, handle: int) -> None:
        os.fstat(handle)


def test_whoever_was_welcomed_is_there_after_a_cut(scratch: Path) -> None:
    """Through the store itself: its folders, the keeper's and the list's, are new when a child plays for the first time."""
    rng, root = Random(3), scratch / "data"
    root.mkdir()
    ops = RecordingOps(root)
    opened = TinyStore(root, ops).create(keeper())
    welcomed = len(ops.notes)
    assert opened.append([answer(n) for n in range(1, 4)]).wait(10)
    saved = len(ops.notes)
    opened.close()
    for moment in range(len(ops.notes) + 1):
        disk = Disk()
        disk.play(ops.notes[:moment])
        for _ in range(4):
            lay_out(disk.after_cut(rng), scratch / "cut")
            there = TinyStore(scratch / "cut", QuickOps()).profiles()
            assert len(there) == 1 or moment < welcomed, f"the keeper is gone after note {moment}"
            if moment >= saved:
                again = TinyStore(scratch / "cut", QuickOps()).open(opened.profile.id)
                assert again.count_answers() == 3
                again.close()
            rmtree(scratch / "cut")


def test_a_backup_that_was_made_is_there_after_a_cut(scratch: Path) -> None:
    rng, root = Random(4), scratch / "data"
    root.mkdir()
    ops = RecordingOps(root)
    make_private(root / KEEPER, ops)
    storage = JournalStorage(root / KEEPER, ops, create={"facts": Rows()})
    storage.back_up(date(2026, 3, 1))
    storage.close()
    disk = Disk()
    disk.play(ops.notes)
    for _ in range(40):
        assert (KEEPER / "backup" / "2026-03-01.zip").as_posix() in disk.after_cut(rng)


class ForgetsNamesOfFolders(RecordingOps):
    """A planted bug: a new folder's own name is never synced, as nothing inside it tells."""

    def sync_folder(self, folder: Path) -> None:
        if (folder / "store.lock").exists() or folder.name == "keeper":
            super().sync_folder(folder)


class ForgetsTheFolder(RecordingOps):
    """A planted bug: names are never synced."""

    def sync_folder(self, folder: Path) -> None:
        folder.stat()


class WritesInPlace(RecordingOps):
    """A planted bug: the new snapshot is written over the old one, as plain TinyDB does."""

    def replace(self, source: Path, target: Path) -> None:
        if target.name != "store.json" or not target.exists():
            super().replace(source, target)
            return
        handle = self.open_append(target)
        self.truncate(handle, 0)
        self.write(handle, source.read_bytes())
        self.sync(handle)
        self.close(handle)
        self.remove(source)


@pytest.mark.parametrize("planted", [ForgetsToSync, ForgetsTheFolder, ForgetsNamesOfFolders, WritesInPlace])
def test_the_simulator_finds_planted_bugs(scratch: Path, planted: type[RecordingOps]) -> None:
    with pytest.raises(AssertionError, match="cut"):
        run_cuts(scratch, 1, 600, planted)
