"""How long packs take: checking, loading, making a challenge, rehearsing."""

import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.rows import ROOT, Row, median_ms


def packs(scratch: Path) -> Iterator[Row]:
    from engine.content.library.library import load_library

    began, worked = time.perf_counter(), time.process_time()
    library = load_library([ROOT / "levels"], cache=scratch / "cache" / "packs")
    yield Row(f"packs: check and compile {len(library.skills)} skills", (time.perf_counter() - began) * 1000, "ms")
    yield Row("packs: processor time of it", (time.process_time() - worked) * 1000, "ms")
    times = []
    for _ in range(5):
        began = time.perf_counter()
        load_library([ROOT / "levels"], cache=scratch / "cache" / "packs")
        times.append(time.perf_counter() - began)
    yield Row(f"packs: load {len(library.skills)} skills from the cache", median_ms(times), "ms")
    items = [family.item for skill in library.skills.values() for family in skill.families]
    began = time.perf_counter()
    for seed in range(2000):
        library.make(items[seed % len(items)], seed)
    yield Row("packs: make one challenge", (time.perf_counter() - began) / 2000 * 1000, "ms")
    many = a_thousand(scratch / "many")
    load_library([many], cache=scratch / "many-cache")
    began = time.perf_counter()
    library = load_library([many], cache=scratch / "many-cache")
    library.graph()
    yield Row(f"packs: load {len(library.skills)} skills from the cache", (time.perf_counter() - began) * 1000, "ms", "")


def a_thousand(folder: Path) -> Path:
    """Five packs of two hundred skills each."""
    for n in range(5):
        (folder / f"p{n}").mkdir(parents=True)
        (folder / f"p{n}" / "pack.yaml").write_text(_HEAD.format(n=n) + "".join(_SKILL.format(k=k) for k in range(200)), "utf-8")
    return folder


def rehearsal() -> Iterator[Row]:
    """``rehearse`` with seven learners on two of our packs, played as one sea."""
    from engine.content.checks.checking import check_pack
    from engine.content.library.library import Library
    from engine.content.reading.reader import read
    from engine.rehearsal.findings import Source
    from engine.rehearsal.rehearsing import rehearse
    from game.minigames import PLAYS

    began, worked = time.perf_counter(), time.process_time()
    compiled, sources = [], {}
    for name in ("first-numbers", "sums-and-differences"):
        folder = ROOT / "levels" / name
        checked, (root, _) = check_pack(folder), read(folder / "pack.yaml")
        assert checked.compiled is not None and root is not None
        compiled.append((folder, checked.compiled))
        sources[name] = Source(name, root)
    library = Library(compiled)
    found = rehearse(library, PLAYS, sources, learners=1, seed=1)
    answers = sum(group.answers for group in found.groups)
    yield Row(f"rehearse {len(library.skills)} skills, {answers:,} answers", time.perf_counter() - began, "s", "< 20")
    yield Row("rehearse: processor time of it", time.process_time() - worked, "s", "< 8")


_HEAD = """\
format: 1
id: many-{n}
title: Many {n}
about: A thousand small skills.
author: The bench
licence: MIT
language: en
ages: 6-8
subject: maths
skills:
"""
_SKILL = """\
  s{k}:
    name: Skill {k}
    i_can: I can do {k}.
    challenges:
      - {{ kind: number, ask: "{{a}} + {k} = ?", steps: [{{ a: 1 to 5 }}, {{ a: 5 to 9 }}], answer: a + {k} }}
"""
