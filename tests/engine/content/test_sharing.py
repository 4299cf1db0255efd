"""Passing packs on: the same bytes every time, whatever a stranger's zip tries is refused with a sentence, and nothing is lost on the way."""

import io
import json
import struct
import time
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from engine.content.archives.archive import Refused, check_name, read_archive
from engine.content.archives.manifest import checked_against_manifest
from engine.content.library.library import load_library
from engine.content.sharing.add import AlreadyThere, add, remove
from engine.content.sharing.packing import packed_as_zip, share
from tests.engine.content.writing import GOOD

PACK = GOOD.encode()


def png(side: int = 8) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (side, side), "red").save(out, "PNG")
    return out.getvalue()


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as pack:
        for name, content in files.items():
            pack.writestr(name, content)
    return out.getvalue()


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "My pack"
    (folder / "media").mkdir(parents=True)
    (folder / "pack.yaml").write_bytes(PACK)
    (folder / "media" / "red.png").write_bytes(png())
    (folder / "pack.schema.json").write_text("{}")
    (folder / ".hidden").write_text("secret")
    return folder


# ------------------------------------------------------------------ there and back
def test_a_pack_shared_and_added_is_the_same(pack: Path, tmp_path: Path) -> None:
    assert share(pack, tmp_path / "out.zip") == ["media/red.png", "pack.yaml"]
    own = tmp_path / "own"
    added = add(tmp_path / "out.zip", own, [own])
    assert (added.id, added.author, added.licence, added.skills, added.sealed) == ("trial", "A. Teacher", "CC-BY-4.0", 1, True)
    assert sorted(p.relative_to(own).as_posix() for p in own.rglob("*") if p.is_file()) == [
        "trial/media/red.png",
        "trial/pack.yaml",
    ]
    assert (own / "trial" / "pack.yaml").read_bytes() == PACK
    assert [p.id for p in load_library([own]).packs] == ["trial"]


def test_the_same_pack_gives_the_same_bytes(pack: Path, tmp_path: Path) -> None:
    share(pack, tmp_path / "a.zip")
    time.sleep(0.01)
    (pack / "pack.yaml").touch()
    share(pack, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


@pytest.mark.parametrize(("old", "new", "why"), [("A. Teacher", "unknown", "author"), ("CC-BY-4.0", "unknown", "licence"), ("answer: a + b", "answer: a + c", "not in order")])  # fmt: skip
def test_what_is_not_decided_or_not_in_order_is_not_shared(pack: Path, tmp_path: Path, old: str, new: str, why: str) -> None:
    (pack / "pack.yaml").write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(Refused, match=why):
        share(pack, tmp_path / "out.zip")
    assert not (tmp_path / "out.zip").exists()


def test_a_link_is_not_shared(pack: Path, tmp_path: Path) -> None:
    (pack / "media" / "passwords.png").symlink_to("/etc/passwd")
    with pytest.raises(Refused, match="link"):
        share(pack, tmp_path / "out.zip")


# ------------------------------------------------------------------ what strangers try
@pytest.mark.parametrize("name", ["../evil.png", "/etc/x.png", "a/../../x.png", "c:/x.png", "a\\b.png", "A.png", "a b.png", "é.png", "a/b/c/d/e.png", "a" * 101, "con.png", "com1.png", ".hidden", "a./b.png", "a//b.png", ""])  # fmt: skip
def test_names_that_lead_elsewhere_or_nowhere(name: str) -> None:
    with pytest.raises(Refused, match=r"“.*”"):
        check_name(name)
    if name:
        with pytest.raises(Refused):
            read_archive(zipped({"pack.yaml": PACK, name: png()}))


def test_bombs_are_refused_quickly() -> None:
    began = time.perf_counter()
    with pytest.raises(Refused, match=r"times its size|5 MB"):
        read_archive(zipped({"pack.yaml": b" " * 4_000_000}))
    with pytest.raises(Refused, match="5 MB"):
        read_archive(zipped({"pack.yaml": b"\0" * 6_000_000}, zipfile.ZIP_STORED))
    with pytest.raises(Refused, match="500"):
        read_archive(zipped({f"f{n}.txt": b"" for n in range(501)}))
    assert time.perf_counter() - began < 2


def test_a_size_that_lies_is_noticed_while_reading() -> None:
    raw = bytearray(zipped({"pack.yaml": b"# \n" * 1_500_000}))
    at = raw.rfind(b"PK\x01\x02")
    struct.pack_into("<I", raw, at + 24, 100)  # the size in the list
    struct.pack_into("<I", raw, 22, 100)  # and in the file's own head
    with pytest.raises(Refused):
        read_archive(bytes(raw))


def test_links_passwords_doubles_and_overlaps() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        link = zipfile.ZipInfo("link.png")
        link.external_attr = 0o120777 << 16
        pack.writestr(link, "/etc/passwd")
    with pytest.raises(Refused, match="link"):
        read_archive(out.getvalue())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        pack.writestr("a.txt", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            pack.writestr("a.txt", "2")
    with pytest.raises(Refused, match="twice"):
        read_archive(out.getvalue())
    with pytest.raises(Refused, match="folder that is a file"):
        read_archive(zipped({"a.txt": b"x", "a.txt/b.txt": b"y"}))
    locked = bytearray(zipped({"a.txt": b"x"}))
    at = locked.rfind(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(Refused, match="password"):
        read_archive(bytes(locked))
    twin = bytearray(zipped({"a.txt": b"x" * 50, "b.txt": b"x" * 50}, zipfile.ZIP_STORED))
    at = twin.rfind(b"PK\x01\x02")
    struct.pack_into("<I", twin, at + 42, 0)  # the second entry points at the first one's bytes
    with pytest.raises(Refused, match=r"over one another|damaged"):
        read_archive(bytes(twin))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.png", b"GIF89a", "no png inside"),
        ("a.png", b"\x89PNG\r\n\x1a\nrubbish", "damaged"),
        ("a.jpg", png(), "no jpg inside"),
        ("a.svg", b"<svg/>", "no kind of file"),
        ("a.exe", b"MZ", "no kind of file"),
        ("a", b"x", "no kind of file"),
        ("a.yaml", b"\xff\xfe", "UTF-8"),
        ("a.txt", b"a\0b", "no text"),
        ("a.ogg", b"OggS" + b"\0" * 100, "cannot be used"),
        ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", "cannot be used"),
        ("a.png", png(2049), "2049 × 2049"),
    ],
)
def test_content_that_is_not_what_its_name_says(name: str, content: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_archive(zipped({"pack.yaml": PACK, name: content}))


@pytest.mark.parametrize("raw", [b"", b"PK", b"no zip at all", b"PK\x05\x06" + b"\0" * 18, b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip(raw: bytes) -> None:
    with pytest.raises(Refused):
        checked_against_manifest(read_archive(raw))


def test_changed_content_newer_lists_and_missing_files(pack: Path, tmp_path: Path) -> None:
    share(pack, tmp_path / "out.zip")
    files = read_archive((tmp_path / "out.zip").read_bytes())
    assert checked_against_manifest(files)[1]
    with pytest.raises(Refused, match=r"pack\.yaml.*changed"):
        checked_against_manifest({**files, "pack.yaml": PACK + b"# x\n"})
    with pytest.raises(Refused, match="changed or added"):
        checked_against_manifest({**files, "more.txt": b"x"})
    with pytest.raises(Refused, match="missing"):
        checked_against_manifest({name: c for name, c in files.items() if name != "media/red.png"})
    manifest = json.loads(files["manifest.json"])
    with pytest.raises(Refused, match="newer"):
        checked_against_manifest({**files, "manifest.json": json.dumps({**manifest, "lightkeepers": 2}).encode()})
    with pytest.raises(Refused, match="checksums"):
        checked_against_manifest({**files, "manifest.json": b"[]"})
    with pytest.raises(Refused, match=r"no pack\.yaml"):
        checked_against_manifest({"readme.txt": b"x"})


# ------------------------------------------------------------------ adding
def test_a_zip_made_by_hand_is_taken_too(tmp_path: Path) -> None:
    litter = {"__MACOSX/trial/._pack.yaml": b"\0\1", "trial/.DS_Store": b"\0"}
    (tmp_path / "hand.zip").write_bytes(zipped({"trial/pack.yaml": PACK, "trial/red.png": png(), **litter}))
    own = tmp_path / "own"
    assert not add(tmp_path / "hand.zip", own, [own]).sealed
    assert sorted(p.name for p in (own / "trial").iterdir()) == ["pack.yaml", "red.png"]


def test_a_pack_of_the_same_id_is_asked_for_and_the_old_one_kept_until_the_new_is_checked(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (tmp_path / "one.yaml").write_bytes(PACK)
    add(tmp_path / "one.yaml", own, [own])
    newer = PACK.replace(b"title: Trial", b"title: Newer")
    (tmp_path / "two.zip").write_bytes(zipped({"pack.yaml": newer}))
    with pytest.raises(AlreadyThere):
        add(tmp_path / "two.zip", own, [own])
    (tmp_path / "bad.zip").write_bytes(zipped({"pack.yaml": PACK.replace(b"answer: a + b", b"answer: nothing")}))
    with pytest.raises(Refused, match="Nothing of this pack"):
        add(tmp_path / "bad.zip", own, [own], replace=True)
    assert (own / "trial" / "pack.yaml").read_bytes() == PACK
    assert add(tmp_path / "two.zip", own, [own], replace=True).replaced
    assert (own / "trial" / "pack.yaml").read_bytes() == newer
    assert [p.name for p in own.iterdir()] == ["trial"], "nothing is left lying about"


def test_packs_of_the_game_keep_their_place(tmp_path: Path) -> None:
    levels, own = tmp_path / "levels", tmp_path / "own"
    levels.mkdir()
    (levels / "trial.yaml").write_bytes(PACK)
    with pytest.raises(Refused, match="comes with the game"):
        add(levels / "trial.yaml", own, [levels, own])


def test_removing_takes_folders_files_and_zips(tmp_path: Path) -> None:
    own = tmp_path / "own"
    (tmp_path / "one.yaml").write_bytes(PACK)
    add(tmp_path / "one.yaml", own, [own])
    (own / "again.zip").write_bytes(zipped({"pack.yaml": PACK}))
    (own / "file.yaml").write_bytes(PACK)
    assert remove("trial", own)
    assert list(own.iterdir()) == []
    assert not remove("trial", own)


def test_a_zip_in_the_packs_folder_plays_and_a_bad_one_is_named(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "good.zip").write_bytes(packed_as_zip({"pack.yaml": PACK, "red.png": png()}))
    (own / "evil.zip").write_bytes(zipped({"pack.yaml": PACK, "../x.png": png()}))
    for _ in range(2):
        library = load_library([own], cache=tmp_path / "cache")
        assert [(p.id, (p.folder / "red.png").is_file()) for p in library.packs] == [("trial", True)]
        assert [(p.code, p.file) for p in library.problems if p.severity == "error"] == [("zip_refused", "evil.zip")]
    assert not list(tmp_path.glob("x.png"))


def test_as_many_files_are_shared_as_a_pack_may_have_beside_its_seal(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.content.sharing.packing.MOST_ENTRIES", 4)
    (pack / "media" / "blue.png").write_bytes(png(9))
    assert len(share(pack, tmp_path / "out.zip")) == 3
    (pack / "media" / "green.png").write_bytes(png(10))
    with pytest.raises(Refused, match="more than 3 files"):
        share(pack, tmp_path / "out.zip")
