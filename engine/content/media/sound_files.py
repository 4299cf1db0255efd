"""How long a sound of a pack is, by its header and its pages, without decoding it: an hour of silence fits into a small file.

Ogg Vorbis (RFC 3533 for the pages, the Vorbis I specification for the first header) and WAV with plain samples. The game asks here
before it hands a stranger's file to the mixer; the checker asks so that the teacher hears of it first.
"""

import re
from pathlib import Path
from typing import Literal

from engine.messages import Message, MessageError

LONGEST_S = 15.0
MOST_BYTES = 5_000_000
_SLACK = 4  # packets may be shorter than they could be; four times the length is still harmless (10 MB of samples)
_NAME = re.compile(r"[a-z0-9][a-z0-9._/-]{0,99}\.(ogg|wav)")
_RATES, _CHANNELS = range(8_000, 96_001), (1, 2)
Trouble = Literal["sound_missing", "sound_unreadable", "sound_too_long"]


class NotASound(MessageError):
    """The file is none of the sounds that can be played; says why in a teacher's words."""


def sound_file(name: str, folder: str) -> Path | None:
    """Where a pack's sound lies, or None: no such file, or a name that leads elsewhere."""
    if not folder or not _NAME.fullmatch(name) or ".." in name:
        return None
    path = Path(folder) / name
    return path if path.is_file() and not path.is_symlink() else None


def trouble_with(name: str, folder: str) -> tuple[Trouble, str | Message] | None:
    """What is wrong with a pack's sound and its details; None when it can be played."""
    path = sound_file(name, folder)
    if path is None:
        return "sound_missing", ""
    try:
        seconds = seconds_of(path)
    except NotASound as problem:
        return "sound_unreadable", problem.message
    except OSError as problem:
        return "sound_unreadable", str(problem)
    return ("sound_too_long", f"{seconds:.0f}") if seconds > LONGEST_S else None


def seconds_of(path: Path) -> float:
    """The length of a sound. Raises NotASound, OSError."""
    if path.stat().st_size > MOST_BYTES:
        raise NotASound("the file is over 5 MB")
    return seconds_in(path.read_bytes())


def seconds_in(data: bytes) -> float:
    """The length of a sound in memory. Raises NotASound."""
    if data[:4] == b"OggS":
        return _ogg_seconds(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return _wav_seconds(data)
    raise NotASound("it is neither Ogg nor WAV inside")


def _wav_seconds(data: bytes) -> float:
    at, each, rate = 12, 0, 0
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt " and len(body) >= 16:
            form, channels = int.from_bytes(body[0:2], "little"), int.from_bytes(body[2:4], "little")
            rate, bits = int.from_bytes(body[4:8], "little"), int.from_bytes(body[14:16], "little")
            if form not in (1, 3) or bits not in (8, 16, 24, 32):
                raise NotASound("the samples of this WAV are packed; save it as plain PCM")
            _fits(channels, rate)
            each = channels * bits // 8
        if name == b"data" and each:
            return len(body) / each / rate
        at += 8 + size + size % 2
    raise NotASound("the WAV has no samples")


def _ogg_seconds(data: bytes) -> float:
    """The last position told, or what so many packets could hold when that is far more: positions can lie."""
    if data[28 : 28 + 7] != b"\x01vorbis" or len(data) < 58:
        raise NotASound("inside the Ogg is no Vorbis; save it as Ogg Vorbis")
    channels, rate = data[39], int.from_bytes(data[40:44], "little")
    _fits(channels, rate)
    largest_block = 1 << (data[56] >> 4)
    at, last, packets = 0, 0, 0
    while at + 27 <= len(data):
        if data[at : at + 4] != b"OggS":
            raise NotASound("the Ogg is damaged")
        position = int.from_bytes(data[at + 6 : at + 14], "little", signed=True)
        segments = data[at + 27 : at + 27 + data[at + 26]]
        last, packets = max(last, position), packets + sum(size < 255 for size in segments)
        at += 27 + data[at + 26] + sum(segments)
    told, could_be = last / rate, packets * largest_block / 2 / rate
    return told if could_be <= _SLACK * LONGEST_S else max(told, could_be / _SLACK)


def _fits(channels: int, rate: int) -> None:
    if channels not in _CHANNELS or rate not in _RATES:
        raise NotASound("a sound has one or two channels and 8,000 to 96,000 samples a second")
