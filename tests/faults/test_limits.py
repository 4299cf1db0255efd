"""Real limits of a real system: a size that no file may pass, a full device, a folder that may not be written, files of nothing."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from engine.profiles.store import DamagedProfile, NoSuchProfile
from engine.profiles.tinydb_store import TinyStore
from tests.engine.profiles.samples import QuickOps, answer, keeper, seeds

ROOT = Path(__file__).resolve().parents[2]

LIMITED = """
    import resource, signal, sys
    from pathlib import Path
    from engine.profiles.tinydb_store import TinyStore
    from tests.engine.profiles.samples import answer, keeper
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    store = TinyStore(Path(sys.argv[1]))
    opened = store.create(keeper())
    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, resource.RLIM_INFINITY))
    saved = 0
    for number in range(1, 60):
        receipt = opened.append([answer(number)])
        if receipt.wait(20):
            saved = number
    print(opened.profile.id, saved, opened.trouble, opened.count_answers())
    if len(sys.argv) > 2:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    opened.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such limit")
@pytest.mark.parametrize("is_lifted", [True, False])
def test_a_limit_of_file_size_is_a_full_disk(tmp_path: Path, is_lifted: bool) -> None:
    command = [sys.executable, "-c", textwrap.dedent(LIMITED), str(tmp_path), *(["lifted"] if is_lifted else [])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    profile_id, saved, trouble, played = done.stdout.split()
    assert trouble == "disk_full"
    assert int(played) == 59, "play goes on in memory"
    assert 0 < int(saved) < 59
    opened = TinyStore(tmp_path).open(profile_id)
    kept = seeds(list(opened.facts()))
    assert kept == list(range(1, len(kept) + 1))
    assert len(kept) == (59 if is_lifted else int(saved))
    assert opened.recovery.clean
    opened.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_device_that_is_full_is_said(tmp_path: Path) -> None:
    class Full(QuickOps):
        """Every new byte goes to the device that is always full."""

        def write(self, handle: int, data: bytes) -> None:
            device = os.open("/dev/full", os.O_WRONLY)
            try:
                os.write(device, data)
            finally:
                os.close(device)

    opened = TinyStore(tmp_path, Full()).create(keeper())
    receipt = opened.append([answer(1)])
    assert not receipt.wait(20)
    assert (receipt.error, opened.trouble, opened.count_answers()) == ("disk_full", "disk_full", 1)
    opened.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="an administrator may write everywhere")
def test_a_folder_that_may_not_be_written_is_played_in_memory(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    opened = store.create(keeper())
    opened.append([answer(1)]).wait(20)
    opened.close()
    folder = tmp_path / "p" / opened.profile.id
    os.chmod(folder, 0o500)
    try:
        again = store.open(opened.profile.id)
        assert not again.append([answer(2)]).wait(20) or again.trouble == ""
        assert again.count_answers() == 2
        again.close()
    finally:
        os.chmod(folder, 0o700)


@pytest.mark.parametrize("name", ["store.json", "store.json.bak", "store.*.log", "store.lock"])
def test_a_file_of_nothing(tmp_path: Path, name: str) -> None:
    store = TinyStore(tmp_path, QuickOps())
    opened = store.create(keeper())
    for number in range(1, 5):
        opened.append([answer(number)]).wait(20)
    opened.close()
    folder = tmp_path / "p" / opened.profile.id
    newest = max(folder.glob(name), key=lambda path: path.stat().st_mtime_ns)
    newest.write_bytes(b"")
    again = store.open(opened.profile.id)
    assert seeds(list(again.facts())) == [1, 2, 3, 4]
    again.append([answer(5)]).wait(20)
    again.close()


def test_all_files_of_nothing_are_damaged_and_stay(tmp_path: Path) -> None:
    store = TinyStore(tmp_path, QuickOps())
    opened = store.create(keeper())
    opened.close()
    folder = tmp_path / "p" / opened.profile.id
    for path in folder.glob("store.*"):
        path.write_bytes(b"")
    with pytest.raises(DamagedProfile):
        store.open(opened.profile.id)
    assert all(path.stat().st_size == 0 for path in folder.iterdir())


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "p" / "abc" / "store.json").mkdir(parents=True)
    with pytest.raises((DamagedProfile, NoSuchProfile)):
        TinyStore(tmp_path).open("abc")
    assert TinyStore(tmp_path).profiles() == ()
