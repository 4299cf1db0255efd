"""The first start: make ``.venv`` beside the checkout from the pinned parts, once, and start again inside it.

Only the standard library may be used in this package, because nothing else is there yet. The environment is built under another name and
takes its place when it is whole, so a set-up may be killed at any moment. Every start looks whether each part still has its size (``parts``);
what is damaged is set up anew (``setting_up``). Whatever goes wrong is said in one sentence.
"""

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.first_start.parts import is_whole, look_closely, python_in
from engine.first_start.reasons import NotReady

_STARTED = "LIGHTKEEPERS_STARTED"  # set for the interpreter of .venv: its parts were just looked at
_MENDED = "LIGHTKEEPERS_MENDED"  # set after a mending: a second error in a row is told as it is
_AGAIN = 75  # what a game on Windows ends with when its starter shall mend .venv and start it again
SIGNS_OF_DAMAGE = (ImportError, AttributeError, EOFError, NameError, SyntaxError, TypeError, ValueError)


def ensure(root: Path, kind: str, command: Sequence[str]) -> None:
    """Return when this Python has what is needed; otherwise set up ``.venv`` and run ``command`` inside it (never returns then).

    Without ``constraints.txt`` this is no checkout: somebody installed the game, and its parts are theirs to care for.
    """
    if os.environ.get("LIGHTKEEPERS_NO_VENV") or getattr(sys, "frozen", False) or not (root / "constraints.txt").exists():
        return
    venv = root / ".venv"
    was_started = bool(os.environ.pop(_STARTED, ""))
    inside = _is_inside(venv)
    if inside and was_started:
        return
    with told_kindly():
        if was_started:
            raise NotReady("The folder .venv does not work on this computer. Please delete it and start again.")
        whole = is_whole(root, venv, kind)
        if not whole:
            _set_up(root, kind, inside)
    if not inside or not whole:
        start_inside(root, kind, command)


def mend(root: Path, kind: str, command: Sequence[str]) -> None:
    """After an error such as a damaged part causes: look closely; when one is damaged, set up anew and run ``command`` again.

    Returns when nothing is damaged (the error is our own then) or this was tried already.
    """
    if os.environ.get(_MENDED) or not _is_inside(root / ".venv"):
        return
    with told_kindly():
        try:
            was_damaged = look_closely(root / ".venv")
        except OSError:
            raise NotReady("Some parts of Lightkeepers are damaged. Please delete the folder .venv and start again.") from None
    if not was_damaged:
        return
    os.environ[_MENDED] = "1"
    if os.name == "nt":
        sys.exit(_AGAIN)
    _go_on([str(getattr(sys, "_base_executable", sys.executable)), *command])


def _is_inside(venv: Path) -> bool:
    return Path(sys.prefix).resolve() == venv.resolve()


def _set_up(root: Path, kind: str, inside: bool) -> None:
    if inside and os.name == "nt":
        raise NotReady("Some parts of Lightkeepers are out of date or damaged. Please start again with: py main.py")
    from engine.first_start.setting_up import set_up

    with one_at_a_time(root):
        if not is_whole(root, root / ".venv", kind):
            set_up(root, kind)


@contextlib.contextmanager
def told_kindly() -> Iterator[None]:
    """End with one sentence instead of a trace."""
    try:
        yield
    except NotReady as why:
        print(why, file=sys.stderr)
        sys.exit(3)
    except KeyboardInterrupt:
        print("\nStopped. Start again whenever you like.", file=sys.stderr)
        sys.exit(130)


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
    import errno
    import msvcrt

    waiting = True
    while waiting:
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
            waiting = False
        except OSError as problem:  # Windows gives up after ten seconds; an install takes longer
            waiting = problem.errno in (errno.EDEADLK, errno.EACCES)


def start_inside(root: Path, kind: str, command: Sequence[str]) -> None:
    """Go on in the environment's own interpreter; this process ends with it."""
    os.environ[_STARTED] = "1"
    code = _go_on([str(python_in(root / ".venv")), *command])
    if code == _AGAIN and not os.environ.get(_MENDED):
        os.environ.pop(_STARTED)
        os.environ[_MENDED] = "1"
        ensure(root, kind, command)
    sys.exit(code)


def _go_on(words: Sequence[str]) -> int:
    """Become another process; on Windows, which knows no such thing, wait for it and return its exit code."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(words[0], list(words))
    import subprocess

    return subprocess.run(words, check=False).returncode
