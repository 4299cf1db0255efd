"""A store that forgets when the program ends: for the picture tour, rehearsals and tests. Passes the same contract tests."""

import json
from collections.abc import Mapping
from typing import Any

from engine.profiles.keeper_tables import new_tables, stored_profile
from engine.profiles.kept_profile import Changes, KeptProfile
from engine.profiles.profile import Profile
from engine.profiles.rows import PlainTables, Rows
from engine.profiles.store import NoSuchProfile, ProfileBusy, ProfileSummary, Saved, summary
from engine.profiles.upgrades import Tables


class MemoryProfile(KeptProfile):
    """A profile in memory."""

    def __init__(self, profile: Profile, tables: Tables | None = None) -> None:
        super().__init__(tables or new_tables(profile), profile)
        self.is_open = True

    def _put(self, changes: Changes) -> Saved:
        if not self.is_open:
            raise ValueError("this profile is closed")
        return super()._put(changes)

    def _keep(self, changes: Changes, line: bytes) -> Saved:
        saved = Saved()
        saved.finish()
        return saved

    def close(self) -> None:
        self.is_open = False


class MemoryStore:
    """All profiles in memory."""

    folder = None

    def __init__(self) -> None:
        self._profiles: dict[str, MemoryProfile] = {}
        self._app: dict[str, Any] = {}

    def profiles(self) -> tuple[ProfileSummary, ...]:
        return tuple(summary(opened.profile, opened.played_s) for opened in self._profiles.values())

    def create(self, profile: Profile) -> MemoryProfile:
        if profile.id in self._profiles:
            raise ValueError("this id is taken")
        self._profiles[profile.id] = MemoryProfile(profile)
        return self._profiles[profile.id]

    def receive(self, content: PlainTables) -> MemoryProfile:
        tables = {name: Rows(rows) for name, rows in content.items()}
        profile = stored_profile(tables)
        self.create(profile).close()
        self._profiles[profile.id] = MemoryProfile(profile, tables)
        return self._profiles[profile.id]

    def open(self, profile_id: str) -> MemoryProfile:
        opened = self._profiles.get(profile_id)
        if opened is None:
            raise NoSuchProfile(profile_id)
        if opened.is_open:
            raise ProfileBusy(profile_id)
        opened.is_open = True
        return opened

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
