"""The adult's PIN: a slow salted hash and a brake on guessing that needs no clock.

It stops a sibling, not someone who copies the disk. Failures are written before checking; after five free tries waiting grows,
and waiting counts only while the game runs. Records are plain JSON for the device document; hashing belongs off the game thread.
"""

import hashlib
import hmac
import os
from collections.abc import Mapping
from typing import Any

N, R, P = 2**15, 8, 1  # scrypt cost: about 80 ms and 32 MB on an old laptop
FREE_TRIES = 5
WAITS_S = (30.0, 60.0, 120.0, 300.0, 900.0)


def new_record(pin: str) -> dict[str, Any]:
    """A record for a new PIN of digits."""
    salt = os.urandom(16)
    return {"salt": salt.hex(), "hash": _hash(pin, salt, N, R, P), "n": N, "r": R, "p": P, "failures": 0}


def counted(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record with one more failure: written before the check, so that pulling the plug gains nothing."""
    return {**record, "failures": int(record.get("failures", 0)) + 1}


def forgiven(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record after a right PIN."""
    return {**record, "failures": 0}


def is_right(record: Mapping[str, Any], pin: str) -> bool:
    """Whether ``pin`` is the one. Slow on purpose."""
    made = _hash(pin, bytes.fromhex(record["salt"]), int(record["n"]), int(record["r"]), int(record["p"]))
    return hmac.compare_digest(made, str(record["hash"]))


def wait_s(record: Mapping[str, Any]) -> float:
    """Seconds of game time to wait before the next try."""
    over = int(record.get("failures", 0)) - FREE_TRIES
    return 0.0 if over < 0 else WAITS_S[min(over, len(WAITS_S) - 1)]


def _hash(pin: str, salt: bytes, n: int, r: int, p: int) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, n=n, r=r, p=p, maxmem=128 * n * r * 2, dklen=32).hex()
