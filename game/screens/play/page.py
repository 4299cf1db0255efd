"""A level at play: the mini-game's world inside the frame that all games share.

The frame: prompt board, lanterns on their rope, pause, companion with hint lamp, "I don't know yet", and the bubble that explains. The level
(``engine.lesson``) decides what happens after an answer; this page only shows it. Nothing moves on by itself except after a right answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.lesson.level import Asked, Level
from game.intents import AskFor, AskHint, Erase, Intent, Point, Press, SayAgain, Type, WindowLeft
from game.kit.navigation import STAY, Push, Restart, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.minigame import Typing
from game.minigames import MINIGAMES
from game.screens.parts.reasons import why
from game.screens.play import how_sure, push_back
from game.screens.play.answered import Answered
from game.screens.play.demonstration import Demonstration
from game.screens.play.hearing import Hearing

if TYPE_CHECKING:
    from game.kit.canvas import Box
    from game.services import Services

_SAVE_PATIENCE_S = 2.0


class Play(Answered):
    """One level, a voyage, or a round of fixing."""

    name = "play"
    ambient = True
    music = "night"

    def __init__(self, services: Services, skill: str, minigame: str, *, level: Level | None = None) -> None:
        super().__init__(services)
        play_session = services.play_session
        assert play_session is not None
        kind = MINIGAMES[minigame]
        self.play_session = play_session
        if level is None:
            level = (
                play_session.start_level(skill, minigame, kind.plays)
                if skill
                else play_session.start_placement(minigame, kind.plays)
            )
        self.level = level
        self.total = level.setting.total
        self.game = kind(self.kit, services.keeper, total=self.total)
        self.is_fixing = level.setting.purpose == "fix"
        self.play_s = 0.0
        self.asked_for_s = 0.0
        self.learned_s = 0.0
        self.bubble = ""
        self.typing = Typing()
        self.mode = "asking"  # asking, offer, worked, moved_on, how, leaving
        self.mood = "idle"
        self.demo: Demonstration | None = None
        self.hearing: Hearing | None = None
        self.asks_sure = False  # whether the bubble asks how sure the child is
        self.letter = ""  # the text that was read last
        self._waited_s = 0.0
        self._board: Box = (0, 0, 0, 0)

    # ------------------------------------------------------------ asking
    def entered(self) -> None:
        self._begin(self.level.asked)
        super().entered()
        self._demonstrate()

    def _demonstrate(self) -> None:
        """The first time in a game the companion shows, without a word, what to press."""
        profile, asked = self.play_session.profile, self.level.asked
        if asked is not None and self.game.name not in profile.seen_games:
            from dataclasses import replace

            self.play_session.change(replace(profile, seen_games=(*profile.seen_games, self.game.name)))
            self.game.demonstrate()
            self.demo = Demonstration.of(self.game, asked.form)

    def _demonstrating(self) -> None:
        if self.demo is None:
            return
        if self.game.reaction == "demo" and self.game.busy:
            self.demo.press(self.game.clock.share)
        else:
            self.demo.end()
            self.demo = None

    def _begin(self, asked: Asked | None, promised: str = "") -> None:
        if asked is None:
            return
        self.game.begin(asked.challenge, asked.form, self.level.number)
        self.asked_for_s, self.mode, self.mood = 0.0, "asking", "idle"
        code = asked.choice.reason.code
        told = (
            code in ("missed_before", "sure_before", "once_more", "review_due", "guard_two_errors", "back_to_basics", "your_wish")
            and not self.is_fixing
        )
        name = self._skill_name(asked.choice.skill)
        self.bubble = promised or (why(self.kit.words, asked.choice.reason, name) if told else "")
        self.focus_key, self.asks_sure = "", False
        if not self.bubble and self.level.asks_sure and self.demo is None:
            self.bubble, self.asks_sure = self.t("How sure are you?"), True
        self._listen(asked)
        if not self._has_lock():
            self.game.adult_came()
        self.rebuild()

    def _has_lock(self) -> bool:
        """Whether grown-ups have chosen a PIN."""
        return bool(self.services.store.read_app().get("pin"))

    def _skill_name(self, skill: str) -> str:
        found = self.services.classroom.library.skills.get(skill)
        return found.name if found else ""

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        frame: list[Widget] = [
            RoundButton("hint", (278, 644), 104, "kit_hint_lamp", self.t("Hint"), self._hint, sound="hint"),
            RoundButton("aloud", (self.game.board[0] + 60, 72), 62, "icon_aloud", self.t("Read it to me"), self.say_page),
            RoundButton("unsure", (318, 548), 60, "icon_question", self.t("I don't know yet"), self._unsure),
        ]
        pause = RoundButton("pause", (58, 56), 76, "icon_pause", self.t("Pause"), self.on_back)
        aloud = frame[1]
        if self.level.asked is not None and self.level.asked.challenge.prompt.passage:
            frame.insert(0, RoundButton("letter", (248, 548), 60, "icon_log", self.t("Read the text again"), self._read_again))
        if self.hearing is not None and self.hearing.is_there:
            if self.hearing.words:
                frame.insert(0, RoundButton("words", (248, 548), 60, "icon_log", self.t("Show the words"), self._ask_for_words))
            frame.insert(0, RoundButton("hear", (700, 72), 66, "icon_sound", self.t("Listen again"), self._hear))
        x, y, _, _ = self._bubble_box()
        if self.mode == "offer":
            return [
                Button(
                    "show", (x + 16, y + 110, 216, 66), self.t("Show me"), self._worked, kind="primary", icon="icon_hint", size=26
                ),
                Button("try", (x + 244, y + 110, 200, 66), self.t("I'll try"), self._try_again, size=26),
                aloud,
                pause,
            ]
        if self.mode == "how":
            return [*how_sure.how_buttons(self.kit.words, self._bubble_box(), self._say_how, self._say_no_how), aloud, pause]
        if self.mode == "moved_on":
            return [
                Button(
                    "on", (x + 244, y + 110, 200, 66), self.t("Go on"), self._go_on, kind="primary", icon="icon_play", size=26
                ),
                aloud,
                pause,
            ]
        pushes = [] if self.is_fixing else push_back.buttons(self.kit.words, self._push)
        sure = (
            how_sure.sure_buttons(self.kit.words, self._bubble_box(), self.level.sure, self._say_sure) if self.bubble_room else []
        )
        return [*self.game.widgets, *sure, *frame, *pushes, pause]

    def _hint(self) -> Transition:
        if self.game.reaction == "demo":
            self.game.skip()
        if self.game.busy:
            return STAY
        hint = self.level.hint()
        self.bubble, self.asks_sure = hint or self.t("Look at it slowly. You can do it!"), False
        self.mood = "pointing"
        self.kit.say(self.bubble)
        self.rebuild()
        return STAY

    def _unsure(self) -> Transition:
        if not self.game.busy and self.mode == "asking":
            self._follow(self.level.do_not_know(self.services.clock.now_s()))
        return STAY

    def _worked(self) -> Transition:
        """Help after a second miss: the last hint is the worked explanation."""
        asked = self.level.asked
        assert asked is not None
        while self.level.hints_given < len(asked.challenge.hints):
            self.level.hint()
        hints = asked.challenge.hints
        self.bubble = hints[-1] if hints else asked.challenge.why
        self._try_again()
        self.kit.say(self.bubble)
        return STAY

    def _try_again(self) -> Transition:
        self.mode = "asking"
        self.mood = "pointing"
        self.focus_key = ""
        self.rebuild()
        return STAY

    def _go_on(self) -> Transition:
        self._waited_s = 0.0
        self.mode = "leaving"
        return STAY

    # ------------------------------------------------------------ intents
    def handle(self, intent: Intent) -> Transition:
        if self.mode == "asking":
            intent = self.typing.meant(intent, self.game)
        match intent:
            case WindowLeft():
                return self._pause()
            case AskHint() if self.mode == "asking":
                return self._hint()
            case AskFor(push):
                return self._push(push)
            case Point("down") | Press() if self.game.busy:
                is_shown = self.game.reaction == "demo"
                self.game.skip()
                if not (is_shown and self._is_help(intent)):  # else a press on the hint lamp is one, even while things are shown
                    return STAY
            case Type() | Erase() if self.mode == "asking" and not self.game.busy:
                if self.game.handle(intent):
                    self._after_input()
                    return STAY
            case Type() | Erase():
                return STAY
            case SayAgain():
                return self.say_page()
        return super().handle(intent)

    def _is_help(self, intent: Intent) -> bool:
        """Whether a press goes to a button beside the game, not into its world."""
        under = self._under(intent.at) if isinstance(intent, Point) else self.focused if self.focus_shown else None
        return under is not None and under not in self.game.widgets

    def _after_input(self) -> None:
        """Typing moves the focus to what it leads to, often the key that sends the answer, so that Enter shines."""
        self._focus_on(next((w for w in self.game.widgets if w.key == self.game.typed_to), None))
        self.redraw()

    def on_back(self) -> Transition:
        return self._pause()

    def _pause(self) -> Transition:
        self.kit.speech.stop()
        if self.hearing is not None:
            self.hearing.end()
        return Push(self.services.screen("pause", may_push=self.may_push))

    def resumed(self, result: object) -> Transition:
        if self.services.adults_here:  # through the door, for this challenge and nothing else
            self.services.adults_here = False
            self.game.adult_came()
        if result == "leave":
            return self._end(finished=False)
        if result == "too_easy" or result == "too_hard" or result == "not_now":
            return self._push(result)
        elif result == "read" and self.kit.style.read_aloud:
            self.kit.say(self._question())
        self.rebuild()
        return STAY

    # ------------------------------------------------------------ time
    def on_time(self, seconds: float) -> Transition:
        self.play_s += seconds
        self.game.update(seconds)
        self._demonstrating()
        if self.hearing is not None:
            self.hearing.update(seconds)
        if self.mode != "leaving" and not self.game.busy:
            self.learned_s += seconds
        if self.mode == "asking" and not self.game.busy:
            if (passage := self._passage()) and passage != self.letter:
                self.letter = passage
                return self._read_again()
            self.asked_for_s += seconds
        if self.game.take_call():
            return Push(self.services.screen("door", "", called=True))
        answer = self.game.take_answer()
        if answer is not None and self.mode == "asking":
            outcome = self.level.submit(answer, self.services.clock.now_s(), self.asked_for_s)
            self._follow(outcome)
        elif self.mode == "leaving" and not self.game.busy:
            return self._leave(seconds)
        if self.game.moving and (self.lively or self.game.busy):
            self.redraw()
        return STAY

    def _leave(self, seconds: float) -> Transition:
        """On to the next challenge once the last answer is safe on disk (or saving is known to be impossible)."""
        saved = self.play_session.last_saved
        self._waited_s += seconds
        if saved is not None and not saved.done and self._waited_s < _SAVE_PATIENCE_S:
            return STAY
        if self.level.asks_how and not self.is_fixing:
            return self._ask_how()
        asked = self.level.go_on(self.services.clock.now_s())
        if asked is None:
            return self._end(finished=True)
        if not self.is_fixing:
            self.play_session.save_level()
        self._begin(asked)
        return STAY

    def _end(self, *, finished: bool) -> Transition:
        if self.is_fixing:
            return Restart(self.services.screen("chart", self.level.setting.skill))
        is_voyage = self.level.setting.purpose == "placement"
        name = self.level.setting.level
        grown = self.play_session.end_level(finished=finished, play_s=self.play_s, asked_s=self.learned_s)
        if not finished:
            return Restart(self.services.screen("chart", self.level.setting.skill))
        return Restart(self.services.screen("level_end", grown, name, self.game.name, voyage=is_voyage))
