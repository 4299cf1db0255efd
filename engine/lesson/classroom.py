"""The front door for game and command line: who is playing, what is on the chart, a level, a report. It delegates everything.

``Classroom`` holds what all keepers share (packs, store, clock); one keeper at play is a ``Visit`` (``engine.lesson.play_session``).
"""

import contextlib
from dataclasses import dataclass, replace
from random import Random

from engine.clean_text import clean_name
from engine.clock import Clock
from engine.content.library.library import Library
from engine.lesson.first_look import looked_through
from engine.lesson.play_session import Grown, PlaySession
from engine.profiles.profile import Profile, new_profile
from engine.profiles.store import Copy, NotSaved, OpenProfile, ProfileStore, ProfileSummary, Saved, StoreError
from engine.profiles.travel.moving import Moved, after, news

_PATIENCE_S = 60.0  # a slow stick may take so long; then it counts as not written

__all__ = ["Classroom", "Grown", "PlaySession", "Taken"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What taking in a file brought: who, whether the keeper is new here, how many answers came."""

    nickname: str
    is_new: bool
    answers: int
    is_whole: bool


class Classroom:
    """Packs, store and clock together."""

    def __init__(self, library: Library, store: ProfileStore, clock: Clock, rng: Random) -> None:
        self.library, self.store, self.clock, self.rng = library, store, clock, rng
        self.graph = library.graph()

    def keepers(self) -> tuple[ProfileSummary, ...]:
        return self.store.profiles()

    def welcome(self, profile: Profile) -> PlaySession:
        """A new keeper, saved before this returns."""
        return PlaySession(self, self.store.create(profile))

    def enter(self, profile_id: str) -> PlaySession:
        """Raises the store's NoSuchProfile, ProfileBusy, DamagedProfile, NewerSchema. Look at ``trouble``: it may be "newer"."""
        return PlaySession(self, self.store.open(profile_id))

    def take_in(self, moved: Moved) -> Taken:
        """A keeper out of a file: a new one here, or what another machine knew of one who is here already.

        On the disk when this returns. Raises the store's StoreErrors: ProfileBusy when the keeper is at play, NotSaved where nothing
        can be written, Unplayable for a history with which no page could be shown.
        """
        if moved.profile.id not in {keeper.id for keeper in self.keepers()}:
            return self._take_in_new(moved)
        opened = self.store.open(moved.profile.id)
        try:
            before, mine = opened.count_answers(), opened.content()
            changes = news(mine, moved.content)
            if changes:
                together = looked_through(self, after(mine, changes), replays=True)
                _be_saved(opened, opened.put_by("take_in"))
                _be_saved(opened, opened.take_in({**changes, "state": together["state"]}))
            answers = opened.count_answers() - before
            return Taken(nickname=opened.profile.nickname, is_new=False, answers=answers, is_whole=moved.is_whole)
        finally:
            opened.close()

    def _take_in_new(self, moved: Moved) -> Taken:
        opened = self.store.receive(looked_through(self, moved.content))
        try:
            _be_saved(opened, opened.append([]))
            answers = opened.count_answers()
        finally:
            opened.close()
        return Taken(nickname=opened.profile.nickname, is_new=True, answers=answers, is_whole=moved.is_whole)

    def start_afresh(self, profile_id: str) -> PlaySession:
        """Everything played is gone; name, look and settings begin anew under another id. What was is put by there, so that a grown-up can
        go back to it for some weeks. Raises the store's StoreErrors; nothing is changed then.
        """
        opened = self.store.open(profile_id)
        profile, content = opened.profile, opened.content()
        opened.close()
        fresh = new_profile(profile.nickname, created_s=self.clock.now_s())
        begun = self.store.create(replace(profile, id=fresh.id, created_s=fresh.created_s, cove=(), seen_games=()))
        try:
            before = {**content, "profile": {"1": replace(profile, id=fresh.id).to_json()}}
            _be_saved(begun, begun.put_by("afresh", before))
            self.store.erase(profile_id)
        except (OSError, StoreError):
            begun.close()
            with contextlib.suppress(OSError, StoreError):
                self.store.erase(fresh.id)
            raise
        return PlaySession(self, begun)

    def copies(self, profile_id: str) -> tuple[Copy, ...]:
        """What of this keeper can be gone back to, the newest first. Raises NoSuchProfile."""
        return self.store.copies(profile_id)

    def go_back(self, profile_id: str, name: str) -> None:
        """The keeper is as in that copy; what was here is put by first. Raises the store's StoreErrors."""
        self.store.go_back(profile_id, name)

    def use(self, library: Library) -> None:
        """Other packs from now on (one was added, removed or switched off)."""
        self.library, self.graph = library, library.graph()


def _be_saved(opened: OpenProfile, saved: Saved) -> None:
    """Raises NotSaved unless it is on the disk."""
    if not saved.wait(_PATIENCE_S):
        raise NotSaved(saved.error or opened.trouble or "disk_error")


def renamed(profile: Profile, nickname: str) -> Profile:
    """The profile under another nickname, if there is anything to see in it."""
    return replace(profile, nickname=clean_name(nickname) if nickname.strip() else profile.nickname)
