"""The teacher's page is true: its own example, put together as it says, is a pack without a problem."""

import re
from pathlib import Path

import pytest

from engine.content.checking import check_pack
from engine.content.models import MODELS
from game.kit.pictures import Pictures
from tests.engine.content.writing import check, skill


def yaml_of(page: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", page, re.S)


@pytest.mark.parametrize("number", range(14))
def test_each_example_of_a_kind_is_a_good_challenge(root: Path, tmp_path: Path, number: int) -> None:
    blocks = [block for block in yaml_of((root / "levels" / "README.md").read_text("utf-8")) if block.startswith("- kind:")]
    assert len(blocks) == 14
    checked = check(
        skill(blocks[number].replace("\n  ", "\n").removeprefix("- ")),
        tmp_path,
        can_show=Pictures(root / "assets" / "pictures").can_show,
    )
    assert [p.text for p in checked.problems if p.code not in ("small_pool", "one_family")] == []
    assert checked.compiled is not None
    assert len(checked.compiled["skills"]) == 2


def test_the_example_of_the_teachers_page_is_a_good_pack(root: Path, tmp_path: Path) -> None:
    page = (root / "levels" / "README.md").read_text("utf-8")
    blocks = [block for block in yaml_of(page) if not block.startswith("- kind:")]
    assert len(blocks) == 3
    pack = tmp_path / "my-first-pack"
    pack.mkdir()
    (pack / "pack.yaml").write_text("".join(blocks), "utf-8")
    checked = check_pack(pack)
    assert [p.text for p in checked.problems] == []
    assert checked.compiled is not None
    assert len(checked.compiled["skills"]) == 2


def test_the_teachers_page_names_every_kind(root: Path) -> None:
    page = (root / "levels" / "README.md").read_text("utf-8")
    assert all(f"| `{kind}` |" in page for kind in MODELS)
