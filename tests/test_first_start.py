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
from game.start import screen_missing


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "constraints.txt").write_text("tinydb==4.9.0\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["tinydb>=4.8"]\n[project.optional-dependencies]\ntest = ["pytest>=8"]\n', "utf-8"
    )
    return tmp_path


def fill(checkout: Path, kind: str) -> None:
    """What a finished set-up leaves behind."""
    python = first_start.python_in(checkout / ".venv")
    python.parent.mkdir(parents=True)
    python.write_text("", "utf-8")
    first_start.stamp(checkout, kind).write_text(first_start.fingerprint(checkout), "utf-8")


def test_it_is_complete_only_with_a_stamp_of_the_present_constraints(checkout: Path) -> None:
    assert not first_start.is_complete(checkout, "play")
    fill(checkout, "play")
    assert first_start.is_complete(checkout, "play")
    assert not first_start.is_complete(checkout, "test")
    (checkout / "constraints.txt").write_text("tinydb==4.9.1\n", "utf-8")
    assert not first_start.is_complete(checkout, "play")


def test_the_test_set_serves_playing_too(checkout: Path) -> None:
    fill(checkout, "test")
    assert first_start.is_complete(checkout, "play")


def test_what_is_installed_comes_from_the_project_file(checkout: Path) -> None:
    assert first_start.requirements(checkout, "play") == ["tinydb>=4.8"]
    assert first_start.requirements(checkout, "test") == ["tinydb>=4.8", "pytest>=8"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("NewConnectionError: Failed to establish", "internet"),
        ("ERROR: No matching distribution found for pygame-ce", "internet"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("PermissionError: Permission denied: '/opt/x'", "home folder"),
        ("something else entirely", "something else entirely"),
        ("", "start again"),
    ],
)
def test_every_failure_is_one_sentence(said: str, told: str) -> None:
    reason = first_start.reason_of(said)
    assert told in reason
    assert "\n" not in reason


def test_a_failing_install_is_told_and_leaves_no_stamp(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_start, "_works", lambda python: True)
    python = first_start.python_in(checkout / ".venv")
    python.parent.mkdir(parents=True)
    python.write_text("", "utf-8")

    def no_network(command: Sequence[str]) -> str:
        raise subprocess.CalledProcessError(1, command, "Temporary failure in name resolution")

    with pytest.raises(first_start.NotReady, match="internet"):
        first_start.set_up(checkout, "play", no_network)
    assert not first_start.is_complete(checkout, "play")


def test_a_python_without_venv_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(first_start.NotReady, match="python3-venv"):
        first_start.set_up(checkout, "play")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(checkout: Path) -> None:
    checkout.chmod(0o500)
    try:
        with pytest.raises(first_start.NotReady, match="home folder"), first_start.one_at_a_time(checkout):
            pass
    finally:
        checkout.chmod(0o700)


def test_a_disk_that_fills_up_at_the_last_moment_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_start, "_works", lambda python: True)
    python = first_start.python_in(checkout / ".venv")
    python.parent.mkdir(parents=True)
    python.write_text("", "utf-8")

    def fill_up(command: Sequence[str]) -> str:
        raise OSError(28, "No space left on device")

    with pytest.raises(first_start.NotReady, match="disk is full"):
        first_start.set_up(checkout, "play", fill_up)


def test_a_second_first_start_waits_for_the_first(checkout: Path, root: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from engine import first_start\n"
        "print('waiting', flush=True)\n"
        "with first_start.one_at_a_time(Path(sys.argv[1])): print(first_start.is_complete(Path(sys.argv[1]), 'play'), flush=True)"
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


def test_two_pygames_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.metadata

    monkeypatch.setattr(importlib.metadata, "version", lambda name: "2")
    with pytest.raises(first_start.NotReady, match="pygame-ce"):
        first_start.refuse_two_pygames()


def test_a_really_offline_first_start_says_so_without_a_trace(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    (copy / "engine").mkdir(parents=True)
    for name in ("main.py", "constraints.txt", "pyproject.toml", "engine/__init__.py", "engine/first_start.py"):
        (copy / name).write_bytes((root / name).read_bytes())
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "LIGHTKEEPERS"))}
    environment |= {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_RETRIES": "0",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_CONFIG_FILE": os.devnull,
    }
    done = subprocess.run(
        [sys.executable, str(copy / "main.py")], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "internet" in done.stderr.splitlines()[-1]


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
