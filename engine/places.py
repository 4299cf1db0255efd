"""Where things are on this machine: the checkout, the user's data, the user's cache, the user's own packs."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Folders; nothing is created by looking them up."""

    root: Path
    profiles: Path
    cache: Path
    own_packs: Path
    downloads: Path | None = None

    @property
    def assets(self) -> Path:
        return self.root / "assets"

    @property
    def levels(self) -> Path:
        return self.root / "levels"

    @property
    def take_along(self) -> Path:
        """Where files go that leave the game; never inside the data folder, where erasing must find nothing of them."""
        return self.downloads or self.profiles.parent / "downloads"

    @property
    def log(self) -> Path:
        return self.profiles / "lightkeepers.log"


def find_places(root: Path, profiles: Path | None = None) -> Places:
    """The folders for this user; ``profiles`` replaces the data folder."""
    from platformdirs import user_cache_path, user_data_path, user_downloads_path

    data = profiles or user_data_path("lightkeepers", appauthor=False)
    return Places(
        root=root,
        profiles=data,
        cache=user_cache_path("lightkeepers", appauthor=False),
        own_packs=data / "packs",
        downloads=user_downloads_path(),
    )
