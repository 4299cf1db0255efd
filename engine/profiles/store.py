"""The seam of the profile store: what the classroom and the game may ask, and what can go wrong.

*Missing* and *damaged* are different things; a damaged file is set aside, never overwritten.
"""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol

from engine.profiles.errors import DamagedProfile, NewerSchema, NoSuchCopy, NoSuchProfile, NotSaved, ProfileBusy, StoreError
from engine.profiles.profile import Profile
from engine.profiles.rows import PlainTables
from engine.records import Fact

__all__ = [
    "DamagedProfile",
    "NewerSchema",
    "NoSuchCopy",
    "NoSuchProfile",
    "NotSaved",
    "OpenProfile",
    "ProfileBusy",
    "ProfileStore",
    "ProfileSummary",
    "Recovery",
    "Saved",
    "StoreError",
    "summary",
    "summary_of",
]
_LAST_S = 1e13


Why = Literal["every_day", "take_in", "afresh", "going_back"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of one keeper that can be gone back to. ``name`` is its file's, without the ending."""

    name: str
    day: date
    why: Why = "every_day"
    answers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSummary:
    """What the list of keepers shows."""

    id: str
    nickname: str
    look: int
    companion: str
    band: str
    picture_key: str = ""
    played_s: float = 0.0


def summary(profile: Profile, played_s: float) -> ProfileSummary:
    """What the list shows of a profile; of the last play only the day (UTC)."""
    return ProfileSummary(
        id=profile.id,
        nickname=profile.nickname,
        look=profile.look,
        companion=profile.companion,
        band=profile.band,
        picture_key=profile.picture_key,
        played_s=played_s - played_s % 86_400.0,
    )


def summary_of(row: Mapping[str, Any]) -> ProfileSummary:
    """An entry of a list that was kept: read as strictly as the profile itself. Raises ValueError without an id."""
    played_s = row.get("played_s")
    if not isinstance(played_s, int | float) or not abs(played_s) <= _LAST_S:
        played_s = 0.0
    return summary(Profile.from_json(row), float(played_s))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What opening had to repair; ``clean`` when nothing.

    ``answers_restored`` counts facts that came back from the second copy, ``lines_lost`` changes that could not be read (a change
    is about one answer), ``set_aside`` names copies of the damaged files. When both copies were bad, ``backup`` is the day of the
    backup that was used and ``answers_lost`` how many facts are known to be gone since (there may be more).
    """

    clean: bool = True
    answers_restored: int = 0
    lines_lost: int = 0
    set_aside: tuple[str, ...] = ()
    backup: str = ""
    answers_lost: int = 0


class Saved:
    """The receipt of an append: done once it is on disk (or failed)."""

    __slots__ = ("_event", "error")

    def __init__(self) -> None:
        self._event = threading.Event()
        self.error: str = ""

    @property
    def done(self) -> bool:
        return self._event.is_set()

    def finish(self, error: str = "") -> None:
        self.error = error
        self._event.set()

    def wait(self, timeout_s: float | None = None) -> bool:
        """True once it is safe on disk."""
        return self._event.wait(timeout_s) and not self.error


class OpenProfile(Protocol):
    """A profile in use by this process alone. ``recovery`` stays until an adult has seen it."""

    recovery: Recovery
    keeps: bool  # False where nothing is kept, so that nobody need make the state ready for it

    @property
    def profile(self) -> Profile: ...

    @property
    def trouble(self) -> str:
        """Empty while saving works; else "disk_full", "read_only", "disk_error" or "newer" (a newer version of the game wrote this
        profile: nothing is ever written here). Playing goes on in memory.
        """
        ...

    def at_once(self) -> AbstractContextManager[None]:
        """What is saved inside goes into one line of the journal: after a crash all of it is there, or nothing."""
        ...

    def save_profile(self, profile: Profile) -> Saved: ...

    def facts(self) -> Iterator[Fact]:
        """Everything that happened; levels of long ago first, made of their counts."""
        ...

    def count_answers(self) -> int: ...

    def state(self) -> Mapping[str, Any] | None: ...

    def level(self) -> Mapping[str, Any] | None: ...

    def append(
        self, facts: Sequence[Fact], state: Mapping[str, Any] | None = None, level: Mapping[str, Any] | None = None
    ) -> Saved:
        """Facts, the learner state after them and the running level, in one line of the journal; None leaves what was there.

        Raises ValueError or TypeError for values that JSON cannot hold; nothing is changed then.
        """
        ...

    def save_level(self, level: Mapping[str, Any] | None) -> Saved:
        """The running level, or None when there is none any more."""
        ...

    def content(self) -> PlainTables:
        """Everything that may move to another machine: table → number → row."""
        ...

    def take_in(self, changes: dict[str, dict[str, Any]]) -> Saved:
        """Rows from another machine, in one line of the journal; None takes a row away."""
        ...

    def put_by(self, why: Why, tables: PlainTables | None = None) -> Saved:
        """A copy of everything as it is now (or of ``tables``) that can be gone back to."""
        ...

    def add_up(self, before_s: float) -> Saved | None:
        """Levels that were over before ``before_s`` become counts; the learner state stays. None when there are none."""
        ...

    def seen_recovery(self) -> None:
        """An adult has read what ``recovery`` says: it is clean from now on."""
        ...

    def close(self) -> None: ...


class ProfileStore(Protocol):
    """All profiles of this machine's user. ``folder`` is where they are, None when nowhere on a disk."""

    @property
    def folder(self) -> Path | None: ...

    def profiles(self) -> tuple[ProfileSummary, ...]: ...

    def create(self, profile: Profile) -> OpenProfile:
        """Raises ValueError when the id is taken."""
        ...

    def receive(self, content: PlainTables) -> OpenProfile:
        """A keeper who comes from another machine, with the id of there. Raises ValueError when the id is taken, DamagedProfile."""
        ...

    def open(self, profile_id: str) -> OpenProfile:
        """Raises NoSuchProfile, ProfileBusy, DamagedProfile or NewerSchema."""
        ...

    def copies(self, profile_id: str) -> tuple[Copy, ...]:
        """What can be gone back to, the newest first. Raises NoSuchProfile."""
        ...

    def go_back(self, profile_id: str, name: str) -> None:
        """Everything is as it was in the copy of that name; what is here now becomes a copy itself.

        Raises NoSuchProfile, ProfileBusy, DamagedProfile, NewerSchema, NoSuchCopy, NotSaved.
        """
        ...

    def erase(self, profile_id: str) -> None:
        """Remove every trace. Raises NoSuchProfile, ProfileBusy; OSError when a file cannot be removed."""
        ...

    def read_app(self) -> dict[str, Any]:
        """Settings of this device: language before a keeper is chosen, PIN record, switched-off packs."""
        ...

    def write_app(self, document: Mapping[str, Any]) -> bool:
        """Whether it is on the disk; where not, it holds until the game ends."""
        ...

    def close(self) -> None: ...
