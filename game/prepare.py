"""What is made once at set-up so that playing starts at once: the cuts of the fonts and the compiled packs."""

from pathlib import Path

from engine.content.library.library import load_library
from engine.places import find_places
from game.kit.fonts import prepare as prepare_fonts
from game.kit.pictures import Pictures


def prepare() -> None:
    """Fill the user's cache."""
    places = find_places(Path(__file__).resolve().parent.parent)
    prepare_fonts(places.cache / "fonts")
    load_library([places.levels], cache=places.cache / "packs", can_show=Pictures(places.assets / "pictures").can_show)
