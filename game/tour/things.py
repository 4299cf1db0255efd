"""The part of the picture tour through what is stored: the child's room with its drawers, and the pages of adults behind their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from engine.reports.my_data import DRAWERS

if TYPE_CHECKING:
    from game.tour.journey import Journey

See = Callable[[str], None]


def see_things(j: Journey, see: See) -> None:
    """From the cove and back: every drawer, the passport, erasing up to the door."""
    j.press("things")
    see("my_data")
    for drawer in DRAWERS:
        j.press(f"drawer-{drawer}")
        see(f"drawer_{drawer}")
        j.press("back")
    j.press("drawer-me")
    j.press("change")
    see("about_me")
    j.press("turn")
    see("about_me_name")
    j.press("back")
    j.press("back")
    j.press("passport")
    see("passport")
    j.press("back")
    j.press("erase")
    see("erasing")
    j.press("erase-1")
    j.press("back")
    j.press("back")


def see_papers(j: Journey, see: See) -> None:
    """From the parent's page and back: the family card and the sheet of stored data."""
    j.press("card")
    see("family_card")
    j.press("back")
    j.press("data")
    see("data_sheet")
    j.press("drawer-answers")
    see("data_sheet_answers")
    j.press("back")
    j.press("last")
    see("last_challenges")
    j.press("sum-1")
    see("last_challenges_sum")
    j.press("back")
    j.press("start")
    see("start_level")
    j.press(next(widget.key for widget in j.top.widgets if widget.key.startswith("start-")))  # type: ignore[attr-defined]
    see("start_level_set")
    j.press("back")
    j.press("goals")
    see("goals_none")
    for _ in range(2):
        j.press(next(widget.key for widget in j.top.widgets if widget.key.startswith("wish-")))  # type: ignore[attr-defined]
        j.press("pack-next")
    see("goals")
    j.press("back")


def _see_class(j: Journey, see: See) -> None:
    """From the keepers and back: the class at one glance."""
    j.press("class")
    for _ in range(200):
        j.wait(0.05)
        if j.top._done:  # type: ignore[attr-defined]
            break
        pygame.time.wait(10)
    see("class_view")
    j.press("back")


def _put_copies_by(j: Journey, who: str) -> None:
    """Six copies, so that there is something to go back to."""
    session = j.services.play_session
    plays = session is not None and session.profile.id == who
    opened = session._opened if session is not None and plays else j.services.classroom.store.open(who)
    for why in ("take_in", "afresh", "going_back", "take_in", "afresh", "take_in"):
        opened.put_by(why).wait(10)
    if not plays:
        opened.close()


def see_keepers(j: Journey, see: See) -> None:
    """From the parent's page and back: packs, the keepers and their care, the class."""
    j.press("packs")
    see("packs")
    j.press(next(widget.key for widget in j.top.widgets if widget.key.startswith("about-")))  # type: ignore[attr-defined]
    see("pack_card")
    j.press("back")
    j.press("back")
    j.press("keepers")
    see("keepers")
    _see_class(j, see)
    j.press(next(widget.key for widget in j.top.widgets if widget.key.startswith("keeper-")))  # type: ignore[attr-defined]
    see("care")
    _put_copies_by(j, j.top.who)  # type: ignore[attr-defined]
    j.press("copies")
    see("backups")
    j.press("back")
    j.press("erase")
    see("erase")
    j.press("safe")
    j.press("back")
    j.press("take_in")
    see("take_in")
    j.press("back")
    j.press("back")
