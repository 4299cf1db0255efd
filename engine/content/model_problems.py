"""What the strict models find, in our words and with the place in the file; keyed on the error's code, never on its English."""

from typing import Any

from pydantic import BaseModel, ValidationError

from engine.content import models
from engine.content.challenge_models import Question
from engine.content.problems import Problem, did_you_mean
from engine.content.reading import Node
from engine.sentences import sentence


def problem_at(code: str, node: Node, file: str, *, skill: str = "", **values: object) -> Problem:
    """A problem where ``node`` stands; a ``name`` in its words is given as ``name_``."""
    if "name_" in values:
        values["name"] = values.pop("name_")
    return Problem.of(code, node.file or file, line=node.line, column=node.column, skill=skill, **values)


def model_problems(
    model: type[BaseModel], plain: object, root: Node, path: tuple[object, ...], file: str, skill: str = ""
) -> list[Problem]:
    """Every error the models find in ``plain``, at its place below ``path``."""
    try:
        model.model_validate(plain)
    except ValidationError as errors:
        found = [_model_problem(model, error, root, path, file, skill) for error in errors.errors(include_url=False)]
        suggested = {p.help.partition("“")[2].partition("”")[0] for p in found if p.code == "unknown_key"}
        kept = [p for p in found if not (p.code == "missing" and any(f"“{s}”" in p.what for s in suggested if s))]
        return list(dict.fromkeys(kept))
    return []


def _model_problem(model: type[BaseModel], error: Any, root: Node, path: tuple[object, ...], file: str, skill: str) -> Problem:
    """One error of the models in our words; keyed on its code, never on its English."""
    loc = _without_kind(error["loc"])
    full = (*path, *loc)
    last = str(loc[-1]) if loc else ""
    named = last if not last.isdigit() else str(next((s for s in reversed(loc) if isinstance(s, str)), ""))
    node = root.at(full)
    where = sentence(" in the skill “{skill}”", skill=skill) if skill else ""
    example = next((models.EXAMPLES[str(step)] for step in (named, *reversed(loc)) if step in models.EXAMPLES), "")
    match error["type"]:
        case "missing":
            return problem_at("missing", node, file, skill=skill, name_=last, where=where, example=example)
        case "extra_forbidden":
            parent = root.at(full[:-1])
            key = parent.keys.get(last, node)
            kind = parent.entries["kind"].text if parent.entries and "kind" in parent.entries else ""
            known = list(Question.model_fields) if "questions" in full else _known_keys(model, len(loc), kind or "")
            return problem_at("unknown_key", key, file, skill=skill, name_=last, where=where, example=did_you_mean(last, known))
        case "union_tag_invalid" | "union_tag_not_found":
            said = root.at((*full, "kind"))
            hint = did_you_mean(said.text or "", models.MODELS) or sentence("Kinds: {kinds}.", kinds=", ".join(models.MODELS))
            if error["type"] == "union_tag_not_found":
                return problem_at("missing", node, file, skill=skill, name_="kind", where=where, example=models.EXAMPLES["kind"])
            return problem_at("unknown_kind", said, file, skill=skill, value=said.text, example=hint)
        case "too_short" | "string_too_short":
            return problem_at("empty_list", node, file, skill=skill, name_=named, example=example)
        case "literal_error" if named == "format":
            return problem_at("newer_format", node, file, value=node.text)
        case "value_error" if "bad_id" in str(error.get("ctx", {}).get("error", "")):
            return problem_at("bad_id", node, file, skill=skill, name_=node.text)
        case "literal_error":
            options = error.get("ctx", {}).get("expected", "")
            return problem_at(
                "bad_value",
                node,
                file,
                skill=skill,
                value=node.text,
                name_=named,
                example=sentence("Possible: {options}.", options=options),
            )
        case _:
            value = node.text if node.text is not None else "this"
            return problem_at("bad_value", node, file, skill=skill, value=value, name_=named, example=example)


def _without_kind(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """A place without the kind that the models put behind the number of a challenge."""
    for at, step in enumerate(loc):
        if at > 1 and loc[at - 2] == "challenges" and isinstance(loc[at - 1], int) and step in models.MODELS:
            return loc[:at] + loc[at + 1 :]
    return tuple(step for step in loc if step != "")  # the tag of interests without one


def _known_keys(model: type[BaseModel], depth: int, kind: str) -> list[str]:
    """What may stand where an unknown key does: keys of the challenge's kind, of the whole, or of a skill."""
    if kind in models.MODELS:
        return list(models.MODELS[kind].model_fields)
    if depth <= 1:
        return list(model.model_fields)
    return list(models.SkillModel.model_fields)
