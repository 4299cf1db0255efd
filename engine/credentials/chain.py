"""Facts in a chain: every link is a hash over the link before it and one fact, so that no fact can be changed alone.

The chain is worked out from the stored facts whenever it is needed; nothing about it is stored with them, so old stores have it too.
A link covers a *commitment* to its fact (the hash of a random salt and the fact), so that a fact can be left out of a file and
still be counted: without its salt nobody can guess which of a few answers it was.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from typing import Any

from engine.records import ADDED_UP, AnswerGiven, Fact, PassportSealed, to_json

START = hashlib.sha256(b"lightkeepers/chain/1").hexdigest()
_EXACT = 2**53


def plain(value: Any) -> Any:
    """JSON values with whole floats as integers, so that other programs write the same text."""
    match value:
        case float() if value.is_integer() and abs(value) < _EXACT:
            return int(value)
        case dict():
            return {key: plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [plain(inner) for inner in value]
    return value


def canonical_json(value: Any) -> str:
    """One text for one value: keys in order, no blanks, nothing escaped that need not be (RFC 8785 for the values we write)."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def commitment(salt: str, stored_fact: Any) -> str:
    return hashlib.sha256(f"{salt}:{canonical_json(stored_fact)}".encode(errors="surrogatepass")).hexdigest()


def link(before: str, committed: str) -> str:
    return hashlib.sha256(f"{before}:{committed}".encode()).hexdigest()


def salt(secret: bytes, number: int) -> str:
    """The salt of the ``number``-th fact in one file; ``secret`` is made anew for every file and thrown away."""
    return hmac.digest(secret, str(number).encode(), "sha256").hex()[:32]


def head_of(facts: Iterable[Fact]) -> str:
    """The last link of a chain without salts: what a sealing remembers. It never leaves the machine."""
    last = START
    for fact in facts:
        last = link(last, commitment("", to_json(fact)))
    return last


def checked_seals(facts: Sequence[Fact]) -> tuple[tuple[PassportSealed, str], ...]:
    """Every earlier sealing with how the history of today fits it: "fits", "changed", or "added_up".

    Old answers that were added up are other facts than those that were sealed; then nothing can be said.
    """
    wanted = {fact.events for fact in facts if isinstance(fact, PassportSealed)}
    if not wanted:
        return ()
    heads, last = {}, START
    for number, fact in enumerate(facts, 1):
        last = link(last, commitment("", to_json(fact)))
        if number in wanted:
            heads[number] = last
    is_added_up = any(isinstance(fact, AnswerGiven) and fact.reason == ADDED_UP for fact in facts)
    found = []
    for fact in facts:
        if isinstance(fact, PassportSealed):
            fits = heads.get(fact.events) == fact.head
            found.append((fact, "fits" if fits else "added_up" if is_added_up else "changed"))
    return tuple(found)
