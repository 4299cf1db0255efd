"""The wheel holds all that the game reads, and the game runs from it in an empty environment, far from the checkout."""

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from engine.first_start.parts import python_in

PACKED = ("main.py", "engine", "game", "levels", "assets")


def kept_files(root: Path) -> set[str]:
    """What git keeps of the game."""
    listed = subprocess.run(["git", "ls-files", *PACKED], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode or not listed.stdout:
        pytest.skip("this is no clone: git does not say which files belong to the game")
    return set(listed.stdout.splitlines())


def test_the_wheel_would_hold_every_file_of_the_game(root: Path) -> None:
    builder = pytest.importorskip(
        "hatchling.builders.wheel", reason="an environment from before the wheel was built"
    ).WheelBuilder
    packed = {file.distribution_path for file in builder(str(root)).recurse_included_files()}
    kept = kept_files(root)
    assert len(kept) > 500, "this test must find the files"
    assert {f"lightkeepers/{name}" for name in kept} <= packed | {
        f"lightkeepers/{name}" for name in kept if not (root / name).exists()
    }
    assert not any(name.startswith(("lightkeepers/tests", "lightkeepers/docs")) for name in packed)


def test_the_version_stands_in_one_place(root: Path) -> None:
    from main import VERSION

    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)
    assert f"\n## [{VERSION}] - 20" in (root / "CHANGELOG.md").read_text("utf-8")
    code = [*(root / "engine").rglob("*.py"), *(root / "game").rglob("*.py"), root / "pyproject.toml"]
    assert [str(file) for file in code if f'"{VERSION}"' in file.read_text("utf-8")] == []


@pytest.mark.long
def test_the_game_runs_from_its_wheel_in_an_empty_environment(root: Path, tmp_path: Path) -> None:
    shelf, home = tmp_path / "shelf", tmp_path / "home"
    home.mkdir()
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--quiet", "--no-deps", "--wheel-dir", str(shelf), str(root)], check=True)
    wheel = next(shelf.iterdir())
    assert {name.split("/")[0].split("-")[0] for name in zipfile.ZipFile(wheel).namelist()} == {"lightkeepers"}
    venv.create(tmp_path / "venv", with_pip=True)
    python = python_in(tmp_path / "venv")
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", str(wheel)], check=True)
    shutil.copytree(root / "levels" / "times-tables", home / "tables")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LIGHTKEEPERS", "XDG"))}
    environment = kept | {"HOME": str(home), "LOCALAPPDATA": str(home), "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}

    def run(*words: str) -> str:
        command = [str(python.with_name("lightkeepers")), *words]
        done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run("--version").startswith("Lightkeepers ")
    assert "0 problems" in run("check", "tables")
    assert run("--help").startswith("usage: lightkeepers ")
    run("play", "--frames", "3", "--profiles", str(home / "keepers"))
    assert (home / "keepers" / "lightkeepers.log").is_file()
