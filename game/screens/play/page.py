"""A level at play: the mini-game's world inside the frame that all games share.

Composed of ``rules`` (what happens), ``frame`` (how it looks) and the mini-game; here presses, sounds and time reach them, and the way to other
pages is found.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from engine.challenges.base import Form, Unreadable
from engine.lesson.level import Asked, Level, Outcome
from engine.records import How, Push, Sure
from game.intents import AskFor, AskHint, AskWhy, Erase, Intent, Point, Position, Press, SayAgain, Type, WindowLeft
from game.kit import navigation
from game.kit.navigation import STAY, Restart, Transition
from game.kit.widgets import Button, RoundButton, Widget
from game.minigame import Typing
from game.minigames import MINIGAMES, PLAYS
from game.screens.parts.page import Page
from game.screens.parts.reasons import why
from game.screens.play import how_sure, push_back
from game.screens.play.demonstration import Demonstration
from game.screens.play.frame import Frame
from game.screens.play.hearing import Hearing
from game.screens.play.rules import Rules, Shown, promise

if TYPE_CHECKING:
    from game.kit.canvas import Canvas
    from game.services import Services

_SAVE_PATIENCE_S = 2.0


class Play(Page):
    """One level, a voyage, or a round of fixing."""

    name = "play"
    ambient = True
    music = "night"

    def __init__(self, services: Services, skill: str, minigame: str, *, level: Level | None = None) -> None:
        super().__init__(services)
        play_session = services.play_session
        assert play_session is not None
        self.play_session = play_session
        if level is None:
            level = play_session.start_level(skill, minigame, PLAYS[minigame]) if skill else play_session.start_placement(PLAYS)
        self.level = level
        self.game = MINIGAMES[level.game](self.kit, services.keeper, total=level.setting.total)
        self.rules = Rules(level, lambda: self.kit.words)
        self.frame = Frame(self.game, self.rules)
        self.play_s = 0.0
        self.asked_for_s = 0.0
        self.learned_s = 0.0
        self.typing = Typing()
        self.demo: Demonstration | None = None
        self.hearing: Hearing | None = None
        self._waited_s = 0.0

    @property
    def mode(self) -> str:
        return self.rules.mode

    @property
    def bubble(self) -> str:
        """What the companion says now."""
        return self.rules.bubble

    @property
    def asks_sure(self) -> bool:
        return self.rules.asks_sure

    # ------------------------------------------------------------ asking
    def entered(self) -> None:
        self._begin(self.level.asked)
        super().entered()
        self._demonstrate()

    def _demonstrate(self) -> None:
        """The first time in a game the companion shows, without a word, what to press."""
        profile, asked = self.play_session.profile, self.level.asked
        if asked is not None and self.game.name not in profile.seen_games:
            self.play_session.change(replace(profile, seen_games=(*profile.seen_games, self.game.name)))
            self.game.demonstrate()
            self.demo = Demonstration.of(self.game, asked.form)

    def _change_game(self) -> None:
        """On a voyage the next challenge may be another game's."""
        self.game = MINIGAMES[self.level.game](self.kit, self.services.keeper, total=self.level.setting.total)
        self.frame = Frame(self.game, self.rules)
        self.demo = None

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
        if self.level.game != self.game.name:
            self._change_game()
        self.game.begin(asked.challenge, asked.form, self.level.number)
        self.asked_for_s, self.focus_key = 0.0, ""
        skill = self.services.classroom.library.skills.get(asked.choice.skill)
        reason = why(self.kit.words, asked.choice.reason, skill.name if skill else "")
        self.rules.begin(reason, promised=promised, can_ask=self.demo is None)
        self._listen(asked)
        if not self.services.store.read_app().get("pin"):  # no lock: grown-ups are not told from children
            self.game.adult_came()
        self.rebuild()

    def _listen(self, asked: Asked) -> None:
        """Ears on: the question is said where that is wished, then what is to be heard; its words are shown to whoever cannot."""
        self._hush()
        self.hearing = Hearing(self.kit, asked.challenge)
        if not self.rules.must_read:  # else the text comes first
            self.hearing.begin(self.rules.first_words if self.kit.style.read_aloud else "")
        if self.hearing.is_mute:
            self.rules.show_words(self.hearing.words)

    def _hush(self) -> None:
        if self.hearing is not None:
            self.hearing.end()

    def _say_bubble(self) -> None:
        self.kit.say(self.rules.bubble)
        self.rebuild()

    # ------------------------------------------------------------ widgets
    def build(self) -> list[Widget]:
        frame: list[Widget] = [
            RoundButton("hint", (278, 644), 104, "kit_hint_lamp", self.t("Hint"), self._hint, sound="hint"),
            RoundButton("aloud", (self.game.board[0] + 60, 72), 62, "icon_aloud", self.t("Read it to me"), self.say_page),
            RoundButton("unsure", (318, 548), 60, "icon_question", self.t("I don't know yet"), self._unsure),
        ]
        pause = RoundButton("pause", (58, 56), 76, "icon_pause", self.t("Pause"), self.on_back)
        if self.rules.mode in ("offer", "moved_on", "how"):
            return [*self._bubble_buttons(), frame[1], pause]
        if self.rules.passage:
            frame.insert(0, RoundButton("letter", (248, 548), 60, "icon_log", self.t("Read the text again"), self._read_again))
        if self.hearing is not None and self.hearing.is_there:
            if self.hearing.words:
                frame.insert(0, RoundButton("words", (248, 548), 60, "icon_log", self.t("Show the words"), self._ask_for_words))
            frame.insert(0, RoundButton("hear", (700, 72), 66, "icon_sound", self.t("Listen again"), self._hear))
        pushes = [] if self.rules.is_fixing else push_back.buttons(self.kit.words, self._push)
        return [
            *self.game.widgets,
            *self._bubble_buttons(),
            *frame,
            *pushes,
            push_back.why_button(self.kit.words, self._why),
            pause,
        ]

    def _bubble_buttons(self) -> list[Widget]:
        """What stands in the companion's bubble."""
        box = x, y, _, _ = self.frame.bubble_box()
        words = self.kit.words
        match self.rules.mode:
            case "offer":
                show, tries = (x + 16, y + 110, 216, 66), (x + 244, y + 110, 200, 66)
                return [
                    Button("show", show, self.t("Show me"), self._worked, kind="primary", icon="icon_hint", size=26),
                    Button("try", tries, self.t("I'll try"), self._try_again, size=26),
                ]
            case "how":
                return how_sure.how_buttons(words, box, self._say_how, partial(self._say_how, None))
            case "moved_on":
                on = (x + 244, y + 110, 200, 66)
                return [Button("on", on, self.t("Go on"), self._go_on, kind="primary", icon="icon_play", size=26)]
        return how_sure.sure_buttons(words, box, self.level.sure, self._say_sure) if self.frame.bubble_room else []

    # ------------------------------------------------------------ presses
    def _hint(self) -> Transition:
        if self.game.reaction == "demo":
            self.game.skip()
        if self.rules.may_answer and not self.game.busy:
            self.rules.hint()
            self._say_bubble()
        return STAY

    def _why(self) -> Transition:
        if self.rules.may_answer and not self.game.busy:
            self.rules.tell_why()
            self._say_bubble()
        return STAY

    def _unsure(self) -> Transition:
        if self.rules.may_answer and not self.game.busy:
            self._follow(self.level.do_not_know(self.services.clock.now_s(), self.asked_for_s))
        return STAY

    def _follow(self, outcome: Outcome) -> None:
        """Show what came of an answer."""
        self._hush()
        self._show(self.rules.follow(outcome))
        if self.rules.bubble and not isinstance(outcome.verdict, Unreadable):
            self.focus_key = ""
            self._say_bubble()
        self._waited_s = 0.0
        self.rebuild()

    def _show(self, shown: Shown) -> None:
        if shown.verdict is not None:
            self.game.show(shown.verdict, last=shown.last)
        if shown.solution is not None:
            self.game.reveal(shown.solution)

    def _worked(self) -> Transition:
        self.rules.work_out()
        self._try_again()
        self._say_bubble()
        return STAY

    def _try_again(self) -> Transition:
        self.rules.try_again()
        self.focus_key = ""
        self.rebuild()
        return STAY

    def _go_on(self) -> Transition:
        self._waited_s = 0.0
        self.rules.go_on()
        return STAY

    def _say_sure(self, sure: Sure) -> Transition:
        self.rules.say_sure(sure)
        self.play_session.save_level()
        self.rebuild()
        return STAY

    def _say_how(self, how: How | None) -> Transition:
        self.rules.say_how(how, self.services.clock.now_s())
        self._waited_s = 0.0
        return STAY

    def _push(self, push: Push) -> Transition:
        """Easier, harder, something else: at once, and the companion says so."""
        if not self.rules.may_push:
            return STAY
        self.game.skip()
        asked = self.rules.push(push, self.services.clock.now_s())
        if asked is None:
            return self._end(finished=True)
        promised = promise(self.kit.words, push)
        self._begin(asked, promised)
        self._demonstrate()
        self.play_session.save_level()
        is_heard = self.hearing is not None and self.hearing.is_there
        if not self.kit.style.read_aloud and not is_heard:  # said before the question, or not over what is to be heard
            self.kit.say(promised)
        return STAY

    def _ask_for_words(self) -> Transition:
        """The words of what is heard are a help like a hint."""
        assert self.hearing is not None
        self.level.helped()
        self.rules.show_words(self.hearing.words)
        self.rebuild()
        return STAY

    def _hear(self) -> Transition:
        assert self.hearing is not None
        self.hearing.play()
        return STAY

    def _read_again(self) -> Transition:
        return navigation.Push(self.pages.letter(self.rules.letter))

    def page_text(self) -> str:
        return self.rules.page_text

    def say_page(self) -> Transition:
        """The question once more, and what is to be heard after it."""
        if self.hearing is not None and self.rules.mode == "asking":
            self.hearing.begin(self.page_text())
            return STAY
        return super().say_page()

    # ------------------------------------------------------------ intents
    def handle(self, intent: Intent) -> Transition:
        if self.rules.may_answer:
            intent = self.typing.meant(intent, self.game)
        match intent:
            case WindowLeft():
                return self._pause()
            case AskHint():
                return self._hint()
            case AskWhy():
                return self._why()
            case AskFor(push):
                return self._push(push)
            case Point("down") | Press() if self.game.busy:
                is_shown = self.game.reaction == "demo"
                self.game.skip()
                if not (is_shown and self._is_help(intent)):  # else a press on the hint lamp is one, even while things are shown
                    return STAY
            case Point("down", at) if self.rules.mode == "moved_on" and self._is_shown_answer(at):
                return self._press(self.widget("on"))  # who is three presses the picture, not the button
            case Type() | Erase() if self.rules.may_answer and not self.game.busy:
                if self.game.handle(intent):
                    self._after_input()
                    return STAY
            case Type() | Erase():
                return STAY
            case SayAgain():
                return self.say_page()
        return super().handle(intent)

    def _is_shown_answer(self, at: Position) -> bool:
        """Whether this is on the right choice, which the game is showing."""
        asked = self.level.asked
        if asked is None or asked.form.form is not Form.CHOOSE:
            return False
        right = f"option-{asked.challenge.solution[Form.CHOOSE][0]}"
        return any(widget.key == right and widget.contains(at) for widget in self.game.widgets)

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
        self._hush()
        return navigation.Push(self.pages.pause(may_push=self.rules.may_push))

    def resumed(self, result: object) -> Transition:
        if self.services.adults_here:  # through the door, for this challenge and nothing else
            self.services.adults_here = False
            self.game.adult_came()
        if result == "leave":
            return self._end(finished=False)
        if result == "too_easy" or result == "too_hard" or result == "not_now":
            return self._push(result)
        elif result == "read" and self.kit.style.read_aloud:
            self.kit.say(self.rules.question)
        self.rebuild()
        return STAY

    # ------------------------------------------------------------ the picture
    @property
    def wants_frame(self) -> bool:
        return self._dirty or self._generation != self.kit.generation

    def draw(self, canvas: Canvas) -> None:
        self.frame.draw(canvas, self.widgets, self.demo, self.at)
        focused = self.focused
        if focused is not None and self.focus_shown:
            focused.draw_focus(canvas)
        if self.demo is not None:
            self.demo.draw(canvas, self.game.keeper.companion, self.game.clock.share)
        self._dirty = False
        self._generation = self.kit.generation

    # ------------------------------------------------------------ time
    def on_time(self, seconds: float) -> Transition:
        if self.level.asked is None and self.mode != "leaving":  # no pack has anything to ask
            return self._end(finished=True)
        self.play_s += seconds
        self.game.update(seconds)
        self._demonstrating()
        if self.hearing is not None:
            self.hearing.update(seconds)
        if self.mode != "leaving" and not self.game.busy:
            self.learned_s += seconds
        if self.mode == "asking" and not self.game.busy:
            if self.rules.must_read:
                self.rules.letter = self.rules.passage
                return self._read_again()
            self.asked_for_s += seconds
        if self.game.take_call():
            return navigation.Push(self.pages.door(None, called=True))
        answer = self.game.take_answer()
        if answer is not None and self.rules.may_answer:
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
        if self.rules.asks_how:
            self.rules.ask_how()
            self.focus_key = ""
            self._say_bubble()
            return STAY
        asked = self.level.go_on(self.services.clock.now_s())
        if asked is None:
            return self._end(finished=True)
        if not self.rules.is_fixing:
            self.play_session.save_level()
        self._begin(asked)
        self._demonstrate()
        return STAY

    def _end(self, *, finished: bool) -> Transition:
        if self.rules.is_fixing:
            return Restart(self.pages.chart(self.level.setting.skill))
        is_placement = self.level.setting.purpose == "placement"
        name = self.level.setting.level
        grown = self.play_session.end_level(finished=finished, play_s=self.play_s, asked_s=self.learned_s)
        if not finished:
            return Restart(self.pages.chart(self.level.setting.skill))
        return Restart(self.pages.level_end(grown, name, self.game.name, placement=is_placement))
