"""Clocks that are wrong: back, forward, another zone, 1970, 2038, a leap day. Nothing is lost and no page breaks."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest

from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom
from engine.profiles.files.backups import backups_in
from engine.profiles.tinydb_store import TinyStore
from engine.records import AnswerGiven
from tests.engine.profiles.samples import QuickOps, keeper

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC).timestamp()
WRONG = {
    "back": NOW - 3 * 86_400,
    "forward": NOW + 400 * 86_400,
    "1970": 0.0,
    "before 1970": -86_400.0,
    "2038": 2_147_483_648.0,
    "leap day": datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC).timestamp(),
    "the year 40000": 1.2e12,
}


def answered(room: Classroom, profile_id: str, number: int) -> None:
    """A visit with one answer, at whatever time the clock shows."""
    play_session = room.enter(profile_id)
    now = room.clock.now_s()
    play_session._opened.append(
        [
            AnswerGiven(
                at_s=now, level=f"l{number}", item="p/s#t.0", skills=("p/s",), seed=number, purpose="practice", correct=True
            )
        ]
    )
    play_session._opened._storage.back_up(date(2026, 3, 2))  # type: ignore[attr-defined]
    play_session.close()


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_clock_loses_nothing(scratch: Path, name: str) -> None:
    clock = ManualClock(NOW)
    store = TinyStore(scratch, QuickOps(), clock=clock)
    room = Classroom(Library([]), store, clock, Random(1))
    opened = store.create(keeper())
    opened.close()
    who = opened.profile.id
    times = [NOW, WRONG[name], NOW + 60, WRONG[name] + 86_400, NOW + 86_400]
    for number, at_s in enumerate(times):
        clock.advance(at_s - clock.now_s())
        answered(room, who, number)
        assert len(store.profiles()) == 1
    play_session = room.enter(who)
    facts = list(play_session.facts())
    for zone in (UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))):
        assert play_session.report(zone).answers == len(times)
    assert [fact.seed for fact in facts if isinstance(fact, AnswerGiven)] == list(range(len(times)))
    assert play_session.recovery.clean
    play_session.close()


def test_a_date_that_no_calendar_has_costs_the_backup_and_nothing_else(scratch: Path) -> None:
    clock = ManualClock(1.2e12)
    store = TinyStore(scratch, QuickOps(), clock=clock)
    opened = store.create(keeper())
    opened._back_up()
    assert not backups_in(scratch / "p" / opened.profile.id)
    assert opened.append([]).wait(10)
    opened.close()


@pytest.fixture
def zone() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    if before is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's zone cannot be set by a program")
@pytest.mark.parametrize("name", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"])
def test_a_journey_through_zones_makes_one_backup_a_local_day(scratch: Path, zone: None, name: str) -> None:
    clock = ManualClock(NOW)
    store = TinyStore(scratch, QuickOps(), clock=clock)
    opened = store.create(keeper())
    opened.append([]).wait(10)
    days = set()
    for zone_name in ("UTC", name):
        os.environ["TZ"] = zone_name
        time.tzset()
        opened._back_up()
        days.add(datetime.fromtimestamp(NOW).date())
    opened.close()
    assert set(backups_in(scratch / "p" / opened.profile.id)) == days
