"""Where the fault tests work: a disk in memory when there is one, so that tens of thousands of states take seconds."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")


def quick_place() -> str | None:
    """The folder of a disk in memory; None (the usual place) when there is none or it is nearly full."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > 200_000_000:
        return str(MEMORY)
    return None


@pytest.fixture
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="lightkeepers-", dir=quick_place()) as folder:
        yield Path(folder)
