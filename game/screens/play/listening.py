"""What a challenge says and lets be heard: its question, its sound with the words for whoever cannot hear it, and its text to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.lesson.level import Asked
from game.kit.navigation import STAY, Push, Transition
from game.screens.play.frame import Frame
from game.screens.play.hearing import Hearing

if TYPE_CHECKING:
    from game.services import Services


class Listening(Frame):
    """The part of ``Play`` for ears and for texts."""

    services: Services
    hearing: Hearing | None
    asks_sure: bool
    letter: str

    def _listen(self, asked: Asked) -> None:
        """Ears on: the question is said where that is wished, then what is to be heard; its words are shown to whoever cannot."""
        library = self.services.classroom.library
        if self.hearing is not None:
            self.hearing.end()
        self.hearing = Hearing(self.kit, asked.challenge, library.language_of(asked.challenge.skill))
        if asked.challenge.prompt.passage in ("", self.letter):  # else the text comes first
            said = self.page_text() if self.asks_sure else f"{self.bubble} {self._question()}".strip()
            self.hearing.begin(said if self.kit.style.read_aloud else "")
        if self.hearing.is_mute:
            self._show_words()

    def _show_words(self) -> Transition:
        assert self.hearing is not None
        words, self.asks_sure = self.hearing.words, False
        self.bubble = f"“{words}”" if words else self.t("No sound here just now. The question mark skips it.")
        self.rebuild()
        return STAY

    def _ask_for_words(self) -> Transition:
        """The words of what is heard are a help like a hint."""
        self.level.helped()
        return self._show_words()

    def _hear(self) -> Transition:
        assert self.hearing is not None
        self.hearing.play()
        return STAY

    def _read_again(self) -> Transition:
        return Push(self.services.screen("letter", self.letter))

    def _question(self) -> str:
        asked = self.level.asked
        return asked.challenge.prompt.spoken if asked else ""

    def page_text(self) -> str:
        if self.mode == "asking" and self.asks_sure:
            return f"{self._question()} {self.bubble}"
        return self.bubble if self.mode in ("worked", "moved_on", "how") and self.bubble else self._question()

    def say_page(self) -> Transition:
        """The question once more, and what is to be heard after it."""
        if self.hearing is not None and self.mode == "asking":
            self.hearing.begin(self.page_text())
            return STAY
        return super().say_page()

    def _passage(self) -> str:
        return self.level.asked.challenge.prompt.passage if self.level.asked is not None else ""
