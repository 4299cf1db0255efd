"""Sealed files: whole or said to be not; unreadable without the passphrase; never a surprise from a stranger's bytes."""

import json
import zlib
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.profiles.travel.sealing import (
    MAGIC,
    NewerSeal,
    NotSealed,
    SealError,
    WrongPassphrase,
    needs_passphrase,
    sealed,
    unsealed,
)

LINES = [json.dumps({"n": n, "text": "Mika" * (n % 5)}).encode() for n in range(1200)]


def made(lines: list[bytes], passphrase: str = "") -> bytes:
    return b"".join(sealed(lines, passphrase))


@given(st.lists(st.binary(max_size=50).map(lambda line: line.replace(b"\n", b"")), max_size=30))
def test_lines_come_back_as_they_went_in(lines: list[bytes]) -> None:
    found = unsealed(made(lines or [b""]))
    assert (found.lines, found.is_whole) == (lines or [b""], True)


def test_with_a_passphrase_nothing_can_be_read_without_it() -> None:
    raw = made(LINES, "a lamp, a cat and 7 boats")
    assert needs_passphrase(raw)
    assert not needs_passphrase(made(LINES))
    assert unsealed(raw, "a lamp, a cat and 7 boats").lines == LINES
    for wrong in ("", "a lamp, a cat and 8 boats"):
        with pytest.raises(WrongPassphrase):
            unsealed(raw, wrong)
    assert b"Mika" not in raw
    assert zlib.compress(b"\n".join(LINES[:500])) not in raw
    assert made(LINES, "a lamp, a cat and 7 boats") != raw, "another salt and nonce each time"


@pytest.mark.parametrize("passphrase", ["", "seven"])
def test_any_changed_byte_is_found_and_costs_one_block_at_most(passphrase: str) -> None:
    raw, rng = made(LINES, passphrase), Random(2)
    start = len(MAGIC) + raw[len(MAGIC) :].index(b"\n") + 1
    for _ in range(8 if passphrase else 300):
        place = rng.randrange(start, len(raw))
        found = unsealed(raw[:place] + bytes([raw[place] ^ (1 << rng.randrange(8))]) + raw[place + 1 :], passphrase)
        assert not found.is_whole
        assert set(found.lines) <= set(LINES)


def test_a_changed_head_is_found_too() -> None:
    raw = made(LINES)
    for place in range(len(raw[: raw.index(b"}") + 2])):
        changed = raw[:place] + bytes([raw[place] ^ 4]) + raw[place + 1 :]
        try:
            assert not unsealed(changed).is_whole
        except SealError:
            continue


@pytest.mark.parametrize("passphrase", ["", "seven"])
def test_a_cut_file_gives_its_whole_blocks_and_says_so(passphrase: str) -> None:
    raw = made(LINES, passphrase)
    whole = unsealed(raw, passphrase)
    assert whole.is_whole
    for share in (0.3, 0.6, 0.9, 0.999):
        found = unsealed(raw[: int(len(raw) * share)], passphrase)
        assert not found.is_whole
        assert found.lines == LINES[: len(found.lines)]
        assert len(found.lines) in (0, 500, 1000)
    assert not unsealed(raw + b"x", passphrase).is_whole


def test_blocks_cannot_be_swapped_or_left_out() -> None:
    raw = made(LINES)
    at = len(MAGIC) + raw[len(MAGIC) :].index(b"\n") + 1
    head, blocks = raw[:at], []
    while at < len(raw):
        end = at + 4 + int.from_bytes(raw[at : at + 4], "big")
        blocks.append(raw[at:end])
        at = end
    assert len(blocks) == 3
    for order in ((1, 0, 2), (0, 2), (0, 1), (0, 1, 2, 2)):
        assert not unsealed(head + b"".join(blocks[n] for n in order)).is_whole


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"PK\x03\x04", MAGIC, MAGIC + b"{}\n", MAGIC + b"[]\n", MAGIC + b'{"form":1}\n', MAGIC + b'{"form":1,"cipher":"rot13"}\n',
        MAGIC + b'{"form":1,"cipher":"aes-256-gcm","n":1073741824,"r":8,"p":1,"salt":"' + b"00" * 16 + b'","nonce":"' + b"00" * 8
        + b'","check":"x"}\n', MAGIC + b'{"form":"1","cipher":"none"}\n', MAGIC + b"x" * 5000,
    ],
)  # fmt: skip
def test_what_is_not_ours_is_refused(raw: bytes) -> None:
    with pytest.raises(NotSealed):
        unsealed(raw, "x")


def test_a_file_of_a_newer_game_is_refused() -> None:
    with pytest.raises(NewerSeal):
        unsealed(MAGIC + b'{"form":2,"cipher":"none"}\n')


@given(st.binary(max_size=400))
def test_no_bytes_of_a_stranger_surprise(tail: bytes) -> None:
    assert not unsealed(MAGIC + b'{"form":1,"cipher":"none"}\n' + tail).is_whole


def test_a_block_that_unpacks_to_a_mountain_is_not_unpacked() -> None:
    assert not unsealed(made([b"0" * 40_000_000])).is_whole
