"""Building an environment and putting it in its place.

It is built in ``.vXYZ`` (three random hex digits: a child of a killed set-up that still writes disturbs nobody) and renamed to ``.venv`` when it
is whole. A moved environment works because the interpreter finds ``pyvenv.cfg`` beside itself; only scripts hold the folder's name. As both
names are of one length it can be exchanged in them byte by byte, also in the launchers of Windows, which end in an archive.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from engine.first_start.parts import is_whole, pins, python_in, stamp, write_stamp
from engine.first_start.reasons import NotReady, reason_of

Runner = Callable[[Sequence[str]], str]
BUILT = re.compile(r"\.v[0-9a-f]{3}")
_LARGEST_SCRIPT = 1_000_000
_PATIENCE_S = 10  # a virus scanner looks at new files for a while, and Windows does not rename their folder then


def set_up(root: Path, kind: str, run: Runner | None = None) -> None:
    """Build the environment anew and let it take its place. Raises NotReady; what was there before stays then."""
    _need_venv_part()
    say = Progress(_why(root, kind))
    try:
        built = _left_whole(root, kind) or _build(root, kind, run or say.follow)
        _take_place(built, root / ".venv")
    except subprocess.CalledProcessError as problem:
        say.stop()
        raise NotReady(reason_of(str(problem.output or ""))) from None
    except OSError as problem:
        say.stop()
        raise NotReady(reason_of(f"{type(problem).__name__}: {problem}")) from None
    except NotReady:
        say.stop()
        raise
    _prepare(root, python_in(root / ".venv"))
    say.done()


def _need_venv_part() -> None:
    try:
        import ensurepip
        import venv
    except ImportError:
        raise NotReady(
            "This Python came without its venv part. On Debian or Ubuntu: sudo apt install python3-venv, then start again."
        ) from None
    del ensurepip, venv


def _why(root: Path, kind: str) -> str:
    """The one line that says what is waited for."""
    if not (root / ".venv").exists():
        return "Getting Lightkeepers ready, only this first time"
    if stamp(root / ".venv", kind).exists():
        return "Some parts of Lightkeepers have changed or are damaged; getting them anew"
    return "Getting Lightkeepers ready anew"


def _left_whole(root: Path, kind: str) -> Path | None:
    """A building that was finished when its set-up was stopped; every other one is cleared away."""
    whole = None
    for folder in root.iterdir():
        if BUILT.fullmatch(folder.name):
            if whole is None and is_whole(root, folder, kind):
                whole = folder
            else:
                _remove(folder)
    return whole


def _build(root: Path, kind: str, run: Runner) -> Path:
    """A whole environment in a folder of its own. Raises CalledProcessError with what pip said, or OSError."""
    import venv

    built = root / f".v{os.urandom(2).hex()[:3]}"
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt", prompt="lightkeepers").create(built)
        wanted = built / "parts.txt"
        wanted.write_text(pins(root, kind), "utf-8")
        quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
        exactly = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "-r", str(wanted)]
        carried = ["--no-index", "--find-links", str(root / "wheels")] if (root / "wheels").is_dir() else []
        # Isolated: a child's own random.py in the folder it starts from must not come before Python's.
        run([str(python_in(built)), "-I", "-m", "pip", "install", *quiet, *exactly, *carried])
        _name_the_place(built, root / ".venv")
        write_stamp(root, built, kind)
    except (OSError, subprocess.CalledProcessError, KeyboardInterrupt):
        _remove(built)
        raise
    return built


def _name_the_place(built: Path, place: Path) -> None:
    """Write the folder's later name into everything that holds its present one."""
    then, now = os.fsencode(place), os.fsencode(built)
    for file in (built / "pyvenv.cfg", *python_in(built).parent.iterdir()):
        if file.is_file() and not file.is_symlink() and file.stat().st_size < _LARGEST_SCRIPT:
            before = file.read_bytes()
            if now in before:
                file.write_bytes(before.replace(now, then))


def _take_place(built: Path, place: Path) -> None:
    """Two renames; a set-up that is killed between them finds the building whole at the next start."""
    aside = None
    if os.path.lexists(place):
        aside = place.with_name(f".v{os.urandom(2).hex()[:3]}")
        _rename(place, aside)
    try:
        _rename(built, place)
    except NotReady:
        if aside:
            _rename(aside, place)
        raise
    if aside:
        _remove(aside)


def _rename(old: Path, new: Path) -> None:
    """Raises NotReady when somebody keeps the folder busy."""
    give_up = time.monotonic() + _PATIENCE_S
    while True:
        try:
            os.rename(old, new)
            return
        except PermissionError:
            if os.name != "nt" or time.monotonic() > give_up:
                raise NotReady(
                    "Lightkeepers' folder .venv is in use. Please close every window of the game and start again."
                ) from None
            time.sleep(0.2)


def _remove(folder: Path) -> None:
    """Away with it; what cannot be removed now goes at the next set-up."""
    if folder.is_symlink() or folder.is_file():
        with contextlib.suppress(OSError):
            folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(root: Path, python: Path) -> None:
    """Cut the fonts and compile the packs now, so that the first play starts at once; not vital."""
    code = "from game.prepare import prepare; prepare()"
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    with contextlib.suppress(OSError):
        subprocess.run([str(python), "-c", code], cwd=root, env=environment, capture_output=True, check=False)


class Progress:
    """One friendly line that grows by dots."""

    def __init__(self, text: str) -> None:
        print(text, end=" ", flush=True, file=sys.stderr)

    def step(self) -> None:
        print(".", end="", flush=True, file=sys.stderr)

    def done(self) -> None:
        print(" ready.", flush=True, file=sys.stderr)

    def stop(self) -> None:
        """End the line, so that the reason stands on its own."""
        print(flush=True, file=sys.stderr)

    def follow(self, command: Sequence[str]) -> str:
        """Run pip, a dot a package. Raises CalledProcessError with everything it said."""
        lines: list[str] = []
        # Somebody's own pip settings for a shared folder must not lead it away from ours.
        environment = {k: v for k, v in os.environ.items() if k not in ("PIP_TARGET", "PIP_PREFIX")} | {"PIP_USER": "0"}
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", env=environment
        ) as running:
            assert running.stdout is not None
            try:
                for line in running.stdout:
                    lines.append(line)
                    if line.startswith(("Collecting", "Installing")):
                        self.step()
            except KeyboardInterrupt:
                running.terminate()
                raise
        if running.returncode:
            raise subprocess.CalledProcessError(running.returncode, command, "".join(lines))
        return "".join(lines)
