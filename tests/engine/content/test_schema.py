"""``levels/pack.schema.json``: made from the models, not stale, and of one mind with the checker."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from engine.content.models import schema
from engine.content.models.pack_models import MODELS, PackModel, SkillModel
from tests.engine.content.writing import GOOD, HEAD, check


class _Editor(yaml.SafeLoader):
    """YAML as editors read it (version 1.2): only true and false are switches; ``on`` and ``yes`` are words."""


_Editor.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:bool"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false", re.I), list("tTfF"))


def as_editor(text: str) -> object:
    """A pack as an editor's language server sees it."""
    return yaml.load(text, _Editor)


def complaints(value: object, part: dict[str, Any], whole: dict[str, Any], at: str = "") -> list[str]:
    """What the parts of JSON Schema that we use say against ``value``."""
    if "$ref" in part:
        return complaints(value, whole["$defs"][part["$ref"].rpartition("/")[2]], whole, at)
    for key in ("anyOf", "oneOf"):
        if key in part:
            tried = [complaints(value, choice, whole, at) for choice in part[key]]
            if sum(not found for found in tried) < 1:
                return min(tried, key=len)
    kinds = {"string": str, "number": int | float, "boolean": bool, "object": dict, "array": list}
    wanted = part.get("type", [])
    wanted = [wanted] if isinstance(wanted, str) else wanted
    if wanted and not any(isinstance(value, kinds[kind]) for kind in wanted):
        return [f"{at}: not {wanted}"]
    found = []
    if "enum" in part and value not in part["enum"]:
        found.append(f"{at}: not one of {part['enum']}")
    if isinstance(value, str) and "pattern" in part and not re.search(part["pattern"], value):
        found.append(f"{at}: does not match")
    if isinstance(value, str | list) and not part.get(f"min{'Length' if isinstance(value, str) else 'Items'}", 0) <= len(value):
        found.append(f"{at}: too short")
    if isinstance(value, str) and len(value) > part.get("maxLength", 10**6):
        found.append(f"{at}: too long")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and not part.get("minimum", value) <= value <= part.get("maximum", value):  # type: ignore[operator]
        found.append(f"{at}: not between its limits")
    if isinstance(value, list) and len(value) > part.get("maxItems", 10**6):
        found.append(f"{at}: too long")
    if isinstance(value, list) and "items" in part:
        found += [c for n, entry in enumerate(value) for c in complaints(entry, part["items"], whole, f"{at}/{n}")]
    if isinstance(value, dict):
        known, rest = part.get("properties", {}), part.get("additionalProperties", True)
        found += [f"{at}: {name} is missing" for name in part.get("required", ()) if name not in value]
        for name, entry in value.items():
            if name in known:
                found += complaints(entry, known[name], whole, f"{at}/{name}")
            elif rest is False:
                found.append(f"{at}: {name} is not known")
            elif isinstance(rest, dict):
                found += complaints(entry, rest, whole, f"{at}/{name}")
            names = part.get("propertyNames", {}).get("pattern", "")
            found += [f"{at}: {name} is no name"] if not re.search(names, name) else []
    return found


def test_the_file_is_not_stale() -> None:
    assert schema.FILE.read_text("utf-8") == schema.text(), "run: python -m engine.content.models.schema"


def test_every_key_of_the_models_is_in_the_schema() -> None:
    made = schema.schema()
    assert set(made["properties"]) == set(PackModel.model_fields)
    models: dict[str, type[BaseModel]] = {"SkillModel": SkillModel, **MODELS}
    for name, model in models.items():
        assert set(made["$defs"][name]["properties"]) == set(model.model_fields)


@pytest.mark.parametrize(
    "pack", sorted((Path(__file__).resolve().parents[3] / "levels").glob("*/pack.yaml")), ids=lambda path: path.parent.name
)
def test_an_editor_finds_nothing_wrong_with_a_shipped_pack(pack: Path) -> None:
    made = schema.schema()
    assert complaints(as_editor(pack.read_text("utf-8")), made, made) == []
    assert pack.read_text("utf-8").startswith("# yaml-language-server: $schema=../pack.schema.json\n")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Trial\n", ""),
        ("about:", "abuot:"),
        ("format: 1", "format: 2"),
        ("language: en", "language: English"),
        ("kind: number", "kind: numbr"),
        ("answer: a + b", "anwser: a + b"),
        ("        answer: a + b\n", ""),
        ("name: Plus", "name: [Plus]"),
        ("  plus:", "  Plus Minus:"),
        ("id: trial", "id: My Trial"),
        ("id: trial", f"id: {'a' * 61}"),
        ("ages: 7-10", "ages: all"),
        ("ages: 7-10", "ages: 7"),
        ("    challenges:", "    needs: [Plus Minus]\n    challenges:"),
        ("    challenges:", "    needs: first numbers\n    challenges:"),
        ("    challenges:", "    fluency: fast\n    challenges:"),
        ("    challenges:", "    fluency: 12345\n    challenges:"),
        ("        answer: a + b", "        difficulty: [easy]\n        answer: a + b"),
        ("        steps: [{ a: 1 to 5, b: 1 to 5 }, { a: 4 to 9, b: 4 to 9 }]", "        rows: [{ a: 1, b: 2, step: 13 }]"),
        ("        steps: [{ a: 1 to 5, b: 1 to 5 }, { a: 4 to 9, b: 4 to 9 }]", "        rows: [{ a: 1, b: 2, step: hard }]"),
    ],
)
def test_an_editor_underlines_what_the_checker_refuses(old: str, new: str) -> None:
    made = schema.schema()
    assert old in GOOD
    assert complaints(as_editor(GOOD), made, made) == []
    assert complaints(as_editor(GOOD.replace(old, new)), made, made)


def test_an_editor_is_content_where_the_checker_is(tmp_path: Path) -> None:
    made = schema.schema()
    fine = {
        "ages: 7-10": ["ages: 7 to 10", "ages: 13+", "ages: 7–10"],
        "id: trial": ["id: trial-2", "id: 12"],
        "    challenges:": ["    needs: other-pack/first\n    challenges:", "    fluency: 2.5\n    challenges:"],
        "        answer: a + b": ["        difficulty: [-1, 0.5]\n        answer: a + b"],
    }
    for old, new in ((old, new) for old, options in fine.items() for new in options):
        text = GOOD.replace(old, new)
        assert complaints(as_editor(text), made, made) == [], new
        assert [problem.text for problem in check(text, tmp_path).problems] == [], new


def test_a_pack_without_skills_is_underlined() -> None:
    made = schema.schema()
    assert complaints(as_editor(HEAD.replace("skills:\n", "")), made, made) == [": skills is missing"]
