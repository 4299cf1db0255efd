"""A machine that loses power, simulated: which files and folders may a disk show after a cut at any moment?

``RecordingOps`` does the real operations beneath one folder and notes them. ``Disk`` replays the notes up to a cut and then decides by chance, for
everything that was not synced, whether it is there: written data may be missing, torn, zeroed or partly there out of order;
new, renamed and removed names may have happened or not, in any combination. A folder is a name in the folder around it: where that was
never synced, the folder may be gone with everything that was synced inside it. What was synced up to the top is there.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from random import Random

from engine.profiles.files.safe_file import FileOps

Note = tuple[str, tuple[object, ...]]


class RecordingOps(FileOps):
    """Real operations without waiting for the disk; ``notes`` tells what was done to which file beneath ``root``."""

    def __init__(self, root: Path) -> None:
        self.notes: list[Note] = []
        self._root = root
        self._names: dict[int, str] = {}
        self._folders = {path for path in (root, *root.rglob("*")) if path.is_dir()}

    def note(self, what: str, *more: object) -> None:
        self.notes.append((what, more))

    def _name(self, path: Path) -> str:
        """The path from the root; a folder that was made on the way (by whomever) is noted first."""
        self._see_folders(path.parent)
        return path.relative_to(self._root).as_posix()

    def _see_folders(self, folder: Path) -> None:
        if folder not in self._folders and folder.is_relative_to(self._root):
            self._see_folders(folder.parent)
            self._folders.add(folder)
            self.note("folder", folder.relative_to(self._root).as_posix())

    def make_folder(self, folder: Path) -> None:
        super().make_folder(folder)
        self._see_folders(folder)

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
        self._names[handle] = self._name(path)
        if is_new:
            self.note("create", self._names[handle])

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
        if folder.is_relative_to(self._root):
            self._see_folders(folder)
            self.note("sync_folder", folder.relative_to(self._root).as_posix())

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        old, new = self._name(source), self._name(target)
        for handle, name in list(self._names.items()):  # a writer thread may open one meanwhile
            self._names[handle] = new if name == old else name
        self.note("replace", old, new)

    def link(self, source: Path, target: Path) -> None:
        """A new name and a rename, as the real one does it."""
        part = target.with_name(f"{target.name}.part")
        os.link(source, part)
        self.note("link", self._name(source), self._name(part))
        os.replace(part, target)
        self.note("replace", self._name(part), self._name(target))
        self.remove(part)

    def remove(self, path: Path) -> None:
        is_there = path.exists()
        super().remove(path)
        if is_there:
            self.note("remove", self._name(path))


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


@dataclass(slots=True)
class _Folder:
    """Names in one folder: which surely are on the disk, which the running system sees, and what happened in between."""

    sure: dict[str, "_File | _Folder"] = field(default_factory=dict)
    seen: dict[str, "_File | _Folder"] = field(default_factory=dict)
    unsynced: list[Note] = field(default_factory=list)

    def put(self, name: str, what: "_File | _Folder") -> None:
        self.seen[name] = what
        self.unsynced.append(("put", (name, what)))

    def sync(self) -> None:
        self.sure, self.unsynced = dict(self.seen), []

    def after_cut(self, rng: Random) -> dict[str, "_File | _Folder"]:
        names = dict(self.sure)
        chance = rng.choice((0.0, 0.5, 0.9, 1.0))
        for what, more in self.unsynced:
            if rng.random() >= chance:
                continue
            match what, more:
                case "put", (str(name), (_File() | _Folder()) as there):
                    names[name] = there
                case "move", (str(source), str(target), (_File() | _Folder()) as there):
                    names[target] = there
                    names.pop(source, None)
                case "drop", (str(name),):
                    names.pop(name, None)
        return names


class Disk:
    """Files and folders, each as they surely are and as the running system sees them."""

    def __init__(self, files: dict[str, bytes | None] | None = None) -> None:
        """``files`` by their path from the top, all of them synced; None is a folder."""
        self._top = _Folder()
        for name, data in (files or {}).items():
            holder, last = self._top, PurePosixPath(name).name
            for part in PurePosixPath(name).parts[:-1]:
                holder = self._folder_in(holder, part)
            if data is None:
                self._folder_in(holder, last)
            else:
                holder.put(last, _File(data, data))
                holder.sync()

    @staticmethod
    def _folder_in(holder: _Folder, name: str) -> _Folder:
        if name not in holder.seen:
            holder.put(name, _Folder())
            holder.sync()
        found = holder.seen[name]
        assert isinstance(found, _Folder)
        return found

    def _holder(self, path: str) -> tuple[_Folder, str]:
        """The folder that a path is in, as the running system sees it, and the name in it."""
        *way, name = PurePosixPath(path).parts
        holder = self._top
        for part in way:
            found = holder.seen[part]
            assert isinstance(found, _Folder)
            holder = found
        return holder, name

    def _file(self, path: str) -> _File:
        holder, name = self._holder(path)
        found = holder.seen[name]
        assert isinstance(found, _File)
        return found

    def play(self, notes: list[Note]) -> None:
        for what, more in notes:
            self._play(what, *more)

    def _play(self, what: str, *more: object) -> None:
        match what, more:
            case "folder", (str(path),):
                holder, name = self._holder(path)
                holder.put(name, _Folder())
            case "create", (str(path),):
                holder, name = self._holder(path)
                holder.put(name, _File())
            case "write", (str(path), bytes(data)):
                file = self._file(path)
                file.pending.append((len(file.now), data))
                file.now += data
            case "truncate", (str(path), int(length)):
                file = self._file(path)
                file.now = file.now[:length]
                file.cuts.append(length)
            case "sync", (str(path),):
                file = self._file(path)
                file.synced, file.pending, file.cuts = file.now, [], []
            case "sync_folder", (".",):
                self._top.sync()
            case "sync_folder", (str(path),):
                holder, name = self._holder(path)
                self._folder_in(holder, name).sync()
            case "link", (str(source), str(target)):
                holder, name = self._holder(target)
                holder.put(name, self._file(source))
            case "replace", (str(source), str(target)):
                self._rename(source, target)
            case "remove", (str(path),):
                holder, name = self._holder(path)
                del holder.seen[name]
                holder.unsynced.append(("drop", (name,)))
            case _:
                raise ValueError(what)

    def _rename(self, source: str, target: str) -> None:
        """Within one folder: the store moves no file from one to another."""
        holder, old = self._holder(source)
        same, new = self._holder(target)
        assert holder is same
        file = holder.seen[old]
        if holder.seen.get(new) is not file:  # between two names of one file a rename does nothing
            holder.seen[new] = file
            del holder.seen[old]
            holder.unsynced.append(("move", (old, new, file)))

    def after_cut(self, rng: Random) -> dict[str, bytes | None]:
        """What may be found after the power comes back, by its path; None is a folder."""
        contents: dict[int, bytes] = {}
        found: dict[str, bytes | None] = {}

        def look(folder: _Folder, way: str) -> None:
            for name, there in folder.after_cut(rng).items():
                if isinstance(there, _Folder):
                    found[way + name] = None
                    look(there, f"{way}{name}/")
                else:
                    if id(there) not in contents:
                        contents[id(there)] = there.after_cut(rng)
                    found[way + name] = contents[id(there)]

        look(self._top, "")
        return found


def lay_out(files: dict[str, bytes | None], folder: Path) -> None:
    """Write a found disk into an empty folder."""
    folder.mkdir()
    for name, data in files.items():
        path = folder / name
        if data is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
