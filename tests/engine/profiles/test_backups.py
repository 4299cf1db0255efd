"""Daily backups: written once a day, read back, thinned, and the last thing that brings a keeper back when both copies are bad."""

import errno
import json
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom
from engine.profiles.files.backups import DAYS, WEEKS, back_up, backups_in, copies_in, is_due, newest_backup, thinned
from engine.profiles.files.snapshot import snapshot_of
from engine.profiles.files.storage import JournalStorage
from engine.profiles.rows import Rows
from engine.profiles.store import DamagedProfile, Recovery, StoreError
from engine.profiles.tiny_profile import TinyProfile
from engine.profiles.tinydb_store import TinyStore
from engine.profiles.travel.moving import read_moved
from tests.engine.profiles import crafted
from tests.engine.profiles.samples import FailingOps, QuickOps, answer, keeper, seeds

MONDAY = date(2026, 3, 2)


def pieces(rows: int, generation: int) -> list[bytes]:
    return snapshot_of({"facts": Rows({str(n): {"n": n} for n in range(1, rows + 1)})}, generation)[0]


def test_a_backup_is_a_zip_with_one_readable_file(tmp_path: Path) -> None:
    back_up(tmp_path, QuickOps(), pieces(3, 7), MONDAY)
    with zipfile.ZipFile(tmp_path / "backup" / "2026-03-02.zip") as archive:
        assert archive.namelist() == ["store.json"]
        assert list(json.loads(archive.read("store.json"))["facts"]) == ["1", "2", "3"]
    assert not is_due(tmp_path, MONDAY)
    assert is_due(tmp_path, MONDAY + timedelta(days=1))


def test_seven_days_and_four_weeks_stay(tmp_path: Path) -> None:
    for day in range(120):
        back_up(tmp_path, QuickOps(), pieces(day + 1, day + 1), MONDAY + timedelta(days=day))
    days = list(backups_in(tmp_path))
    newest = MONDAY + timedelta(days=119)
    assert days[-7:] == [newest - timedelta(days=n) for n in range(6, -1, -1)]
    weekly = days[:-7]
    assert len(weekly) == 4
    assert len({day.isocalendar()[:2] for day in weekly}) == 4
    assert newest - weekly[0] >= timedelta(weeks=3)


@given(st.sets(st.dates(), max_size=40), st.dates())
def test_thinning_keeps_todays_and_never_more_than_it_says(days: set[date], today: date) -> None:
    gone = thinned({*days, today}, keep=today)
    left = {*days, today} - set(gone)
    assert today in left
    assert len(left) <= DAYS + WEEKS + 1
    assert left >= set(sorted({*days, today})[-DAYS:])


@pytest.mark.parametrize("wrong", [date(1970, 1, 1), date(2038, 1, 19), date(2028, 2, 29), date(9999, 12, 31)])
def test_a_wrong_clock_costs_no_backup(tmp_path: Path, wrong: date) -> None:
    for day in range(DAYS):
        back_up(tmp_path, QuickOps(), pieces(day + 1, day + 1), MONDAY + timedelta(days=day))
    back_up(tmp_path, QuickOps(), pieces(50, 50), wrong)
    newest = newest_backup(tmp_path)
    assert newest is not None
    assert (newest[0], newest[1].generation) == (wrong, 50), "the generation inside tells which one knows most"
    assert is_due(tmp_path, MONDAY + timedelta(days=DAYS))
    assert set(backups_in(tmp_path)) >= {MONDAY + timedelta(days=day) for day in range(1, DAYS)}


def test_where_the_clock_always_begins_in_1970_the_backup_is_renewed(tmp_path: Path) -> None:
    back_up(tmp_path, QuickOps(), pieces(1, 1), MONDAY)
    for generation in (2, 3):
        assert is_due(tmp_path, date(1970, 1, 1))
        back_up(tmp_path, QuickOps(), pieces(generation, generation), date(1970, 1, 1))
    newest = newest_backup(tmp_path)
    assert newest is not None
    assert newest[1].generation == 3


class Forgetful(QuickOps):
    """Says that everything was written, and flips a bit of it."""

    def write(self, handle: int, data: bytes) -> None:
        super().write(handle, data[:-9] + bytes([data[-9] ^ 4]) + data[-8:])


def test_what_does_not_read_back_is_no_backup_and_the_old_ones_stay(tmp_path: Path) -> None:
    back_up(tmp_path, QuickOps(), pieces(1, 1), MONDAY)
    with pytest.raises(OSError, match="read back"):
        back_up(tmp_path, Forgetful(), pieces(2, 2), MONDAY + timedelta(days=1))
    assert [path.name for path in (tmp_path / "backup").iterdir()] == ["2026-03-02.zip"]


def played(tmp_path: Path) -> Path:
    """A keeper with answers 1–4 in a backup, 5–8 since, and a journal that still has 7 and 8."""
    store = TinyStore(tmp_path, QuickOps())
    opened = store.create(keeper())
    folder = tmp_path / "p" / opened.profile.id
    opened.append([answer(n) for n in range(1, 5)], {"n": 4}).wait(10)
    opened.close()
    storage = JournalStorage(folder, QuickOps())
    storage.back_up(MONDAY)
    storage.close()
    for numbers in ((5, 6), (), (), (7, 8)):
        storage = JournalStorage(folder, QuickOps())
        for n in numbers:
            row = {"is": "AnswerGiven", "at_s": float(n), "level": "l", "item": "i", "skills": ["s"], "seed": n}
            storage.put({"facts": {str(n): {**row, "purpose": "practice", "correct": True}}, "state": {"1": {"n": n}}})
        storage.checkpoint()
        if numbers != (7, 8):
            storage.checkpoint()
        storage.close()
    return folder


def ruin(folder: Path) -> None:
    for name in ("store.json", "store.json.bak"):
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: len(data) // 2])


def test_when_both_copies_are_bad_the_newest_backup_is_used_and_what_is_lost_is_said(tmp_path: Path) -> None:
    folder = played(tmp_path)
    ruin(folder)
    opened = TinyProfile(folder, QuickOps())
    found = opened.recovery
    assert seeds(list(opened.facts())) == [1, 2, 3, 4, 7, 8]
    assert opened.state() == {"n": 8}
    assert (found.clean, found.backup, found.answers_restored, found.answers_lost) == (False, "2026-03-02", 2, 2)
    assert len(found.set_aside) == 2
    assert all(Path(kept).exists() for kept in found.set_aside)
    opened.append([answer(9)]).wait(10)
    opened.close()
    again = TinyProfile(folder, QuickOps())
    assert seeds(list(again.facts())) == [1, 2, 3, 4, 7, 8, 9]
    assert again.recovery == found, "it is told until an adult has read it"
    again.seen_recovery()
    again.close()
    once_more = TinyProfile(folder, QuickOps())
    assert once_more.recovery == Recovery()
    once_more.close()


def test_files_that_are_gone_come_back_from_the_backup(tmp_path: Path) -> None:
    folder = played(tmp_path)
    for path in folder.glob("store.*"):
        path.unlink()
    opened = TinyProfile(folder, QuickOps())
    assert seeds(list(opened.facts())) == [1, 2, 3, 4]
    assert opened.recovery.backup == "2026-03-02"
    opened.close()


def test_without_a_good_backup_nothing_is_touched(tmp_path: Path) -> None:
    folder = played(tmp_path)
    ruin(folder)
    backup = folder / "backup" / "2026-03-02.zip"
    backup.write_bytes(backup.read_bytes()[:-40])
    before = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(DamagedProfile):
        TinyProfile(folder, QuickOps())
    assert {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_quiet_moment_makes_the_backup(tmp_path: Path, wait_until: Callable[[Callable[[], bool]], None]) -> None:
    opened = TinyStore(tmp_path, QuickOps()).create(keeper())
    opened.append([answer(1)]).wait(10)
    folder = tmp_path / "p" / opened.profile.id
    wait_until(lambda: bool(backups_in(folder)))
    assert opened.append([answer(2)]).wait(10), "saving goes on afterwards"
    opened.close()


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], None]:
    def wait(is_so: Callable[[], bool]) -> None:
        import time

        until = time.monotonic() + 20
        while not is_so():
            assert time.monotonic() < until, "it never came"
            time.sleep(0.05)

    return wait


def test_copies_put_by_are_few_fade_and_are_never_used_for_repairs(tmp_path: Path) -> None:
    storage = JournalStorage(tmp_path, QuickOps(), create={"facts": Rows({"1": {"n": 1}})})
    first = date(2026, 3, 1)
    for number in range(9):
        storage.put_by(first, "take_in" if number % 2 else "afresh")
    names = [copy.name for copy in copies_in(tmp_path)]
    assert names == [f"2026-03-01-{n}-{'afresh' if n % 2 else 'take_in'}" for n in range(9, 3, -1)]
    assert not backups_in(tmp_path), "a repair looks only at the daily ones"
    storage.back_up(date(2030, 1, 1))
    assert len(copies_in(tmp_path)) == 7, "a clock that jumps makes nothing old"
    (tmp_path / "backup" / "2030-01-01.zip").unlink()
    for day in range(60):
        storage.back_up(first + timedelta(day))
        assert bool([copy for copy in copies_in(tmp_path) if copy.why != "every_day"]) == (day <= 35)
    storage.close()


def test_nothing_is_gone_when_there_is_no_room_to_put_it_by(tmp_path: Path) -> None:
    ops = FailingOps("write")
    store = TinyStore(tmp_path, ops)
    room = Classroom(Library([]), store, ManualClock(), Random(1))
    opened = store.create(keeper())
    assert opened.append([answer(1)]).wait(10)
    opened.close()
    who = opened.profile.id
    ops.error = errno.ENOSPC
    with pytest.raises(StoreError):
        room.start_afresh(who)
    ops.error = 0
    assert [one.id for one in TinyStore(tmp_path, QuickOps()).profiles()] == [who]
    again = store.open(who)
    assert again.count_answers() == 1
    again.close()


def test_starting_afresh_can_be_taken_back(tmp_path: Path) -> None:
    store = TinyStore(tmp_path, QuickOps())
    room = Classroom(Library([]), store, ManualClock(), Random(1))
    opened = store.create(keeper())
    assert opened.append([answer(1), answer(2)]).wait(10)
    opened.close()
    session = room.start_afresh(opened.profile.id)
    who = session.profile.id
    session.close()
    (copy,) = room.copies(who)
    assert (copy.why, copy.answers) == ("afresh", 2)
    room.go_back(who, copy.name)
    session = room.enter(who)
    assert (session.answers, session.profile.nickname) == (2, "Mika")
    session.close()


def test_a_file_that_brings_something_can_be_taken_back(tmp_path: Path) -> None:
    """Also one that takes something away: a sum of all times makes single answers of its island go."""
    store = TinyStore(tmp_path, QuickOps())
    room = Classroom(Library([]), store, ManualClock(), Random(1))
    room.take_in(read_moved(crafted.file_of(crafted.good())))
    before = store.open(crafted.ID)
    content = before.content()
    before.close()
    room.take_in(read_moved(crafted.file_of(crafted.content("past is a sum of all times"))))
    (copy,) = room.copies(crafted.ID)
    assert copy.why == "take_in"
    room.go_back(crafted.ID, copy.name)
    after = store.open(crafted.ID)
    assert after.content() == content
    after.close()
