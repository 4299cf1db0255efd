"""From a checked pack to plain JSON data, and from that data to packs in memory.

The JSON form is what the cache keeps, so that a start needs neither YAML nor the models. ``pack_from`` and ``templates_from`` are
the only readers of it; ``compiled`` is its only writer.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from engine.challenges.expressions.language import ExpressionError
from engine.challenges.kind import ChallengeKind
from engine.challenges.kinds import KINDS
from engine.challenges.templates import Domain, KnownMistake, Template, domain, interest_entries, texts_in
from engine.messages import Message, MessageError

FORM = 14  # raise when the JSON below changes: old caches are then made anew
# Keys with a place of their own in the JSON; what else a kind knows is its ``own``.
_SHARED = [
    "kind",
    "ask",
    "say",
    "picture",
    "sound",
    "answer",
    "others",
    "hints",
    "why",
    "where",
    "mistakes",
    "values",
    "steps",
    "rows",
    "difficulty",
    "difficulty_variance",
]
_STEP = re.compile("[1-9]|1[0-2]")


class Uncompilable(MessageError):
    """A challenge whose values make no sense; ``path`` leads to the place. ``also`` are the others of the same challenge."""

    def __init__(self, why: str | Message, path: tuple[object, ...], also: "Sequence[Uncompilable]" = ()) -> None:
        super().__init__(why)
        self.path, self.also = path, tuple(also)


def ages_of(said: str) -> tuple[int, int]:
    """ "7-10" → (7, 10); "13+" → (13, 18)."""
    numbers = [int(n) for n in re.findall(r"\d+", said)]
    return (numbers[0], 18) if len(numbers) == 1 else (numbers[0], numbers[1])


def compiled_challenge(
    plain: Mapping[str, Any], path: tuple[object, ...], interests: frozenset[str], language: str = "en"
) -> dict[str, Any]:
    """One challenge as JSON; numbers in it are written as in ``language``. Raises Uncompilable."""
    kind = KINDS[plain["kind"]]
    plain = kind.laid_out(plain)
    shared = plain.get("values") or {}
    steps, slips = [], list[Uncompilable]()
    for number, step in enumerate(plain.get("steps") or [{}]):
        known, domains = set(interests), []
        supplies = {**shared, **step}
        for name, said in supplies.items():
            try:
                supply = domain(name, said, known, supplies.keys())
            except ExpressionError as problem:
                place = ("steps", number) if name in step else ("values",)
                slips.append(Uncompilable(problem.message, (*path, *place, name)))
            else:
                domains.append([supply.name, supply.low, supply.high, supply.step, list(supply.texts), supply.expression])
            known.add(name)
        steps.append(domains)
    if slips:
        raise Uncompilable(slips[0].message, slips[0].path, slips[1:])
    return {
        "kind": plain["kind"],
        "ask": plain.get("ask") or "",
        "say": plain.get("say") or "",
        "picture": plain.get("picture") or "",
        "sound": plain.get("sound") or "",
        "answer": plain.get("answer") or "",
        "others": texts_in(plain.get("others")),
        "hints": texts_in(plain.get("hints")),
        "why": plain.get("why") or "",
        "where": plain.get("where") or "",
        "mistakes": [[name, m["when"], m["say"], m.get("where") or ""] for name, m in (plain.get("mistakes") or {}).items()],
        "steps": steps,
        "rows": _rows(plain.get("rows") or [], (*path, kind.rows_from)),
        "difficulty": [float(text) for text in texts_in(plain.get("difficulty"))],
        "variance": [min(2.0, max(0.0, float(text))) for text in texts_in(plain.get("difficulty_variance"))],
        "language": language,
        "own": {key: plain[key] for key in _own(kind) if plain.get(key) is not None},
    }


def _own(kind: ChallengeKind) -> list[str]:
    """The keys that only this kind knows."""
    return [key for key in kind.spec_module.Spec.model_fields if key not in _SHARED and key != kind.rows_from]


def _rows(rows: list[Mapping[str, str]], path: tuple[object, ...]) -> list[list[dict[str, str]]]:
    """Rows by step; every row carries the same names, so that each text can be filled."""
    steps: dict[int, list[dict[str, str]]] = {}
    names = {name for row in rows for name in row if name != "step"}
    for number, row in enumerate(rows):
        step = row.get("step", "1")
        if not _STEP.fullmatch(step):
            raise Uncompilable("“step” is a whole number from 1.", (*path, number, "step"))
        filled = {name: row.get(name, "") for name in names}
        steps.setdefault(int(step), []).append(filled)
    return [steps[step] for step in sorted(steps)]


def compiled_skill(skill_id: str, pack_id: str, plain: Mapping[str, Any], pack_ages: str) -> dict[str, Any]:
    """The parts of a skill that are not challenges."""
    return {
        "id": f"{pack_id}/{skill_id}",
        "name": plain["name"],
        "i_can": plain["i_can"],
        "needs": [need if "/" in need else f"{pack_id}/{need}" for need in texts_in(plain.get("needs"))],
        "standards": texts_in(plain.get("standards")),
        "at_home": plain.get("at_home") or "",
        "ages": list(ages_of(plain.get("ages") or pack_ages)),
        "fluency_s": float(plain.get("fluency") or 0),
        "picture": plain.get("picture") or "",
        "interests": {name: interest_entries(said) for name, said in (plain.get("interests") or {}).items()},
        "challenges": [],
        "numbers": [],  # of the challenges, as item ids count them: an overlay leaves gaps and adds from 500
        "families": [],
    }


def template_from(stored: Mapping[str, Any], item: str) -> Template:
    """A template out of its JSON."""
    return Template(
        kind=stored["kind"],
        item=item,
        ask=stored["ask"],
        say=stored["say"],
        picture=stored["picture"],
        sound=stored["sound"],
        answer=stored["answer"],
        others=tuple(stored["others"]),
        hints=tuple(stored["hints"]),
        why=stored["why"],
        where=stored["where"],
        mistakes=tuple(KnownMistake(id=i, when=w, say=s, where=h) for i, w, s, h in stored["mistakes"]),
        steps=tuple(tuple(Domain(n, a, b, c, tuple(t), e) for n, a, b, c, t, e in step) for step in stored["steps"]),
        rows=tuple(tuple(rows) for rows in stored["rows"]),
        difficulties=tuple(stored["difficulty"]),
        variances=tuple(stored["variance"]),
        language=stored["language"],
        pad=stored.get("pad", ""),
        own=stored["own"],
    )


def item_id(skill_id: str, template: int, step: int) -> str:
    """``pack/skill#template.step``."""
    return f"{skill_id}#{template}.{step}"


def read_item(item: str) -> tuple[str, int, int]:
    """(skill, template, step) of an item id. Raises ValueError."""
    skill, _, place = item.partition("#")
    template, _, step = place.partition(".")
    return skill, int(template), int(step)


def folder_of(path: Path) -> Path:
    """The folder whose files a pack may use."""
    return path.parent if path.is_file() else path
