"""A machine that loses power, simulated: which files may a disk show after a cut at any moment?

``RecordingOps`` does the real operations and notes them. ``Disk`` replays the notes up to a cut and then decides by dice, for
everything that was not synced, whether it is there: written data may be missing, torn, zeroed or partly there out of order;
new, renamed and removed names may have happened or not, in any combination. What was synced is there.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from engine.profiles.safe_file import FileOps

Note = tuple[str, tuple[object, ...]]


class RecordingOps(FileOps):
    """Real operations without waiting for the disk; ``notes`` tells what was done to which file."""

    def __init__(self) -> None:
        self.notes: list[Note] = []
        self._names: dict[int, str] = {}

    def note(self, what: str, *more: object) -> None:
        self.notes.append((what, more))

    def open_append(self, path: Path) -> int:
        is_new = not path.exists()
        handle = super().open_append(path)
        self._opened(handle, path, is_new=is_new)
        return handle

    def open_new(self, path: Path) -> int:
        handle = super().open_new(path)
        self._opened(handle, path, is_new=True)
        return handle

    def _opened(self, handle: int, path: Path, *, is_new: bool) -> None:
        self._names[handle] = path.name
        if is_new:
            self.note("create", path.name)

    def write(self, handle: int, data: bytes) -> None:
        super().write(handle, data)
        self.note("write", self._names[handle], data)

    def truncate(self, handle: int, length: int) -> None:
        super().truncate(handle, length)
        self.note("truncate", self._names[handle], length)

    def sync(self, handle: int) -> None:
        os.fstat(handle)
        self.note("sync", self._names[handle])

    def sync_folder(self, folder: Path) -> None:
        folder.stat()
        self.note("sync_folder")

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        for handle, name in self._names.items():
            self._names[handle] = target.name if name == source.name else name
        self.note("replace", source.name, target.name)

    def link(self, source: Path, target: Path) -> None:
        """A new name and a rename, as the real one does it."""
        part = target.with_name(f"{target.name}.part")
        os.link(source, part)
        self.note("link", source.name, part.name)
        os.replace(part, target)
        self.note("replace", part.name, target.name)
        self.remove(part)

    def remove(self, path: Path) -> None:
        is_there = path.exists()
        super().remove(path)
        if is_there:
            self.note("remove", path.name)


@dataclass(slots=True)
class _File:
    """One file's bytes: what is surely on the disk and what was written since."""

    synced: bytes = b""
    now: bytes = b""
    pending: list[tuple[int, bytes]] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)

    def after_cut(self, rng: Random) -> bytes:
        if not self.pending and not self.cuts:
            return self.synced
        match rng.randrange(5):
            case 0:
                return self.synced
            case 1:
                return self.now
            case 2:
                return self.now[: rng.randint(min(len(self.synced), len(self.now)), len(self.now))]
            case 3:  # the length arrived, the bytes did not
                return self.synced + bytes(max(0, len(self.now) - len(self.synced)))
            case _:  # some writes arrived, others not
                data = bytearray(self.synced)
                for start, piece in self.pending:
                    if rng.random() < 0.5:
                        data.extend(bytes(max(0, start + len(piece) - len(data))))
                        data[start : start + len(piece)] = piece
                return bytes(data)


class Disk:
    """Files and names, each as they surely are and as the running system sees them."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self._sure: dict[str, _File] = {name: _File(data, data) for name, data in (files or {}).items()}
        self._seen = dict(self._sure)
        self._unsynced: list[Note] = []
        self._made: dict[int, _File] = {}

    def play(self, notes: list[Note]) -> None:
        for what, more in notes:
            self._play(what, *more)

    def _play(self, what: str, *more: object) -> None:
        match what, more:
            case "create", (str(name),):
                self._seen[name] = _File()
                self._unsynced.append(("put", (name, self._seen[name])))
            case "write", (str(name), bytes(data)):
                file = self._seen[name]
                file.pending.append((len(file.now), data))
                file.now += data
            case "truncate", (str(name), int(length)):
                file = self._seen[name]
                file.now = file.now[:length]
                file.cuts.append(length)
            case "sync", (str(name),):
                file = self._seen[name]
                file.synced, file.pending, file.cuts = file.now, [], []
            case "sync_folder", ():
                self._sure = dict(self._seen)
                self._unsynced = []
            case "link", (str(source), str(target)):
                self._seen[target] = self._seen[source]
                self._unsynced.append(("put", (target, self._seen[source])))
            case "replace", (str(source), str(target)):
                file = self._seen[source]
                if self._seen.get(target) is not file:  # between two names of one file a rename does nothing
                    self._seen[target] = file
                    del self._seen[source]
                    self._unsynced.append(("move", (source, target, file)))
            case "remove", (str(name),):
                del self._seen[name]
                self._unsynced.append(("drop", (name,)))
            case _:
                raise ValueError(what)

    def after_cut(self, rng: Random) -> dict[str, bytes]:
        """What may be found after the power comes back."""
        names = dict(self._sure)
        chance = rng.choice((0.0, 0.5, 0.9, 1.0))
        for what, more in self._unsynced:
            if rng.random() >= chance:
                continue
            match what, more:
                case "put", (str(name), _File() as file):
                    names[name] = file
                case "move", (str(source), str(target), _File() as file):
                    names[target] = file
                    names.pop(source, None)
                case "drop", (str(name),):
                    names.pop(name, None)
        contents = {id(file): file.after_cut(rng) for file in names.values()}
        return {name: contents[id(file)] for name, file in names.items()}


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Write a found disk into an empty folder."""
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
