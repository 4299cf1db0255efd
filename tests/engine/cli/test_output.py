"""Every verb speaks on an old terminal and into a pipe that closes: in processes of their own, as a terminal starts them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

VERBS = [("list",), ("check",), ("rehearse", "--learners", "1")]


def process(root: Path, *words: object) -> list[str]:
    return [sys.executable, str(root / "main.py"), *map(str, words)]


def surroundings(encoding: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHONUTF8")}
    quiet = {"LIGHTKEEPERS_NO_VENV": "1", "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    return kept | quiet | {"PYTHONIOENCODING": encoding}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A pack as ``new`` writes it, with a Greek letter."""
    folder = tmp_path_factory.mktemp("packs") / "my-pack"
    subprocess.run(process(root, "new", folder), env=surroundings("utf-8"), check=True, capture_output=True)
    file = folder / "pack.yaml"
    file.write_text(file.read_text("utf-8").replace("mushroom", "γmushroom"), "utf-8")
    return folder


@pytest.mark.parametrize("encoding", ["cp850", "cp1252", "ascii"])
@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_an_old_code_page_does_not_stop_a_verb(verb: tuple[str, ...], encoding: str, pack: Path, root: Path) -> None:
    done = subprocess.run(process(root, *verb, pack), env=surroundings(encoding), capture_output=True)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    told = done.stdout.decode(encoding)
    assert "Traceback" not in told and len(told) > 20
    if verb == ("list",):
        assert "right: ?mushroom" in told, "a letter that this page of signs does not have"


def test_a_file_keeps_every_sign(pack: Path, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    old = {name: value for name, value in surroundings("").items() if name not in ("PYTHONIOENCODING", "LC_ALL", "LANG")}
    with file.open("wb") as out:
        subprocess.run(
            process(root, "list", pack),
            env=old | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
            stdout=out,
            check=True,
        )
    assert "γmushroom" in file.read_text("utf-8")


def test_a_reader_that_goes_away_ends_it_quietly(root: Path) -> None:
    words = process(root, "list", root / "levels" / "earth-and-sky")
    with subprocess.Popen(words, env=surroundings("utf-8"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        assert running.stdout.readline()
        running.stdout.close()
        told = running.stderr.read()
        assert running.wait(60) != 0
    assert told == b""
