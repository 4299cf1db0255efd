"""Is the data folder a good place? Network disks may know no locks, and a cloud service may put an old file over a new one.

Only names and the system's own tables are looked at; nothing is written and nothing is asked over a network.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path, PurePath

NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "ncpfs", "9p", "ceph", "glusterfs", "afs"}
    | {"fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.glusterfs", "fuse.gvfsd-fuse"}
)
_CLOUDS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mobile documents", "cloudstorage", "nextcloud")
_MORE_CLOUDS = ("owncloud", "pcloud", "mega", "magentacloud", "syncthing", "seafile", "box sync", "creative cloud")
_REMOTE_DRIVE = 4  # GetDriveTypeW


def worry(folder: Path) -> str:
    """ "network", "cloud", or empty where the folder is a good place as far as can be seen."""
    place = folder.absolute()
    if is_cloud(place):
        return "cloud"
    return "network" if _is_network(place) else ""


def is_cloud(folder: PurePath) -> bool:
    """Whether a part of the path is named as the folder of a cloud service."""
    parts = [part.casefold() for part in folder.parts]
    return any(part == name or part.startswith((f"{name} ", f"{name}-")) for part in parts for name in (*_CLOUDS, *_MORE_CLOUDS))


def _is_network(folder: Path) -> bool:
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    try:
        if sys.platform == "darwin":
            listing = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False).stdout
            return type_of(folder, mac_mounts(listing)) in NETWORK_TYPES
        return type_of(folder, linux_mounts(Path("/proc/self/mounts").read_text("utf-8", "replace"))) in NETWORK_TYPES
    except (OSError, subprocess.SubprocessError):
        return False


def _is_remote_drive(folder: Path) -> bool:
    if str(folder).startswith("\\\\"):
        return True
    import ctypes

    kind: int = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)  # type: ignore[attr-defined,unused-ignore]
    return kind == _REMOTE_DRIVE


def linux_mounts(table: str) -> list[tuple[str, str]]:
    """(mount point, type) of /proc/self/mounts; blanks in names are written as \\040 there."""
    rows = [line.split(" ") for line in table.splitlines()]
    return [(row[1].replace("\\040", " "), row[2]) for row in rows if len(row) > 2]


def mac_mounts(table: str) -> list[tuple[str, str]]:
    """(mount point, type) of what ``mount`` prints on macOS: ``//me@server/share on /Volumes/share (smbfs, nodev)``."""
    found = []
    for line in table.splitlines():
        place, _, options = line.partition(" on ")[2].rpartition(" (")
        if place:
            found.append((place, options.split(",")[0].strip(" )")))
    return found


def type_of(folder: PurePath, mounts: Iterable[tuple[str, str]]) -> str:
    """The type of the file system that holds ``folder``: the longest mount point above it wins, the later of two alike."""
    best, kind = -1, ""
    for point, name in mounts:
        inside = folder.as_posix() == point or folder.as_posix().startswith(point.rstrip("/") + "/")
        if inside and len(point) >= best:
            best, kind = len(point), name
    return kind
