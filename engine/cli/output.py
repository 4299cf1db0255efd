"""How every verb speaks to a terminal, a file or a pipe: an old code page never stops it, and a reader that goes away ends it quietly.

Windows terminals may still write in cp850 or cp1252, which have no emoji and not every quote. There the nearest sign is written, or a “?”; a file
gets UTF-8, so that nothing in it is lost.
"""

import codecs
import os
import stat
import sys
from collections.abc import Callable
from typing import TextIO

from engine.clean_text import one_line

_NEAREST = {
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "…": "...",
    "→": "->",
    "\ufe0f": "",
    "\u200d": "",
}
_READER_GONE = 141  # what shells report of a program whose reader went away


def run(main: Callable[[], int]) -> int:
    """The exit code of ``main``, whose words go out whatever the terminal is able to show."""
    for stream in (sys.stdout, sys.stderr):
        make_safe(stream)
    try:
        try:
            return main()
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        # The interpreter flushes once more when it ends: that goes nowhere instead of into the broken pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _READER_GONE


def tell(*lines: object) -> None:
    """Print each line as one line: whatever a stranger's file put into it neither forges another one nor moves the cursor."""
    for line in lines:
        print(one_line(str(line)))


def make_safe(stream: TextIO | None) -> None:
    """Let ``stream`` write every text. None is a window without a terminal."""
    reconfigure = getattr(stream, "reconfigure", None)
    if stream is None or reconfigure is None:
        return
    codecs.register_error("nearest_sign", _nearest)
    to_file = not os.environ.get("PYTHONIOENCODING") and _is_file(stream)
    reconfigure(encoding="utf-8" if to_file else None, errors="nearest_sign")


def _is_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """What stands for signs that the encoding does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_NEAREST.get(sign, "?") for sign in error.object[error.start : error.end]), error.end
