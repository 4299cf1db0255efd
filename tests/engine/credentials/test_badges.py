"""Badges against the W3C's published vector, and our canonical form against cases worked out by hand."""

import hashlib
import json
from typing import Any

import pytest

from engine.credentials.badges import credential
from engine.credentials.data_integrity import hashed, problem_of
from engine.credentials.rdf import TooAlike, canonical, literal
from engine.credentials.seal import base58, from_base58, is_signed_by, new_seal
from engine.credentials.terms import CONTEXTS, Term, UnknownTerm, Vocabulary, triples_of
from engine.reports.lights import Light
from tests.shared_data import shared_data

VECTOR = shared_data("standards", "eddsa-rdfc-2022")
_EXAMPLES = "https://www.w3.org/ns/credentials/examples"
WITH_EXAMPLES = {
    **CONTEXTS,
    f"{_EXAMPLES}/v2": Vocabulary(
        types={"AlumniCredential": f"{_EXAMPLES}#AlumniCredential"}, terms={"alumniOf": Term(f"{_EXAMPLES}#alumniOf")}
    ),
}
published = pytest.mark.skipif(not VECTOR.exists(), reason="the published vector is not on this machine")


def vector(name: str) -> Any:
    text = (VECTOR / name).read_text("utf-8")
    return json.loads(text) if name.endswith(".json") else text


@published
def test_the_published_vector_has_the_same_canonical_form_and_hashes() -> None:
    unsigned, options = vector("unsigned.json"), vector("proofConfigDataInt.json")
    assert canonical(triples_of(unsigned, WITH_EXAMPLES)) == vector("canonDocDataInt.txt")
    assert canonical(triples_of(options, WITH_EXAMPLES)) == vector("proofCanonDataInt.txt")
    both = hashed(unsigned, options, WITH_EXAMPLES)
    assert both[:32].hex() == vector("proofHashDataInt.txt").strip()
    assert both[32:].hex() == vector("docHashDataInt.txt").strip()
    assert both.hex() == vector("combinedHashDataInt.txt").strip()


@published
def test_the_published_signature_is_accepted() -> None:
    signed = vector("signedDataInt.json")
    assert problem_of(signed, WITH_EXAMPLES) == ""
    assert from_base58(signed["proof"]["proofValue"][1:]).hex() == vector("sigHexDataInt.txt").strip()
    assert "z" + base58(bytes.fromhex(vector("sigHexDataInt.txt").strip())) == vector("sigBTC58DataInt.txt").strip()


@published
def test_any_changed_character_of_the_published_document_is_refused() -> None:
    text = json.dumps(vector("signedDataInt.json"))
    accepted, tried = [], 0
    for at, character in enumerate(text):
        changed = text[:at] + ("x" if character != "x" else "y") + text[at + 1 :]
        try:
            document = json.loads(changed)
        except ValueError:
            continue
        tried += 1
        if problem_of(document, WITH_EXAMPLES) == "":
            accepted.append((at, text[max(0, at - 20) : at + 20]))
    assert tried > 700
    assert accepted == []


def badge(**more: Any) -> dict[str, Any]:
    lights = [
        Light(skill="p/a", name="A", i_can="I can “count” to\n5 \\ ä.", lamps=5),
        Light(skill="p/b", name="B", i_can="", lamps=2),
        Light(skill="p/c", name="C", i_can="", lamps=2),
    ]
    made: dict[str, Any] = {
        "seal": new_seal(),
        "by": "Class 3",
        "nickname": "Mira",
        "gifts": 1,
        "events": 9,
        "head": "00",
        "at_s": 1.8e9,
    }
    return credential(lights, **(made | more))


def test_a_badge_holds_and_a_changed_one_does_not() -> None:
    made = badge()
    assert problem_of(made) == ""
    assert problem_of(json.loads(json.dumps(made))) == ""
    made["credentialSubject"]["result"][0]["value"] = "4"
    assert "does not fit" in problem_of(made)


def test_a_badge_has_what_open_badges_3_demands() -> None:
    made = badge(nickname="")
    assert made["@context"] == list(CONTEXTS)
    assert {"id", "type", "name", "issuer", "validFrom", "credentialSubject"} <= set(made)
    subject = made["credentialSubject"]
    assert subject["id"].startswith("urn:uuid:") and "identifier" not in subject
    assert {"id", "type", "name", "description", "criteria"} <= set(subject["achievement"])
    described = {one["id"] for one in subject["achievement"]["resultDescription"]}
    assert {result["resultDescription"] for result in subject["result"]} == described
    assert [result["value"] for result in subject["result"]] == ["5", "2", "2"]
    assert made["issuer"]["id"] == made["proof"]["verificationMethod"].partition("#")[0]
    assert "Mira" not in json.dumps(made)


@pytest.mark.parametrize(
    "change",
    [
        {"extra": "unsigned words"},
        {"name": 5},
        {"name": None},
        {"name": {"@value": "x"}},
        {"issuer": "not an iri"},
        {"type": ["VerifiableCredential", "UnheardOf"]},
        {"@context": ["https://example.org/mine"]},
        {"@context": "https://www.w3.org/ns/credentials/v2"},
        {"@context": []},
        {"proof": {}},
        {"proof": None},
    ],
)
def test_what_is_not_covered_by_the_signature_is_refused(change: dict[str, Any]) -> None:
    assert problem_of({**badge(), **change}) != ""


def test_a_bottomless_badge_is_refused() -> None:
    deep: dict[str, Any] = {}
    for _ in range(500):
        deep = {"issuer": deep, "type": "VerifiableCredential"}
    with pytest.raises(UnknownTerm, match="deep"):
        triples_of({"@context": list(CONTEXTS), **deep})


def test_nameless_nodes_get_the_same_names_whatever_they_were_called() -> None:
    ring = [("_:a", "<urn:p>", "_:b"), ("_:b", "<urn:p>", "_:c"), ("_:c", "<urn:p>", "_:a"), ("_:a", "<urn:q>", '"x"')]
    other = {"_:a": "_:z9", "_:b": "_:c", "_:c": "_:b"}
    renamed = [tuple(other.get(term, term) for term in triple) for triple in reversed(ring)]
    assert canonical(ring) == canonical(renamed)  # type: ignore[arg-type]
    # Two mirror twins: no property tells them apart, the paths do.
    twins = [("_:x", "<urn:p>", "_:y"), ("_:y", "<urn:p>", "_:x")]
    assert canonical(twins) == "_:c14n0 <urn:p> _:c14n1 .\n_:c14n1 <urn:p> _:c14n0 .\n"


def test_a_lone_nameless_node_is_numbered_by_its_look() -> None:
    triples = [("_:q", "<urn:p>", '"2"'), ("_:r", "<urn:p>", '"1"')]
    looks = {text: hashlib.sha256(f"_:a <urn:p> {text} .\n".encode()).hexdigest() for text in ('"1"', '"2"')}
    first, second = sorted(looks, key=lambda text: looks[text])
    assert canonical(triples) == "".join(sorted([f"_:c14n0 <urn:p> {first} .\n", f"_:c14n1 <urn:p> {second} .\n"]))


def test_poison_is_refused_and_not_calculated_for_hours() -> None:
    nodes = [f"_:n{n}" for n in range(9)]
    with pytest.raises(TooAlike):
        canonical((a, "<urn:p>", b) for a in nodes for b in nodes if a != b)


def test_texts_are_escaped_once() -> None:
    assert literal('a"\\\n\t\x01ä\x7f') == '"a\\"\\\\\\n\\t\\u0001ä\\u007F"'


def test_keys_and_signatures() -> None:
    seal = new_seal()
    assert seal.did.startswith("did:key:z6Mk") and seal.did != new_seal().did
    signature = seal.sign(b"light")
    assert is_signed_by(seal.did, b"light", signature)
    assert not is_signed_by(seal.did, b"Light", signature)
    assert not is_signed_by(new_seal().did, b"light", signature)
    for strange in ("", "did:key:z", "did:key:z0OIl", "did:web:example.org", "did:key:z" + "1" * 500, seal.did[:-1]):
        assert not is_signed_by(strange, b"light", signature)
    for raw in (b"", b"\0", b"\0\0\1", bytes(range(64))):
        assert from_base58(base58(raw)) == raw
