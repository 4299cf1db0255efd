"""How long the profile store takes: saving, opening, a class."""

import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.rows import Row, median_ms


def a_class(scratch: Path) -> Iterator[Row]:
    """Two hundred keepers on one machine: the list, and going from one keeper to another (a thousand answers each)."""
    from engine.profiles.profile import new_profile
    from engine.profiles.tinydb_store import TinyStore
    from engine.records import AnswerGiven

    store, ids = TinyStore(scratch / "class"), []
    for number in range(200):
        opened = store.create(new_profile(f"Keeper {number}", created_s=0.0))
        ids.append(opened.profile.id)
        for n in range(0, 1000 if number < 12 else 0, 250):
            opened.append(
                [
                    AnswerGiven(
                        at_s=1e9 + n + k, level="l", item=f"p/s{k % 60}#0.1", skills=(f"p/s{k % 60}",), seed=k, purpose="practice",
                        correct=True,
                    )
                    for k in range(250)
                ]
            )  # fmt: skip
        opened.close()
    times = []
    for _ in range(5):
        began = time.perf_counter()
        assert len(TinyStore(scratch / "class").profiles()) == 200
        times.append(time.perf_counter() - began)
    yield Row("list of 200 keepers", median_ms(times), "ms", "< 300")
    times, opened = [], store.open(ids[0])
    for name in ids[1:12]:
        opened.append([])
        began = time.perf_counter()
        opened.close()
        opened = store.open(name)
        times.append(time.perf_counter() - began)
    opened.close()
    yield Row("from one keeper to another", median_ms(times), "ms", "< 1000")


def saving(scratch: Path, sizes: tuple[int, ...]) -> Iterator[Row]:
    """One answer safely on disk, with so many answers behind it; and opening such a profile."""
    from engine.profiles.profile import new_profile
    from engine.profiles.tinydb_store import TinyStore
    from engine.records import AnswerGiven

    for size in sizes:
        store = TinyStore(scratch / f"store{size}")
        opened = store.create(new_profile("B", created_s=0.0))
        facts = [
            AnswerGiven(
                at_s=1e9 + n, level="l", item=f"p/s{n % 60}#0.1", skills=(f"p/s{n % 60}",), seed=n, purpose="practice",
                correct=n % 4 > 0, given="12", reason="nearly", minigame="fog_beam", asked="7 plus 5 is what?",
            )
            for n in range(size)
        ]  # fmt: skip
        for n in range(0, size, 1000):
            opened.append(facts[n : n + 1000])
        opened.append(facts[:1]).wait(60)
        name = opened.profile.id
        opened.close()
        began, cpu = time.perf_counter(), time.process_time()
        opened = store.open(name)
        loaded, loaded_cpu = (time.perf_counter() - began) * 1000, (time.process_time() - cpu) * 1000
        times = []
        for n in range(60):
            began = time.perf_counter()
            opened.append(facts[n % size : n % size + 1], {"ability": n}).wait(10)
            times.append(time.perf_counter() - began)
        yield Row(f"save one answer with {size:,} behind it", median_ms(times), "ms")
        yield Row(f"open a profile with {size:,} answers", loaded, "ms", "< 500" if size == 100_000 else "")
        yield Row(f"open a profile with {size:,} answers, processor time", loaded_cpu, "ms")
        opened.close()
