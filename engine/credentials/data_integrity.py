"""A proof inside a credential: W3C Data Integrity with the suite ``eddsa-rdfc-2022``.

What is signed is the hash of the proof's options followed by the hash of the credential, both as canonical triples. Source:
"Data Integrity EdDSA Cryptosuites v1.0", W3C Recommendation of 15 May 2025, section 3.2.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

from engine.credentials.rdf import TooAlike, canonical
from engine.credentials.seal import Seal, base58, from_base58, is_signed_by
from engine.credentials.terms import CONTEXTS, UnknownTerm, Vocabulary, triples_of

SUITE = "eddsa-rdfc-2022"


def hashed(document: Mapping[str, Any], options: Mapping[str, Any], contexts: Mapping[str, Vocabulary] = CONTEXTS) -> bytes:
    """The 64 bytes that are signed: the options' hash, then the document's. Raises UnknownTerm, TooAlike."""
    halves = (dict(options) | {"@context": document.get("@context")}, document)
    return b"".join(
        hashlib.sha256(canonical(triples_of(half, contexts)).encode(errors="surrogatepass")).digest() for half in halves
    )


def secured(document: Mapping[str, Any], seal: Seal, created: str) -> dict[str, Any]:
    """The document with its proof; ``created`` is a time of XML Schema."""
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": f"{seal.did}#{seal.did.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
    }
    value = "z" + base58(seal.sign(hashed(document, options)))
    return {**document, "proof": {**options, "proofValue": value}}


def problem_of(document: Mapping[str, Any], contexts: Mapping[str, Vocabulary] = CONTEXTS) -> str:
    """Why the proof does not hold; empty when it does. It says nothing about who the issuer is."""
    proof = document.get("proof")
    if not isinstance(proof, dict) or proof.get("type") != "DataIntegrityProof" or proof.get("cryptosuite") != SUITE:
        return f"it has no proof of the suite {SUITE}"
    options = {key: value for key, value in proof.items() if key != "proofValue"}
    method, value = proof.get("verificationMethod"), proof.get("proofValue")
    if not (isinstance(method, str) and isinstance(value, str) and value.startswith("z")):
        return "its proof is not complete"
    did, _, part = method.partition("#")
    if part != did.removeprefix("did:key:") or proof.get("proofPurpose") != "assertionMethod" or "@context" in proof:
        return "its proof names a key or purpose that is not known"
    try:
        message = hashed({key: inner for key, inner in document.items() if key != "proof"}, options, contexts)
        signature = from_base58(value[1:])
    except (UnknownTerm, TooAlike, ValueError) as problem:
        return f"it cannot be read: {problem}"
    return (
        "" if is_signed_by(did, message, signature) else "its signature does not fit: it was changed, or somebody else signed it"
    )
