"""A store for simulated learners: answers are only counted, because the diary keeps what matters and JSON costs time."""

from collections.abc import Mapping, Sequence
from typing import Any

from engine.profiles.memory_store import MemoryProfile, MemoryStore
from engine.profiles.profile import Profile
from engine.profiles.store import Saved
from engine.records import AnswerGiven, Fact


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
