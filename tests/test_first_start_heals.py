"""The first start under a child's hands: killed at any moment, damaged later, offline, twice at once. The next start plays, or says one sentence."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.first_start_checkout import Checkout, lay_out

pytestmark = pytest.mark.skipif(os.name == "nt", reason="process groups are killed by signals of POSIX")
PLAYED = "playing with all\n"


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Checkout:
    return lay_out(root, tmp_path)


@pytest.fixture(scope="module")
def ready(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """One that was set up by two starts at once; every test that damages it leaves it whole again."""
    made = lay_out(root, tmp_path_factory.mktemp("ready"))
    both = [made.begin(), made.begin()]
    said = [running.communicate(timeout=120) for running in both]
    assert [out for out, _ in said] == [PLAYED, PLAYED]
    assert sorted("Getting" in err for _, err in said) == [False, True]
    return made


def assert_told_in_one_line(said: str) -> None:
    assert "Traceback" not in said
    assert len(said.strip().splitlines()) <= 1


def stop(running: "subprocess.Popen[str]", after_s: float, sign: signal.Signals, is_for_all: bool) -> None:
    """Let it run for a moment; then the sign comes, to it alone or to all its children too."""
    try:
        running.wait(after_s)
    except subprocess.TimeoutExpired:
        if is_for_all:
            os.killpg(running.pid, sign)
        else:
            running.send_signal(sign)
    running.communicate(timeout=120)


def test_a_first_start_that_is_killed_at_any_moment_is_made_good_by_the_next(checkout: Checkout, is_long: bool) -> None:
    rng = Random(6)
    lasts_s, kills = 3.0, 1
    if is_long:
        began = time.monotonic()
        assert checkout.start().stdout == PLAYED
        lasts_s, kills = time.monotonic() - began, 12
    for number in range(kills):
        if is_long:
            (checkout.folder / "constraints.txt").write_text(
                checkout.pins + f"# {number}\n", "utf-8"
            )  # so that it is set up anew
        sign = (signal.SIGKILL, signal.SIGINT, signal.SIGHUP)[number % 3]
        stop(checkout.begin(), rng.uniform(0.2, lasts_s), sign, is_for_all=number % 2 == 0)
        again = checkout.start()
        assert again.stdout == PLAYED, again.stderr
        assert_told_in_one_line(again.stderr)


def test_what_is_damaged_later_heals_at_the_next_start_and_scripts_still_work(ready: Checkout) -> None:
    (ready.part / "inner.py").write_text("", "utf-8")
    mended = ready.start()
    assert mended.stdout == PLAYED, mended.stderr
    assert_told_in_one_line(mended.stderr)
    assert "damaged" in mended.stderr
    assert ready.start().stderr == ""
    script = ready.folder / ".venv" / "bin" / "part-tool"
    assert subprocess.run([str(script)], capture_output=True, text=True, check=False).stderr == "ALL\n"


def wrong_inside(checkout: Checkout) -> None:
    (checkout.part / "inner.py").write_text('VALUE = ( "al\n', "utf-8")


def half_bytecode(checkout: Checkout) -> None:
    made = next((checkout.part / "__pycache__").glob("inner.*"))
    made.write_bytes(made.read_bytes()[:20])


def module_gone(checkout: Checkout) -> None:
    (checkout.part / "inner.py").unlink()


def settings_gone(checkout: Checkout) -> None:
    (checkout.folder / ".venv" / "pyvenv.cfg").unlink()


def interpreter_gone(checkout: Checkout) -> None:
    (checkout.folder / ".venv" / "bin" / "python").unlink()


def test_bytecode_that_was_cut_in_two_heals_at_the_same_start_without_a_word(ready: Checkout) -> None:
    half_bytecode(ready)
    mended = ready.start()
    assert mended.stdout == PLAYED, mended.stderr
    assert mended.stderr == ""


@pytest.mark.long
@pytest.mark.parametrize("damage", [wrong_inside, module_gone, settings_gone, interpreter_gone])
def test_every_damage_heals(ready: Checkout, damage: Callable[[Checkout], None]) -> None:
    damage(ready)
    mended = ready.start()
    assert mended.stdout == PLAYED, mended.stderr
    assert_told_in_one_line(mended.stderr)


def test_a_mistake_of_our_own_is_no_damage(ready: Checkout) -> None:
    game = ready.folder / "engine" / "cli" / "output.py"
    before = game.read_text("utf-8")
    game.write_text("def run(main): return main.nothing\n", "utf-8")
    done = ready.start()
    game.write_text(before, "utf-8")
    assert done.returncode == 1
    assert done.stderr.count("Traceback") == 1
    assert done.stderr.endswith("AttributeError: 'function' object has no attribute 'nothing'\n")


def test_healing_without_a_network_says_so_and_loses_nothing(ready: Checkout) -> None:
    lost = ready.part / "inner.py"
    content = lost.read_bytes()
    lost.unlink()
    aside = ready.shelf.rename(ready.folder.with_name("aside"))
    before = sorted(ready.folder.rglob("*"))
    told = ready.start()
    after = sorted(ready.folder.rglob("*"))
    aside.rename(ready.shelf)
    lost.write_bytes(content)
    assert told.returncode == 3
    assert "Traceback" not in told.stderr
    assert "internet" in told.stderr.splitlines()[-1]
    assert after == before
    assert ready.start().stdout == PLAYED


@pytest.mark.long
def test_a_part_that_is_not_what_was_tested_is_refused(checkout: Checkout) -> None:
    wheel = next(checkout.shelf.iterdir())
    wheel.write_bytes(wheel.read_bytes() + b"\n")
    told = checkout.start()
    assert told.returncode == 3
    assert "not what was tested" in told.stderr.splitlines()[-1]


def test_an_environment_that_does_not_start_does_not_turn_in_a_circle(ready: Checkout) -> None:
    told = subprocess.run(
        [sys.executable, str(ready.folder / "main.py")],
        env=ready.environment() | {"LIGHTKEEPERS_STARTED": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 3
    assert "delete" in told.stderr
    assert_told_in_one_line(told.stderr)
