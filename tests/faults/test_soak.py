"""Years of play: memory and the time for an answer stay flat, and the next start is quick."""

import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from engine.profiles.history.rolling import DAY_S, MONTH_S
from engine.profiles.tinydb_store import TinyStore
from engine.records import AnswerGiven, Fact, LevelEnded, LevelStarted
from tests.engine.profiles.samples import CREATED_S, QuickOps, keeper

ANSWERS = 20_000
A_LEVEL, A_WEEK, KEEP_MONTHS = 10, 420, 3
STATE = {"skills": {f"pack/skill-{n}": [0.125, 0.5, 1_767_261_600, 0.0, n, n // 2] for n in range(12)}}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the run: milliseconds an answer (the median week), bytes in use, milliseconds to open, answers kept one by one."""

    answers: int
    answer_ms: float
    memory: int
    open_ms: float
    raw: int


def level(number: int, at_s: float, rng: Random) -> Iterator[Fact]:
    name, skill = f"level-{number}", f"pack/skill-{number % 68}"
    yield LevelStarted(at_s=at_s, level=name, skill=skill, purpose="practice", minigame="fog_beam", seed=number)
    for n in range(A_LEVEL):
        right = rng.random() < 0.8
        yield AnswerGiven(
            at_s=at_s + 8 * n, level=name, item=f"{skill}#t.{n % 3}", skills=(skill,), seed=n, purpose="practice", correct=right,
            given="42", mistake="" if right else "off-by-one", took_s=3.5, reason="nearly", minigame="fog_beam",
        )  # fmt: skip
    yield LevelEnded(at_s=at_s + 90, level=name, finished=True, play_s=90.0)


def soak(folder: Path, answers: int, parts: int = 4) -> list[Part]:
    """A bot plays week after week; the game is closed every week. One Part for each stretch of the run."""
    store, rng, found = TinyStore(folder, QuickOps()), Random(1), []
    opened = store.create(keeper())
    profile_id, number, at_s = opened.profile.id, 0, CREATED_S
    for _ in range(parts):
        times = []
        for _ in range(max(1, answers // parts // A_WEEK)):
            levels = range(number + 1, number + 1 + A_WEEK // A_LEVEL)
            number = levels[-1]
            facts = [[fact] for n in levels for fact in level(n, at_s + n % 7 * DAY_S, rng)]
            began = time.perf_counter()
            for group in facts:
                opened.append(group, STATE)
            opened.append([]).wait(60)
            times.append((time.perf_counter() - began) / A_WEEK * 1000)
            at_s += 7 * DAY_S
            opened.add_up(at_s - KEEP_MONTHS * MONTH_S)
            opened.close()
            began = time.perf_counter()
            opened = store.open(profile_id)
            open_ms = (time.perf_counter() - began) * 1000
        tracemalloc.start()  # measured on one more opening: tracing makes everything slow
        opened.close()
        opened = store.open(profile_id)
        memory = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        raw = sum(isinstance(fact, AnswerGiven) and fact.reason != "added_up" for fact in opened.facts())
        found.append(Part(opened.count_answers(), sorted(times)[len(times) // 2], memory, open_ms, raw))
    opened.close()
    return found


def test_time_and_memory_stay_flat(scratch: Path) -> None:
    parts = soak(scratch, ANSWERS)
    assert parts[-1].answers >= ANSWERS * 0.9
    first, last = parts[0], parts[-1]
    assert last.answer_ms < 2.5 * first.answer_ms + 0.2, parts
    assert last.open_ms < 500, parts
    assert last.memory < 8_000_000, parts
    assert last.raw < (KEEP_MONTHS + 1) * 4.4 * A_WEEK, parts
