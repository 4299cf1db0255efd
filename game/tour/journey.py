"""A player made of intents, who walks through the real screens."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from engine.challenges.base import Answer, Wrong
from engine.challenges.kinds import KINDS
from engine.clock import ManualClock
from engine.lesson.level import Asked
from game.intents import Intent, Point, Press, Step, Type
from game.kit.canvas import Canvas
from game.kit.moves import Deed, Focus, Touch
from game.kit.navigation import Navigator
from game.screens.pages import Pages
from game.screens.play.page import Play
from game.services import Services

_FRAME_S = 0.05
_REST_S = 0.25
_THINK_S = 2.6  # seconds before an answer: one that comes at once is taken for a press, not for knowledge


def answer_to(asked: Asked, *, right: bool) -> Answer:
    """A right or a wrong answer in the form that is asked; the right one where none is wrong."""
    challenge, form = asked.challenge, asked.form.form
    kind = KINDS[challenge.kind]
    solution = Answer(form, challenge.solution[form])
    if right:
        return solution
    wrong = (answer for answer in kind.examples(challenge).wrong if answer.form is form)
    return next((answer for answer in wrong if isinstance(kind.judge(challenge, answer), Wrong)), solution)


class Journey:
    """A player made of intents, by mouse alone or by keyboard alone."""

    def __init__(self, services: Services, surface: pygame.Surface, clock: ManualClock, *, keyboard: bool = False) -> None:
        self.services, self.surface, self.clock, self.keyboard = services, surface, clock, keyboard
        self.pages = Pages(services)
        self.navigator = Navigator(self.pages.title())
        self.troubles: list[str] = []

    @property
    def top(self) -> object:
        return self.navigator.top

    @property
    def name(self) -> str:
        return str(getattr(self.navigator.top, "name", ""))

    def wait(self, seconds: float) -> None:
        """Let time pass in small steps, as frames would."""
        steps = max(1, round(seconds / _FRAME_S))
        for _ in range(steps):
            self.clock.advance(seconds / steps)
            if self.navigator.running:
                self.navigator.update(seconds / steps)
        aside = getattr(self.navigator.top, "aside", None) if self.navigator.running else None
        if aside is not None and aside.busy:
            aside.wait()
            self.navigator.update(0.0)

    def send(self, *intents: Intent) -> None:
        for intent in intents:
            self.navigator.handle(intent)
            self.wait(0.02)

    def prove_adult(self) -> None:
        """Answer the written question before the first PIN, where it is asked."""
        if (question := getattr(self.navigator.top, "question", None)) is not None:
            self.send(*[Type(digit) for digit in str(question.product)])

    def press(self, key: str) -> None:
        """Press the widget called ``key``: by mouse, or by Tab until it has the focus and then Enter."""
        if self.keyboard:
            self.tab_to(key)
            self.send(Press())
            return
        at = self.navigator.top.widget(key).centre  # type: ignore[attr-defined]
        self.send(Point("down", at), Point("up", at))

    def tab_to(self, key: str) -> None:
        """Tab until the widget called ``key`` has the focus."""
        stage = self.navigator.top
        for _ in range(3 * len(stage.widgets) + 3):  # type: ignore[attr-defined]
            if stage.focus_key == key and stage.focus_shown:  # type: ignore[attr-defined]
                return
            self.send(Step(1))
        raise LookupError(f"{self.name}: Tab never reaches {key!r}")

    def has(self, key: str) -> bool:
        return any(widget.key == key for widget in getattr(self.navigator.top, "widgets", ()))

    def draw(self) -> Canvas:
        """One frame of the top screen, with everything noted."""
        canvas = Canvas(self.surface, self.services.kit)
        canvas.texts = []
        self.surface.fill("#06101F")
        self.navigator.top.draw(canvas)
        self.troubles += [f"{self.name}: {trouble}" for trouble in canvas.troubles]
        return canvas

    # ------------------------------------------------------------ playing
    def answer(self, *, right: bool) -> None:
        """Answer what is asked, by pressing and typing like a child."""
        play = self.navigator.top
        assert isinstance(play, Play) and play.level.asked is not None
        self.wait(_THINK_S)
        self.give(answer_to(play.level.asked, right=right))

    def give(self, answer: Answer) -> None:
        """Give this answer to what the game shows, by the moves that it names."""
        play = self.navigator.top
        assert isinstance(play, Play)
        for deed in play.game.moves(answer, by_keys=self.keyboard):
            self.do(deed)
        self.wait(0.04)

    def do(self, deed: Deed) -> None:
        """One move of a pair of hands; two presses of one thing are never so quick that they count as one."""
        match deed:
            case Touch(key):
                self.wait(_REST_S)
                self.press(key)
            case Focus(key):
                self.tab_to(key)
            case _:
                self.send(deed)

    def settle(self, most_s: float = 5.0) -> None:
        """Wait until what is shown has been shown: a press while something is shown only ends it."""
        for _ in range(round(most_s / _FRAME_S)):
            if not isinstance(self.top, Play) or not self.top.game.busy:
                return
            self.wait(_FRAME_S)

    def read_letter(self) -> None:
        """On from a text to its question."""
        if self.name == "letter":
            self.press("on")
            self.wait(0.5)

    def play_level(self, knows: Callable[[], bool], *, most: int = 120) -> None:
        """Play until the level is over."""
        for _ in range(most):
            self.read_letter()
            if not isinstance(self.navigator.top, Play):
                return
            if self.navigator.top.mode == "offer":
                self.press("try")
            elif self.navigator.top.mode in ("moved_on", "how"):
                self.press("on")
            elif self.navigator.top.mode == "asking" and not self.navigator.top.game.busy:
                self.answer(right=knows())
            self.wait(1.0)
