"""Pictures and sounds that come inside a file: looked at, made small and safe, kept under a name a pack may use."""

import base64
import binascii
import re
import unicodedata

from engine.content.importing.found import Found
from engine.content.media.inspecting import BadMedia, check_sound, kind_of, small_picture

MOST_FILES, MOST_BYTES = 400, 40_000_000  # of a pack's 500 files and 50 MB
_DATA = re.compile(r"data:image/[a-z0-9.+-]{2,20};base64,", re.IGNORECASE)


def enclosed_picture(source: str, found: Found) -> str:
    """The key of a picture written into the text itself (``data:image/png;base64,…``); "" when it is none or cannot be shown."""
    mark = _DATA.match(source)
    if mark is None:
        return ""
    try:
        raw = base64.b64decode(re.sub(r"\s+", "", source[mark.end() :]), validate=True)
    except (binascii.Error, ValueError):
        return ""
    return take_picture(f"picture-{len(found.media) + 1}", raw, found)


def take_picture(name: str, raw: bytes, found: Found) -> str:
    """The key under which a picture is kept in ``found.media``; "" (with a note) when it cannot be shown."""
    try:
        suffix, small = small_picture(raw)
    except BadMedia as why:
        found.note(f"The picture {name[:60]} is left out: {why}")
        return ""
    return _take(name, suffix, small, found)


def take_sound(name: str, raw: bytes, found: Found) -> str:
    """The key under which a sound is kept; "" (with a note) when the game cannot play it."""
    try:
        check_sound(raw)
    except BadMedia as why:
        found.note(f"The sound {name[:60]} is left out: {why}")
        return ""
    return _take(name, kind_of(raw), raw, found)


def _take(name: str, suffix: str, raw: bytes, found: Found) -> str:
    if len(found.media) >= MOST_FILES or sum(map(len, found.media.values())) + len(raw) > MOST_BYTES:
        found.note(f"More than {MOST_FILES} pictures and sounds, or {MOST_BYTES // 1_000_000} MB of them: the rest is left out.")
        return ""
    same = next((key for key, kept in found.media.items() if kept == raw), "")
    if same:
        return same
    bare = unicodedata.normalize("NFKD", name.rpartition(".")[0] or name).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", bare))[:40].strip("-") or "picture"
    key, number = f"media/{stem}.{suffix}", 1
    while key in found.media:
        number += 1
        key = f"media/{stem}-{number}.{suffix}"
    found.media[key] = raw
    return key
