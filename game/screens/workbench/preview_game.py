"""The challenge on the workbench in its real mini-game: to be answered, right and wrong, as a child would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.challenges.base import Noted, Right, Unreadable
from engine.challenges.kinds import judge
from game.intents import Erase, Intent, Point, Press, Type
from game.kit import shapes
from game.kit.navigation import STAY, Transition
from game.kit.widgets import RoundButton, Widget
from game.minigame import PlayerLook, Typing, forms_of
from game.minigames import MINIGAMES, fitting
from game.screens.parts.page import Page
from game.screens.play.board import board_box, draw_board, hang_keys
from game.screens.play.hearing import Hearing
from game.screens.play.rules import explained, thanks

if TYPE_CHECKING:
    from engine.content.desk.workbench import Workbench
    from game.kit.canvas import Canvas
    from game.services import Services


class PreviewGame(Page):
    """One challenge after the other, in every game that plays it."""

    name = "preview_game"
    music = "night"

    def __init__(self, services: Services, bench: Workbench) -> None:
        super().__init__(services)
        self.bench = bench
        self.turn = 0
        self.typing = Typing()
        self.bubble = ""
        self._take()

    def _take(self) -> None:
        challenge = self.bench.challenge()
        assert challenge is not None, "the sheet only leads here with a challenge in hand"
        self.challenge = challenge
        self.games = fitting([forms_of(challenge)])
        self.game = MINIGAMES[self.games[self.turn % len(self.games)]](self.kit, PlayerLook(), total=8)
        self.game.begin(challenge, challenge.form_for(self.game.plays), 0)
        self.game.adult_came()
        self.hearing = Hearing(self.kit, challenge)
        self.bubble = self.hearing.silence

    def entered(self) -> None:
        super().entered()
        self._listen()

    def _listen(self) -> None:
        """The question where that is wished, then what is to be heard, as a child hears it."""
        self.hearing.begin(self.challenge.prompt.spoken if self.kit.style.read_aloud else "")

    def _begin(self) -> Transition:
        self.hearing.end()
        self._take()
        self._listen()
        self.rebuild()
        return STAY

    def build(self) -> list[Widget]:
        widgets: list[Widget] = [
            *self.game.widgets,
            RoundButton("aloud", (self.game.board[0] + 60, 72), 62, "icon_aloud", self.t("Read it to me"), self.say_page),
            RoundButton("back", (58, 56), 76, "icon_back", self.t("Back"), self.pop),
            RoundButton("another", (58, 146), 76, "icon_again", self.t("New example"), self._another),
        ]
        if self.hearing.is_there:
            widgets.append(RoundButton("hear", (700, 72), 66, "icon_sound", self.t("Listen again"), self._hear))
        if len(self.games) > 1:
            widgets.append(RoundButton("game", (58, 236), 76, "icon_forward", self.t("Another game"), self._other_game))
        return widgets

    def page_text(self) -> str:
        return self.bubble or self.challenge.prompt.spoken

    def _another(self) -> Transition:
        self.bench.another()
        return self._begin()

    def _other_game(self) -> Transition:
        self.turn += 1
        return self._begin()

    def _hear(self) -> Transition:
        self.hearing.play()
        return STAY

    def pop(self) -> Transition:
        self.hearing.end()
        return super().pop()

    def on_back(self) -> Transition:
        return self.pop()

    def say_page(self) -> Transition:
        """The question once more, and what is to be heard after it; or what the bubble says."""
        if self.bubble:
            return super().say_page()
        self.hearing.begin(self.page_text())
        return STAY

    def handle(self, intent: Intent) -> Transition:
        intent = self.typing.meant(intent, self.game)
        match intent:
            case Point("down") | Press() if self.game.busy:
                self.game.skip()
                return STAY
            case Type() | Erase() if not self.game.busy and self.game.handle(intent):
                self._focus_on(next((widget for widget in self.game.widgets if widget.key == self.game.typed_to), None))
                self.redraw()
                return STAY
        return super().handle(intent)

    def on_time(self, seconds: float) -> Transition:
        was_busy = self.game.busy
        self.hearing.update(seconds)
        self.game.update(seconds)
        answer = self.game.take_answer()
        if answer is not None:
            self._judged(answer)
        if was_busy and not self.game.busy:
            self.rebuild()
        if self.game.moving or self.game.busy:
            self.redraw()
        return STAY

    def _judged(self, answer: object) -> None:
        verdict = judge(self.challenge, answer)  # type: ignore[arg-type]
        match verdict:
            case Unreadable():
                self.bubble = self.t("I could not read that. Try again!")
            case Noted():
                self.bubble = thanks(self.t)
                self.game.show(verdict, last=False)
            case Right():
                self.bubble = self.challenge.why or self.t("That is right.")
                self.game.show(verdict, last=False)
            case _:
                say = verdict.mistake.say if verdict.mistake else ""
                form = self.challenge.form_for(self.game.plays).form
                self.bubble = explained(self.t, "again", say, self.challenge, form)
                self.game.show(verdict, last=False)
        self.hearing.end()
        self.kit.say(self.bubble)
        self.rebuild()

    @property
    def wants_frame(self) -> bool:
        return self._dirty or self._generation != self.kit.generation

    def draw(self, canvas: Canvas) -> None:
        self.game.draw(canvas)
        prompt = self.challenge.prompt
        box = board_box(canvas, prompt, self.game.board, self.game.board_foot)
        foot = draw_board(canvas, prompt, box, self.game.board_foot, self.challenge.pack_folder)
        self.game.draw_over(canvas, foot)
        hang_keys(box, self.widgets)
        own = set(map(id, self.game.widgets))
        for widget in self.widgets:
            if id(widget) not in own:
                widget.draw(canvas)
        if self.bubble:
            x, y, w, h = self.game.bubble
            canvas.shape(shapes.bubble(w, h, canvas.kit.theme, None, down=48), x, y)
            canvas.text_box(self.bubble, (x + 20, y + 8, w - 40, h - 16), 26, lead=1.2)
        focused = self.focused
        if focused is not None and self.focus_shown:
            focused.draw_focus(canvas)
        self._dirty = False
        self._generation = self.kit.generation
