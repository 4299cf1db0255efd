"""A store that forgets when the program ends: for the picture tour, rehearsals and tests. Passes the same contract tests."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.profiles.profile import Profile
from engine.profiles.rolling import added_up, expanded, is_due, old_levels
from engine.profiles.store import NoSuchProfile, ProfileBusy, ProfileSummary, Recovery, Saved, summary
from engine.records import Fact, from_json, to_json


class MemoryProfile:
    """A profile in memory."""

    def __init__(self, profile: Profile) -> None:
        self.recovery = Recovery()
        self.trouble = ""
        self.profile = profile
        self.is_open = True
        self._facts: list[Fact] = []
        self._past: list[dict[str, Any]] = []
        self._state: Mapping[str, Any] | None = None
        self._level: Mapping[str, Any] | None = None

    def save_profile(self, profile: Profile) -> Saved:
        if profile.id != self.profile.id:
            raise ValueError("a profile keeps its id")
        self._check_open()
        self.profile = profile
        return _saved()

    def facts(self) -> Iterator[Fact]:
        return iter([*(fact for row in self._past for fact in expanded(row)), *self._facts])

    def count_answers(self) -> int:
        return sum(type(fact).__name__ == "AnswerGiven" for fact in self.facts())

    def state(self) -> Mapping[str, Any] | None:
        return self._state

    def level(self) -> Mapping[str, Any] | None:
        return self._level

    def append(
        self, facts: Sequence[Fact], state: Mapping[str, Any] | None = None, level: Mapping[str, Any] | None = None
    ) -> Saved:
        self._check_open()
        stored = _as_stored({"facts": [to_json(fact) for fact in facts], "state": state, "level": level})
        self._facts += [from_json(fact) for fact in stored["facts"]]
        self._state = stored["state"] if state is not None else self._state
        self._level = stored["level"] if level is not None else self._level
        return _saved()

    def save_level(self, level: Mapping[str, Any] | None) -> Saved:
        self._check_open()
        self._level = _as_stored({"level": level})["level"]
        return _saved()

    def add_up(self, before_s: float) -> Saved | None:
        self._check_open()
        rows = [(str(n), to_json(fact)) for n, fact in enumerate(self._facts)]
        levels = old_levels(rows, before_s) if is_due(rows, before_s) else {}
        if not levels:
            return None
        gone = {int(number) for rows in levels.values() for number, _ in rows}
        self._past += [_as_stored(added_up(level, [row for _, row in rows])) for level, rows in levels.items()]
        self._facts = [fact for n, fact in enumerate(self._facts) if n not in gone]
        return _saved()

    def seen_recovery(self) -> None:
        self.recovery = Recovery()

    def close(self) -> None:
        self.is_open = False

    def _check_open(self) -> None:
        if not self.is_open:
            raise ValueError("this profile is closed")


class MemoryStore:
    """All profiles in memory."""

    def __init__(self) -> None:
        self._profiles: dict[str, MemoryProfile] = {}
        self._app: dict[str, Any] = {}

    def profiles(self) -> tuple[ProfileSummary, ...]:
        return tuple(summary(opened.profile) for opened in self._profiles.values())

    def create(self, profile: Profile) -> MemoryProfile:
        if profile.id in self._profiles:
            raise ValueError("this id is taken")
        self._profiles[profile.id] = MemoryProfile(profile)
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

    def write_app(self, document: Mapping[str, Any]) -> None:
        self._app = _as_stored(document)

    def close(self) -> None:
        """Nothing to do."""


def _saved() -> Saved:
    saved = Saved()
    saved.finish()
    return saved


def _as_stored(document: Mapping[str, Any]) -> dict[str, Any]:
    """Through JSON and back, so that values come out exactly as the disk would give them."""
    stored: dict[str, Any] = json.loads(json.dumps(document, allow_nan=False))
    return stored
