"""A page for adults about one keeper by id: the visit at play, or one opened for a moment and closed again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.profiles.store import StoreError
from game.screens.page import Page
from game.screens.troubles import closed_text

if TYPE_CHECKING:
    from engine.classroom import Visit
    from game.services import Services


class AboutOne(Page):
    """``notice`` says why nothing can be shown; empty while all is well."""

    adults_only = True

    def __init__(self, services: Services, profile_id: str) -> None:
        super().__init__(services)
        self.profile_id = profile_id
        self.notice = ""

    def with_visit(self, work: Callable[[Visit], None]) -> None:
        """Do something with the keeper's visit, the one at play or one opened for it."""
        playing = self.services.visit
        if playing is not None and playing.profile.id == self.profile_id:
            work(playing)
            return
        try:
            visit = self.services.classroom.enter(self.profile_id)
            try:
                work(visit)
            finally:
                visit.close()
        except StoreError as problem:
            self.notice = closed_text(self.kit.words, problem)
