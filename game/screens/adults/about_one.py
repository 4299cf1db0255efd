"""A page for adults about one keeper by id: the visit at play, or one opened for a moment and closed again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.profiles.store import StoreError
from game.screens.parts.page import Page
from game.screens.parts.troubles import closed_text

if TYPE_CHECKING:
    from engine.lesson.classroom import PlaySession
    from game.services import Services


class AboutOne(Page):
    """``notice`` says why nothing can be shown; empty while all is well."""

    adults_only = True

    def __init__(self, services: Services, profile_id: str) -> None:
        super().__init__(services)
        self.profile_id = profile_id
        self.notice = ""

    def with_visit(self, work: Callable[[PlaySession], None]) -> None:
        """Do something with the keeper's visit, the one at play or one opened for it."""
        playing = self.services.play_session
        if playing is not None and playing.profile.id == self.profile_id:
            work(playing)
            return
        try:
            play_session = self.services.classroom.enter(self.profile_id)
            try:
                work(play_session)
            finally:
                play_session.close()
        except StoreError as problem:
            self.notice = closed_text(self.kit.words, problem)
