"""When a child is asked how sure it is: rarely, at most once a level, never where it would be a test.

Only in practice, never at the first challenge and only while there is room for what was sure and wrong, or right and unsure, to come
again in the same level. A closed laptop changes nothing: the dice are those of the level.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

from engine.learning import tuning
from engine.scheduling.choices import Asked

if TYPE_CHECKING:
    from engine.lesson.level import Setting

_ROOM = tuning.MISSED_REST + 3  # challenges that must still come: the rest, the one again, the easy last one


def asks_sure(setting: Setting, past: Sequence[Asked], number: int) -> bool:
    """Whether challenge ``number`` of a level with this ``past`` comes with the question how sure the child is."""
    if not setting.reflects or setting.purpose != "practice" or len(past) != number:
        return False
    return number == _place(setting)


def _place(setting: Setting) -> int:
    """The challenge that asks in this level; -1 when none does."""
    last = setting.total - _ROOM
    rng = Random(f"{setting.seed}/sure")
    asking = [number for number in range(1, last + 1) if rng.random() < tuning.SURE_SHARE]
    return asking[0] if asking else -1
