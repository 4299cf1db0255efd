"""Is this passport (or this badge alone) exactly as it was sealed? If not: what was changed first.

Whatever is in the file, the answer is a ``Verdict``, never an error; nothing outside of the file is looked at.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC
from typing import Any

from engine.clean_text import one_line
from engine.clock import date_of
from engine.credentials import chain
from engine.credentials.data_integrity import problem_of
from engine.credentials.passport import FORM, signed_part
from engine.credentials.seal import is_signed_by

LARGEST = 32_000_000
_DEEPEST, _MOST_THINGS = 24, 400_000  # lists and objects; a passport that shows 100,000 answers has 300,000
_TEXT = re.compile(rb'"(?:[^"\\]|\\.)*"')
_BRACKET = re.compile(rb"[\[\]{}]")
_LONGEST_LINE = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """``problems`` is empty when all is well; ``first_changed`` is the number of the first event that does not fit (0: none)."""

    kind: str = "passport"
    problems: tuple[str, ...] = ()
    first_changed: int = 0
    key: str = ""
    by: str = ""
    at: str = ""
    told: tuple[str, ...] = ()


class _Wrong(Exception):
    """The file is no passport; the message says why."""


def check(content: bytes) -> Verdict:
    """The verdict about a file's bytes. Whatever words it quotes are on one line: a stranger wrote them."""
    found = _checked(content)
    return replace(
        found,
        problems=tuple(map(_line, found.problems)),
        key=_line(found.key),
        by=_line(found.by),
        at=_line(found.at),
        told=tuple(map(_line, found.told)),
    )


def _line(text: object) -> str:
    """A word of the file as a word, not longer than a line."""
    return one_line(str(text)[:_LONGEST_LINE])


def _checked(content: bytes) -> Verdict:
    try:
        document = _read(content)
        return _passport(document) if document.get("lightkeepers") == "passport" else _badge(document)
    except _Wrong as problem:
        return Verdict(problems=(str(problem),))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError, RecursionError) as problem:
        return Verdict(problems=(f"This is not a whole passport: {type(problem).__name__} {problem}.",))


def _read(content: bytes) -> dict[str, Any]:
    def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({key for key, _ in pairs}) < len(pairs):
            raise _Wrong("The file says one thing twice; a sealed file never does.")
        return dict(pairs)

    def refuse(name: str) -> Any:
        raise _Wrong(f"{name} is no number.")

    if len(content) > LARGEST:
        raise _Wrong("The file is larger than any passport.")
    if content.count(b"[") + content.count(b"{") > _MOST_THINGS or _depth(content) > _DEEPEST:
        raise _Wrong("There is more in this file, or it lies deeper, than in any passport.")
    try:
        document = json.loads(content.decode("utf-8"), object_pairs_hook=object_of, parse_constant=refuse)
    except (ValueError, RecursionError) as problem:
        raise _Wrong(f"The file is not JSON: {problem}.") from None
    if not isinstance(document, dict):
        raise _Wrong("The file is not a passport.")
    return document


def _depth(content: bytes) -> int:
    """How deeply lists and objects lie in one another, counted before they are made."""
    depth = deepest = 0
    for bracket in _BRACKET.findall(_TEXT.sub(b"", content)):
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _badge(document: Mapping[str, Any]) -> Verdict:
    problem = problem_of(document)
    issuer = document.get("issuer")
    issued = issuer if isinstance(issuer, dict) else {}
    method = str(document.get("proof", {}).get("verificationMethod", "")).partition("#")[0]
    problems = [f"The badge does not hold: {problem}."] if problem else []
    if not problem and issued.get("id") != method:
        problems = ["The badge is signed by another key than its issuer's."]
    return Verdict(
        kind="badge",
        problems=tuple(problems),
        key=method,
        by=str(issued.get("name", "")),
        at=str(document.get("validFrom", "")),
        told=(str(document.get("name", "")),),
    )


def _passport(document: Mapping[str, Any]) -> Verdict:
    if document.get("form") != FORM:
        raise _Wrong(f"This passport has the form {document.get('form')!r}; this version of the game knows {FORM}.")
    problems: list[str] = []
    first, what = _first_changed(document["chain"])
    if first:
        problems.append(what)
    seal = document["seal"]
    if not is_signed_by(seal["key"], signed_part(document), bytes.fromhex(seal["signature"])):
        problems.append(
            "The seal does not fit: something in the file was changed after it was sealed."
            if first
            else "The seal does not fit. The events fit one another, so something beside them was changed, or all of them were made anew."
        )
    badge = document["credential"]
    if problem := problem_of(badge):
        problems.append(f"The badge in the file does not hold: {problem}.")
    elif badge["proof"]["verificationMethod"].partition("#")[0] != seal["key"] or badge["issuer"]["id"] != seal["key"]:
        problems.append("The badge and the passport are sealed by different keys.")
    problems += _summary(document)
    return Verdict(
        problems=tuple(problems), first_changed=first, key=seal["key"], by=seal["by"], at=seal["at"], told=tuple(_told(document))
    )


def _first_changed(told: Mapping[str, Any]) -> tuple[int, str]:
    """(number, sentence) of the first event that does not fit, (0, "") when all do."""
    last, number = told["start"], 0
    if last != chain.START:
        return 1, "The beginning of the chain was changed."
    for entry in told["events"]:
        if "hidden" in entry:
            count = entry["hidden"]
            if type(count) is not int or count < 1:
                return number + 1, f"After event {number}: {count!r} is no number of hidden events."
            number, last = number + count, entry["link"]
            continue
        number += 1
        fact = entry["fact"]
        expected = chain.link(last, chain.commitment(entry["salt"], fact))
        if entry["event"] != number or entry["link"] != expected:
            return number, f"Event {number} was changed ({_described(fact)}), or the hidden ones just before it were."
        last = expected
    if number != told["count"] or last != told["head"]:
        return number, f"The end of the chain, after event {number}, was changed."
    return 0, ""


def _described(fact: Any) -> str:
    stored = fact if isinstance(fact, dict) else {}
    what = " ".join(str(stored.get(key)) for key in ("is", "skill", "item", "gift") if stored.get(key))
    at_s = stored.get("at_s")
    if isinstance(at_s, int | float) and 0 <= at_s < 1e11:
        what += date_of(at_s, UTC).strftime(", %Y-%m-%d %H:%M UTC")
    return what[:120]


def _summary(document: Mapping[str, Any]) -> list[str]:
    """Whether the summary says what the events say: a sealed file always does."""
    facts = [entry["fact"] for entry in document["chain"]["events"] if "fact" in entry]
    lamps: dict[str, int] = {}
    for fact in facts:
        if fact.get("is") == "LightGrew":
            lamps[fact["skill"]] = max(lamps.get(fact["skill"], 0), min(5, fact["lamps"]))
    told = {light["skill"]: light["lamps"] for light in document["lights"]}
    gifts = [fact["gift"] for fact in facts if fact.get("is") == "GiftEarned"]
    if told != lamps or document["gifts"] != gifts:
        return ["The summary does not say what the events say."]
    return []


def _told(document: Mapping[str, Any]) -> list[str]:
    shown = sum("fact" in entry for entry in document["chain"]["events"])
    lines = [f"{document['name'] or 'A keeper without a name'}: {document['chain']['count']} events, {shown} of them shown."]
    lines += [f"{light['lamps']} of 5 lamps: {light['i_can'] or light['name']}" for light in document["lights"]]
    for earlier in document["earlier_seals"]:
        how = {
            "fits": "the history still begins with what was sealed then",
            "added_up": "old answers were added up since, so nothing can be said about that one",
        }.get(
            earlier["today"],
            "the history on that computer does NOT begin with what was sealed then (changed, or put together with play from elsewhere)",
        )
        lines.append(f"Sealed before, {earlier['at']}: {how}.")
    return lines
