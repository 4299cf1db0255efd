"""A keeper as tables in memory: what is read, and what each change puts where. Saving is the subclass's.

Tables: ``profile`` (one row), ``facts`` (one row each, never changed), ``past`` (levels of long ago, one row of counts each),
``state`` and ``level`` (one row, replaced), ``mended`` (one row until an adult has read it). Facts that this version does not
know stay in their rows untouched.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from engine.profiles.files.journal import LINE_STARTS, line_of
from engine.profiles.files.recovery import merge
from engine.profiles.history import long_ago
from engine.profiles.history.rolling import added_up, expanded, is_due, old_levels, played_since
from engine.profiles.profile import Profile
from engine.profiles.rows import Document, PlainTables, Rows
from engine.profiles.sound_rows import is_sound_past, sound_facts, sound_past
from engine.profiles.store import Recovery, Saved
from engine.profiles.upgrades import Tables
from engine.records import Fact, UnknownFact, from_json, to_json

Changes = dict[str, dict[str, Any]]
"""Rows by table and number; None takes a row away."""
_MOVES = ("profile", "facts", "past", "state", "level")


def facts_in(past: Iterable[Document], facts: Iterable[Document]) -> Iterator[Fact]:
    """The facts behind rows; what this version does not know is left out."""
    for row in past:
        if is_sound_past(row):
            yield from expanded(row)
    for row in facts:
        try:
            yield from_json(row)
        except UnknownFact:
            continue


def time_of(fact: Document | None) -> float:
    """When a stored fact happened; 0 when that is not told."""
    at_s = fact.get("at_s") if fact else None
    return float(at_s) if isinstance(at_s, int | float) and abs(at_s) <= 1e13 else 0.0


class KeptProfile(ABC):
    """A profile in use. ``changed`` hears of a new look and of the day of the last play."""

    keeps = True

    def __init__(self, view: Tables, profile: Profile, changed: Callable[[Profile, float], None] | None = None) -> None:
        self.recovery = Recovery()
        self.trouble = ""
        self._view, self._profile, self._changed = view, profile, changed
        self._next = self._table("facts").last_number() + 1
        self._answers = self._table("facts").count("AnswerGiven") + self._table("past").total("n")
        self._together: tuple[Changes, Saved] | None = None

    @abstractmethod
    def _keep(self, changes: Changes, line: bytes, saved: Saved) -> None:
        """Put changes, which ``_view`` shows already, where they stay; ``line`` is their line of a journal, ``saved`` their receipt."""

    # ------------------------------------------------------------ reading
    @property
    def profile(self) -> Profile:
        return self._profile

    @property
    def played_s(self) -> float:
        """When the last thing happened; 0 when nothing ever did."""
        return time_of(self._table("facts").last())

    def facts(self) -> Iterator[Fact]:
        """Every fact this version knows: levels of long ago made of their counts, then the others in the order they came."""
        return facts_in(self._table("past").documents(), self._table("facts").documents())

    def count_answers(self) -> int:
        return self._answers

    def state(self) -> Mapping[str, Any] | None:
        return self._table("state").get("1")

    def level(self) -> Mapping[str, Any] | None:
        return self._table("level").get("1")

    def content(self) -> PlainTables:
        """Everything that may move to another machine, row by row."""
        return {name: dict(self._table(name).pairs()) for name in _MOVES if len(self._table(name))}

    def _table(self, name: str) -> Rows:
        found = self._view.get(name)
        return Rows() if found is None else found

    # ------------------------------------------------------------ writing
    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What is saved inside goes into one line of the journal: after a crash all of it is there, or nothing."""
        if self._together is not None:
            raise ValueError("changes are being gathered already")
        changes, saved = self._together = {}, Saved()
        try:
            yield
        finally:  # whatever was raised: what can be seen must stay, too
            self._together = None
            if changes:
                self._keep(changes, line_of({"put": changes}), saved)

    def save_profile(self, profile: Profile) -> Saved:
        """Raises ValueError for the profile of somebody else."""
        if profile.id != self._profile.id:
            raise ValueError("a profile keeps its id")
        saved = self._put({"profile": {"1": profile.to_json()}})
        self._profile = profile
        self._tell()
        return saved

    def append(
        self, facts: Sequence[Fact], state: Mapping[str, Any] | None = None, level: Mapping[str, Any] | None = None
    ) -> Saved:
        """Raises ValueError or TypeError for values that JSON cannot hold; nothing is changed then."""
        stored = [to_json(fact) for fact in facts]
        changes: Changes = {"facts": {str(number): document for number, document in enumerate(stored, self._next)}}
        if state is not None:
            changes["state"] = {"1": dict(state)}
        if level is not None:
            changes["level"] = {"1": dict(level)}
        saved = self._put(changes)
        self._next += len(stored)
        self._answers += sum(document["is"] == "AnswerGiven" for document in stored)
        return saved

    def save_level(self, level: Mapping[str, Any] | None) -> Saved:
        return self._put({"level": {"1": dict(level) if level is not None else None}})

    def add_up(self, before_s: float) -> Saved | None:
        """Facts of old levels become counts, and counts of very old ones sums; each in one change of rows."""
        if self.trouble:
            return None
        saved = self._add_up_facts(before_s)
        return self._sum_up(before_s) or saved

    def _sum_up(self, before_s: float) -> Saved | None:
        """Levels that became counts two years ago."""
        past, long_before_s = dict(sound_past(self._table("past").pairs())), before_s - long_ago.AFTER_S
        if not (long_ago.is_due(past.values(), long_before_s) and played_since(self._sound_facts(), before_s)):
            return None
        gone, sums = long_ago.summed_up(past, long_before_s)
        first = self._table("past").last_number() + 1
        return self._put({"past": dict.fromkeys(gone) | {str(n): row for n, row in enumerate(sums, first)}})

    def _add_up_facts(self, before_s: float) -> Saved | None:
        """One change: rows of counts come, rows of facts go."""
        if not is_due(self._sound_facts(), before_s):
            return None
        levels = old_levels(self._sound_facts(), before_s)
        if not levels:
            return None
        gone = {number: None for rows in levels.values() for number, _ in rows}
        first = self._table("past").last_number() + 1
        sums = [added_up(level, [row for _, row in rows]) for level, rows in levels.items()]
        return self._put({"past": {str(n): row for n, row in enumerate(sums, first)}, "facts": gone})

    def _sound_facts(self) -> Iterator[tuple[str, Document]]:
        return sound_facts(self._table("facts").pairs())

    def take_in(self, changes: Changes) -> Saved:
        """Rows that another machine knew (see ``moving.news``) in one change."""
        saved = self._put(changes)
        self._next = max(self._next, self._table("facts").last_number() + 1)
        self._answers = self._table("facts").count("AnswerGiven") + self._table("past").total("n")
        return saved

    def seen_recovery(self) -> None:
        """The note is kept no longer."""
        self.recovery = Recovery()
        if self._table("mended").get("1"):
            self._put({"mended": {"1": None}})

    def _put(self, changes: Changes) -> Saved:
        # The line is made here and not where it is written: what cannot be stored must fail where it was asked for.
        line = line_of({"put": changes})
        stored = json.loads(line[LINE_STARTS:])["put"]
        merge(self._view, stored)
        if self._together is not None:
            changes, saved = self._together
            for table, rows in stored.items():
                changes.setdefault(table, {}).update(rows)
            return saved
        saved = Saved()
        self._keep(stored, line, saved)
        return saved

    def _tell(self) -> None:
        if self._changed is not None and not self.trouble:
            self._changed(self._profile, self.played_s)
