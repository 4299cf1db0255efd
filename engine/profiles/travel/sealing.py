"""A sealed file: what leaves the machine, whole or said to be not; with a passphrase also unreadable for everybody else.

``LIGHTKEEPERS-KEEPER``, a line of JSON (form, cipher, cost, salt, nonce; nothing about anybody), then frames: four bytes of length,
and a block of compressed lines that carries its own proof. Without a passphrase the proof is a SHA-256 (it finds damage, it keeps
nobody out); with one the block is AES-256-GCM under a key that scrypt makes (RFC 7914; NIST SP 800-38D). Proofs cover the head, the
block's number and whether it is the last, so that blocks cannot be swapped, left out or cut off unnoticed. What is left of a
damaged file can be read block by block.
"""

import hashlib
import hmac
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

MAGIC = b"LIGHTKEEPERS-KEEPER\n"
FORM = 1
N, R, P = 2**15, 8, 1
_BATCH = 500  # lines in a block
_PROOF = 16
MOST_BYTES = 48_000_000  # of a file
MOST_PLAIN = 64_000_000  # of all its lines together: four years of an hour every day, kept answer by answer, are 40 MB
MOST_LINES = 300_000
_MOST_BLOCK = 16_000_000
_MOST_BLOCKS = MOST_LINES // 50
_LONGEST_HEAD = 1_000


class SealError(ValueError):
    """This file cannot be opened; the subclasses say why."""


class NotSealed(SealError):
    """Not one of our files, or damaged at its very beginning."""


class NewerSeal(SealError):
    """A newer version of the game made it."""


class TooMuch(SealError):
    """It unpacks to more than a life of playing; nothing of it is used."""


class WrongPassphrase(SealError):
    """It needs a passphrase, and this is not it."""


@dataclass(frozen=True, slots=True)
class Unsealed:
    """What was read. ``is_whole`` is False when blocks are missing or damaged; the other lines are good."""

    lines: list[bytes]
    is_whole: bool


class _Cipher:
    """Blocks in and out, with their proof. An empty key means no cipher."""

    def __init__(self, head: bytes, key: bytes, nonce: bytes) -> None:
        self._head, self._nonce, self._aes = head, nonce, None
        if key:
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM

            self._aes = AESGCM(key)

    def seal(self, block: bytes, number: int, *, is_last: bool) -> bytes:
        place = number.to_bytes(4, "big")
        bound = self._head + place + bytes([is_last])
        if self._aes is not None:
            return self._aes.encrypt(self._nonce + place, block, bound)
        return hashlib.sha256(bound + block).digest()[:_PROOF] + block

    def unseal(self, sealed: bytes, number: int, *, is_last: bool) -> bytes | None:
        """The block, or None when it is not what was sealed here."""
        if self._aes is None:
            block = sealed[_PROOF:]
            return block if hmac.compare_digest(self.seal(block, number, is_last=is_last), sealed) else None
        from cryptography.exceptions import InvalidTag

        place = number.to_bytes(4, "big")
        try:
            return self._aes.decrypt(self._nonce + place, sealed, self._head + place + bytes([is_last]))
        except InvalidTag:
            return None


def sealed(lines: Iterable[bytes], passphrase: str = "") -> Iterator[bytes]:
    """The file in pieces. Lines hold no line feed."""
    info: dict[str, Any] = {"form": FORM, "cipher": "none"}
    key = b""
    if passphrase:
        salt = os.urandom(16)
        key, check = _keys(passphrase, salt, N, R, P)
        info |= {"cipher": "aes-256-gcm", "salt": salt.hex(), "n": N, "r": R, "p": P, "check": check}
        info["nonce"] = os.urandom(8).hex()
    head = json.dumps(info, separators=(",", ":")).encode() + b"\n"
    cipher = _Cipher(head, key, bytes.fromhex(info.get("nonce", "")))
    yield MAGIC + head
    rest = iter(lines)
    batch, number = list(islice(rest, _BATCH)), 0
    while True:
        following = list(islice(rest, _BATCH))
        block = cipher.seal(zlib.compress(b"\n".join(batch)), number, is_last=not following)
        yield len(block).to_bytes(4, "big") + block
        if not following:
            return
        batch, number = following, number + 1


def needs_passphrase(raw: bytes) -> bool:
    """Whether it was sealed with one. Raises NotSealed, NewerSeal."""
    return str(_head(raw)[1]["cipher"]) != "none"


def unsealed(raw: bytes, passphrase: str = "") -> Unsealed:
    """Raises NotSealed, NewerSeal, TooMuch, WrongPassphrase."""
    head, info = _head(raw)
    key = b""
    if info["cipher"] != "none":
        key, check = _keys(passphrase, bytes.fromhex(info["salt"]), info["n"], info["r"], info["p"])
        if not hmac.compare_digest(check.encode(), info["check"].encode(errors="replace")):
            raise WrongPassphrase("this file needs another passphrase")
    cipher = _Cipher(head, key, bytes.fromhex(info.get("nonce", "")))
    at, number, is_whole, is_ended = len(MAGIC) + len(head), 0, True, False
    lines: list[bytes] = []
    left = MOST_PLAIN
    while at + 4 <= len(raw):
        if number >= _MOST_BLOCKS:
            raise TooMuch("this file has more in it than any keeper")
        length = int.from_bytes(raw[at : at + 4], "big")
        data = raw[at + 4 : at + 4 + length]
        block = cipher.unseal(data, number, is_last=False)
        if block is None:
            block = cipher.unseal(data, number, is_last=True)
            is_ended = block is not None
        plain = _inflated(block) if block is not None else None
        if plain is None:
            is_whole = False
        else:
            left -= len(plain)
            if left < 0 or plain.count(b"\n") + len(lines) >= MOST_LINES:
                raise TooMuch("this file has more in it than any keeper")
            lines += plain.split(b"\n")
        at, number = at + 4 + length, number + 1
    return Unsealed(lines, is_whole and is_ended and at == len(raw))


def _head(raw: bytes) -> tuple[bytes, dict[str, Any]]:
    """The head with its line feed, and what it says."""
    if not raw.startswith(MAGIC) or len(raw) > MOST_BYTES:
        raise NotSealed("this is no file of a keeper")
    end = raw.find(b"\n", len(MAGIC), len(MAGIC) + _LONGEST_HEAD) + 1
    head = raw[len(MAGIC) : end]
    try:
        info = json.loads(head)
        if info["form"] > FORM:
            raise NewerSeal("a newer version of the game made this file")
        if info["cipher"] == "aes-256-gcm":
            fits = all(type(info[name]) is int for name in ("n", "r", "p")) and type(info["check"]) is str
            fits = fits and (
                2**10 <= info["n"] <= 2**17 and info["n"] & (info["n"] - 1) == 0 and 1 <= info["r"] <= 8 and 1 <= info["p"] <= 4
            )
            fits = (
                fits and len(bytes.fromhex(info["nonce"])) == 8 and len(bytes.fromhex(info["salt"])) == 16 and bool(info["check"])
            )
        else:
            fits = info["cipher"] == "none" and "nonce" not in info
    except NewerSeal:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise NotSealed("the beginning of this file is damaged") from None
    if not fits:
        raise NotSealed("the beginning of this file is damaged")
    return head, info


def _keys(passphrase: str, salt: bytes, n: int, r: int, p: int) -> tuple[bytes, str]:
    """(the key, eight bytes that tell a wrong passphrase from a damaged file)."""
    made = hashlib.scrypt(passphrase.encode(errors="surrogatepass"), salt=salt, n=n, r=r, p=p, maxmem=256 * n * r, dklen=64)
    return made[:32], hashlib.sha256(made[32:]).hexdigest()[:16]


def _inflated(block: bytes) -> bytes | None:
    try:
        inflater = zlib.decompressobj()
        plain = inflater.decompress(block, _MOST_BLOCK)
    except zlib.error:
        return None
    return plain if inflater.eof else None
