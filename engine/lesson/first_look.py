"""A keeper out of a stranger's file is opened in memory first: every page's figures are asked for before a byte is written.

Rows were looked at one by one (``engine.profiles.travel.admission``); here it is seen that the whole can be played. A state or a bookmark that this
version cannot go on from is left out: the facts know everything.
"""

from dataclasses import dataclass
from random import Random

from engine.challenges.base import Form
from engine.clock import Clock
from engine.content.library.library import Library
from engine.learning import learner
from engine.learning.skills import SkillGraph
from engine.lesson.bookmark import is_bookmark
from engine.lesson.opening import Room
from engine.lesson.play_session import PlaySession
from engine.profiles.errors import StoreError
from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import Profile
from engine.profiles.rows import PlainTables
from engine.profiles.store import ProfileStore
from engine.profiles.travel.moving import facts_of, in_order

# What could go wrong in a computation with values of the right types; each of them would stop a page for everybody.
_FAILURES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


class Unplayable(StoreError):
    """With this history no page could be shown: it is not taken in."""


@dataclass(slots=True)
class _InMemory:
    """The classroom with a store that forgets."""

    library: Library
    store: ProfileStore
    clock: Clock
    rng: Random
    graph: SkillGraph


def looked_through(room: Room, content: PlainTables, *, replays: bool = False) -> PlainTables:
    """The tables as they may be kept: with a state that goes on from here (made of the facts where it is missing, does not fit, or
    ``replays``), and a bookmark only where it fits. Raises Unplayable.
    """
    tables = {name: rows for name, rows in content.items() if name not in ("state", "level")}
    bookmark = content.get("level", {}).get("1")
    if is_bookmark(bookmark):
        tables["level"] = content["level"]
    try:
        state = None if replays else _state(content)
        tables["state"] = state or {"1": _replayed(room, content).to_json()}
        _play(_InMemory(room.library, MemoryStore(), room.clock, Random(1), room.graph), tables)
    except _FAILURES as problem:
        raise Unplayable(f"this history cannot be played ({type(problem).__name__})") from problem
    return tables


def _state(content: PlainTables) -> dict[str, dict[str, object]] | None:
    """The state's table, when this version can go on from it."""
    try:
        learner.LearnerState.from_json(content["state"]["1"])
    except (KeyError, TypeError, ValueError):
        return None
    return content["state"]


def _replayed(room: Room, content: PlainTables) -> learner.LearnerState:
    profile = Profile.from_json(content["profile"]["1"])
    facts = in_order(facts_of(content))
    return learner.replay(facts, room.graph, learner.first_band(facts, profile.band), profile.created_s)


def _play(room: _InMemory, tables: PlainTables) -> None:
    """What the pages ask for: the report, what comes next, the chart, the level that waits."""
    session = PlaySession(room, room.store.receive(tables))
    session.report_and_facts()
    for skill in sorted(room.graph.nodes)[:5]:
        session.view(skill)
    session.open_skills()
    bookmark = session.bookmark
    if bookmark is not None:
        session.waiting_level({str(bookmark["minigame"]): frozenset(Form)})
    session.close()
