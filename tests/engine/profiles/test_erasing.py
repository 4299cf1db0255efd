"""After erasing, neither id nor nickname stands anywhere in the data folder: every byte of every file is looked at."""

import errno
import logging
from pathlib import Path
from random import Random

import pytest

from engine.clock import ManualClock
from engine.content.library.library import Library
from engine.lesson.classroom import Classroom
from engine.profiles.profile import new_profile
from engine.profiles.store import NoSuchProfile, ProfileBusy
from engine.profiles.tinydb_store import TinyStore, black_out
from tests.engine.profiles.samples import QuickOps, answer

NAME, OTHER = "Zaphira-Lou", "Mika"


def traces(root: Path, *words: str) -> list[str]:
    """Files whose name or content holds one of the words, in any case."""
    found = []
    for path in root.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        found += [str(path) for word in words if word.lower().encode() in data.lower() or word in str(path)]
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "keepers"


def lived_in(root: Path) -> tuple[TinyStore, str, str]:
    """Two keepers with everything a folder can gather: backups, set-aside files, a damaged list, a log that names them."""
    store, ids = TinyStore(root, QuickOps(), clock=ManualClock()), []
    log = logging.FileHandler(root.parent / "first.log", delay=True)
    for nickname in (NAME, OTHER):
        opened = store.create(new_profile(nickname, created_s=0.0))
        ids.append(opened.profile.id)
        opened.append([answer(n) for n in range(1, 30)], {"n": 1}, {"at": nickname}).wait(10)
        opened._storage.back_up(opened._today())
        opened.close()
        folder = root / "p" / ids[-1]
        (folder / "store.json").write_bytes((folder / "store.json").read_bytes()[:99])
        store.open(ids[-1]).close()
        assert list(folder.glob("damaged-*"))
        assert list((folder / "backup").glob("*.zip"))
    log.close()
    app = root / "app"
    (app / "store.json").write_bytes((app / "store.json").read_bytes()[:-5])
    (app / "store.schema-0.json").write_bytes((app / "store.json.bak").read_bytes())
    store.write_app({"language": "de"})
    (root / "lightkeepers.log").write_text(
        f"INFO {root}/p/{ids[0]} was repaired\nINFO {NAME}, {NAME}s friend, {OTHER} {ids[1]}\n"
    )
    return store, ids[0], ids[1]


def test_nothing_is_left_behind(root: Path) -> None:
    store, gone, stays = lived_in(root)
    assert traces(root, gone, NAME)
    before = (root / "p" / stays / "store.json").read_bytes()
    store.erase(gone)
    assert traces(root, gone) == []
    assert [line.count(NAME) for line in (root / "lightkeepers.log").read_text().splitlines()] == [0, 1], "only as part of a word"
    assert [name for name in traces(root, NAME) if not name.endswith(".log")] == []
    assert (root / "p" / stays / "store.json").read_bytes() == before
    assert [keeper.nickname for keeper in store.profiles()] == [OTHER]
    assert stays in (root / "lightkeepers.log").read_text()
    assert store.read_app() == {"language": "de"}
    with pytest.raises(NoSuchProfile):
        store.open(gone)


def test_a_name_of_before_goes_too(root: Path) -> None:
    store = TinyStore(root, QuickOps())
    opened = store.create(new_profile(NAME, created_s=0.0))
    from dataclasses import replace

    opened.save_profile(replace(opened.profile, nickname="Somebody")).wait(10)
    opened.close()
    store.erase(opened.profile.id)
    assert traces(root, opened.profile.id, NAME, "Somebody") == []


def test_an_erasing_that_was_cut_off_goes_on_at_the_next_look(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, gone, stays = lived_in(root)

    def cut_off(folder: Path) -> None:
        raise OSError("the power is gone")

    with monkeypatch.context() as patched:
        patched.setattr("engine.profiles.tinydb_store.shutil.rmtree", cut_off)
        with pytest.raises(OSError, match="power"):
            store.erase(gone)
    assert (root / "p" / gone).exists()
    again = TinyStore(root, QuickOps())
    assert [keeper.id for keeper in again.profiles()] == [stays]
    assert traces(root, gone) == []


def test_somebody_at_play_is_not_erased(root: Path) -> None:
    store = TinyStore(root, QuickOps())
    opened = store.create(new_profile(NAME, created_s=0.0))
    with pytest.raises(ProfileBusy):
        store.erase(opened.profile.id)
    opened.close()


def test_starting_afresh_keeps_the_name_and_nothing_that_was_played(root: Path) -> None:
    store, old, _ = lived_in(root)
    room = Classroom(Library([]), store, ManualClock(), Random(1))
    play_session = room.start_afresh(old)
    assert (play_session.profile.nickname, play_session.answers, play_session.state.placed) == (NAME, 0, False)
    assert play_session.profile.id != old
    play_session.close()
    assert traces(root, old) == []
    assert len(store.profiles()) == 2


def test_blacking_out_keeps_the_length_and_the_other_words(tmp_path: Path) -> None:
    log = tmp_path / "x.log"
    log.write_text("Ann met Anna. Ann! p/Ann/store äAnn")
    black_out(log, ["Ann", ""])
    assert log.read_text() == "xxx met Anna. xxx! p/xxx/store äxxx"
    black_out(tmp_path / "none.log", ["Ann"])


class Quota(QuickOps):
    """A disk of so many bytes."""

    def __init__(self, root: Path) -> None:
        self.root, self.most = root, 10**9

    def write(self, handle: int, data: bytes) -> None:
        used = sum(path.stat().st_size for path in self.root.rglob("*") if path.is_file())
        if used + len(data) > self.most:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().write(handle, data)


def test_erasing_makes_room_on_a_full_disk(root: Path) -> None:
    """Who erases because the disk is full must not be told that the disk is full."""
    ops = Quota(root)
    store = TinyStore(root, ops, clock=ManualClock())
    opened = store.create(new_profile(NAME, created_s=0.0))
    opened.append([answer(n) for n in range(1, 200)], {"n": 1}).wait(10)
    opened.close()
    ops.most = sum(path.stat().st_size for path in root.rglob("*") if path.is_file()) + 1
    store.erase(opened.profile.id)
    assert traces(root, NAME, opened.profile.id) == []
    assert store.profiles() == ()


def test_an_erasing_that_was_cut_off_after_the_files_went_is_finished(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, mine, other = lived_in(root)

    def cut(profile_id: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store._app, "forget", cut)
    with pytest.raises(KeyboardInterrupt):
        store.erase(mine)
    assert not (root / "p" / mine / "store.json").exists()
    again = TinyStore(root, QuickOps(), clock=ManualClock())
    assert [keeper.id for keeper in again.profiles()] == [other]
    assert [name for name in traces(root, mine, NAME) if not name.endswith(".log")] == []
    assert mine not in (root / "lightkeepers.log").read_text()
