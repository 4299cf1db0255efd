"""What the strict models find, in our words and with the place in the file; keyed on the error's code, never on its English."""

from itertools import pairwise
from typing import Any

from pydantic import BaseModel, ValidationError

from engine.challenges.kinds import KINDS
from engine.content.models import pack_models
from engine.content.models.problems import MOST_TOLD, Problem, did_you_mean
from engine.content.reading.commas import cut_by_comma
from engine.content.reading.reader import Node
from engine.messages import message


def problem_at(code: str, node: Node, file: str, *, skill: str = "", **values: object) -> Problem:
    """A problem where ``node`` stands; a ``name`` in its words is given as ``name_``."""
    if "name_" in values:
        values["name"] = values.pop("name_")
    return Problem.of(code, node.file or file, line=node.line, column=node.column, skill=skill, **values)


def model_problems(
    model: type[BaseModel],
    plain: object,
    root: Node,
    path: tuple[object, ...],
    file: str,
    skill: str = "",
    most: int = MOST_TOLD,
) -> list[Problem]:
    """Every error the models find in ``plain``, at its place below ``path``; beyond ``most`` they are only counted."""
    try:
        model.model_validate(plain)
    except ValidationError as caught:
        errors = caught.errors(include_url=False, include_context=True, include_input=False)
        found = [_model_problem(model, error, root, path, file, skill) for error in errors[:most]]
        if len(errors) > most:
            node = root.at((*path, *_without_kind(errors[most]["loc"])))
            found.append(problem_at("and_more", node, file, skill=skill, count=len(errors) - most))
        suggested = {p.help.partition("“")[2].partition("”")[0] for p in found if p.code == "unknown_key"}
        kept = [p for p in found if not (p.code == "missing" and any(f"“{s}”" in p.what for s in suggested if s))]
        return list(dict.fromkeys(kept))
    return []


def faulty_parts(model: type[BaseModel], plain: object) -> frozenset[tuple[object, ...]]:
    """Where the models find errors, down to the first number: ``("about",)``, ``("challenges", 3)``."""
    try:
        model.model_validate(plain)
    except ValidationError as caught:
        places = (error["loc"] for error in caught.errors(include_url=False, include_context=False, include_input=False))
        return frozenset(tuple(loc[: 2 if len(loc) > 1 and isinstance(loc[1], int) else 1]) for loc in places)
    return frozenset()


def _model_problem(model: type[BaseModel], error: Any, root: Node, path: tuple[object, ...], file: str, skill: str) -> Problem:
    """One error of the models in our words; keyed on its code, never on its English."""
    loc = _without_kind(error["loc"])
    full = (*path, *loc)
    last = str(loc[-1]) if loc else ""
    named = last if not last.isdigit() else str(next((s for s in reversed(loc) if isinstance(s, str)), ""))
    node = root.at(full)
    where = message(" in the skill “{skill}”", skill=skill) if skill else ""
    if "challenges" in loc[:-1]:
        where = message(" in this challenge")
    kind = _kind_at(root, full)
    known_here = {**pack_models.EXAMPLES, **pack_models.EXAMPLES_OF_KIND.get(kind, {})}
    example = next((known_here[str(step)] for step in (named, *reversed(loc)) if step in known_here), "")
    if (colon := _colon_in_list(root, full)) is not None:
        return problem_at("colon_unquoted", colon[0], file, skill=skill, shown=colon[1])
    if (braces := _braces(root, full, node, named, kind)) is not None:
        first = next((item for item in root.at(full[:-1]).items or () if item.entries), node)
        return problem_at(braces[0], first, file, skill=skill, sign="{", example=braces[1])
    match error["type"]:
        case "missing":
            return problem_at("missing", node, file, skill=skill, name_=last, where=where, example=example)
        case "extra_forbidden":
            parent = root.at(full[:-1])
            key = parent.keys.get(last, node)
            if last.startswith("-"):
                return problem_at("dash_no_space", key, file, skill=skill, shown=f"- {last[1:]}: …")
            if (cut := _cut_by_comma(parent, last)) is not None:
                code, values = cut_by_comma(parent, cut)
                return problem_at(code, parent.at((cut,)), file, skill=skill, **values)
            if not skill and {"i_can", "challenges"} & (node.entries or {}).keys():
                return problem_at("skill_at_margin", key, file, name_=last)
            known = _parts_at(full, kind) or _known_keys(model, len(loc), kind)
            return problem_at("unknown_key", key, file, skill=skill, name_=last, where=where, example=did_you_mean(last, known))
        case "union_tag_invalid" | "union_tag_not_found":
            said = root.at((*full, "kind"))
            hint = did_you_mean(said.text or "", pack_models.MODELS) or message(
                "Kinds: {kinds}.", kinds=", ".join(pack_models.MODELS)
            )
            if error["type"] == "union_tag_not_found":
                return problem_at(
                    "missing", node, file, skill=skill, name_="kind", where=where, example=pack_models.EXAMPLES["kind"]
                )
            return problem_at("unknown_kind", said, file, skill=skill, value=said.text, example=hint)
        case "too_short" | "string_too_short":
            if ":" in last and node.text == "":
                key = root.at(full[:-1]).keys.get(last, node)
                return problem_at("colon_no_space", key, file, skill=skill, shown=last.replace(":", ": ", 1))
            return problem_at("empty_list", node, file, skill=skill, name_=named, example=example)
        case "literal_error" if named == "format":
            return problem_at("newer_format", node, file, value=node.text)
        case "value_error" if "bad_id" in str(error.get("ctx", {}).get("error", "")):
            return problem_at("bad_id", node, file, skill=skill, name_=node.text)
        case "too_long" | "string_too_long":
            most = error["ctx"]["max_length"]
            count = len(node.text if node.text is not None else node.items or node.entries or ())
            return problem_at(
                "too_many" if node.text is None else "too_long",
                node,
                file,
                skill=skill,
                name_=named,
                most=most,
                count=count,
                example=example,
            )
        case "literal_error":
            options = error.get("ctx", {}).get("expected", "")
            return problem_at(
                "bad_value",
                node,
                file,
                skill=skill,
                value=as_written(node),
                name_=named,
                example=message("Possible: {options}.", options=options),
            )
        case _:
            if (dash := next((key for key in node.keys.values() if (key.text or "").startswith("-")), None)) is not None:
                return problem_at("dash_no_space", dash, file, skill=skill, shown=f"- {(dash.text or '')[1:]}: …")
            return problem_at("bad_value", node, file, skill=skill, value=as_written(node), name_=named, example=example)


def _cut_by_comma(parent: Node, key: str) -> str | None:
    """The key of the text before ``key`` in its line, where a comma between braces has made a key of what goes on behind it."""
    goes_on = key in parent.keys and (" " in key or (parent.entries or {})[key].text == "")
    if not goes_on:
        return None
    name = next((one for one, other in pairwise(parent.keys) if other == key), "")
    before = (parent.entries or {}).get(name)
    return name if before is not None and before.text and before.line == parent.keys[key].line else None


def as_written(node: Node) -> str:
    """A value in one line, much as it stands in the file; at most 60 letters of it."""
    if node.text is not None:
        return node.text
    if node.items is not None:
        said = f"[{', '.join(as_written(item) for item in node.items[:9])}]"
    else:
        entries = list((node.entries or {}).items())[:9]
        inner = ", ".join(key if value.text == "" else f"{key}: {as_written(value)}" for key, value in entries)
        said = f"{{{inner}}}"
    return said if len(said) <= 60 else said[:57] + "…"


def _kind_at(root: Node, path: tuple[object, ...]) -> str:
    """The kind of the challenge that ``path`` leads into, or ""."""
    if "challenges" not in path:
        return ""
    kind = (root.at(path[: path.index("challenges") + 2]).entries or {}).get("kind")
    return kind.text or "" if kind is not None else ""


def _calculated(root: Node, path: tuple[object, ...], kind: str) -> tuple[str, ...]:
    """The keys of this challenge that hold a calculation, not a text."""
    if kind not in KINDS:
        return ()
    entries = root.at(path[: path.index("challenges") + 2]).entries or {}
    return KINDS[kind].calculated({key: node.text for key, node in entries.items()})


def _braces(root: Node, path: tuple[object, ...], node: Node, named: str, kind: str) -> tuple[str, str] | None:
    """(code, what to write) where {continent} stands without quotes: YAML takes it for a map."""
    if not node.entries or any(value.text != "" for value in node.entries.values()):
        return None
    inner = ", ".join(node.entries)
    if named == "where" or named in _calculated(root, path, kind):
        return "braces_calculated", f"{named}: {inner}"
    whole = root.at(path[:-1])
    if whole.items is None:
        return "braces_unquoted", f'{named}: "{{{inner}}}"'
    return "braces_unquoted", f"{named}: [{', '.join(_in_quotes(as_written(item)) for item in whole.items[:9])}]"


def _colon_in_list(root: Node, path: tuple[object, ...]) -> tuple[Node, str] | None:
    """A hint with a colon, which YAML takes for a name and its value: where it is, and the same in quotes."""
    for length in range(len(path) - 1, 1, -1):
        if path[length - 1] in ("hints", "criteria") and isinstance(path[length], int):
            item = root.at(path[: length + 1])
            key, value = next(iter((item.entries or {}).items()), ("", None))
            if value is not None and value.text and len(item.entries or {}) == 1:
                said = f"{key}: {value.text}"
                return item, f'"{said}"' if '"' not in said else f"'{said}'"
    return None


def _in_quotes(said: str) -> str:
    return f'"{said}"' if "{" in said else said


def _without_kind(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """A place without the kind that the models put behind the number of a challenge."""
    for at, step in enumerate(loc):
        if at > 1 and loc[at - 2] == "challenges" and isinstance(loc[at - 1], int) and step in pack_models.MODELS:
            return loc[:at] + loc[at + 1 :]
    return tuple(step for step in loc if step != "")  # the tag of interests without one


def _parts_at(path: tuple[object, ...], kind: str) -> list[str]:
    """What an entry of a list of the kind's own may say, where ``path`` leads into one."""
    at = path.index("challenges") + 2 if "challenges" in path else len(path)
    return list(pack_models.parts_of(kind, str(path[at]))) if len(path) > at + 1 else []


def _known_keys(model: type[BaseModel], depth: int, kind: str) -> list[str]:
    """What may stand where an unknown key does: keys of the challenge's kind, of the whole, or of a skill."""
    if kind in pack_models.MODELS:
        return list(pack_models.MODELS[kind].model_fields)
    if depth <= 1:
        return list(model.model_fields)
    return list(pack_models.SkillModel.model_fields)
