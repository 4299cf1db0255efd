"""Two games never play the same keeper: said at once, in the same process and from another one; a crash frees the lock."""

import subprocess
import sys
from pathlib import Path

import pytest

from engine.profiles.lock import FolderLock
from engine.profiles.store import ProfileBusy
from engine.profiles.tinydb_store import TinyStore
from tests.engine.profiles.samples import QuickOps, answer, keeper

ROOT = Path(__file__).resolve().parents[3]

OTHER_GAME = """
import sys
from pathlib import Path
from engine.profiles.store import StoreError
from engine.profiles.tinydb_store import TinyStore

try:
    opened = TinyStore(Path(sys.argv[1])).open(sys.argv[2])
except StoreError as problem:
    print(type(problem).__name__, flush=True)
else:
    print("open", opened.count_answers(), flush=True)
    sys.stdin.read()
"""


def other_game(folder: Path, profile_id: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OTHER_GAME, str(folder), profile_id],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_another_process_is_told_that_the_keeper_plays_already(tmp_path: Path) -> None:
    store = TinyStore(tmp_path, QuickOps())
    opened = store.create(keeper())
    opened.append([answer(1)]).wait(20)
    assert other_game(tmp_path, opened.profile.id).communicate("", timeout=20)[0].split() == ["ProfileBusy"]
    assert opened.append([answer(2)]).wait(20)
    opened.close()
    assert other_game(tmp_path, opened.profile.id).communicate("", timeout=20)[0].split() == ["open", "2"]


def test_a_game_that_is_killed_frees_its_keeper(tmp_path: Path) -> None:
    store = TinyStore(tmp_path, QuickOps())
    opened = store.create(keeper())
    opened.close()
    other = other_game(tmp_path, opened.profile.id)
    assert other.stdout is not None
    assert other.stdout.readline().split() == ["open", "0"]
    with pytest.raises(ProfileBusy):
        store.open(opened.profile.id)
    other.kill()
    other.communicate(timeout=20)
    store.open(opened.profile.id).close()


def test_waiting_for_a_lock_ends(tmp_path: Path) -> None:
    held = FolderLock(tmp_path / "lock")
    with pytest.raises(ProfileBusy):
        FolderLock(tmp_path / "lock", patience_s=0.05)
    held.release()
    held.release()
    FolderLock(tmp_path / "lock", patience_s=0.05).release()


def test_a_folder_that_is_not_there_needs_no_lock(tmp_path: Path) -> None:
    assert FolderLock(tmp_path / "nowhere" / "lock").trouble == "read_only"
