"""Typefaces at any size: Lexend in two real cuts, Atkinson Hyperlegible as the switch, a built-in face for other scripts.

Fonts come from installed packages and are never copied into the project. pygame cannot set the weight of a variable
font and its false bold smears, so the two cuts are made once (``prepare``, about 3 s, at set-up) into the user's cache.
"""

import importlib.util
import json
import unicodedata
from functools import lru_cache
from pathlib import Path

import pygame

CUTS = {"lexend": 400, "lexend-bold": 650}
_COVERAGE = "coverage.json"


def _package_file(package: str, name: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError(f"the font package {package} is not installed")
    return Path(spec.submodule_search_locations[0]) / "files" / name


def prepare(cache: Path) -> None:
    """Make the cuts and the table of covered characters in ``cache`` where they are missing."""
    wanted = [cache / f"{name}.ttf" for name in CUTS] + [cache / _COVERAGE]
    if all(path.is_file() and path.stat().st_size for path in wanted):  # a power cut leaves empty files
        return
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    cache.mkdir(parents=True, exist_ok=True)
    source = _package_file("fontpkg_lexend", "Lexend[wght].ttf")
    for name, weight in CUTS.items():
        _write(cache / f"{name}.ttf", lambda path, w=weight: instantiateVariableFont(TTFont(source), {"wght": w}).save(path))
    coverage = {
        name: _ranges(TTFont(path).getBestCmap())
        for name, path in (
            ("lexend", source),
            ("atkinson", _package_file("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf")),
        )
    }
    _write(cache / _COVERAGE, lambda path: path.write_text(json.dumps(coverage)))


def _write(path: Path, save: object) -> None:
    """Write beside and rename: two first starts at once leave a whole file."""
    import os

    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    save(part)  # type: ignore[operator]
    os.replace(part, path)


def _ranges(cmap: dict[int, str]) -> list[list[int]]:
    ranges: list[list[int]] = []
    for code in sorted(cmap):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


class Fonts:
    """Opens each face once a size. ``family`` is "lexend" or "atkinson"."""

    def __init__(self, cache: Path, family: str = "lexend") -> None:
        prepare(cache)
        self.cache = cache
        self.family = family
        self._files = {
            ("lexend", False): cache / "lexend.ttf",
            ("lexend", True): cache / "lexend-bold.ttf",
            ("atkinson", False): _package_file("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"),
            ("atkinson", True): _package_file("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"),
        }
        self._coverage: dict[str, list[list[int]]] = json.loads((cache / _COVERAGE).read_text())
        self._open: dict[tuple[str, bool, int], pygame.font.Font] = {}
        self.covers = lru_cache(maxsize=4096)(self._covers)

    def font(self, pixels: int, bold: bool = False, family: str | None = None) -> pygame.font.Font:
        """The face at a height of ``pixels``."""
        key = (family or self.family, bold, pixels)
        if key not in self._open:
            name = None if key[0] == "builtin" else self._files[key[0], bold]
            self._open[key] = pygame.font.Font(name, pixels)
        return self._open[key]

    def _covers(self, character: str) -> bool:
        code = ord(character)
        return any(low <= code <= high for low, high in self._coverage[self.family])

    def runs(self, text: str) -> list[tuple[str, str]]:
        """(family, piece) so that every piece can be shown by its family."""
        pieces: list[tuple[str, str]] = []
        for character in text:
            if unicodedata.category(character) == "Cf":
                continue  # marks of direction and the like are not seen; no typeface has a picture of them
            family = self.family if character.isspace() or self.covers(character) else "builtin"
            if pieces and pieces[-1][0] == family:
                pieces[-1] = (family, pieces[-1][1] + character)
            else:
                pieces.append((family, character))
        return pieces
