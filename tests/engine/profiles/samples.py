"""Keepers and facts to put into stores, and file operations that are quick or that fail."""

import errno
import os
from pathlib import Path

from engine.profiles.files.safe_file import FileOps
from engine.profiles.profile import Profile, new_profile
from engine.records import AnswerGiven, Fact, LevelStarted

CREATED_S = 1_767_261_600.0


def keeper(nickname: str = "Mika") -> Profile:
    return new_profile(nickname, created_s=CREATED_S)


def answer(number: int) -> AnswerGiven:
    """The ``number``-th answer; its seed is the number."""
    return AnswerGiven(
        at_s=CREATED_S + number,
        level=f"level-{number // 8}",
        item="first-numbers/count-to-5#dots.1",
        skills=("first-numbers/count-to-5",),
        seed=number,
        purpose="practice",
        correct=number % 3 > 0,
        given=str(number % 7),
    )


def level_start() -> LevelStarted:
    return LevelStarted(
        at_s=CREATED_S, level="l", skill="first-numbers/count-to-5", purpose="practice", minigame="fog_beam", seed=1
    )


def seeds(facts: list[Fact]) -> list[int]:
    return [fact.seed for fact in facts if isinstance(fact, AnswerGiven)]


BOOKMARK = {
    "level": "l", "skill": "p/s", "purpose": "practice", "minigame": "fog_beam", "seed": 1, "total": 8, "number": 2, "attempts": 1,
    "hints": 0, "wish": "normal", "right": 1, "misses": [["p/s#t.0", 7]], "past": [["p/s#t.0", "p/s", True, ""], ["p/s#t.0", "p/s", None]],
    "sure": "", "seen": ["a"], "item_seed": 5,
    "choice": {"item": "p/s#t.0", "skill": "p/s", "predicted": 0.7, "target": 0.75, "purpose": "practice",
               "reason": {"code": "review_due", "skill": "p/s", "numbers": {"days": 2.0}}},
}  # fmt: skip
"""A level left in the middle, as it is stored."""


class QuickOps(FileOps):
    """The real operations without waiting for the disk."""

    def sync(self, handle: int) -> None:
        os.fstat(handle)

    def sync_folder(self, folder: Path) -> None:
        folder.stat()


class FailingOps(QuickOps):
    """Fails with ``error``, while it is set, at the operations that ``fails`` names (all, when it names none).

    With ``at`` it begins at the ``at``-th of them, and ``once`` means that one alone.
    """

    def __init__(self, *fails: str, error: int = 0, at: int = -1, once: bool = False) -> None:
        self.fails, self.error, self.at, self.once = frozenset(fails), error, at, once
        self.count = 0

    def _step(self, name: str) -> None:
        if self.fails and name not in self.fails:
            return
        number, self.count = self.count, self.count + 1
        if not self.error:
            return
        if self.at < 0 or number == self.at or (number > self.at and not self.once):
            raise OSError(self.error, os.strerror(self.error))

    def open_append(self, path: Path) -> int:
        self._step("open_append")
        return super().open_append(path)

    def open_new(self, path: Path) -> int:
        self._step("open_new")
        return super().open_new(path)

    def write(self, handle: int, data: bytes) -> None:
        try:
            self._step("write")
        except OSError:
            os.write(handle, data[: len(data) // 2])  # a full disk takes what still fits
            raise
        super().write(handle, data)

    def truncate(self, handle: int, length: int) -> None:
        self._step("truncate")
        super().truncate(handle, length)

    def sync(self, handle: int) -> None:
        self._step("sync")

    def sync_folder(self, folder: Path) -> None:
        self._step("sync_folder")

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace")
        super().replace(source, target)

    def link(self, source: Path, target: Path) -> None:
        self._step("link")
        super().link(source, target)

    def remove(self, path: Path) -> None:
        self._step("remove")
        super().remove(path)


ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES)
