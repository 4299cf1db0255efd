"""``levels/pack.schema.json``: what an editor needs to complete and underline a pack, made from the strict models.

``python -m engine.content.models.schema`` writes it anew. Editors see numbers where the game sees the text of a number, so every text
may be a number or a switch word there too. No rule stands here that the models do not have.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from engine.challenges.spec import NAME_SAYS
from engine.content.models.pack_models import EXAMPLES, EXAMPLES_OF_KIND, ID, PackModel

FILE = Path(__file__).resolve().parents[3] / "levels" / "pack.schema.json"
_TEXT = ["string", "number", "boolean"]
_FOR_MODELS_ONLY = ("title", "default", "discriminator", "const", "enum", "anyOf", "properties")


def schema() -> dict[str, Any]:
    """The JSON Schema of a pack."""
    made = _for_editors(_named_by_kind(PackModel.model_json_schema()))
    made["$defs"] = dict(sorted(made["$defs"].items()))
    for kind, part in made["$defs"].items():
        _tell_examples(part, EXAMPLES_OF_KIND.get(kind, {}))
    made["properties"]["skills"]["propertyNames"] = {"pattern": f"^{ID.pattern}$", "patternErrorMessage": NAME_SAYS}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "A pack of Lightkeepers", **made}


def text() -> str:
    """The schema as it stands in the file."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _named_by_kind(made: dict[str, Any]) -> dict[str, Any]:
    """The parts of the schema named as packs name them: every kind's model is called ``Spec`` and would carry its module's name."""
    said = re.sub(r"\bengine__challenges__kinds__(\w+?)__spec__(?:Spec\b)?", r"\1", json.dumps(made))
    named: dict[str, Any] = json.loads(said)
    return named


def _tell_examples(part: dict[str, Any], examples: Mapping[str, str]) -> None:
    for name, entry in part.get("properties", {}).items():
        if name in examples:
            entry["description"] = f"For example: {examples[name]}"


def _for_editors(part: Any) -> Any:
    """A part of the schema without what only the models need, with examples for people."""
    if isinstance(part, list):
        return [_for_editors(entry) for entry in part]
    if not isinstance(part, dict):
        return part
    found: dict[str, Any] = {key: _for_editors(entry) for key, entry in part.items() if key not in _FOR_MODELS_ONLY}
    options = [part["const"]] if "const" in part else part.get("enum", [])
    if options:
        found["enum"] = _as_written(options)
    if found.get("type") == "string" and not found.pop("is_word", False):
        found["type"] = _TEXT
    if (row := found.pop("row", None)) is not None:  # what the names of a row may hold, beside its own
        found["items"]["properties"] = row
    choices = [_for_editors(choice) for choice in part.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        found |= choices[0]
    elif choices:
        found["anyOf"] = choices
    if "properties" in part:
        found["properties"] = {name: _for_editors(entry) for name, entry in part["properties"].items()}
        _tell_examples(found, EXAMPLES)
    return found


def _as_written(values: list[str]) -> list[str | int]:
    """Digits as a number too: ``format: 1`` is one for an editor."""
    found: list[str | int] = list(values)
    return found + [int(value) for value in values if value.isdigit()]


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
    print(f"{FILE} is written.")
