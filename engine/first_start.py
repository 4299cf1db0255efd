"""The first start: make ``.venv`` beside the checkout from the pinned constraints, once, and start again inside it.

Only the standard library may be used here, because nothing else is there yet. A stamp holding the fingerprint of the constraints says that
the folder is complete; an interrupted install is done anew, a changed constraints file updates it. Whatever goes wrong is said in one sentence.
"""

import contextlib
import errno
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

EXTRAS = {"play": "", "test": "[test]"}
_NO_NETWORK = (
    "Failed to establish a new connection",
    "Connection refused",
    "Retrying (Retry",
    "Could not fetch URL",
    "ResolutionImpossible",  # pins were tried together: when nothing fits them, nothing was found at all
    "NewConnectionError",
    "Temporary failure",
    "No matching distribution",
    "ConnectTimeout",
    "getaddrinfo",
    "Network is unreachable",
)
_NO_SPACE = ("No space left", "Errno 28")


class NotReady(Exception):
    """Why the game cannot be set up, in one sentence for a family."""


def ensure(root: Path, kind: str, command: Sequence[str]) -> None:
    """Return when this Python has what is needed; otherwise set up ``.venv`` and run ``command`` inside it (never returns then)."""
    if os.environ.get("LIGHTKEEPERS_NO_VENV") or getattr(sys, "frozen", False):
        return
    venv = root / ".venv"
    inside = Path(sys.prefix).resolve() == venv.resolve()
    try:
        if not is_complete(root, kind):
            with one_at_a_time(root):
                if not is_complete(root, kind):
                    set_up(root, kind)
        if inside:
            refuse_two_pygames()
            return
    except NotReady as why:
        print(why, file=sys.stderr)
        sys.exit(3)
    except KeyboardInterrupt:
        print("\nStopped. Start again whenever you like.", file=sys.stderr)
        sys.exit(130)
    start_inside(python_in(venv), command)


def python_in(venv: Path) -> Path:
    """The interpreter of a virtual environment on this system."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint(root: Path) -> str:
    """What the installed packages depend on."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for name in ("constraints.txt", "pyproject.toml"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def stamp(root: Path, kind: str) -> Path:
    return root / ".venv" / f"lightkeepers-{kind}.stamp"


def is_complete(root: Path, kind: str) -> bool:
    """Whether ``.venv`` holds everything for ``kind`` ("play" or "test"); the test set includes the playing one."""
    wanted = fingerprint(root)
    kinds = ("test",) if kind == "test" else ("play", "test")
    return any(_read(stamp(root, k)) == wanted for k in kinds) and python_in(root / ".venv").exists()


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


@contextlib.contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Two first starts at once: the second waits for the first."""
    try:
        handle = os.open(root / ".venv.lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        raise NotReady(f"Lightkeepers cannot write into its own folder ({root}). Please move it into your home folder.") from None
    try:
        _wait_for(handle)
        yield
    finally:
        # The file stays: a third start must meet the same lock as a second one that still waits.
        os.close(handle)


def _wait_for(handle: int) -> None:
    """Hold the lock. Some network folders know none; then two first starts at once are the family's own care."""
    if os.name != "nt":
        import fcntl

        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)  # type: ignore[attr-defined,unused-ignore]
        return
    import msvcrt

    waiting = True
    while waiting:
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
            waiting = False
        except OSError as problem:  # Windows gives up after ten seconds; an install takes longer
            waiting = problem.errno in (errno.EDEADLK, errno.EACCES)


def set_up(root: Path, kind: str, run: "Callable[[Sequence[str]], str] | None" = None) -> None:
    """Create or update the environment. Raises NotReady."""
    try:
        import ensurepip
        import venv as venv_module
    except ImportError:
        raise NotReady(
            "This Python came without its venv part. On Debian or Ubuntu: sudo apt install python3-venv, then start again."
        ) from None
    del ensurepip
    say = Progress("Getting Lightkeepers ready, only this first time")
    folder = root / ".venv"
    try:
        if not python_in(folder).exists() or not _works(python_in(folder)):
            venv_module.EnvBuilder(with_pip=True, clear=folder.exists(), symlinks=os.name != "nt").create(folder)
        say.step()
        quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
        command = [str(python_in(folder)), "-m", "pip", "install", *quiet]
        command += ["-c", str(root / "constraints.txt"), *requirements(root, kind)]
        (run or say.follow)(command)
        stamp(root, kind).write_text(fingerprint(root))
    except subprocess.CalledProcessError as problem:
        say.stop()
        raise NotReady(reason_of(str(problem.output or ""))) from None
    except OSError as problem:
        say.stop()
        raise NotReady(reason_of(str(problem))) from None
    _prepare(root, python_in(folder))
    say.done()


def _works(python: Path) -> bool:
    """Whether the interpreter runs and is of the present version (the system's Python may have been replaced)."""
    code = f"import sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])})"
    try:
        return subprocess.run([str(python), "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _prepare(root: Path, python: Path) -> None:
    """Cut the fonts and compile the packs now, so that the first play starts at once; not vital."""
    code = "from game.prepare import prepare; prepare()"
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    with contextlib.suppress(OSError):
        subprocess.run([str(python), "-c", code], cwd=root, env=environment, capture_output=True, check=False)


def requirements(root: Path, kind: str) -> list[str]:
    """What to install, from pyproject.toml."""
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = list(project["dependencies"])
    return wanted + (list(project["optional-dependencies"]["test"]) if kind == "test" else [])


def reason_of(output: str) -> str:
    """One sentence for what pip or the system said."""
    if any(sign in output for sign in _NO_SPACE):
        return "The disk is full: Lightkeepers needs about 200 MB once. Please make some room and start again."
    if "Permission denied" in output or "Read-only" in output:
        return "Lightkeepers cannot write into its own folder. Please move it into your home folder and start again."
    if any(sign in output for sign in _NO_NETWORK):
        return "The first start needs the internet once, to fetch its parts. Please connect and start again."
    last = next((line for line in reversed(output.splitlines()) if line.strip()), "no message")
    return f"Setting up did not work ({last.strip()[:200]}). Please start again."


def refuse_two_pygames() -> None:
    """pygame and pygame-ce share one folder and break each other."""
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in ("pygame", "pygame-ce"):
        with contextlib.suppress(PackageNotFoundError):
            version(name)
            found.append(name)
    if len(found) == 2:
        raise NotReady("Both pygame and pygame-ce are installed and disturb each other. Delete the folder .venv and start again.")


def start_inside(python: Path, command: Sequence[str]) -> None:
    """Go on in the environment's own interpreter; this process ends with it."""
    words = [str(python), *command]
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.run(words, check=False).returncode)
    os.execv(words[0], words)


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
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace") as running:
            assert running.stdout is not None
            for line in running.stdout:
                lines.append(line)
                if line.startswith(("Collecting", "Installing")):
                    self.step()
        if running.returncode:
            raise subprocess.CalledProcessError(running.returncode, command, "".join(lines))
        return "".join(lines)
