"""Pictures of strangers: taken up to their size, refused above it, made small when they come in."""

import io

import pytest
from PIL import Image

from engine.content.media.inspecting import SIDE_PX, BadMedia, check_picture, small_picture


def png(wide: int, high: int, mode: str = "L") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (wide, high)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("size", [(1, 1), (SIDE_PX, SIDE_PX), (SIDE_PX, 1), (1, SIDE_PX)])
def test_a_picture_of_a_pack_may_be_as_large_as_its_border(size: tuple[int, int]) -> None:
    check_picture(png(*size))


@pytest.mark.parametrize("size", [(SIDE_PX + 1, 1), (1, SIDE_PX + 1)])
def test_a_picture_above_it_is_refused_with_its_size(size: tuple[int, int]) -> None:
    with pytest.raises(BadMedia, match=f"{size[0]} × {size[1]} pixels"):
        check_picture(png(*size))


@pytest.mark.parametrize(
    ("size", "made"), [((4000, 4000), (1024, 1024)), ((10_000, 1600), (1024, 164)), ((1024, 1), (1024, 1)), ((30, 60), (30, 60))]
)
def test_an_imported_picture_is_made_small_and_never_larger(size: tuple[int, int], made: tuple[int, int]) -> None:
    suffix, raw = small_picture(png(*size))
    with Image.open(io.BytesIO(raw)) as image:
        assert (suffix, image.size) == ("png", made)


@pytest.mark.parametrize("size", [(4001, 4000), (10_001, 1)])
def test_what_would_take_too_much_memory_is_not_opened(size: tuple[int, int]) -> None:
    with pytest.raises(BadMedia, match="pixels large"):
        small_picture(png(*size, mode="1"))
