"""Pictures that are kept as files in the user's cache."""

from pathlib import Path

import pygame

from game.kit.pictures import Pictures


def test_of_all_sizes_a_window_ever_had_only_the_last_few_stay_on_disk(
    window: pygame.Surface, root: Path, tmp_path: Path
) -> None:
    pictures = Pictures(root / "assets" / "pictures")
    made: list[int] = []

    def make(wide: int) -> pygame.Surface:
        made.append(wide)
        return pygame.Surface((wide, 4)).convert()

    for wide in range(1, 20):
        kept = pictures.cached_on_disk(tmp_path / f"title-{wide}x4.png", lambda w=wide: make(w))  # type: ignore[misc]
        assert kept.get_width() == wide
    assert len(list(tmp_path.iterdir())) <= 3
    before = len(made)
    assert pictures.cached_on_disk(tmp_path / "title-19x4.png", lambda: make(0)).get_width() == 19
    assert len(made) == before, "the last one is still there"
