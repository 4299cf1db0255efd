"""A file of a keeper is a stranger's file: whatever is in it, a verb says one sentence, and nobody else is locked out."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from engine.cli.keepers import of_each
from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.exports.school import answer_rows, as_csv, learner_rows, skill_rows
from engine.exports.xapi import statements
from engine.lesson.classroom import Classroom, PlaySession
from engine.profiles.files.safe_file import NotAFile
from engine.profiles.profile import new_profile
from engine.profiles.rows import PlainTables
from engine.profiles.store import StoreError
from engine.profiles.tinydb_store import TinyStore
from engine.profiles.travel.moving import read_moved, read_moved_file, write_moved
from engine.profiles.travel.sealing import SealError
from engine.reports.needs import groups, needs
from engine.reports.pupil import Pupil
from game.kit.navigation import Restart
from game.tour import Journey
from tests.engine.cli.running import run_verb
from tests.engine.profiles import crafted
from tests.engine.profiles.samples import QuickOps, answer

FILES = crafted.files()
AT_LEAST = 60


def classroom(root: Path, library: Library) -> Classroom:
    """With one keeper who has played."""
    room = Classroom(library, TinyStore(root, QuickOps()), ManualClock(), Random(1))
    if not room.keepers():
        opened = room.store.create(new_profile("Mira", created_s=1e9))
        opened.append([answer(n) for n in range(1, 6)]).wait(10)
        opened.close()
    return room


def pages_work(room: Classroom, names: set[str]) -> None:
    """What the pages and verbs for everybody ask for; ``names`` are who must be there."""
    assert names <= {keeper.nickname for keeper in room.keepers()}
    shut: list[str] = []

    def pupil(play_session: PlaySession) -> Pupil:
        return Pupil(
            label=play_session.profile.nickname,
            band=play_session.profile.band,
            report=play_session.report(),
            facts=play_session.facts(),
        )

    pupils = of_each(room, pupil, shut.append)
    assert names <= {one.label for one in pupils}, shut
    groups(needs(pupils, room.library.skills, room.clock.now_s()))
    for rows in (learner_rows(pupils), skill_rows(pupils), answer_rows(pupils)):
        as_csv(rows)
    list(statements(pupils, room.library.skills, {}))


def plays_on(room: Classroom, profile_id: str) -> None:
    """The keeper can be entered, plays an answer's worth, is sent on, and can be erased."""
    play_session = room.enter(profile_id)
    play_session.waiting_level({"fog_beam": frozenset()})
    play_session.recommendations()
    play_session.skip_placement()
    assert play_session.last_saved is not None and play_session.last_saved.wait(10)
    play_session.close()
    again = room.enter(profile_id)
    again.close()
    room.store.erase(profile_id)


def test_there_are_many_crafted_contents() -> None:
    assert len(crafted.CHANGES) + len(FILES) >= AT_LEAST
    assert read_moved(crafted.file_of(crafted.good())).is_whole, "the good one is good"


@pytest.mark.parametrize("name", crafted.CHANGES)
def test_no_crafted_content_ends_in_a_trace_or_locks_anybody_out(tmp_path: Path, library: Library, name: str) -> None:
    room = classroom(tmp_path, library)
    try:
        moved = read_moved(crafted.file_of(crafted.content(name)))
        taken = room.take_in(moved)
    except (SealError, StoreError) as refused:
        assert str(refused)
        pages_work(room, {"Mira"})
        assert len(room.keepers()) == 1, "nothing is written of a file that is refused"
        return
    assert taken.is_new
    pages_work(room, {"Mira", taken.nickname})
    room.take_in(moved)
    plays_on(room, crafted.ID)
    pages_work(room, {"Mira"})


@pytest.mark.parametrize("name", crafted.CHANGES)
def test_what_an_older_game_let_in_locks_nobody_out(tmp_path: Path, library: Library, name: str) -> None:
    """The rows stand in the store already, as they are."""
    room = classroom(tmp_path, library)
    tables = {
        table: {number: row for number, row in rows.items() if number.isascii() and number.isdecimal() and isinstance(row, dict)}
        for table, rows in crafted.content(name).items()
    }
    try:
        opened = room.store.receive(tables)
        opened.close()
    except (StoreError, ValueError):  # a row that JSON cannot hold was in no store
        pages_work(room, {"Mira"})
        return
    pages_work(room, {"Mira"})
    plays_on(room, opened.profile.id)


@pytest.mark.parametrize("name", crafted.CHANGES)
def test_a_crafted_file_adds_to_somebody_who_is_here_without_harm(tmp_path: Path, library: Library, name: str) -> None:
    room = classroom(tmp_path, library)
    room.take_in(read_moved(crafted.file_of(crafted.good())))
    try:
        room.take_in(read_moved(crafted.file_of(crafted.content(name))))
    except (SealError, StoreError) as refused:
        assert str(refused)
    pages_work(room, {"Mira", "Opfer"})
    plays_on(room, crafted.ID)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_wrong_as_a_whole_is_one_sentence(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.keeper"
    path.write_bytes(FILES[name])
    run_verb("take-in", path, folder=tmp_path)
    told = capsys.readouterr().out
    assert told.count("\n") == 1 and told.startswith(str(path))


@pytest.mark.skipif(sys.platform != "linux", reason="memory can be limited on Linux only")
@pytest.mark.parametrize("name", [name for name in FILES if "bomb" in name or "ever" in name])
def test_no_small_file_takes_much_memory_or_time(name: str) -> None:
    import resource
    import time

    limits = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    began = time.process_time()
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + 250_000_000, limits[1]))
    try:
        read_moved(FILES[name])
    except SealError:
        pass
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
    assert time.process_time() - began < 5.0


def test_pipes_and_devices_are_not_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe, device, loop = tmp_path / "pipe.keeper", tmp_path / "zero.keeper", tmp_path / "loop.keeper"
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    loop.symlink_to(loop)
    (tmp_path / "folder.keeper").mkdir()
    for path in tmp_path.glob("*.keeper"):
        for verb in ("take-in", "verify"):
            assert run_verb(verb, path, folder=tmp_path) in (1, 2)
            assert capsys.readouterr().out.count("\n") == 1
    with pytest.raises(NotAFile):
        read_moved_file(device)


def test_what_is_too_much_to_be_taken_in_is_not_written_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.profiles.travel.moving.MOST_LINES", 6)
    tables: PlainTables = crafted.good()
    tables["facts"] |= {str(n): dict(crafted.ANSWER) for n in range(5, 50)}
    with pytest.raises(OSError, match="more in it"):
        write_moved(tmp_path / "x.keeper", tables, ops=QuickOps())
    assert list(tmp_path.iterdir()) == []


def test_a_folder_belongs_to_its_keeper(tmp_path: Path, library: Library) -> None:
    """A folder copied under another name is somebody else's: it is not opened, and nobody else is hidden by it."""
    import shutil

    room = classroom(tmp_path, library)
    mira = room.keepers()[0].id
    shutil.copytree(tmp_path / "p" / mira, tmp_path / "p" / crafted.ID)
    pages_work(room, {"Mira"})
    assert [keeper.id for keeper in room.keepers()] == [mira]
    with pytest.raises(StoreError, match="another keeper"):
        room.enter(crafted.ID)


def test_everybody_stands_on_the_wall_whoever_came_in(make: Callable[..., Journey], tmp_path: Path) -> None:
    """All crafted contents at once in one store, as an older game let them in: who is playing, the keepers' page, the class page."""
    store = TinyStore(tmp_path / "k", QuickOps())
    for number, name in enumerate(crafted.CHANGES):
        tables = {
            table: {n: row for n, row in rows.items() if isinstance(row, dict)} for table, rows in crafted.content(name).items()
        }
        if isinstance(tables["profile"]["1"].get("id"), str) and tables["profile"]["1"]["id"] == crafted.ID:
            tables["profile"]["1"]["id"] = f"{number:032x}"
            try:
                store.receive(tables).close()
            except (StoreError, ValueError):
                continue
    assert len(store.profiles()) > AT_LEAST
    j = make(store=store)
    for page in (j.pages.who, j.pages.keepers, j.pages.class_view):
        j.services.adults_here = True
        j.navigator.follow(Restart(page()))
        if j.name == "class_view":
            j.top._work.join()  # type: ignore[attr-defined]
        j.wait(0.2)
        j.draw()
    assert "Looked at" in j.top.page_text()  # type: ignore[attr-defined]
    # Twelve wide letters were always wider than a small plaque; that is a matter of pictures and locks nobody out.
    assert [trouble for trouble in j.troubles if "too wide" not in trouble] == []
