"""The first start: when it is complete, what it installs, and one kind sentence for everything that can go wrong."""

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from engine import first_start
from engine.first_start import parts, setting_up
from engine.first_start.reasons import NotReady, reason_of
from game.start import screen_missing

PINS = f"tinydb==4.9.0\n{parts.ONLY_FOR_TESTS}\npytest==9\n"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "constraints.txt").write_text(PINS, "utf-8")
    return tmp_path


def fill(checkout: Path, kind: str, venv: str = ".venv") -> None:
    """What a finished set-up leaves behind."""
    folder = checkout / venv
    python = parts.python_in(folder)
    python.parent.mkdir(parents=True)
    python.write_text("", "utf-8")
    about = folder / "lib" / "tinydb-4.dist-info"
    about.mkdir(parents=True)
    (folder / "pyvenv.cfg").write_text("home = x\n", "utf-8")
    (folder / "lib" / "tinydb.py").write_text("A = 1\n", "utf-8")
    (about / "RECORD").write_text(
        "tinydb.py,sha256=Bu289DNhZaJx5lJAJaZDnDyqMkb9B5bxFncieXB6UyU,6\ntinydb-4.dist-info/RECORD,,\n", "utf-8"
    )
    parts.write_stamp(checkout, folder, kind)


def test_it_is_complete_only_with_a_stamp_of_the_present_pins(checkout: Path) -> None:
    venv = checkout / ".venv"
    assert not parts.is_whole(checkout, venv, "play")
    fill(checkout, "play")
    assert parts.is_whole(checkout, venv, "play")
    assert not parts.is_whole(checkout, venv, "test")
    (checkout / "constraints.txt").write_text(PINS.replace("4.9.0", "4.9.1"), "utf-8")
    assert not parts.is_whole(checkout, venv, "play")


def test_a_raised_test_tool_does_not_make_a_family_wait(checkout: Path) -> None:
    fill(checkout, "play")
    (checkout / "constraints.txt").write_text(PINS.replace("pytest==9", "pytest==10"), "utf-8")
    assert parts.is_whole(checkout, checkout / ".venv", "play")


def test_the_test_set_serves_playing_too(checkout: Path) -> None:
    fill(checkout, "test")
    assert parts.is_whole(checkout, checkout / ".venv", "play")


def test_playing_installs_what_stands_before_the_tests_part(checkout: Path) -> None:
    assert parts.pins(checkout, "play") == "tinydb==4.9.0\n"
    assert parts.pins(checkout, "test") == PINS


@pytest.mark.parametrize("lost", ["lib/tinydb.py", "pyvenv.cfg", "lightkeepers-play.stamp", "interpreter"])
@pytest.mark.parametrize("is_emptied", [True, False])
def test_a_part_that_is_missing_or_empty_is_noticed_at_the_start(checkout: Path, lost: str, is_emptied: bool) -> None:
    fill(checkout, "play")
    venv = checkout / ".venv"
    file = parts.python_in(venv) if lost == "interpreter" else venv / lost
    file.unlink()
    if is_emptied and lost != "interpreter":
        file.write_text("", "utf-8")
    assert not parts.is_whole(checkout, venv, "play")


def test_a_part_of_the_right_size_but_wrong_inside_is_found_by_a_close_look(checkout: Path) -> None:
    fill(checkout, "play")
    venv = checkout / ".venv"
    assert not parts.look_closely(venv)
    (venv / "lib" / "tinydb.py").write_text("A = (\n", "utf-8")
    assert parts.is_whole(checkout, venv, "play")
    assert parts.look_closely(venv)
    assert not parts.is_whole(checkout, venv, "play")


def test_half_written_bytecode_is_taken_away_by_a_close_look(checkout: Path) -> None:
    fill(checkout, "play")
    half = checkout / ".venv" / "lib" / "__pycache__" / "tinydb.cpython-311.pyc"
    half.parent.mkdir()
    half.write_bytes(b"0123456789abcdef")
    assert parts.look_closely(checkout / ".venv")
    assert not half.exists()
    assert parts.is_whole(checkout, checkout / ".venv", "play")


def test_a_stamp_is_refused_when_a_part_is_not_as_recorded(checkout: Path) -> None:
    fill(checkout, "play")
    (checkout / ".venv" / "lib" / "tinydb.py").write_text("", "utf-8")
    with pytest.raises(OSError, match=r"tinydb\.py"):
        parts.write_stamp(checkout, checkout / ".venv", "play")


def test_a_building_that_was_finished_is_taken_and_every_other_cleared_away(checkout: Path) -> None:
    fill(checkout, "play", ".vabc")
    (checkout / ".v012").mkdir()
    setting_up.set_up(checkout, "play", run=fail_if_asked)
    assert parts.is_whole(checkout, checkout / ".venv", "play")
    assert [path.name for path in checkout.glob(".v*")] == [".venv"]


def fail_if_asked(command: Sequence[str]) -> str:
    raise AssertionError("nothing is to be fetched")


def test_both_names_of_an_environment_are_of_one_length() -> None:
    assert setting_up.BUILT.fullmatch(".v0af")
    assert len(".v0af") == len(".venv")
    assert not setting_up.BUILT.fullmatch(".venv")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("NewConnectionError: Failed to establish", "internet"),
        ("WARNING: Could not fetch URL x\nERROR: No matching distribution found for pygame-ce", "internet"),
        (
            "ERROR: No matching distribution found for pyyaml==6.0.4; sys_platform",
            "part pyyaml was not found: either the internet",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "not what was tested"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("PermissionError: Permission denied: '/opt/x'", "home folder"),
        ("PermissionError: [WinError 5] Zugriff verweigert: 'C:\\\\Programme\\\\x'", "home folder"),
        ("OSError: [WinError 112] Nicht genug Speicherplatz", "disk is full"),
        ("something else entirely", "something else entirely"),
        ("", "start again"),
    ],
)
def test_every_failure_is_one_sentence(said: str, told: str) -> None:
    reason = reason_of(said)
    assert told in reason
    assert "\n" not in reason


def test_a_failing_install_is_told_and_leaves_no_stamp(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("venv.EnvBuilder.create", lambda self, folder: Path(folder).mkdir())

    def no_network(command: Sequence[str]) -> str:
        raise subprocess.CalledProcessError(1, command, "Temporary failure in name resolution")

    with pytest.raises(NotReady, match="internet"):
        setting_up.set_up(checkout, "play", no_network)
    assert [path.name for path in checkout.iterdir()] == ["constraints.txt"]


def test_a_python_without_venv_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(NotReady, match="python3-venv"):
        setting_up.set_up(checkout, "play")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(checkout: Path) -> None:
    checkout.chmod(0o500)
    try:
        with pytest.raises(NotReady, match="home folder"), first_start.one_at_a_time(checkout):
            pass
    finally:
        checkout.chmod(0o700)


def test_a_disk_that_fills_up_at_the_last_moment_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("venv.EnvBuilder.create", lambda self, folder: Path(folder).mkdir())

    def fill_up(command: Sequence[str]) -> str:
        raise OSError(28, "No space left on device")

    with pytest.raises(NotReady, match="disk is full"):
        setting_up.set_up(checkout, "play", fill_up)


def test_a_second_first_start_waits_for_the_first(checkout: Path, root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from engine import first_start\n"
        "print('waiting', flush=True)\n"
        "with first_start.one_at_a_time(Path(sys.argv[1])): print(first_start.is_whole(Path(sys.argv[1]), Path(sys.argv[1]) / '.venv', 'play'), flush=True)"
    )
    with first_start.one_at_a_time(checkout):
        second = subprocess.Popen([sys.executable, "-c", code, str(checkout)], cwd=root, stdout=subprocess.PIPE, text=True)
        assert second.stdout is not None
        assert second.stdout.readline() == "waiting\n"
        fill(checkout, "play")
    said, _ = second.communicate(timeout=30)
    assert said == "True\n"


def test_on_windows_the_second_waits_longer_than_the_system_does(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = iter([OSError(errno.EDEADLK, "busy"), OSError(errno.EDEADLK, "busy"), None])

    def locking(handle: int, mode: int, size: int) -> None:
        if problem := next(tries):
            raise problem

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_LOCK=1))
    monkeypatch.setattr(first_start, "os", SimpleNamespace(name="nt"))
    first_start._wait_for(3)
    assert list(tries) == []


def test_help_and_version_need_no_screen(root: Path) -> None:
    environment = {**os.environ, "LIGHTKEEPERS_NO_VENV": "1"}
    run = [sys.executable, str(root / "main.py")]
    version = subprocess.run([*run, "--version"], env=environment, capture_output=True, text=True, check=True)
    assert version.stdout.startswith("Lightkeepers ")
    told = subprocess.run([*run, "--help"], env=environment, capture_output=True, text=True, check=True)
    assert all(verb in told.stdout for verb in ("play", "tour", "check", "selfplay", "report", "--profiles"))


def test_no_display_is_said_instead_of_drawing_into_nothing(root: Path, tmp_path: Path) -> None:
    if sys.platform.startswith("linux"):
        assert screen_missing({})
        assert not screen_missing({"DISPLAY": ":0"})
        assert not screen_missing({"SDL_VIDEODRIVER": "dummy"})
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
        environment["LIGHTKEEPERS_NO_VENV"] = "1"
        command = [sys.executable, str(root / "main.py"), "--profiles", str(tmp_path / "k")]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "no screen" in done.stderr


def test_selfplay_saves_and_the_report_counts(root: Path, tmp_path: Path) -> None:
    import json

    environment = {**os.environ, "LIGHTKEEPERS_NO_VENV": "1", "XDG_CACHE_HOME": str(tmp_path / "cache")}
    run = [sys.executable, str(root / "main.py"), "--profiles", str(tmp_path / "k")]
    pack = ["--pack", str(root / "levels" / "times-tables")]
    played = subprocess.run(
        [*run, "selfplay", "--learner", "Bot", "--answers", "25", "--seed", "4", *pack],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert played.stdout.splitlines()[-1] == "saved 25"
    told = subprocess.run([*run, "report", "Bot", "--json"], env=environment, capture_output=True, text=True, check=True)
    assert json.loads(told.stdout)["answers"] == 25
    asked = subprocess.run([*run, "erase", "Bot"], env=environment, capture_output=True, text=True, check=False)
    assert asked.returncode == 1
    assert "--yes" in asked.stdout
    subprocess.run([*run, "erase", "Bot", "--yes"], env=environment, capture_output=True, text=True, check=True)
    assert subprocess.run([*run, "report", "Bot"], env=environment, capture_output=True, text=True, check=False).returncode == 1
    assert not any(path.is_dir() for path in (tmp_path / "k" / "p").glob("*"))
