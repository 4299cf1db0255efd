"""The seal of this machine: an Ed25519 key, its name as ``did:key``, signing and checking.

The key is made on first use and kept by whoever asks (as ``Seal.stored``). Whoever has the key can seal anything: it proves that
two files come from the same place, not who sat there. Sources: RFC 8032; multibase and multikey as in the W3C's "Controlled
Identifiers"; ``cryptography`` does the arithmetic.
"""

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519 = b"\xed\x01"  # multicodec of an Ed25519 public key
_DID = "did:key:"


@dataclass(frozen=True, slots=True)
class Seal:
    """A private key; ``stored`` is how it is kept."""

    stored: str

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self.stored))

    @property
    def did(self) -> str:
        """The public key as an address that needs no network."""
        return _DID + "z" + base58(_ED25519 + self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        return self._key.sign(message)


def new_seal() -> Seal:
    """A key from the system's random numbers."""
    return Seal(Ed25519PrivateKey.generate().private_bytes_raw().hex())


def is_signed_by(did: str, message: bytes, signature: bytes) -> bool:
    """Whether the key behind ``did`` made this signature; False for anything that is no such key."""
    try:
        raw = from_base58(did.removeprefix(_DID + "z"))
        if not did.startswith(_DID + "z") or not raw.startswith(_ED25519):
            return False
        Ed25519PublicKey.from_public_bytes(raw[2:]).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def base58(raw: bytes) -> str:
    """Bitcoin's alphabet; leading zero bytes become 1."""
    number, digits = int.from_bytes(raw, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        digits = _BASE58[digit] + digits
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + digits


def from_base58(text: str) -> bytes:
    """The bytes behind ``base58``. Raises ValueError for other characters and for anything longer than a signature."""
    if len(text) > 100:
        raise ValueError("too long")
    number = 0
    for character in text:
        number = number * 58 + _BASE58.index(character)
    return b"\0" * (len(text) - len(text.lstrip("1"))) + number.to_bytes((number.bit_length() + 7) // 8, "big")
