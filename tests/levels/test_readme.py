"""The teacher's page is true: its own example, put together as it says, is a pack without a problem."""

import re
from pathlib import Path

from engine.content.checking import check_pack
from engine.content.models import MODELS


def test_the_example_of_the_teachers_page_is_a_good_pack(root: Path, tmp_path: Path) -> None:
    page = (root / "levels" / "README.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.S)
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
