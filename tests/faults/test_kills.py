"""A game that is killed in the middle of saving: everything it was told is safe is there afterwards, and the lock is free."""

import subprocess
import sys
from pathlib import Path
from random import Random

from engine.profiles.tinydb_store import TinyStore
from tests.engine.profiles.samples import keeper, seeds

ROOT = Path(__file__).resolve().parents[2]
KILLS = 15

CHILD = """
import sys
from pathlib import Path
from engine.profiles.tinydb_store import TinyStore
from tests.engine.profiles.samples import answer

opened = TinyStore(Path(sys.argv[1])).open(sys.argv[2])
number = opened.count_answers()
while True:
    number += 1
    if not opened.append([answer(number)], {"n": number}, {"at": number}).wait(20):
        sys.exit(3)
    print(number, flush=True)
"""


def killed_after(folder: Path, profile_id: str, lines: int, more: float) -> int:
    """The last number that the child called saved before it was killed, a little after its ``lines``-th."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(folder), profile_id],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    last = 0
    for _ in range(lines):
        last = int(child.stdout.readline() or "0")
    # No fixed moment: the child is somewhere between two syncs when these words are waited for or not.
    if more < 0.5:
        last = int(child.stdout.readline() or "0")
    child.kill()
    rest, errors = child.communicate(timeout=20)
    assert not errors.strip(), errors
    return max([last, *(int(line) for line in rest.split() if line.isdigit() and rest.endswith("\n"))])


def run_kills(folder: Path, kills: int, seed: int) -> int:
    """Kill a saving child again and again on the same profile; how many answers survived at the end."""
    store, dice = TinyStore(folder), Random(seed)
    opened = store.create(keeper())
    profile_id = opened.profile.id
    opened.close()
    total = 0
    for number in range(kills):
        last = killed_after(folder, profile_id, dice.randint(1, 30), dice.random())
        opened = store.open(profile_id)
        kept = seeds(list(opened.facts()))
        assert kept == list(range(1, len(kept) + 1)), f"kill {number}: answers are missing or out of order"
        assert len(kept) >= last > total - 1, f"kill {number}: {last} were saved, {len(kept)} are there"
        assert opened.state() == {"n": len(kept)}
        assert opened.level() == {"at": len(kept)}
        assert opened.recovery.clean
        total = len(kept)
        if dice.random() < 0.5:
            opened.close()
        else:  # the next game finds the folder as a crash left it
            opened.append([]).wait(10)
            opened.close()
    return total


def test_every_acknowledged_answer_survives_kill_9(tmp_path: Path) -> None:
    assert run_kills(tmp_path / "keepers", KILLS, seed=5) > KILLS
