"""A store that forgets when the program ends: for the picture tour, rehearsals and tests. Passes the same contract tests."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.profiles.profile import Profile
from engine.profiles.store import NoSuchProfile, ProfileBusy, ProfileSummary, Recovery, Saved
from engine.profiles.tinydb_store import summary
from engine.records import Fact


class MemoryProfile:
    """A profile in memory."""

    def __init__(self, profile: Profile) -> None:
        self.recovery = Recovery()
        self.trouble = ""
        self.profile = profile
        self.is_open = True
        self._facts: list[Fact] = []
        self._state: Mapping[str, Any] | None = None
        self._level: Mapping[str, Any] | None = None

    def save_profile(self, profile: Profile) -> Saved:
        self.profile = profile
        return _saved()

    def facts(self) -> Iterator[Fact]:
        return iter(list(self._facts))

    def count_answers(self) -> int:
        return sum(type(fact).__name__ == "AnswerGiven" for fact in self._facts)

    def state(self) -> Mapping[str, Any] | None:
        return self._state

    def level(self) -> Mapping[str, Any] | None:
        return self._level

    def append(
        self, facts: Sequence[Fact], state: Mapping[str, Any] | None = None, level: Mapping[str, Any] | None = None
    ) -> Saved:
        self._facts += facts
        self._state = state if state is not None else self._state
        self._level = level if level is not None else self._level
        return _saved()

    def save_level(self, level: Mapping[str, Any] | None) -> Saved:
        self._level = level
        return _saved()

    def close(self) -> None:
        self.is_open = False


class MemoryStore:
    """All profiles in memory."""

    def __init__(self) -> None:
        self._profiles: dict[str, MemoryProfile] = {}
        self._app: dict[str, Any] = {}

    def profiles(self) -> tuple[ProfileSummary, ...]:
        return tuple(summary(opened.profile) for opened in self._profiles.values())

    def create(self, profile: Profile) -> MemoryProfile:
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
        self._app = dict(document)

    def close(self) -> None:
        """Nothing to do."""


def _saved() -> Saved:
    saved = Saved()
    saved.finish()
    return saved
