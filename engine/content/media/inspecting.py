"""Pictures and sounds from strangers: what they are by their first bytes, and whether they are small enough to be opened.

A 76 kB PNG can become 3 GB, an hour of silence fits into a small Ogg file; so sizes are read from headers before anything is decoded.
Nothing here is handed to the game's window or mixer.
"""

import io
import struct
import warnings

from engine.content.media.sound_files import LONGEST_S, NotASound, seconds_in
from engine.messages import MessageError

FILE_BYTES, SIDE_PX = 5_000_000, 2048
_WIDEST_PX, _IMPORT_PX = 16_000_000, 1024  # what an importer opens at most, and what it makes of it (pixels, longer side)
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"OggS", "ogg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"ID3", "mp3"),
    (b"\xff\xfb", "mp3"),
    (b"\xff\xf3", "mp3"),
)
PICTURES, SOUNDS = ("png", "jpg", "webp"), ("ogg", "wav")


class BadMedia(MessageError):
    """Why a picture or sound cannot be used, in a sentence."""


def kind_of(raw: bytes) -> str:
    """png, jpg, webp, ogg, wav (the kinds a pack may hold), gif, bmp or mp3; "" for anything else."""
    if raw[:4] == b"RIFF":
        return {b"WEBP": "webp", b"WAVE": "wav"}.get(raw[8:12], "")
    return next((kind for magic, kind in _MAGIC if raw.startswith(magic)), "")


def check_picture(raw: bytes) -> None:
    """Raises BadMedia unless this picture can be opened within a pack's limits; it is decoded once, within them."""
    _opened(raw, ("PNG", "JPEG", "WEBP"), SIDE_PX * SIDE_PX, SIDE_PX)


def small_picture(raw: bytes) -> tuple[str, bytes]:
    """(suffix, bytes) of the picture made anew, at most 1024 pixels wide and high. Raises BadMedia."""
    from PIL import Image

    image = _opened(raw, ("PNG", "JPEG", "WEBP", "GIF", "BMP"), _WIDEST_PX, 10_000)
    out = io.BytesIO()
    try:
        clear = "A" in image.mode or "transparency" in image.info
        photo = kind_of(raw) in ("jpg", "webp", "bmp") and not clear
        plain = image.convert("RGBA" if clear else "RGB")
        plain.thumbnail((_IMPORT_PX, _IMPORT_PX), Image.Resampling.LANCZOS)
        plain.save(out, "JPEG" if photo else "PNG", **({"quality": 85} if photo else {"optimize": True}))
    except (OSError, ValueError) as problem:
        raise BadMedia("it cannot be made smaller.") from problem
    return ("jpg" if photo else "png"), out.getvalue()


def _opened(raw: bytes, formats: tuple[str, ...], most_px: int, side: int):  # type: ignore[no-untyped-def]
    from PIL import Image

    if len(raw) > FILE_BYTES:
        raise BadMedia("it is over 5 MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            image = Image.open(io.BytesIO(raw), formats=formats)
            wide, high = image.size
            if wide * high > most_px or max(wide, high) > side:
                raise BadMedia("it is {wide} × {high} pixels large.", wide=wide, high=high)
            image.load()
    except BadMedia:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise BadMedia("it is too large.") from problem
    except (
        OSError,
        ValueError,
        SyntaxError,
        struct.error,
        EOFError,
        IndexError,
        TypeError,
        OverflowError,
        Warning,
        KeyError,
    ) as problem:
        raise BadMedia("it is damaged, or no PNG, JPEG or WebP picture.") from problem
    return image


def check_sound(raw: bytes) -> float:
    """How many seconds a sound lasts. Raises BadMedia when it is neither WAV nor Ogg Vorbis, or too long."""
    kind = kind_of(raw)
    if len(raw) > FILE_BYTES:
        raise BadMedia("it is over 5 MB.")
    if kind not in SOUNDS:
        raise BadMedia(
            "the game plays Ogg and WAV sounds, and this is an MP3."
            if kind == "mp3"
            else "the game plays Ogg and WAV sounds, and this is something else."
        )
    try:
        seconds = seconds_in(raw)
    except NotASound as problem:
        raise BadMedia("{problem}.", problem=problem) from problem
    if seconds > LONGEST_S:
        raise BadMedia("it lasts {seconds} seconds, and {most} is the most.", seconds=round(seconds), most=round(LONGEST_S))
    return seconds
