"""Every figure of the benchmark, in order; each group has a module of its own beside this one."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import class_page, frames, learner, learning, packs, starts, store
from tests.bench.rows import Row


def measure(*, quick: bool, only: str = "") -> Iterator[Row]:
    """Every figure, as it becomes known; ``only`` names one of the groups."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        runs = {
            "packs": lambda: (packs.packs(scratch), packs.rehearsal()),
            "starts": lambda: (starts.starts(scratch, 3 if quick else 7),),
            "frames": lambda: (
                frames.frames(scratch, (1280, 720), 150 if quick else 400, "< 8"),
                frames.frames(scratch, (1920, 1080), 150 if quick else 400, ""),
            ),
            "idle": lambda: (starts.idle(scratch, 3.0 if quick else 10.0),),
            "learning": lambda: (
                learning.decisions(200 if quick else 1000),
                learner.predictions(200),
                learner.histories(20_000 if quick else 100_000),
            ),
            "store": lambda: (
                store.a_class(scratch),
                class_page.class_page(scratch),
                store.saving(scratch, (100, 10_000) if quick else (100, 10_000, 100_000)),
            ),
        }
        for name, figures in runs.items():
            if only in ("", name):
                for rows in figures():  # type: ignore[no-untyped-call]  # lambdas
                    yield from rows
