"""The small steps under the store, and the branches for other systems that can be tried here."""

import errno
import os
from pathlib import Path

import pytest

from engine.profiles.files.safe_file import FileOps, make_private, patiently, set_aside, trouble_of, write_new


class HeldFile(OSError):
    """What Windows says while a virus scanner looks at the file."""

    def __init__(self) -> None:
        super().__init__(errno.EACCES, "held")
        self.winerror = 32


def test_a_file_that_is_held_for_a_moment_is_tried_again() -> None:
    slept: list[float] = []
    tries = iter([HeldFile(), HeldFile(), None])

    def step() -> None:
        if (problem := next(tries)) is not None:
            raise problem

    patiently(step, sleep=slept.append)
    assert len(slept) == 2


def test_patience_ends_after_two_and_a_half_seconds() -> None:
    slept: list[float] = []

    def step() -> None:
        raise HeldFile

    with pytest.raises(HeldFile):
        patiently(step, sleep=slept.append)
    assert sum(slept) == pytest.approx(2.5, abs=0.06)


def test_other_errors_are_not_tried_again() -> None:
    def step() -> None:
        raise PermissionError(errno.EACCES, "no")

    with pytest.raises(PermissionError):
        patiently(step, sleep=lambda _: pytest.fail("waited"))


def test_where_there_are_no_links_a_private_copy_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(source: object, target: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "a").write_bytes(b"new")
    (tmp_path / "b").write_bytes(b"old")
    FileOps().link(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"new"
    assert (tmp_path / "b").stat().st_mode & 0o777 == 0o600
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b"}


def test_linking_a_file_to_its_own_second_name_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"new")
    for _ in range(2):
        FileOps().link(tmp_path / "a", tmp_path / "b")
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b"}


def test_what_is_set_aside_twice_in_a_second_gets_two_names(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    one, two = set_aside(FileOps(), tmp_path / "a"), set_aside(FileOps(), tmp_path / "a")
    assert one is not None
    assert two is not None
    assert one != two
    assert (tmp_path / "a").exists()
    assert set_aside(FileOps(), tmp_path / "missing") is None


def test_a_new_file_takes_the_place_of_a_leftover(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a long leftover")
    write_new(FileOps(), tmp_path / "a", [b"n", b"ew"])
    assert (tmp_path / "a").read_bytes() == b"new"


def test_private_folders_are_private_all_the_way(tmp_path: Path) -> None:
    make_private(tmp_path / "a" / "b")
    make_private(tmp_path / "a" / "b")
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b")} == {0o700}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EFBIG, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "read_only"),
        (errno.EIO, "disk_error"),
    ],
)
def test_each_refusal_has_a_code(number: int, code: str) -> None:
    assert trouble_of(OSError(number, "")) == code
