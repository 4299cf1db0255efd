"""A pack's zip from a stranger, read into memory and never extracted: every limit is checked before, and again while reading.

Refused with a sentence each: paths that lead elsewhere, links, bombs, overlapping or doubled entries, odd names, passwords, unknown kinds of
files, and anything whose first bytes are not what its name says. Limits: 5 MB a file, 50 MB a pack, 500 entries, 100 times its packed size, depth 4.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from itertools import pairwise

from engine.content.media.inspecting import FILE_BYTES, PICTURES, SOUNDS, BadMedia, check_picture, check_sound, kind_of
from engine.messages import MessageError

PACK_BYTES, MOST_ENTRIES, MOST_RATIO, MOST_DEPTH, LONGEST_NAME = 50_000_000, 500, 100, 4, 100
_NAME = re.compile(r"[a-z0-9._-]+(?:/[a-z0-9._-]+)*")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")
_LITTER = re.compile(r"(?:.*/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini)|__MACOSX/.*")  # left by other systems' packers
_END, _LOCAL = b"PK\x05\x06", b"PK\x03\x04"
_SMALL = 20_000  # bytes up to which any ratio is harmless
_TEXTS = ("yaml", "yml", "json", "md", "txt")
_KINDS = {"jpeg": "jpg"}


class Refused(MessageError):
    """Why a pack is not taken, in a sentence for whoever brought it."""


def read_archive(raw: bytes) -> dict[str, bytes]:
    """Every file of the archive by its name, each one checked. Raises Refused."""
    _look_at_end(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as pack:
            entries = [entry for entry in pack.infolist() if not _LITTER.fullmatch(entry.filename)]
            _check_entries(entries, pack, raw)
            files: dict[str, bytes] = {}
            left = PACK_BYTES
            for entry in entries:
                if not entry.is_dir():
                    files[entry.filename] = _read(pack, entry, left)
                    left -= len(files[entry.filename])
    except Refused:
        raise
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError, RuntimeError, EOFError, LookupError) as problem:
        raise Refused("This zip is damaged, or no zip that can be read.") from problem
    for name, content in files.items():
        check_content(name, content)
    return files


def _look_at_end(raw: bytes) -> None:
    """The number of entries and the size of their list, before anybody builds it in memory."""
    if len(raw) > PACK_BYTES:
        raise Refused("This pack is over 50 MB.")
    at = len(raw) - 22
    if at < 0 or not (raw[at : at + 4] == _END and raw[at + 20 : at + 22] == b"\0\0"):
        at = raw.rfind(_END, max(0, len(raw) - 65_557))
    if at < 0 or at + 22 > len(raw):
        raise Refused("This is no zip.")
    count, size = struct.unpack_from("<HI", raw, at + 10)
    if count > MOST_ENTRIES or size > MOST_ENTRIES * 400:
        raise Refused("This pack has more than {most} files.", most=MOST_ENTRIES)


def _check_entries(entries: list[zipfile.ZipInfo], pack: zipfile.ZipFile, raw: bytes) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused("This pack has more than {most} files.", most=MOST_ENTRIES)
    for entry in entries:
        if not entry.filename:
            raise Refused("A file in this zip has no name.")
        check_name(entry.filename.rstrip("/") if entry.is_dir() else entry.filename)
        mode = entry.external_attr >> 16
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise Refused("“{name}” is a link or a device, and packs hold plain files only.", name=_shown(entry.filename))
        if entry.flag_bits & 0x1:
            raise Refused("“{name}” has a password.", name=_shown(entry.filename))
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("“{name}” is packed in an unusual way. Pack it as a plain zip.", name=_shown(entry.filename))
        if entry.file_size > FILE_BYTES:
            raise Refused("“{name}” is over 5 MB.", name=_shown(entry.filename))
        _check_ratio(entry, entry.file_size)
    if sum(entry.file_size for entry in entries) > PACK_BYTES:
        raise Refused("Unpacked, this pack is over 50 MB.")
    check_names([entry.filename.rstrip("/") for entry in entries], [e.filename.rstrip("/") for e in entries if e.is_dir()])
    _check_overlaps(entries, pack.start_dir, raw)


def check_name(name: str) -> None:
    """Raises Refused for a name that leads elsewhere or that some system cannot keep."""
    parts = name.split("/")
    if name.startswith("/") or "\\" in name or ":" in name or ".." in parts:
        raise Refused("“{name}” leads out of the pack.", name=_shown(name))
    if not _NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        raise Refused(
            "“{name}” is no name for a file of a pack: small letters, digits, dots and dashes, up to 100 of them.",
            name=_shown(name),
        )
    if any(part.startswith(".") or part.endswith(".") or _RESERVED.fullmatch(part) for part in parts):
        raise Refused("“{name}” is no name for a file of a pack.", name=_shown(name))
    if len(parts) > MOST_DEPTH:
        raise Refused("“{name}” lies deeper than {most} folders.", name=_shown(name), most=MOST_DEPTH)


def check_names(names: list[str], folders: list[str]) -> None:
    """Raises Refused when two entries would be one file on some system, or a file is a folder too."""
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise Refused("“{name}” is in the pack twice.", name=_shown(name))
        seen.add(name.casefold())
    files = {name.casefold() for name in names} - {name.casefold() for name in folders}
    for name in names:
        parts = name.casefold().split("/")
        if any("/".join(parts[:n]) in files for n in range(1, len(parts))):
            raise Refused("“{name}” lies in a folder that is a file.", name=_shown(name))


def _check_overlaps(entries: list[zipfile.ZipInfo], end: int, raw: bytes) -> None:
    spans = []
    for entry in entries:
        at = entry.header_offset
        if raw[at : at + 4] != _LOCAL or at + 30 > len(raw):
            raise Refused("This zip is damaged.")
        name, extra = struct.unpack_from("<HH", raw, at + 26)
        spans.append((at, at + 30 + name + extra + entry.compress_size))
    spans.sort()
    if any(first[1] > second[0] for first, second in pairwise(spans)) or any(stop > end for _, stop in spans):
        raise Refused("Files in this zip lie over one another. Such a zip is made to do harm.")


def _check_ratio(entry: zipfile.ZipInfo, size: int) -> None:
    if size > _SMALL and size > MOST_RATIO * max(1, entry.compress_size):
        raise Refused(
            "“{name}” grows to more than {most_ratio} times its size. Such a zip is made to do harm.",
            name=_shown(entry.filename),
            most_ratio=MOST_RATIO,
        )


def _read(pack: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """One file, with every limit kept while it is read, whatever its header says."""
    parts: list[bytes] = []
    size = 0
    with pack.open(entry) as file:
        while part := file.read(65_536):
            parts.append(part)
            size += len(part)
            if size > FILE_BYTES:
                raise Refused("“{name}” is over 5 MB.", name=_shown(entry.filename))
            if size > left:
                raise Refused("Unpacked, this pack is over 50 MB.")
            _check_ratio(entry, size)
    return b"".join(parts)


def check_content(name: str, content: bytes) -> None:
    """Raises Refused when a file is not what its name says, or a picture or sound is too large to be opened."""
    ending = name.rpartition(".")[2] if "." in name else ""
    ending = _KINDS.get(ending, ending)
    if len(content) > FILE_BYTES:
        raise Refused("“{name}” is over 5 MB.", name=_shown(name))
    if ending in _TEXTS:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Refused("“{name}” is no text in UTF-8.", name=_shown(name)) from None
        if "\0" in text:
            raise Refused("“{name}” is no text.", name=_shown(name))
        return
    if ending not in PICTURES + SOUNDS:
        raise Refused("“{name}” is no kind of file a pack may hold: yaml, png, jpg, webp, ogg, wav.", name=_shown(name))
    if kind_of(content) != ending:
        raise Refused("“{name}” is no {ending} inside.", name=_shown(name), ending=ending)
    try:
        if ending in PICTURES:
            check_picture(content)
        else:
            check_sound(content)
    except BadMedia as why:
        raise Refused("“{name}” cannot be used: {why}", name=_shown(name), why=why) from why


def _shown(name: str) -> str:
    return "".join(sign if sign.isprintable() else "·" for sign in name[:60])
