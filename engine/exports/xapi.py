"""A learner's facts as statements of xAPI 1.0.3, for a school's record store; written to a file, never sent.

Answers become ``answered``, grown lights ``progressed`` or ``mastered``, levels ``completed`` or ``exited``. All ids lie under
``lightkeepers.invalid``, a name that can never be a real address (RFC 2606): nothing can be looked up there. A statement's own
id is made from what it says, so that the same answer taken over twice is one statement.
"""

import json
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from typing import Any
from urllib.parse import quote

from engine.clock import date_of
from engine.content.compiled.pack import Skill
from engine.records import ADDED_UP, AnswerGiven, Fact, LevelEnded, LightGrew, to_json
from engine.reports.pupil import Pupil

HOME = "https://lightkeepers.invalid/"
_VERBS = "http://adlnet.gov/expapi/verbs/"
_TYPES = "http://adlnet.gov/expapi/activities/"
_FULL = 5
NOTHING: Mapping[str, str] = {}
# RFC 5646: language, script, region, variants, extensions, private use.
_LANGUAGE = re.compile(
    r"(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?P<more>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+)",
    re.IGNORECASE,
)


def statements(pupils: Sequence[Pupil], skills: Mapping[str, Skill], languages: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Every statement of these learners, oldest first for each. ``languages`` maps pack ids."""
    for pupil in pupils:
        actor = {"objectType": "Agent", "account": {"homePage": HOME, "name": pupil.label}}
        seen: dict[str, int] = {}
        for fact in pupil.facts:
            body = _body(fact, skills, languages)
            if body is None:
                continue
            text = json.dumps([pupil.label, to_json(fact)], sort_keys=True)
            seen[text] = seen.get(text, 0) + 1  # two facts may be alike to the last digit
            yield {
                "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{HOME}{seen[text]}/{text}")),
                "actor": actor,
                **body,
                "timestamp": date_of(fact.at_s, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                "version": "1.0.3",
            }


def _body(fact: Fact, skills: Mapping[str, Skill], languages: Mapping[str, str]) -> dict[str, Any] | None:
    """Verb, object, result and context of a fact; None for one that is no statement."""
    match fact:
        case AnswerGiven():
            return _answered(fact, skills, languages)
        case LightGrew():
            verb = "mastered" if fact.lamps >= _FULL else "progressed"
            score = {"scaled": fact.lamps / _FULL, "raw": fact.lamps, "min": 0, "max": _FULL}
            return _verb(verb) | {"object": _island(fact.skill, skills, languages), "result": {"score": score}}
        case LevelEnded():
            result = {"completion": fact.finished, "duration": f"PT{max(0.0, fact.play_s):.1f}S"}
            level = _thing(f"levels/{_safe(fact.level)}", "lesson")
            return _verb("completed" if fact.finished else "exited") | {"object": level, "result": result}
    return None


def _answered(fact: AnswerGiven, skills: Mapping[str, Skill], languages: Mapping[str, str]) -> dict[str, Any]:
    asked = {"description": fact.asked} if fact.asked else {}
    item = _thing(f"items/{_safe(fact.item)}", "cmi.interaction", asked, _language(fact.item, languages))
    item["definition"]["interactionType"] = "other"
    result: dict[str, Any] = {"success": fact.correct, "response": fact.given}
    if fact.took_s >= 0:
        result["duration"] = f"PT{fact.took_s:.1f}S"
    more: dict[str, Any] = {"attempt": fact.attempt, "hints": fact.hints, "purpose": fact.purpose, "seed": fact.seed}
    if fact.mistake:
        more["mix-up"] = fact.mistake
    if fact.reason == ADDED_UP:
        more["added-up"] = True  # made of counts: when it was is the level's time, what was typed is gone
    if fact.did_not_know:
        more["did-not-know"] = True
    result["extensions"] = {f"{HOME}about/{key}": value for key, value in more.items()}
    around: dict[str, Any] = {"grouping": [_thing(f"levels/{_safe(fact.level)}", "lesson")]}
    if fact.skills:
        around["parent"] = [_island(skill, skills, languages) for skill in fact.skills]
    context = {"platform": "Lightkeepers", "contextActivities": around}
    return _verb("answered") | {"object": item, "result": result, "context": context}


def _verb(name: str) -> dict[str, Any]:
    return {"verb": {"id": _VERBS + name, "display": {"en": name}}}


def _island(skill: str, skills: Mapping[str, Skill], languages: Mapping[str, str]) -> dict[str, Any]:
    known = skills.get(skill)
    about = {"name": known.name, "description": known.i_can} if known else {}
    return _thing(f"skills/{_safe(skill)}", "objective", about, _language(skill, languages))


def _language(name: str, languages: Mapping[str, str]) -> str:
    """The language of the pack that a skill or item belongs to; "und" (undetermined) when it is gone."""
    language = languages.get(name.partition("/")[0], "und")
    return language if is_language(language) else "und"


def _thing(path: str, kind: str, about: Mapping[str, str] = NOTHING, language: str = "und") -> dict[str, Any]:
    definition: dict[str, Any] = {"type": _TYPES + kind, **{key: {language: text} for key, text in about.items()}}
    return {"objectType": "Activity", "id": HOME + path, "definition": definition}


def _safe(name: str) -> str:
    return quote(name, safe="/-._~")


def is_language(value: Any) -> bool:
    """A well-formed tag of RFC 5646; no two extensions may begin with the same letter."""
    found = _LANGUAGE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return False
    starts = [part.lower() for part in (found["more"] or "").split("-") if len(part) == 1]
    return len(starts) == len(set(starts))
