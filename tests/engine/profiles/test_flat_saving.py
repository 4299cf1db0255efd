"""Saving costs the same however much was played: counted in bytes and operations, which no busy machine can blur."""

from pathlib import Path

from engine.profiles.tinydb_store import TinyStore
from tests.engine.profiles.samples import FailingOps, answer, keeper


class CountingOps(FailingOps):
    """Counts written bytes, too."""

    def __init__(self) -> None:
        super().__init__()
        self.written = 0

    def write(self, handle: int, data: bytes) -> None:
        self.written += len(data)
        super().write(handle, data)


def test_an_answer_costs_the_same_with_ten_and_with_ten_thousand_behind_it(tmp_path: Path) -> None:
    costs = []
    for size in (10, 10_000):
        ops = CountingOps()
        store = TinyStore(tmp_path / str(size), ops)
        opened = store.create(keeper())
        opened.append([answer(100_000)] * size).wait(60)
        opened.close()
        opened = store.open(opened.profile.id)
        before = (ops.count, ops.written)
        assert opened.append([answer(100_000)], {"n": 1}).wait(20)
        costs.append((ops.count - before[0], (ops.written - before[1]) // 32))
        opened.close()
    assert costs[0] == costs[1]


def test_the_journal_is_folded_into_a_snapshot_every_two_thousand_lines(tmp_path: Path) -> None:
    ops = CountingOps()
    store = TinyStore(tmp_path, ops)
    opened = store.create(keeper())
    for number in range(4_100):
        receipt = opened.append([answer(number)])
    assert receipt.wait(60)
    journals = (tmp_path / "p" / opened.profile.id).glob("store.*.log")
    assert max(path.read_bytes().count(b"\n") for path in journals) == 2_001
    opened.close()
