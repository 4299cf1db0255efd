"""What a child may say beside its answers while it plays: easier, harder, something else; how sure it is; how it found the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.lesson.level import Asked
from engine.records import How, Push, Sure
from game.kit.navigation import STAY, Transition
from game.screens.play import how_sure, push_back
from game.screens.play.listening import Listening

if TYPE_CHECKING:
    from engine.lesson.play_session import PlaySession


class Asides(Listening):
    """The part of ``Play`` that takes such words; the level keeps them."""

    play_session: PlaySession
    is_fixing: bool

    def _begin(self, asked: Asked | None, promised: str = "") -> None:
        """On to the next challenge, after what was ``promised``."""

    def _go_on(self) -> Transition:
        """Away from what was just asked."""
        return STAY

    @property
    def bubble_room(self) -> float:
        """Width that the bubble keeps free for the two pictures of "how sure?"."""
        return how_sure.ROOM if self.asks_sure and self.mode == "asking" else 0.0

    def _say_sure(self, sure: Sure) -> Transition:
        self.level.say_sure(sure)
        self.play_session.save_level()
        self.rebuild()
        return STAY

    def _say_how(self, how: How) -> Transition:
        self.level.say_how(how, self.services.clock.now_s())
        return self._go_on()

    def _say_no_how(self) -> Transition:
        self.level.asks_how = False
        return self._go_on()

    def _end(self, *, finished: bool) -> Transition:
        """The level is over."""
        return STAY

    @property
    def may_push(self) -> bool:
        """Whether the child may ask for another challenge now, by whatever door."""
        return self.mode in ("asking", "offer") and self.level.may_push

    def _push(self, push: Push) -> Transition:
        """Easier, harder, something else: at once, and the companion says so."""
        if not self.may_push:
            return STAY
        self.game.skip()
        asked = self.level.push(push, self.services.clock.now_s())
        if asked is None:
            return self._end(finished=True)
        promised = push_back.promise(self.kit.words, push)
        self._begin(asked, promised)
        self.play_session.save_level()
        is_heard = self.hearing is not None and self.hearing.is_there
        if not self.kit.style.read_aloud and not is_heard:  # said before the question, or not over what is to be heard
            self.kit.say(promised)
        return STAY

    def _ask_how(self) -> Transition:
        """Once in a while: did you know it, work it out, or guess?"""
        self.mode, self.mood, self.focus_key = "how", "thinking", ""
        self.bubble = self.t("How did you find it?")
        self.kit.say(self.bubble)
        self.rebuild()
        return STAY
