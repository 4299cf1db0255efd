"""Files of keepers and passports, mutated value by value (and sealed again, so that they are read at all) or byte by byte, and what reads them."""

import copy
import json
from functools import lru_cache
from random import Random
from typing import Any

from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.credentials.keepsakes import sealed_passport
from engine.credentials.passport import Choice
from engine.credentials.verifying import check
from engine.lesson.classroom import Classroom
from engine.profiles.memory_store import MemoryStore
from engine.profiles.store import StoreError
from engine.profiles.travel.moving import read_moved
from engine.profiles.travel.sealing import SealError, sealed
from tests.engine.profiles import crafted
from tests.engine.reports.history import OTHER, SKILL, played
from tests.fuzz.mutating import _holders, mutated_bytes

ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 5, 2**63, -(2**70), 10**400, 0.0, -0.5, 1e9, 1e300, float("inf"), float("-inf"), float("nan"), "", "x", "abc", "1",
    "../../x", "\u202e", "a\nb", "\ud83d", "\u200b", "x" * 5_000, [], {}, [[]], [1], ["a"], {"a": 1}, [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]],
    "practice", "review", "right", "sure", "child", "4-6", "AnswerGiven", "LightGrew", "sum|a|practice", SKILL, crafted.ID, [0, 0, 0], [10**9, 0, 0],
)  # fmt: skip


def mutated_rows(tree: object, rng: Random) -> Any:
    """Up to four values dropped, set, doubled or exchanged, of any type."""
    tree = copy.deepcopy(tree)
    for _ in range(rng.choice((1, 1, 2, 4))):
        holder = rng.choice([found for found in _holders(tree) if found] or [[0]])
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key = rng.choice(keys)
        match rng.randrange(6):
            case 0:
                del holder[key]
            case 1 | 2 | 3:
                holder[key] = copy.deepcopy(rng.choice(ODD))
            case 4:
                holder[key] = copy.deepcopy(holder[rng.choice(keys)])
            case _ if isinstance(holder, dict):
                holder[str(rng.choice(ODD))[:40]] = holder.pop(key)
            case _:
                holder.append(copy.deepcopy(holder[key]))
    return tree


@lru_cache(maxsize=1)
def _rows() -> list[Any]:
    return [[name, number, row] for name, rows in crafted.good().items() for number, row in rows.items()]


def keeper_file(rng: Random) -> bytes:
    """A file of a keeper: rows that are odd in a file that is whole, or odd bytes."""
    if rng.random() < 0.1:
        return mutated_bytes(b"".join(sealed(json.dumps(row).encode() for row in _rows())), rng)
    return b"".join(sealed(json.dumps(row).encode() for row in mutated_rows(_rows(), rng)))


def take_in(raw: bytes) -> None:
    """Through the door and onto every page; then once more, to somebody who is there. Refusals are no find."""
    for others in (False, True):
        room = Classroom(Library([]), MemoryStore(), ManualClock(), Random(1))
        try:
            if others:
                room.store.receive(crafted.good()).close()
            moved = read_moved(raw)
            room.take_in(moved)
        except (SealError, StoreError) as why:
            assert str(why)
            return
        session = room.enter(moved.profile.id)
        session.report_and_facts()
        session.recommendations()
        session.skip_placement()
        session.close()


@lru_cache(maxsize=1)
def _passports() -> tuple[Any, ...]:
    room = Classroom(Library([]), MemoryStore(), ManualClock(), Random(5))
    choice = Choice(skills=frozenset({SKILL, OTHER}), answers=True)
    document = sealed_passport(room, played(room), choice)[0]
    return document, document["credential"]


def passport_file(rng: Random) -> bytes:
    """A passport or a badge with odd values, or odd bytes."""
    document = rng.choice(_passports())
    if rng.random() < 0.1:
        return mutated_bytes(json.dumps(document).encode(), rng)
    return json.dumps(mutated_rows(document, rng)).encode()


def verify(raw: bytes) -> None:
    """A verdict whose every word is on one line."""
    found = check(raw)
    for line in (*found.problems, *found.told, found.by, found.at, found.key):
        assert len(line.splitlines()) <= 1
        assert "\x1b" not in line
