"""The teacher's page is true: its own example, put together as it says, is a pack without a problem."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from pydantic import BaseModel

from engine.challenges.expressions.language import FUNCTIONS, Value, evaluate, show
from engine.content.checks.checking import check_pack
from engine.content.checks.translations import WordsModel
from engine.content.models.overlay_models import OverlayModel
from engine.content.models.pack_models import MODELS, PackModel, SkillModel
from game.kit.pictures import Pictures
from tests.engine.cli.running import run_verb
from tests.engine.content.writing import check, skill


def yaml_of(page: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", page, re.S)


def every_model() -> list[type[BaseModel]]:
    return [PackModel, SkillModel, WordsModel, OverlayModel, *MODELS.values()]


@pytest.mark.parametrize("number", range(22))
def test_each_example_of_a_kind_is_a_good_challenge(root: Path, tmp_path: Path, number: int) -> None:
    blocks = [block for block in yaml_of((root / "levels" / "README.md").read_text("utf-8")) if block.startswith("- kind:")]
    assert len(blocks) == 22
    checked = check(
        skill(blocks[number].replace("\n  ", "\n").removeprefix("- ")),
        tmp_path,
        can_show=Pictures(root / "assets" / "pictures").can_show,
    )
    assert [p.text for p in checked.problems if p.code not in ("small_pool", "one_family", "dry_level")] == []
    assert checked.compiled is not None
    assert len(checked.compiled["skills"]) == 2


def first_pack(root: Path, folder: Path) -> Path:
    """The pack of the page, put together from its parts, with its words and its overlay beside it."""
    page = (root / "levels" / "README.md").read_text("utf-8")
    blocks = [block for block in yaml_of(page) if not block.startswith(("- kind:", "translates:", "overlay:"))]
    assert len(blocks) == 4
    pack = folder / "my-first-pack"
    (pack / "words").mkdir(parents=True)
    (pack / "pack.yaml").write_text("".join(blocks), "utf-8")
    (words,) = [block for block in yaml_of(page) if block.startswith("translates:")]
    (pack / "words" / "de.yaml").write_text(words, "utf-8")
    (over,) = [block for block in yaml_of(page) if block.startswith("overlay:")]
    (folder / "class-3b.yaml").write_text(over, "utf-8")
    return pack


def test_the_example_of_the_teachers_page_is_a_good_pack(root: Path, tmp_path: Path) -> None:
    checked = check_pack(first_pack(root, tmp_path), can_show=Pictures(root / "assets" / "pictures").can_show)
    assert [p.text for p in checked.problems if p.code != "words_missing"] == []
    assert checked.compiled is not None
    assert [skill["id"].split("/")[1] for skill in checked.compiled["skills"]] == ["doubles", "animals", "times-2"]
    assert checked.compiled["words"]["de"]["skills"]["animals"]["texts"] == {"Say it slowly.": "Sprich es langsam."}


def test_the_overlay_of_the_teachers_page_fits(root: Path, tmp_path: Path) -> None:
    pack = first_pack(root, tmp_path)
    shows = Pictures(root / "assets" / "pictures").can_show
    checked = check_pack(pack, can_show=shows, overlays=[(tmp_path / "class-3b.yaml", "class-3b.yaml")])
    assert {p.code for p in checked.problems} == {"words_missing", "overlay_unsealed"}
    assert checked.compiled is not None
    assert [skill["numbers"] for skill in checked.compiled["skills"]] == [[0, 500], [500], [0]]


def test_every_key_stands_on_the_teachers_page(root: Path) -> None:
    page = (root / "levels" / "README.md").read_text("utf-8")
    keys = {key for model in every_model() for key in model.model_fields}
    told = set(re.findall(r"[a-z_]+", page))
    assert sorted(keys - told - {"made_from"}) == []


def test_the_teachers_page_names_every_kind(root: Path) -> None:
    page = (root / "levels" / "README.md").read_text("utf-8")
    assert all(f"| `{kind}` |" in page for kind in MODELS)


def test_the_lines_to_change_make_a_good_pack_of_the_first_one(root: Path, tmp_path: Path) -> None:
    """What the page says to change in the pack of ``new`` stands there just so, and plays afterwards."""
    page = (root / "levels" / "README.md").read_text("utf-8")
    changes = [line.strip().split("→") for line in page.splitlines() if "  →  " in line]
    assert len(changes) == 7
    run_verb("new", tmp_path / "my-pack", folder=tmp_path)
    file = tmp_path / "my-pack" / "pack.yaml"
    text = file.read_text("utf-8")
    for old, new in changes:
        assert text.count(old.strip()) == 1, old
        text = text.replace(old.strip(), new.strip())
    file.write_text(text, "utf-8")
    checked = check_pack(file.parent, can_show=Pictures(root / "assets" / "pictures").can_show)
    assert [p.text for p in checked.problems] == []
    assert checked.compiled is not None
    assert checked.compiled["title"] == "On the farm"


def test_every_verb_of_a_teacher_is_named(root: Path) -> None:
    page = (root / "levels" / "README.md").read_text("utf-8")
    for verb in ("new", "check", "preview", "list", "rehearse", "add", "share", "import", "diff"):
        assert f"main.py {verb} " in page, verb


def test_what_the_page_says_of_calculating_is_true(root: Path) -> None:
    page = (root / "levels" / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `([^`]+)`[^|]*\| (\S+) \|$", page.partition("**Calculating.**")[2].partition("\n\n##")[0], re.M)
    values: dict[str, Value] = {"a": Fraction(7), "b": Fraction(2), "word": "ship"}
    assert len(rows) >= 22
    assert [(said, show(evaluate(said, values))) for said, _ in rows] == [(said, result) for said, result in rows]
    told = page.partition("**Calculating.**")[2]
    assert [name for name in FUNCTIONS if not re.search(rf"\b{name}\b", told)] == []


def test_a_command_stands_alone_in_its_line(root: Path) -> None:
    """What is copied with the line would be taken for one more pack."""
    page = (root / "levels" / "README.md").read_text("utf-8")
    commands = [line.strip() for line in page.splitlines() if re.match(r" {4,}python3 main\.py", line)]
    assert len(commands) >= 7
    assert [line for line in commands if re.search(r"\s{2,}", line)] == []
