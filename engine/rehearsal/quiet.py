"""A store for simulated learners: nothing is kept, not even in memory, because the diary keeps what matters."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engine.profiles.memory_store import MemoryStore
from engine.profiles.profile import Profile
from engine.profiles.store import Recovery, Saved
from engine.records import AnswerGiven, Fact


class QuietProfile:
    """An open profile that only counts its answers."""

    def __init__(self, profile: Profile) -> None:
        self.profile, self.recovery, self.trouble = profile, Recovery(), ""
        self._answers = 0
        self._saved = Saved()
        self._saved.finish()

    def save_profile(self, profile: Profile) -> Saved:
        self.profile = profile
        return self._saved

    def facts(self) -> Iterator[Fact]:
        return iter(())

    def count_answers(self) -> int:
        return self._answers

    def state(self) -> None:
        return None

    def level(self) -> None:
        return None

    def append(
        self, facts: Sequence[Fact], state: Mapping[str, Any] | None = None, level: Mapping[str, Any] | None = None
    ) -> Saved:
        self._answers += sum(type(fact) is AnswerGiven for fact in facts)
        return self._saved

    def save_level(self, level: Mapping[str, Any] | None) -> Saved:
        return self._saved

    def close(self) -> None:
        """Nothing to do."""


class QuietStore(MemoryStore):
    """Makes quiet profiles."""

    def create(self, profile: Profile) -> QuietProfile:  # type: ignore[override]
        return QuietProfile(profile)
