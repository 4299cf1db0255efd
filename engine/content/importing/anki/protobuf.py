"""Just enough of the protocol buffer wire format (https://protobuf.dev/programming-guides/encoding) to read what newer Anki files keep in it."""

from collections.abc import Iterator

_MOST_FIELDS = 200_000


class BadMessage(ValueError):
    """The bytes are no message."""


def fields(raw: bytes) -> Iterator[tuple[int, int | bytes]]:
    """(number, value) of every field: an int, or bytes for texts and inner messages. Raises BadMessage."""
    at = 0
    for _ in range(_MOST_FIELDS):
        if at >= len(raw):
            return
        key, at = _varint(raw, at)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, at = _varint(raw, at)
            yield number, value
            continue
        if wire == 2:
            size, at = _varint(raw, at)
        elif wire in (1, 5):
            size = 8 if wire == 1 else 4
        else:
            raise BadMessage(f"wire type {wire}")
        if at + size > len(raw):
            raise BadMessage("a field is cut off")
        yield number, raw[at : at + size]
        at += size
    raise BadMessage("too many fields")


def text_of(raw: bytes, number: int) -> str:
    """The text of one field, "" when it is not there. Raises BadMessage."""
    return next((value.decode("utf-8", "replace") for n, value in fields(raw) if n == number and isinstance(value, bytes)), "")


def number_of(raw: bytes, number: int) -> int:
    """The whole number of one field, 0 when it is not there. Raises BadMessage."""
    return next((value for n, value in fields(raw) if n == number and isinstance(value, int)), 0)


def _varint(raw: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(raw):
            raise BadMessage("a number is cut off")
        value |= (raw[at] & 0x7F) << shift
        at += 1
        if raw[at - 1] < 0x80:
            return value, at
    raise BadMessage("a number is too long")
