"""Sounds of packs: how long they are by their header, and what the checker says to missing, long and false ones."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.content.media.sound_files import NotASound, seconds_of, sound_file, trouble_with
from tests.engine.content.writing import check, place, skill

HEAD = b"\x01vorbis" + struct.pack("<IBIiiiB", 0, 1, 32000, 0, 0, 0, 0xB8) + b"\x01"


def page(position: int, packets: list[int], body: bytes = b"", number: int = 0) -> bytes:
    """One page of an Ogg stream with packets of these sizes."""
    table = b"".join(bytes([255] * (size // 255) + [size % 255]) for size in packets)
    payload = body or bytes(sum(packets))
    return b"OggS\0\0" + struct.pack("<qIIIB", position, 1, number, 0, len(table)) + table + payload


def ogg(position: int, packets: int = 50) -> bytes:
    return page(0, [len(HEAD)], HEAD) + page(position, [40] * packets)


def wav(seconds: float, *, rate: int = 8000, form: int = 1, channels: int = 1) -> bytes:
    each = channels * 2
    body = bytes(int(seconds * rate) * each)
    fmt = struct.pack("<HHIIHH", form, channels, rate, rate * each, each, 16)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + len(body))
        + b"WAVEfmt "
        + struct.pack("<I", 16)
        + fmt
        + b"data"
        + struct.pack("<I", len(body))
        + body
    )


def test_the_games_own_sounds_have_their_length(root: Path) -> None:
    lengths = {path.stem: seconds_of(path) for path in (root / "assets" / "sounds").glob("*.ogg")}
    assert len(lengths) > 40
    assert all(0.05 < length < 3 for length in lengths.values())
    assert seconds_of(root / "assets" / "music" / "day.ogg") > 30


def test_a_wav_is_as_long_as_its_samples(tmp_path: Path) -> None:
    file = tmp_path / "a.wav"
    file.write_bytes(wav(2.5, channels=2))
    assert seconds_of(file) == pytest.approx(2.5)


def test_positions_that_lie_do_not_hide_an_hour_of_silence(tmp_path: Path) -> None:
    file = tmp_path / "a.ogg"
    file.write_bytes(ogg(32000 * 2, packets=50))
    assert seconds_of(file) == pytest.approx(2.0)
    file.write_bytes(ogg(32000 * 2, packets=50) + b"".join(page(32000 * 2, [1] * 255, number=n) for n in range(400)))
    assert seconds_of(file) > 100


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("nothing", b""),
        ("text", b"hello, I am a song"),
        ("another codec", page(0, [19], b"OpusHead" + bytes(11)) + bytes(40)),
        ("packed samples", wav(1, form=2)),
        ("six channels", wav(1, channels=6)),
        ("no samples", wav(1)[:36]),
        ("a broken page", ogg(32000)[:-10] + b"xxxx" * 20),
    ],
)
def test_what_is_no_sound_is_said_to_be_none(tmp_path: Path, what: str, data: bytes) -> None:
    file = tmp_path / "a.ogg"
    file.write_bytes(data)
    with pytest.raises(NotASound):
        seconds_of(file)


@given(st.binary(max_size=300), st.sampled_from([b"", b"OggS", b"RIFF\0\0\0\0WAVE", ogg(99)[:80], wav(0.01)[:40]]))
def test_no_bytes_break_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes, head: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.ogg"
    file.write_bytes(head + data)
    try:
        assert seconds_of(file) >= 0
    except NotASound:
        pass


@pytest.mark.parametrize("name", ["../a.wav", "a.mp3", "/etc/a.wav", "A.wav", "b.wav", "", "x/../a.wav"])
def test_only_a_sound_inside_the_pack_is_found(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.wav").write_bytes(wav(1))
    assert sound_file("a.wav", str(tmp_path)) is not None
    assert sound_file(name, str(tmp_path)) is None
    assert sound_file("a.wav", "") is None


PACK = skill("kind: listen\nask: What do you hear?\nsound: {sound}\nanswer: bell\nothers: [drum, horn]")


@pytest.mark.parametrize(
    ("sound", "code"),
    [("bell.wav", ""), ("gong.wav", "sound_missing"), ("text.ogg", "sound_unreadable"), ("long.wav", "sound_too_long")],
)
def test_the_checker_hears_what_cannot_be_played(tmp_path: Path, sound: str, code: str) -> None:
    (tmp_path / "bell.wav").write_bytes(wav(1))
    (tmp_path / "text.ogg").write_bytes(b"la la la")
    (tmp_path / "long.wav").write_bytes(wav(15.6))
    text = PACK.replace("{sound}", sound)
    errors = [p for p in check(text, tmp_path).problems if p.severity == "error"]
    assert [p.code for p in errors] == ([code] if code else [])
    if code:
        assert (errors[0].line, errors[0].column) == place(text, sound)
        assert trouble_with(sound, str(tmp_path)) is not None
