"""The learner passport: what the child chose to show of their history, in a chain, sealed by an adult.

A file holds the chosen facts with their salts, how many others lie between them, the summary as an Open Badges credential, and a
signature over all of it. ``engine.credentials.verifying`` reads such a file; docs/passport.md says what it does not prove.
"""

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from engine.clock import date_of
from engine.content.compiled.pack import Skill
from engine.credentials import chain
from engine.credentials.badges import credential
from engine.credentials.seal import Seal
from engine.records import AnswerGiven, Fact, GiftEarned, LightGrew, PassportSealed, to_json
from engine.reports.lights import lights_in

FORM = 1
BY = "A family or school with Lightkeepers"
PROVES = (
    "The file is exactly as it was sealed: one changed sign is found, and the first changed event is named.",
    "The events stand in this order, and so many others lie between them; which those are is not shown.",
    "Two files with the same key come from the same copy of the game's data.",
)
DOES_NOT_PROVE = (
    "Who the child is, who sat at the keyboard, or whether somebody helped.",
    "Which adult sealed it: whoever can open the game's data on that computer has the key.",
    "That the history on that computer was true before the first sealing, or that the clock was right.",
    "That a school or an office recognises it. Nobody but the family or class stands behind it.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the child puts in: islands, gifts from them, and whether each answer is shown too; with or without the nickname."""

    skills: frozenset[str]
    gifts: bool = True
    answers: bool = False
    named: bool = True

    def shows(self, fact: Fact) -> bool:
        match fact:
            case LightGrew():
                return fact.skill in self.skills
            case GiftEarned():
                return self.gifts and fact.skill in self.skills
            case AnswerGiven():
                return self.answers and any(skill in self.skills for skill in fact.skills)
        return False


def passport(
    nickname: str, facts: Sequence[Fact], skills: Mapping[str, Skill], choice: Choice, seal: Seal, at_s: float, by: str = BY
) -> dict[str, Any]:
    """The sealed file as JSON values."""
    events, head = _events(facts, choice)
    lights = [light for light in lights_in(facts, skills) if light.skill in choice.skills]
    gifts = [fact.gift for fact in facts if isinstance(fact, GiftEarned) and choice.shows(fact)]
    name = nickname if choice.named else ""
    document: dict[str, Any] = {
        "lightkeepers": "passport",
        "form": FORM,
        "proves": list(PROVES),
        "does_not_prove": list(DOES_NOT_PROVE),
        "name": name,
        "lights": [{"skill": x.skill, "name": x.name, "i_can": x.i_can, "lamps": x.lamps} for x in lights],
        "gifts": gifts,
        "earlier_seals": [
            {"at": _time(sealed.at_s), "events": sealed.events, "today": how} for sealed, how in chain.checked_seals(facts)
        ],
        "chain": {"start": chain.START, "events": events, "count": len(facts), "head": head},
        "credential": credential(
            lights, seal=seal, by=by, nickname=name, gifts=len(gifts), events=len(facts), head=head, at_s=at_s
        ),
        "seal": {"by": by, "at": _time(at_s), "key": seal.did},
    }
    document["seal"]["signature"] = seal.sign(signed_part(document)).hex()
    return document


def file_of(document: Mapping[str, Any]) -> bytes:
    """The sealed document as a file. Half a letter (only an odd keyboard types one) is written as its number, so that the seal holds."""
    try:
        return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(document, indent=1) + "\n").encode()


def signed_part(document: Mapping[str, Any]) -> bytes:
    """What the signature covers: everything but itself."""
    seal = {key: value for key, value in document["seal"].items() if key != "signature"}
    return chain.canonical_json({**document, "seal": seal}).encode(errors="surrogatepass")


def remembered(facts: Sequence[Fact], at_s: float) -> PassportSealed:
    """The fact that keeps a sealing in the history."""
    return PassportSealed(at_s=at_s, events=len(facts), head=chain.head_of(facts))


def _events(facts: Sequence[Fact], choice: Choice) -> tuple[list[dict[str, Any]], str]:
    """The chain as it stands in the file: chosen facts in full, the others between them as a number."""
    secret = os.urandom(32)
    events: list[dict[str, Any]] = []
    last, hidden = chain.START, 0
    for number, fact in enumerate(facts, 1):
        stored, grain = chain.plain(to_json(fact)), chain.salt(secret, number)
        before, last = last, chain.link(last, chain.commitment(grain, stored))
        if not choice.shows(fact):
            hidden += 1
            continue
        if hidden:
            events.append({"hidden": hidden, "link": before})
            hidden = 0
        events.append({"event": number, "salt": grain, "fact": stored, "link": last})
    if hidden:
        events.append({"hidden": hidden, "link": last})
    return events, last


def _time(at_s: float) -> str:
    return date_of(at_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
