"""A few random changes to a good input: in a text, in bytes, inside one part of a zip (so that they reach what lies behind the zip)."""

import copy
import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any


def mutated_text(text: str, others: Sequence[str], signs: Sequence[str], rng: Random) -> str:
    """One to eight changes: cut, doubled, moved, signs that mean something, pieces of other inputs."""
    for _ in range(rng.choice((1, 1, 2, 3, 5, 8))):
        at = rng.randrange(len(text) + 1)
        to = min(len(text), at + rng.choice((1, 2, 5, 20, 100)))
        match rng.randrange(8):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:to] + text[at:]
            case 2:
                text = text[:at] + rng.choice(signs) + text[at:]
            case 3:
                text = text[:at] + rng.choice(signs) + text[to:]
            case 4:
                other = rng.choice(others)
                start = rng.randrange(len(other) + 1)
                text = text[:at] + other[start : start + 60] + text[at:]
            case 5:
                text = text[:at] + rng.choice(signs) * rng.choice((3, 10, 60, 400)) + text[at:]
            case 6:
                text = (
                    text[:at] + chr(rng.choice((rng.randrange(128), rng.randrange(0x3000), rng.randrange(0x10FFFF)))) + text[at:]
                )
            case _:
                text = text[:at] if rng.random() < 0.2 else text[at:to] + text
    return text[:30_000]


def mutated_tree(tree: object, others: Sequence[object], signs: Sequence[str], rng: Random) -> str:
    """What stands in a YAML file with entries dropped, doubled, exchanged or set, written as JSON, which is YAML too: it stays readable."""
    tree = copy.deepcopy(tree)
    for _ in range(rng.choice((1, 1, 2, 3))):
        holder = rng.choice(list(_holders(tree)))
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        key: Any = rng.choice(keys) if keys else None
        match rng.randrange(7):
            case 0 if keys:
                del holder[key]
            case 1 | 2 if keys:
                holder[key] = rng.choice(signs)
            case 3 if keys:
                holder[key] = _piece(tree if rng.random() < 0.5 else rng.choice(others), rng)
            case 4 if keys and isinstance(holder[key], str):
                holder[key] = mutated_text(holder[key], [str(holder[key])], signs, rng)
            case 5 if keys and isinstance(holder, dict):
                holder[rng.choice((*signs, *keys))] = holder.pop(key)
            case _ if isinstance(holder, dict):
                other = rng.choice([h for h in _holders(rng.choice(others)) if isinstance(h, dict)])
                holder |= copy.deepcopy(dict(rng.sample(sorted(other.items(), key=str), min(len(other), 2))))
            case _:
                holder.append(_piece(rng.choice(others), rng))
    return json.dumps(tree, ensure_ascii=False)[:30_000]


def _holders(tree: object) -> Iterator[Any]:
    """Every map and list of a tree."""
    if isinstance(tree, dict | list):
        yield tree
        for entry in tree.values() if isinstance(tree, dict) else tree:
            yield from _holders(entry)


def _piece(tree: object, rng: Random) -> object:
    holder = rng.choice(list(_holders(tree)))
    entries = list(holder.values()) if isinstance(holder, dict) else holder
    return copy.deepcopy(rng.choice(entries)) if entries else []


def mutated_bytes(raw: bytes, rng: Random) -> bytes:
    """A few flipped, cut, doubled or set bytes."""
    out = bytearray(raw)
    for _ in range(rng.choice((1, 1, 2, 4, 9))):
        at = rng.randrange(max(1, len(out)))
        match rng.randrange(6):
            case 0 | 1 if out:
                out[at] ^= 1 << rng.randrange(8)
            case 2 if out:
                out[at : at + 4] = rng.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\1\0\0\0", b"\xff\xff\xff\x7f"))
            case 3:
                del out[at : at + rng.choice((1, 4, 40))]
            case 4:
                out[at:at] = out[at : at + rng.choice((1, 8, 50))]
            case _ if out:
                out[at] = rng.randrange(256)
    return bytes(out)


def mutated_deck(raw: bytes, rng: Random) -> bytes:
    """A deck with changes inside one of its parts, most often its collection; or in the zip itself."""
    if rng.random() < 0.2:
        return mutated_bytes(raw, rng)
    parts = _parts(raw)
    chosen = rng.choice([name for name in parts if name.startswith("collection.anki2")] * 3 + list(parts))
    return _zip(parts | {chosen: _mutated_part(parts[chosen], rng)})


def _mutated_part(content: bytes, rng: Random) -> bytes:
    import zstandard

    if content.startswith(b"\x28\xb5\x2f\xfd") and rng.random() < 0.8:
        inner = zstandard.ZstdDecompressor().decompress(content, max_output_size=10_000_000)
        return zstandard.ZstdCompressor(level=1).compress(mutated_bytes(inner, rng))
    return mutated_bytes(content, rng)


def mutated_book(raw: bytes, signs: Sequence[str], rng: Random) -> bytes:
    """A workbook with changes in one of its XML parts, as text or as bytes; or in the zip itself."""
    if rng.random() < 0.1:
        return mutated_bytes(raw, rng)
    parts = _parts(raw)
    chosen = rng.choice([name for name in parts if "sheet" in name] * 3 + list(parts))
    if rng.random() < 0.3:
        return _zip(parts | {chosen: mutated_bytes(parts[chosen], rng)})
    text = parts[chosen].decode()
    return _zip(parts | {chosen: mutated_text(text, [text], signs, rng).encode("utf-8", "replace")})


def _parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        return {name: old.read(name) for name in old.namelist()}


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()
