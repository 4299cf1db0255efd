"""A game that is killed in the middle of saving: everything it was told is safe is there afterwards, and the lock is free.

``python3 -m tests.faults.test_kills FOLDER KILLS SEED`` does it in a process of its own, which has no threads when it forks.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from engine.profiles.tinydb_store import TinyStore
from tests.engine.profiles.samples import answer, keeper, seeds

ROOT = Path(__file__).resolve().parents[2]
KILLS = 50


def save_for_ever(folder: Path, profile_id: str, out: int) -> None:
    """Answer after answer; the number of each goes to ``out`` as soon as it was called saved."""
    opened = TinyStore(folder).open(profile_id)
    number = opened.count_answers()
    while True:
        number += 1
        if not opened.append([answer(number)], {"n": number}, {"at": number}).wait(20):
            os._exit(3)
        os.write(out, b"%d\n" % number)


def killed_after(folder: Path, profile_id: str, lines: int, more_s: float) -> int:
    """The last number that the child called saved before it was killed, ``more_s`` after its ``lines``-th."""
    if not hasattr(os, "fork"):
        return killed_process(folder, profile_id, lines, more_s)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            save_for_ever(folder, profile_id, writer)
        finally:
            os._exit(4)
    os.close(writer)
    with os.fdopen(reader, "rb") as told:
        for _ in range(lines):
            assert told.readline(), "the child ended by itself"
        time.sleep(more_s)  # somewhere between two syncs, or in one
        os.kill(child, signal.SIGKILL)
        rest = told.read()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    return max((int(line) for line in rest.split(b"\n")[:-1]), default=0)


def killed_process(folder: Path, profile_id: str, lines: int, more_s: float) -> int:
    """The same where nothing can be forked."""
    code = "import sys; from tests.faults.test_kills import *; save_for_ever(Path(sys.argv[1]), sys.argv[2], 1)"
    child = subprocess.Popen([sys.executable, "-c", code, str(folder), profile_id], cwd=ROOT, stdout=subprocess.PIPE)
    assert child.stdout is not None
    for _ in range(lines):
        assert child.stdout.readline(), "the child ended by itself"
    time.sleep(more_s)
    child.kill()
    rest, _ = child.communicate(timeout=20)
    return max((int(line) for line in rest.split(b"\n")[:-1]), default=0)


def run_kills(folder: Path, kills: int, seed: int) -> int:
    """Kill a saving child again and again on the same profile; how many answers survived at the end."""
    store, rng = TinyStore(folder), Random(seed)
    opened = store.create(keeper())
    profile_id = opened.profile.id
    opened.close()
    total = 0
    for number in range(kills):
        lines = rng.randint(0, 12)
        last = max(killed_after(folder, profile_id, lines, rng.uniform(0.0, 0.012)), total + lines)
        opened = store.open(profile_id)
        kept = seeds(list(opened.facts()))
        assert kept == list(range(1, len(kept) + 1)), f"kill {number}: answers are missing or out of order"
        assert len(kept) >= last, f"kill {number}: {last} were saved, {len(kept)} are there"
        if kept:
            assert (opened.state(), opened.level()) == ({"n": len(kept)}, {"at": len(kept)})
        assert opened.recovery.clean
        total = len(kept)
        if total > 3000:  # the file stays small, so that two thousand kills are not a test of patience
            opened.close()
            store.erase(profile_id)
            opened = store.create(keeper())
            profile_id, total = opened.profile.id, 0
        opened.close()
    return total


def test_every_acknowledged_answer_survives_kill_9(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.test_kills", str(tmp_path / "keepers"), str(KILLS), "5"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > KILLS


if __name__ == "__main__":
    print(run_kills(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
