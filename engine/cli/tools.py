"""What the composition root hands to a verb."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from engine.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """Folders, clock and dice of the real machine (or of a test)."""

    profiles: Path
    levels: Sequence[Path]
    cache: Path
    clock: Clock
    dice: Random
    can_show: Callable[[str, str], bool] | None = None
