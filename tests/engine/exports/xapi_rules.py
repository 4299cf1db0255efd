"""The form of an xAPI statement, version 1.0.3: what a record store must refuse, the tests find before anybody exports it.

Sections are those of "xAPI Specification 1.0.3, Part Two: Experience API Data". ``problems_of`` looks at one statement and
says every fault with its place; an empty tuple is a statement that may be sent.
"""

import re
from typing import Any

from engine.exports.xapi import is_language
from tests.engine.exports.xapi_fields import Check, Reader
from tests.engine.exports.xapi_values import has_null, is_duration, is_iri, is_mail, is_number, is_version

VOIDED = "http://adlnet.gov/expapi/verbs/voided"
_IDS = ("mbox", "mbox_sha1sum", "openid", "account")
_INTERACTIONS = {
    "true-false": (), "choice": ("choices",), "fill-in": (), "long-fill-in": (), "matching": ("source", "target"),
    "performance": ("steps",), "sequencing": ("choices",), "likert": ("scale",), "numeric": (), "other": (),
}  # fmt: skip
_COMPONENTS = ("choices", "scale", "source", "target", "steps")


def problems_of(statement: Any) -> tuple[str, ...]:
    """Every fault of one statement, each as "place: what is wrong"."""
    reader = _Statements()
    reader.statement(statement, "statement", inner=False)
    return tuple(reader.found)


class _Statements(Reader):
    # ------------------------------------------------------------ 2.4
    def statement(self, value: Any, at: str, *, inner: bool) -> None:
        known: dict[str, Check] = {
            "actor": self.actor, "verb": self.verb, "object": lambda v, a: self.thing(v, a, inner=inner), "result": self.result,
            "context": self.context, "timestamp": self.date, "attachments": self.attachments,
        }  # fmt: skip
        if inner:
            known["objectType"] = self.is_kind("SubStatement")
        else:
            known |= {
                "id": self.uuid, "stored": self.date, "authority": self.authority,
                "version": self.must(is_version, "1.0 or 1.0.x"),
            }  # fmt: skip
        if not self.fields(value, at, known, ("actor", "verb", "object")):
            return
        if not inner and has_null(value):
            self.wrong(at, "null stands nowhere but in extensions")
        kind = value["object"].get("objectType", "Activity") if isinstance(value.get("object"), dict) else ""
        context = value.get("context")
        for key in ("revision", "platform"):
            if isinstance(context, dict) and key in context and kind != "Activity":
                self.wrong(at, f"context.{key} is only for an Activity")
        verb = value.get("verb")
        if isinstance(verb, dict) and verb.get("id") == VOIDED and kind != "StatementRef":
            self.wrong(at, "voiding names a StatementRef")

    def verb(self, value: Any, at: str) -> None:
        self.fields(value, at, {"id": self.iri, "display": self.languages}, ("id",))

    def languages(self, value: Any, at: str) -> None:
        """4.2: a language map."""
        if not isinstance(value, dict):
            self.wrong(at, "must be a language map")
            return
        for tag, said in value.items():
            if not (is_language(tag) and isinstance(said, str)):
                self.wrong(at, f"{tag!r} is no language with a text")

    def extensions(self, value: Any, at: str) -> None:
        if not isinstance(value, dict) or not all(is_iri(key) for key in value):
            self.wrong(at, "must be an object with IRIs as keys")

    # ------------------------------------------------------------ 2.4.2
    def actor(self, value: Any, at: str) -> None:
        if _is_group(value):
            self.group(value, at)
        else:
            self.agent(value, at)

    def agent(self, value: Any, at: str) -> None:
        known = {"objectType": self.is_kind("Agent"), "name": self.text, **self.ids}
        if self.fields(value, at, known) and sum(key in value for key in _IDS) != 1:
            self.wrong(at, "needs exactly one of " + ", ".join(_IDS))

    def group(self, value: Any, at: str) -> None:
        known = {"objectType": self.is_kind("Group"), "name": self.text, "member": self.members, **self.ids}
        if not self.fields(value, at, known, ("objectType",)):
            return
        count = sum(key in value for key in _IDS)
        if count > 1 or (not count and "member" not in value):
            self.wrong(at, "needs one identifier, or members")

    def members(self, value: Any, at: str) -> None:
        if not isinstance(value, list):
            self.wrong(at, "must be a list of agents")
            return
        for number, member in enumerate(value):
            self.agent(member, f"{at}[{number}]")

    @property
    def ids(self) -> dict[str, Check]:
        return {
            "mbox": self.must(is_mail, "mailto: and an address"),
            "mbox_sha1sum": self.must(lambda v: isinstance(v, str) and bool(re.fullmatch("[0-9a-fA-F]{40}", v)), "40 hex digits"),
            "openid": self.iri,
            "account": self.account,
        }

    def account(self, value: Any, at: str) -> None:
        self.fields(value, at, {"homePage": self.iri, "name": self.text}, ("homePage", "name"))

    def authority(self, value: Any, at: str) -> None:
        """2.4.9: an agent, or two agents without a name of their own."""
        self.actor(value, at)
        if _is_group(value):
            members = value.get("member")
            if any(key in value for key in _IDS) or not isinstance(members, list) or len(members) != 2:
                self.wrong(at, "a group has two members and no identifier")

    # ------------------------------------------------------------ 2.4.4
    def thing(self, value: Any, at: str, *, inner: bool) -> None:
        kind = value.get("objectType", "Activity") if isinstance(value, dict) else "Activity"
        match kind:
            case "Activity":
                self.activity(value, at)
            case "Agent":
                self.agent(value, at)
            case "Group":
                self.group(value, at)
            case "StatementRef":
                self.reference(value, at)
            case "SubStatement" if not inner:
                self.statement(value, at, inner=True)
            case _:
                self.wrong(at, f"{kind!r} is no kind of object here")

    def reference(self, value: Any, at: str) -> None:
        self.fields(value, at, {"objectType": self.is_kind("StatementRef"), "id": self.uuid}, ("objectType", "id"))

    def activity(self, value: Any, at: str) -> None:
        self.fields(value, at, {"objectType": self.is_kind("Activity"), "id": self.iri, "definition": self.definition}, ("id",))

    def definition(self, value: Any, at: str) -> None:
        known: dict[str, Check] = {
            "name": self.languages, "description": self.languages, "type": self.iri, "moreInfo": self.iri,
            "extensions": self.extensions,
            "interactionType": self.must(lambda v: isinstance(v, str) and v in _INTERACTIONS, "a kind of interaction"),
            "correctResponsesPattern": self.must(
                lambda v: isinstance(v, list) and all(isinstance(one, str) for one in v), "a list of texts"
            ),
            **dict.fromkeys(_COMPONENTS, self.components),
        }  # fmt: skip
        if not self.fields(value, at, known):
            return
        kind = value.get("interactionType")
        parts = {key for key in _COMPONENTS if key in value}
        if isinstance(kind, str) and not parts <= set(_INTERACTIONS.get(kind, ())):
            self.wrong(at, f"{kind} does not go with {', '.join(sorted(parts))}")
        if kind is None and (parts or "correctResponsesPattern" in value):
            self.wrong(at, "needs interactionType")

    def components(self, value: Any, at: str) -> None:
        if not isinstance(value, list):
            self.wrong(at, "must be a list")
            return
        for number, one in enumerate(value):
            self.fields(one, f"{at}[{number}]", {"id": self.text, "description": self.languages}, ("id",))
        ids = [one.get("id") for one in value if isinstance(one, dict)]
        if len({str(one) for one in ids}) != len(ids):
            self.wrong(at, "two have the same id")

    # ------------------------------------------------------------ 2.4.5, 2.4.6, 2.4.11
    def result(self, value: Any, at: str) -> None:
        known: dict[str, Check] = {
            "score": self.score, "success": self.truth, "completion": self.truth, "response": self.text,
            "duration": self.must(is_duration, "a duration of ISO 8601"), "extensions": self.extensions,
        }  # fmt: skip
        self.fields(value, at, known)

    def score(self, value: Any, at: str) -> None:
        number = self.must(is_number, "a number")
        if not self.fields(value, at, dict.fromkeys(("scaled", "raw", "min", "max"), number)):
            return
        scaled, raw, low, high = (
            value.get(key) if is_number(value.get(key)) else None for key in ("scaled", "raw", "min", "max")
        )
        if scaled is not None and not -1 <= scaled <= 1:
            self.wrong(at, "scaled lies between -1 and 1")
        if low is not None and high is not None and low >= high:
            self.wrong(at, "min is less than max")
        if raw is not None and ((low is not None and raw < low) or (high is not None and raw > high)):
            self.wrong(at, "raw lies between min and max")

    def context(self, value: Any, at: str) -> None:
        known: dict[str, Check] = {
            "registration": self.uuid, "instructor": self.actor, "team": self.group, "contextActivities": self.activities,
            "revision": self.text, "platform": self.text, "language": self.must(is_language, "a language of RFC 5646"),
            "statement": self.reference, "extensions": self.extensions,
        }  # fmt: skip
        self.fields(value, at, known)

    def activities(self, value: Any, at: str) -> None:
        def one_or_more(inner: Any, place: str) -> None:
            for one in inner if isinstance(inner, list) else [inner]:
                self.activity(one, place)

        self.fields(value, at, dict.fromkeys(("parent", "grouping", "category", "other"), one_or_more))

    def attachments(self, value: Any, at: str) -> None:
        if not isinstance(value, list):
            self.wrong(at, "must be a list")
            return
        known: dict[str, Check] = {
            "usageType": self.iri, "display": self.languages, "description": self.languages, "contentType": self.text,
            "length": self.must(lambda v: isinstance(v, int) and not isinstance(v, bool) and v >= 0, "a whole number"),
            "sha2": self.text, "fileUrl": self.iri,
        }  # fmt: skip
        for number, one in enumerate(value):
            self.fields(one, f"{at}[{number}]", known, ("usageType", "display", "contentType", "length", "sha2"))


def _is_group(value: Any) -> bool:
    return isinstance(value, dict) and value.get("objectType") == "Group"
