"""What the composition root hands to a verb."""

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from engine.challenges.forms import Form
from engine.clock import Clock

Plays = Mapping[str, frozenset[Form]]


def put_file(path: Path, content: bytes) -> None:
    """A whole file, on the disk, or none: what was there before stays. Raises OSError with the name that was asked for."""
    from engine.profiles.files.safe_file import FileOps

    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        FileOps().replace(part, path)
    except OSError as problem:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise OSError(problem.errno, problem.strerror or str(problem), str(path)) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """Folders, clock and dice of the real machine (or of a test)."""

    profiles: Path
    levels: Sequence[Path]
    cache: Path
    clock: Clock
    rng: Random
    can_show: Callable[[str, str], bool] | None = None
    plays: Callable[[], Plays]
    """What the mini-games play, by their names; loaded when somebody really plays."""
