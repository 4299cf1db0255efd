"""The voice that reads aloud: the system's own, as a separate process that can be stopped at once.

macOS ``say``, Windows' System.Speech through PowerShell (the text goes in by standard input, never into a command line), Linux ``spd-say`` or
``espeak-ng``. Where there is none the game stays silent and says so in the settings. New words interrupt old ones.
"""

import logging
import re
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Mapping
from typing import Protocol

from game.kit.language.words import Words

LOG = logging.getLogger(__name__)
# What a voice may be given: no sign with which any of them is commanded (<tags>, &entities;, [[commands]], @files, escapes).
_UNSPEAKABLE = re.compile("[^\\w\\s.,;:!?'’+×÷−=()%/-]", re.UNICODE)
_MONEY = re.compile(r"([€£$])\s?(\d+(?:[.,]\d+)*)")
_BELOW_ZERO = re.compile(r"(?<![\w)])-(?=\d)")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})?")
Signs = Mapping[str, str]


class Speech(Protocol):
    """What screens may ask of the voice."""

    available: bool
    volume: int
    captions: deque[str]

    def say(self, text: str, language: str = "") -> None:
        """Speak, in ``language`` or in the player's when it is empty; what was being said stops."""

    def stop(self) -> None:
        """Silence."""

    def speak_language(self, language: str, signs: Signs) -> None:
        """The player's language from now on; ``signs`` are its words for × and its like (``spoken_signs``)."""


class SilentSpeech:
    """Hears everything, says nothing: tests, the tour, machines without a voice. ``captions`` keeps the last lines,
    ``tongues`` the language of each.
    """

    def __init__(self) -> None:
        self.available = False
        self.volume = 4
        self.language = "en"
        self.signs: Signs = {}
        self.captions: deque[str] = deque(maxlen=64)
        self.tongues: deque[str] = deque(maxlen=64)

    def say(self, text: str, language: str = "") -> None:
        if text.strip():
            self.captions.append(text)
            self.tongues.append(language or self.language)

    def stop(self) -> None:
        """Nothing to stop."""

    def speak_language(self, language: str, signs: Signs) -> None:
        self.language, self.signs = language, signs


class SystemSpeech(SilentSpeech):
    """The system's voice through its own command."""

    def __init__(self, command: str) -> None:
        super().__init__()
        self.available = True
        self._command = command
        self._running: subprocess.Popen[bytes] | None = None

    def say(self, text: str, language: str = "") -> None:
        super().say(text, language)
        self.stop()
        spoken = language or self.language
        # The player's words for signs would be foreign words in another language: there the voice reads signs as it knows them.
        said = speakable(text, self.signs if spoken == self.language else {})
        if not said or not self.volume:
            return
        arguments, by_input = arguments_for(self._command, said, spoken, self.volume)
        try:
            self._running = subprocess.Popen(
                arguments,
                stdin=subprocess.PIPE if by_input else subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            if by_input and self._running.stdin is not None:
                self._running.stdin.write(said.encode("utf-8"))
                self._running.stdin.close()
        except OSError as problem:
            LOG.warning("the voice does not answer: %s", problem)
            self.available = False

    def stop(self) -> None:
        if self._running is not None and self._running.poll() is None:
            self._running.terminate()
        self._running = None
        if self._command.endswith("spd-say"):
            try:
                subprocess.Popen([self._command, "-C"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            except OSError:
                self.available = False


def arguments_for(command: str, text: str, language: str, volume: int) -> tuple[list[str], bool]:
    """(command line, whether the text goes in by standard input), for a ``speakable`` text."""
    language = language if _LANGUAGE.fullmatch(language) else "en"
    name = command.replace("\\", "/").rsplit("/", 1)[-1].lower()
    if name == "say":
        return [command, f"[[volm {volume / 5:.1f}]] {text}"], False
    if name.startswith("powershell"):
        script = (
            "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; "
            "$v = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
            f"$v.Volume = {volume * 20}; $v.Speak([Console]::In.ReadToEnd())"
        )
        return [command, "-NoProfile", "-Command", script], True
    if name == "spd-say":
        return [command, "-l", language, "-i", str(volume * 40 - 100), "-r", "-15", "--", text], False
    return [command, "-v", language, "-s", "140", "-a", str(volume * 36), "--stdin"], True


def speakable(text: str, signs: Signs) -> str:
    """Signs as words; pictures and every sign that could command a voice left out; at most 600 characters.

    The one place where a text, which may be a stranger's, is made fit for any voice.
    """
    text = _BELOW_ZERO.sub("−", _MONEY.sub(r"\2 \1", text))
    for sign, word in signs.items():
        text = text.replace(sign, f" {word} ")
    return " ".join(_UNSPEAKABLE.sub(" ", text).split())[:600].lstrip("-/ ")


def spoken_signs(words: Words) -> Signs:
    """How signs are read aloud in the language of ``words``."""
    return {
        "×": words("times"),
        "÷": words("divided by"),
        "−": words("minus"),
        "+": words("plus"),
        "=": words("is"),
        "<": words("is less than"),
        ">": words("is more than"),
        "≤": words("is at most"),
        "≥": words("is at least"),
        "≠": words("is not equal to"),
        "&": words("and"),
        "√": words("the square root of"),
        "°": words("degrees"),
        "€": words("euros"),
        "£": words("pounds"),
        "$": words("dollars"),
    }


def find_speech() -> SilentSpeech:
    """The system's voice, or silence when it has none."""
    names = {"darwin": ("say",), "win32": ("powershell",)}.get(sys.platform, ("spd-say", "espeak-ng", "espeak"))
    for name in names:
        if (found := shutil.which(name)) is not None:
            return SystemSpeech(found)
    return SilentSpeech()
