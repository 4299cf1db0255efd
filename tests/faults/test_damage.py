"""Files that something else damaged: flipped bits, cuts, swapped files, a file of before, a journal of somebody else.

Never silently wrong: nothing appears that was not played, and what is missing is told. One thing cannot be told: a journal cut
exactly between two lines looks like one that was never longer, and half or zeroed last lines are what a power cut leaves of
something that was never acknowledged.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from engine.profiles.files.storage import JournalStorage
from engine.profiles.rows import Rows
from tests.engine.profiles.samples import QuickOps

DAMAGES = 400
Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Kept:
    """A store as a game that died left it, the same store a while before, and another keeper's."""

    files: Files
    before: Files
    other: Files
    rows: int


def files_of(folder: Path) -> Files:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def played(folder: Path, rng: Random, mark: str) -> Kept:
    folder.mkdir()
    storage, number, before = JournalStorage(folder, QuickOps(), create={"facts": Rows()}), 0, {}
    for part in range(3):
        for _ in range(rng.randint(2, 6)):
            number += 1
            storage.put({"facts": {str(number): {"n": number, "who": mark}}, "state": {"1": {"n": number}}})
        if part == 1:
            before = files_of(folder)
        if part < 2:
            storage.checkpoint()
    storage.close(tidy=False)
    files = files_of(folder)
    shutil.rmtree(folder)
    return Kept(files, before, {}, number)


def flipped(kept: Kept, rng: Random) -> Files:
    name = rng.choice(sorted(kept.files))
    data = bytearray(kept.files[name])
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return {**kept.files, name: bytes(data)}


def cut(kept: Kept, rng: Random) -> Files:
    name = rng.choice(sorted(kept.files))
    return {**kept.files, name: kept.files[name][: rng.randrange(len(kept.files[name]))]}


def zeroed(kept: Kept, rng: Random) -> Files:
    name = rng.choice(sorted(kept.files))
    data, start = kept.files[name], rng.randrange(len(kept.files[name]))
    end = min(len(data), start + rng.choice((1, 16, 512)))
    return {**kept.files, name: data[:start] + bytes(end - start) + data[end:]}


def swapped(kept: Kept, rng: Random) -> Files:
    one, two = rng.sample(sorted(kept.files), 2)
    return {**kept.files, one: kept.files[two], two: kept.files[one]}


def removed(kept: Kept, rng: Random) -> Files:
    gone = rng.choice(sorted(kept.files))
    return {name: data for name, data in kept.files.items() if name != gone}


def old_snapshot(kept: Kept, rng: Random) -> Files:
    """An old copy of one file was put back beside newer ones."""
    return {**kept.files, "store.json": kept.before["store.json"]}


def foreign_journal(kept: Kept, rng: Random) -> Files:
    """The journal of another keeper, of the same generation."""
    name = rng.choice(sorted(n for n in kept.files if n.endswith(".log") and n in kept.other))
    return {**kept.files, name: kept.other[name]}


WAYS: tuple[Callable[[Kept, Random], Files], ...] = (
    flipped, flipped, flipped, cut, cut, zeroed, swapped, removed, old_snapshot, foreign_journal,
)  # fmt: skip


def run_damages(folder: Path, seed: int, count: int) -> int:
    """Damage ``count`` stores in one way each; how many of them had to tell something."""
    rng, told = Random(seed), 0
    for number in range(count):
        if number % 50 == 0:
            other = played(folder / "other", rng, "somebody else")
            mine = played(folder / "mine", rng, "me")
            kept = Kept(mine.files, mine.before, other.files, mine.rows)
        way = rng.choice(WAYS)
        files = way(kept, rng)
        copy = folder / "copy"
        copy.mkdir()
        for name, data in files.items():
            (copy / name).write_bytes(data)
        told += check(copy, kept, f"damage {number} (seed {seed}): {way.__name__}", files)
        shutil.rmtree(copy)
    return told


def check(folder: Path, kept: Kept, what: str, files: Files) -> bool:
    storage = JournalStorage(folder, QuickOps())
    rows = [(row["n"], row["who"]) for row in storage.tables["facts"].values()]
    assert set(rows) <= {(n, "me") for n in range(1, kept.rows + 1)}, f"{what}: something that was never played"
    assert rows == sorted(set(rows)), f"{what}: order or doubles"
    complete = len(rows) == kept.rows
    newest = max((name for name in kept.files if name.endswith(".log")), key=lambda name: int(name.split(".")[1]))
    is_torn = kept.files[newest].startswith(files.get(newest, b"?").rstrip(b"\0"))
    if not complete and storage.recovery.clean:
        assert is_torn, f"{what}: silently wrong"
        assert [n for n, _ in rows] == list(range(1, len(rows) + 1)), f"{what}: a torn end costs only the end"
    if storage.recovery.clean:
        assert storage.tables["state"]["1"]["n"] == len(rows), f"{what}: state and facts came apart"
    storage.put({"facts": {"999": {"n": 999, "who": "me"}}})
    storage.close()
    again = JournalStorage(folder, QuickOps())
    assert len(again.tables["facts"]) == len(rows) + 1, f"{what}: saving afterwards did not hold"
    again.close()
    return not storage.recovery.clean


def test_damage_is_never_silently_wrong(scratch: Path) -> None:
    assert run_damages(scratch, 3, DAMAGES) > DAMAGES // 3
