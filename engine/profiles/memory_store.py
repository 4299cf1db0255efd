"""A store that forgets when the program ends: for the picture tour, rehearsals and tests. Passes the same contract tests."""

import copy
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from engine.clock import Clock, ManualClock
from engine.profiles.keeper_tables import new_tables, stored_profile
from engine.profiles.kept_profile import Changes, KeptProfile
from engine.profiles.profile import Profile
from engine.profiles.rows import PlainTables, Rows
from engine.profiles.store import Copy, NoSuchCopy, NoSuchProfile, ProfileBusy, ProfileSummary, Saved, Why, summary
from engine.profiles.upgrades import Tables
from engine.records import AnswerGiven, Fact


class MemoryProfile(KeptProfile):
    """A profile in memory."""

    def __init__(self, profile: Profile, clock: Clock | None = None, tables: Tables | None = None) -> None:
        super().__init__(tables or new_tables(profile), profile)
        self.is_open, self._clock = True, clock or ManualClock()
        self.kept: list[tuple[Copy, PlainTables]] = []

    def _put(self, changes: Changes) -> Saved:
        if not self.is_open:
            raise ValueError("this profile is closed")
        return super()._put(changes)

    def _keep(self, changes: Changes, line: bytes, saved: Saved) -> None:
        saved.finish()

    def put_by(self, why: Why, tables: PlainTables | None = None) -> Saved:
        kept: PlainTables = copy.deepcopy(self.content() if tables is None else tables)
        day = date.fromtimestamp(self._clock.now_s())
        self.kept.insert(
            0, (Copy(name=f"{day.isoformat()}-{len(self.kept) + 1}-{why}", day=day, why=why, answers=_answers(kept)), kept)
        )
        saved = Saved()
        saved.finish()
        return saved

    def close(self) -> None:
        self.is_open = False


class MemoryStore:
    """All profiles in memory."""

    folder = None

    def __init__(self, clock: Clock | None = None) -> None:
        """``clock`` names the copies that are put by."""
        self._clock = clock or ManualClock()
        self._profiles: dict[str, MemoryProfile] = {}
        self._app: dict[str, Any] = {}

    def profiles(self) -> tuple[ProfileSummary, ...]:
        return tuple(summary(opened.profile, opened.played_s) for opened in self._profiles.values())

    def create(self, profile: Profile) -> MemoryProfile:
        if profile.id in self._profiles:
            raise ValueError("this id is taken")
        self._profiles[profile.id] = MemoryProfile(profile, self._clock)
        return self._profiles[profile.id]

    def receive(self, content: PlainTables) -> MemoryProfile:
        tables = {name: Rows(rows) for name, rows in content.items()}
        profile = stored_profile(tables)
        self.create(profile).close()
        self._profiles[profile.id] = MemoryProfile(profile, self._clock, tables)
        return self._profiles[profile.id]

    def open(self, profile_id: str) -> MemoryProfile:
        opened = self._profiles.get(profile_id)
        if opened is None:
            raise NoSuchProfile(profile_id)
        if opened.is_open:
            raise ProfileBusy(profile_id)
        opened.is_open = True
        return opened

    def copies(self, profile_id: str) -> tuple[Copy, ...]:
        if profile_id not in self._profiles:
            raise NoSuchProfile(profile_id)
        return tuple(kept for kept, _ in self._profiles[profile_id].kept)

    def go_back(self, profile_id: str, name: str) -> None:
        opened = self.open(profile_id)
        try:
            tables = next((tables for kept, tables in opened.kept if kept.name == name), None)
            if tables is None:
                raise NoSuchCopy(name)
            opened.put_by("going_back")
            rows = {table: Rows(found) for table, found in copy.deepcopy(tables).items()}
            fresh = MemoryProfile(stored_profile(rows), self._clock, rows)
            fresh.kept = opened.kept
            fresh.close()
            self._profiles[profile_id] = fresh
        finally:
            opened.close()

    def erase(self, profile_id: str) -> None:
        if self._profiles.get(profile_id) is None:
            raise NoSuchProfile(profile_id)
        if self._profiles[profile_id].is_open:
            raise ProfileBusy(profile_id)
        del self._profiles[profile_id]

    def read_app(self) -> dict[str, Any]:
        return dict(self._app)

    def write_app(self, document: Mapping[str, Any]) -> bool:
        stored: dict[str, Any] = json.loads(json.dumps(document, allow_nan=False))
        self._app = stored
        return True

    def close(self) -> None:
        """Nothing to do."""


class QuietProfile(MemoryProfile):
    """An open profile that only counts its answers."""

    keeps = False

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._answers = 0
        self._saved = Saved()
        self._saved.finish()

    def count_answers(self) -> int:
        return self._answers

    def append(
        self, facts: Sequence[Fact], state: Mapping[str, Any] | None = None, level: Mapping[str, Any] | None = None
    ) -> Saved:
        self._answers += sum(type(fact) is AnswerGiven for fact in facts)
        return self._saved

    def save_level(self, level: Mapping[str, Any] | None) -> Saved:
        return self._saved


class QuietStore(MemoryStore):
    """Makes quiet profiles."""

    def create(self, profile: Profile) -> MemoryProfile:
        return QuietProfile(profile)


def _answers(tables: PlainTables) -> int:
    given: int = sum(row.get("is") == "AnswerGiven" for row in tables.get("facts", {}).values())
    return given + Rows(tables.get("past", {})).total("n")
