"""What a passport says in one Open Badges 3.0 credential, signed so that other people's programs can check it.

One credential has one achievement; the lights are its results, each with the pack author's "I can" as its description. Source:
"Open Badges Specification 3.0", 1EdTech, 2024, sections B.1 and B.2; data model of W3C Verifiable Credentials 2.0.
"""

import uuid
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from engine.clock import date_of
from engine.credentials.data_integrity import secured
from engine.credentials.seal import Seal
from engine.credentials.terms import CREDENTIALS, OPEN_BADGES
from engine.reports.lights import Light

FULL = 5


def credential(
    lights: Sequence[Light], *, seal: Seal, by: str, nickname: str, gifts: int, events: int, head: str, at_s: float
) -> dict[str, Any]:
    """The signed credential; an empty ``nickname`` leaves the child without a name. Ids are random: two badges tell nothing of each other."""
    when = date_of(at_s, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    described = [(_new_id(), light) for light in lights]
    subject: dict[str, Any] = {"id": _new_id(), "type": ["AchievementSubject"]}
    if nickname:
        who = {"type": "IdentityObject", "hashed": False, "identityHash": nickname, "identityType": "name"}
        subject["identifier"] = [who]
    subject["achievement"] = _achievement(described)
    subject["result"] = [
        {"type": ["Result"], "resultDescription": described_id, "value": str(light.lamps)} for described_id, light in described
    ]
    document = {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": _new_id(),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Learner passport",
        "issuer": {"id": seal.did, "type": ["Profile"], "name": by},
        "validFrom": when,
        "credentialSubject": subject,
        "evidence": [
            {
                "id": _new_id(),
                "type": ["Evidence"],
                "name": "Chain of events",
                "narrative": f"{events} events, last link {head}; {gifts} gifts. The passport file has the chosen ones.",
            }
        ],
    }
    return secured(document, seal, when)


def _achievement(described: Sequence[tuple[str, Light]]) -> dict[str, Any]:
    """What was achieved: each island by the id of its result."""
    lit = sum(light.lamps >= FULL for _, light in described)
    return {
        "id": _new_id(),
        "type": ["Achievement"],
        "achievementType": "Achievement",
        "name": "Lights of the Lantern Sea",
        "description": f"{lit} of {len(described)} chosen islands fully lit in the learning game Lightkeepers.",
        "criteria": {
            "narrative": "A lighthouse grows up to five lamps by right answers over several days, hints counted. "
            "What each island is about stands beside its result."
        },
        "resultDescription": [
            {
                "id": described_id,
                "type": ["ResultDescription"],
                "name": light.i_can or light.name,
                "resultType": "RawScore",
                "valueMin": "0",
                "valueMax": str(FULL),
            }
            for described_id, light in described
        ],
    }


def _new_id() -> str:
    return f"urn:uuid:{uuid.uuid4()}"
