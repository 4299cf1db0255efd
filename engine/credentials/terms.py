"""A credential as triples: the part of JSON-LD that our credentials need, with the terms they use, and nothing else.

The terms are those of the two published contexts named in ``CONTEXTS``; of each only what we write ourselves stands here, so no
context is ever fetched. What is not in these tables is refused, never skipped: a signature must cover everything that is read.
Not known: lists with an order, languages, graphs, numbers (our credentials write texts), contexts inside a node.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.credentials.rdf import Triple, literal

CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
_OB_XSD = "https://www.w3.org/2001/XMLSchema#"  # that context writes https where XML Schema has http; so do we
_XSD, _SCHEMA, _SECURITY = "http://www.w3.org/2001/XMLSchema#", "https://schema.org/", "https://w3id.org/security#"
_VC, _OB = "https://www.w3.org/2018/credentials#", "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]+")
_DEEPEST = 12


class UnknownTerm(ValueError):
    """Something that this reader does not know; the message says where."""


@dataclass(frozen=True, slots=True)
class Term:
    """A property: its IRI, and what its texts are: plain (""), links ("@id"), words of ``words``, or of a datatype."""

    iri: str
    of: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One context: types with the properties that only they have, and properties for every node."""

    types: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    terms_of: Mapping[str, Mapping[str, Term]] = field(default_factory=dict)


_TIME = _XSD + "dateTime"
CONTEXTS: Mapping[str, Vocabulary] = {
    CREDENTIALS: Vocabulary(
        types={"VerifiableCredential": _VC + "VerifiableCredential", "DataIntegrityProof": _SECURITY + "DataIntegrityProof"},
        terms={"name": Term(_SCHEMA + "name"), "description": Term(_SCHEMA + "description")},
        terms_of={
            "VerifiableCredential": {
                "issuer": Term(_VC + "issuer", "@id"),
                "credentialSubject": Term(_VC + "credentialSubject", "@id"),
                "evidence": Term(_VC + "evidence", "@id"),
                "validFrom": Term(_VC + "validFrom", _TIME),
            },
            "DataIntegrityProof": {
                "created": Term("http://purl.org/dc/terms/created", _TIME),
                "cryptosuite": Term(_SECURITY + "cryptosuite", _SECURITY + "cryptosuiteString"),
                "verificationMethod": Term(_SECURITY + "verificationMethod", "@id"),
                "proofPurpose": Term(
                    _SECURITY + "proofPurpose", "@vocab", {"assertionMethod": _SECURITY + "assertionMethod"}
                ),
            },
        },
    ),
    OPEN_BADGES: Vocabulary(
        types={name: _OB + name for name in ("OpenBadgeCredential", "Achievement", "AchievementSubject", "Criteria", "Evidence",
                                             "IdentityObject", "Profile", "Result", "ResultDescription")},
        terms={"narrative": Term(_OB + "narrative")},
        terms_of={
            "Achievement": {
                "achievementType": Term(_OB + "achievementType"),
                "criteria": Term(_OB + "Criteria", "@id"),
                "resultDescription": Term(_OB + "resultDescription"),
            },
            "AchievementSubject": {
                "achievement": Term(_OB + "achievement"),
                "identifier": Term(_OB + "identifier"),
                "result": Term(_OB + "result"),
            },
            "IdentityObject": {
                "hashed": Term(_OB + "hashed", _OB_XSD + "boolean"),
                "identityHash": Term(_OB + "identityHash"),
                "identityType": Term(_OB + "identityType"),
            },
            "Result": {
                "resultDescription": Term(_OB + "resultDescription", _OB_XSD + "anyURI"),
                "value": Term(_SCHEMA + "value"),
            },
            "ResultDescription": {
                "resultType": Term(_OB + "resultType"),
                "valueMax": Term(_OB + "valueMax"),
                "valueMin": Term(_OB + "valueMin"),
            },
        },
    ),
}  # fmt: skip


def triples_of(document: Any, contexts: Mapping[str, Vocabulary] = CONTEXTS) -> list[Triple]:
    """Everything a document says. Raises UnknownTerm."""
    if not isinstance(document, dict):
        raise UnknownTerm("a credential is an object")
    named = document.get("@context")
    if not isinstance(named, list) or not named or not all(isinstance(one, str) and one in contexts for one in named):
        raise UnknownTerm("@context: only these are known: " + ", ".join(contexts))
    reader = _Reader([contexts[one] for one in named])
    reader.node({key: value for key, value in document.items() if key != "@context"}, "credential", 0)
    return reader.found


class _Reader:
    def __init__(self, vocabularies: list[Vocabulary]) -> None:
        self.vocabularies = vocabularies
        self.found: list[Triple] = []
        self.nameless = 0

    def node(self, node: Mapping[str, Any], at: str, depth: int) -> str:
        """Note what a node says; its name."""
        if depth > _DEEPEST:
            raise UnknownTerm(f"{at}: too deep")
        if "id" in node:
            subject = _link(node["id"], f"{at}.id")
        else:
            subject, self.nameless = f"_:n{self.nameless}", self.nameless + 1
        types = _texts(node.get("type", []), f"{at}.type")
        terms: dict[str, Term] = {}
        for vocabulary in self.vocabularies:
            terms |= vocabulary.terms
        for name in types:
            self.found.append((subject, _TYPE, f"<{self.type_iri(name, at)}>"))
        for name in sorted(types):
            for vocabulary in self.vocabularies:
                terms |= vocabulary.terms_of.get(name, {})
        for key, value in node.items():
            if key in ("id", "type"):
                continue
            if key not in terms:
                raise UnknownTerm(f"{at}: {key!r} is not known here")
            for one in value if isinstance(value, list) else [value]:
                told = self.value(one, terms[key], f"{at}.{key}", depth)
                self.found.append((subject, f"<{terms[key].iri}>", told))
        return subject

    def type_iri(self, name: str, at: str) -> str:
        for vocabulary in self.vocabularies:
            if name in vocabulary.types:
                return vocabulary.types[name]
        raise UnknownTerm(f"{at}: the type {name!r} is not known")

    def value(self, value: Any, term: Term, at: str, depth: int) -> str:
        match value:
            case dict():
                return self.node(value, at, depth + 1)
            case bool() if term.of.endswith("XMLSchema#boolean"):
                return literal(str(value).lower(), term.of)
            case str() if term.of == "@id":
                return _link(value, at)
            case str() if term.of == "@vocab" and value in term.words:
                return f"<{term.words[value]}>"
            case str() if term.of != "@vocab":
                return literal(value, term.of)
        raise UnknownTerm(f"{at}: {value!r} is not known here")


def _texts(value: Any, at: str) -> list[str]:
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise UnknownTerm(f"{at}: must be texts")
    return found


def _link(value: Any, at: str) -> str:
    if not isinstance(value, str) or not _IRI.fullmatch(value):
        raise UnknownTerm(f"{at}: must be an absolute IRI")
    return f"<{value}>"
