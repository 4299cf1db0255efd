"""Network and cloud folders are known by the system's own tables and by their names."""

from pathlib import Path, PurePosixPath, PureWindowsPath
from types import SimpleNamespace

import pytest

from engine.profiles.surroundings import NETWORK_TYPES, is_cloud, linux_mounts, mac_mounts, type_of, worry

LINUX = """\
/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
server:/home /home nfs4 rw,vers=4.2 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//server/class /media/class\\040room cifs rw 0 0
"""
MAC = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)
//teacher@server/class on /Volumes/class (smbfs, nodev, nosuid, mounted by teacher)
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/mia/.local/share", "nfs4"),
        ("/home/local/mia", "ext4"),
        ("/homes/mia", "ext4"),
        ("/media/class room/x", "cifs"),
        ("/", "ext4"),
    ],
)
def test_the_nearest_mount_point_counts(folder: str, kind: str) -> None:
    assert type_of(PurePosixPath(folder), linux_mounts(LINUX)) == kind


def test_a_share_on_a_mac_is_a_network_folder() -> None:
    assert type_of(PurePosixPath("/Volumes/class/lightkeepers"), mac_mounts(MAC)) in NETWORK_TYPES
    assert type_of(PurePosixPath("/Users/mia/Library"), mac_mounts(MAC)) not in NETWORK_TYPES


@pytest.mark.parametrize(
    "folder",
    [
        PureWindowsPath(r"C:\Users\Mia\OneDrive\Documents"),
        PureWindowsPath(r"C:\Users\Mia\OneDrive - A School\x"),
        PurePosixPath("/home/mia/Dropbox/x"),
        PurePosixPath("/Users/mia/Library/Mobile Documents/x"),
        PurePosixPath("/Users/mia/Library/CloudStorage/GoogleDrive-mia/x"),
    ],
)
def test_cloud_folders_are_known_by_name(folder: PureWindowsPath | PurePosixPath) -> None:
    assert is_cloud(folder)


@pytest.mark.parametrize("name", ["megan", "boxes", "dropboxes", "lightkeepers"])
def test_other_names_are_not(name: str) -> None:
    assert not is_cloud(PurePosixPath(f"/home/{name}/.local/share"))


def test_this_machine_s_scratch_folder_is_a_good_place(tmp_path: Path) -> None:
    assert worry(tmp_path) == ""
    assert worry(tmp_path / "Nextcloud" / "lightkeepers") == "cloud"


@pytest.mark.parametrize(
    ("folder", "kind_of_drive", "said"),
    [(r"\\server\class\x", 3, "network"), ("M:/lightkeepers", 4, "network"), ("C:/lightkeepers", 3, "")],
    ids=["a share by its name", "a share with a letter", "a disk of its own"],
)
def test_on_windows_shares_are_network_folders(
    folder: str, kind_of_drive: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = SimpleNamespace(kernel32=SimpleNamespace(GetDriveTypeW=lambda anchor: kind_of_drive))
    monkeypatch.setattr("engine.profiles.surroundings.sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr("ctypes.windll", system, raising=False)
    monkeypatch.setattr(Path, "absolute", lambda self: self)
    assert worry(Path(folder)) == said


def test_on_a_mac_what_mount_prints_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("engine.profiles.surroundings.sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr("engine.profiles.surroundings.subprocess.run", lambda *_, **__: SimpleNamespace(stdout=MAC))
    monkeypatch.setattr(Path, "absolute", lambda self: self)
    assert worry(Path("/Volumes/class/lightkeepers")) == "network"
    assert worry(Path("/Users/mia/Library")) == ""


def test_where_the_system_cannot_be_asked_nobody_is_worried(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr("engine.profiles.surroundings.sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setattr("engine.profiles.surroundings.subprocess.run", refuses)
    assert worry(Path("/Volumes/class/lightkeepers")) == ""
