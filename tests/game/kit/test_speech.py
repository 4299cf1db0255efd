"""The system's voice: what it is asked to say, in which language, how loud, and that new words interrupt old ones."""

import os
import stat
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.kit.language.words import load_words
from game.kit.speech import SilentSpeech, SystemSpeech, arguments_for, find_speech, speakable, spoken_signs

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for the voice is a shell script")


@pytest.fixture
def voice(tmp_path: Path) -> tuple[SystemSpeech, Path]:
    """A voice called espeak-ng that writes down what it is told, and then goes on talking for a minute."""
    heard = tmp_path / "heard.txt"
    program = tmp_path / "espeak-ng"
    program.write_text(f'#!/bin/sh\necho "$@" >> "{heard}"\ncat >> "{heard}"\necho >> "{heard}"\nexec sleep 60\n', "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return SystemSpeech(str(program)), heard


def _wait_for(heard: Path, text: str) -> str:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if heard.exists() and text in heard.read_text("utf-8"):
            return heard.read_text("utf-8")
        time.sleep(0.01)
    raise AssertionError(f"the voice never heard {text!r}")


def test_it_says_what_it_is_told_in_the_language_and_new_words_stop_the_old(voice: tuple[SystemSpeech, Path], root: Path) -> None:
    speech, heard = voice
    speech.speak_language("de", spoken_signs(load_words(root / "assets" / "words", "de")))
    speech.say("3 × 4 = ? 🐙")
    first = _wait_for(heard, "3 mal 4 ist ?")
    assert "-v de" in first and "🐙" not in first
    assert speech.captions[-1] == "3 × 4 = ? 🐙", "the caption keeps what is written"
    running = speech._running
    assert running is not None and running.poll() is None
    speech.say("Weiter!")
    _wait_for(heard, "Weiter!")
    assert running.wait(10) is not None, "what was being said has stopped"
    last = speech._running
    speech.stop()
    assert last is not None and last.wait(10) is not None


def test_volume_nought_is_silence_but_the_caption_stays(voice: tuple[SystemSpeech, Path]) -> None:
    speech, heard = voice
    speech.volume = 0
    speech.say("Hello")
    time.sleep(0.2)
    assert not heard.exists()
    assert list(speech.captions) == ["Hello"]


def test_a_voice_that_is_gone_is_told_once_and_the_game_goes_on(tmp_path: Path) -> None:
    speech = SystemSpeech(str(tmp_path / "espeak-ng"))
    speech.say("Hello")
    assert not speech.available


def test_the_text_never_becomes_an_option_or_a_script() -> None:
    arguments, by_input = arguments_for("/usr/bin/spd-say", "--help", "en", 4)
    assert arguments[-2:] == ["--", "--help"] and not by_input
    nasty = "'); Remove-Item C:\\"
    arguments, by_input = arguments_for("C:\\Windows\\powershell.exe", nasty, "en", 4)
    assert by_input and not any(nasty in argument for argument in arguments)
    arguments, by_input = arguments_for("/usr/bin/espeak-ng", "-x", "en", 4)
    assert by_input and "-x" not in arguments


def test_signs_are_read_in_english_too(root: Path) -> None:
    signs = spoken_signs(load_words(root / "assets" / "words", "en"))
    assert speakable("7 − 2 < 6", signs) == "7 minus 2 is less than 6"
    assert speakable("⭐" * 9, signs) == ""
    assert len(speakable("a" * 5000, signs)) == 600


def test_no_voice_on_the_path_means_silence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = find_speech()
    assert type(found) is SilentSpeech and not found.available
    program = tmp_path / ("say" if sys.platform == "darwin" else "espeak-ng")
    program.write_text("#!/bin/sh\n", "utf-8")
    os.chmod(program, 0o755)
    assert find_speech().available


def test_a_foreign_word_is_said_by_a_foreign_voice_without_the_childs_words_for_signs(
    voice: tuple[SystemSpeech, Path], root: Path
) -> None:
    speech, heard = voice
    speech.speak_language("de", spoken_signs(load_words(root / "assets" / "words", "de")))
    speech.say("trois + deux", "fr")
    assert "-v fr" in _wait_for(heard, "trois + deux")
    first = speech._running
    speech.say("3 + 2")
    assert "-v de" in _wait_for(heard, "3 plus 2")
    last = speech._running
    speech.stop()
    assert first is not None and last is not None and first.wait(10) is not None and last.wait(10) is not None


COMMANDS = ("/usr/bin/say", "C:\\Windows\\powershell.exe", "/usr/bin/spd-say", "/usr/bin/espeak-ng", "/usr/bin/espeak")
SIGNS = [spoken_signs(load_words(Path(__file__).resolve().parents[3] / "assets" / "words", code)) for code in ("en", "de")]


class _Recorder:
    """In place of the process of a voice: what it was called with and what it was given to read."""

    heard: list[tuple[list[str], bytes]] = []

    def __init__(self, arguments: list[str], stdin: int = 0, **_: object) -> None:
        self.arguments, self.stdin, self.text = arguments, self, b""
        self.heard.append((arguments, b""))

    def write(self, text: bytes) -> None:
        self.heard[-1] = (self.arguments, text)

    def close(self) -> None:
        """Nothing to close."""

    def poll(self) -> int:
        return 0


@pytest.mark.parametrize("command", COMMANDS)
@given(
    st.text(st.one_of(st.characters(), st.sampled_from("<>&[]{}@-/\\|;'\"`$()=% 3\n\0\x1b"))),
    st.sampled_from(("en", "de", "fr", "--help", "../x")),
)
@example("<genfile file='/tmp/x'>hello</genfile>", "fr")
@example("[[volm 1]] [[emph +]] hello", "en")
@example("--stdout -w /tmp/x", "en")
@example("@/etc/passwd", "fr")
@example("&lt;sub alias='x'&gt; \ud800 \0 \x1b[31m", "fr")
def test_no_text_commands_a_voice(command: str, text: str, language: str) -> None:
    _Recorder.heard.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.kit.speech.subprocess.Popen", _Recorder)
        speech = SystemSpeech(command)
        speech.speak_language("de", SIGNS[1])
        speech.say(text, language)
    for arguments, given_text in _Recorder.heard:
        if arguments[1:] == ["-C"]:
            continue
        bare, by_input = arguments_for(command, "§", language, speech.volume)
        said = given_text.decode("utf-8") if by_input else arguments[-1].removeprefix(bare[-1].removesuffix("§"))
        assert len(arguments) == len(bare) and arguments[: -1 or None] == bare[:-1], "nothing but the text differs"
        assert not set(said) & set('<>&[]{}@\\|"`$#*^~'), said
        assert not said.startswith(("-", "/", " ")) and all(sign == " " or sign.isprintable() for sign in said)
        assert not any(argument.startswith("--help") or "../" in argument for argument in arguments)


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("3 < 5", "3 is less than 5", "3 ist kleiner als 5"),
        ("salt & pepper", "salt and pepper", "salt und pepper"),
        ("2 ≤ 3 ≠ 4", "2 is at most 3 is not equal to 4", "2 ist höchstens 3 ist nicht gleich 4"),
        ("€3.50", "3.50 euros", "3.50 Euro"),
        ("25 °C", "25 degrees C", "25 Grad C"),
        ("√9", "the square root of 9", "die Wurzel aus 9"),
        ("-3 + 5", "minus 3 plus 5", "minus 3 plus 5"),
        ("a well-known 3-4", "a well-known 3-4", "a well-known 3-4"),
    ],
)
def test_what_is_cleaned_keeps_its_meaning(text: str, english: str, german: str) -> None:
    assert [speakable(text, signs) for signs in SIGNS] == [english, german]
