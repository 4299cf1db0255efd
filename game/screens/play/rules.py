"""What happens at play, without a picture: the mode, what follows an answer, what a push does, what the bubble says, what may be pressed.

The level (``engine.lesson``) judges and chooses; here it is decided what a child is told and may do. ``page`` turns presses into calls and
``frame`` shows what stands here. Nothing moves on by itself except after a right answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from engine.challenges.base import Challenge, Form, Noted, Right, Unreadable, Verdict
from engine.lesson.level import Asked, Level, Next, Outcome
from engine.records import How, Push, Sure

Mode = Literal["asking", "offer", "moved_on", "how", "leaving"]
Mood = Literal["idle", "happy", "thinking", "pointing"]

# The scheduler's reasons that a child hears: those of which it has its part.
_TOLD = frozenset(
    ("missed_before", "sure_before", "once_more", "mixed_up", "review_due", "guard_two_errors", "back_to_basics", "your_wish")
)


class Words(Protocol):
    """Texts in the player's language."""

    def __call__(self, text: str, **values: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """What the mini-game shows of an answer, in this order: how it was judged, then how it is done."""

    verdict: Verdict | None = None
    last: bool = False
    solution: tuple[str, ...] | None = None


def explained(words: Words, follows: Next, say: str, challenge: Challenge, form: Form) -> str:
    """What a child is told of a wrong answer: the one place. ``say`` is what the pack knows about its mistake."""
    match follows:
        case "again":
            return say or words("Not quite. Try once more!")
        case "offer_help":
            return f"{say or words('That is a tricky one.')} {words('Shall I show you?')}"
    # The explanation of what is right; that of the mistake would now stand beside the right answer.
    shown = challenge.shown_solution
    return f"{words('It is {answer}.', answer=shown) if shown else _this_way(words, form)} {challenge.why or say}".strip()


def _this_way(words: Words, form: Form) -> str:
    """What is said of a solution that is shown, not told."""
    return words("This one is right.") if form is Form.CHOOSE else words("Look, this is one way.")


def promise(words: Words, push: Push) -> str:
    """What the companion says to a push."""
    match push:
        case "too_hard":
            return words("All right, a gentler one. And I remember that.")
        case "too_easy":
            return words("Good! Then a bigger wave comes now.")
    return words("Then something else. This one can wait.")


def thanks(words: Words) -> str:
    """What is said to a child that told of its own doing, whatever it was."""
    return words("Thank you for telling me. When you have done it, a grown-up can look at it with you.")


class Rules:
    """One level as it is played. ``words`` is asked for at every text: the language may change on the pause page."""

    def __init__(self, level: Level, words: Callable[[], Words]) -> None:
        self.level, self._words = level, words
        self.mode: Mode = "asking"
        self.mood: Mood = "idle"
        self.bubble = ""
        self.asks_sure = False  # whether the bubble asks how sure the child is
        self.letter = ""  # the text that was read last
        self.reason = ""  # why this challenge was chosen, in words

    def t(self, text: str, **values: object) -> str:
        """The text in the player's language."""
        return self._words()(text, **values)

    # ------------------------------------------------------------ what may be pressed
    @property
    def is_fixing(self) -> bool:
        return self.level.setting.purpose == "fix"

    @property
    def may_answer(self) -> bool:
        return self.mode == "asking" and self.level.asked is not None

    @property
    def may_push(self) -> bool:
        """Whether the child may ask for another challenge now, by whatever door."""
        return self.mode in ("asking", "offer") and self.level.may_push

    @property
    def asks_how(self) -> bool:
        """Whether the child is asked how it found the answer, before what comes next."""
        return self.mode == "leaving" and self.level.asks_how and not self.is_fixing

    # ------------------------------------------------------------ a challenge
    def begin(self, reason: str, *, promised: str = "", can_ask: bool = True) -> None:
        """A challenge is there. ``reason`` is why it was chosen, in words; ``can_ask`` is false while something is shown."""
        asked = self._asked()
        self.mode, self.mood, self.reason = "asking", "idle", reason
        is_told = asked.choice.reason.code in _TOLD and not self.is_fixing
        self.bubble, self.asks_sure = promised or (reason if is_told else ""), False
        if not self.bubble and self.level.asks_sure and can_ask:
            self.bubble, self.asks_sure = self.t("How sure are you?"), True

    def follow(self, outcome: Outcome) -> Shown:
        """What comes of an answer."""
        words, asked = self.t, self._asked()
        self.asks_sure = False
        match outcome.verdict:
            case Unreadable():
                self.bubble = words("I could not read that. Try again!")
                return Shown()
            case Right():
                self.mode, self.mood, self.bubble = "leaving", "happy", ""
                return Shown(verdict=outcome.verdict, last=self.level.number >= self.level.setting.total)
            case Noted():
                self.mode, self.mood, self.bubble = "moved_on", "happy", thanks(words)
                return Shown(verdict=outcome.verdict)
        self.mood = "thinking"
        self.mode = {"again": "asking", "offer_help": "offer"}.get(outcome.next, "moved_on")  # type: ignore[assignment]
        self.bubble = explained(words, outcome.next, outcome.say, asked.challenge, asked.form.form)
        has_tried = outcome.next != "changed" or self.level.attempts > 1  # else it said that it does not know: nothing to judge
        solution = outcome.solution if self.mode == "moved_on" else None
        return Shown(verdict=outcome.verdict if has_tried else None, solution=solution)

    def hint(self) -> None:
        """The next hint."""
        self.bubble = self.level.hint() or self.t("Look at it slowly. You can do it!")
        self.mood, self.asks_sure = "pointing", False

    def tell_why(self) -> None:
        """Why this challenge is here: the scheduler's own reason."""
        self.bubble, self.mood, self.asks_sure = self.reason, "pointing", False

    def work_out(self) -> None:
        """Help after a second miss: the last hint is the worked explanation."""
        challenge = self._asked().challenge
        while self.level.hints_given < len(challenge.hints):
            self.level.hint()
        self.bubble = challenge.hints[-1] if challenge.hints else challenge.why
        self.try_again()

    def try_again(self) -> None:
        self.mode, self.mood = "asking", "pointing"

    def show_words(self, heard: str) -> None:
        """What is to be heard, for the eye."""
        silent = self.t("No sound here just now. The question mark skips it.")
        self.bubble = self.t("“{said}”", said=heard) if heard else silent
        self.asks_sure = False

    def say_sure(self, sure: Sure) -> None:
        self.level.say_sure(sure)

    def push(self, push: Push, now_s: float) -> Asked | None:
        """Easier, harder, something else: what is asked now; None when there is nothing else."""
        return self.level.push(push, now_s) if self.may_push else self.level.asked

    # ------------------------------------------------------------ and on
    def go_on(self) -> None:
        self.mode = "leaving"

    def ask_how(self) -> None:
        """Once in a while: did you know it, work it out, or guess?"""
        self.mode, self.mood, self.bubble = "how", "thinking", self.t("How did you find it?")

    def say_how(self, how: How | None, now_s: float) -> None:
        """None is as good as an answer."""
        if how is None:
            self.level.asks_how = False
        else:
            self.level.say_how(how, now_s)
        self.go_on()

    # ------------------------------------------------------------ what is said
    @property
    def question(self) -> str:
        return self.level.asked.challenge.prompt.spoken if self.level.asked else ""

    @property
    def page_text(self) -> str:
        """What the page says when it is asked to."""
        if self.mode == "asking" and self.asks_sure:
            return f"{self.question} {self.bubble}"
        return self.bubble if self.mode in ("moved_on", "how") and self.bubble else self.question

    @property
    def first_words(self) -> str:
        """What a new challenge says where things are read aloud."""
        return self.page_text if self.asks_sure else f"{self.bubble} {self.question}".strip()

    @property
    def passage(self) -> str:
        return self.level.asked.challenge.prompt.passage if self.level.asked is not None else ""

    @property
    def must_read(self) -> bool:
        """Whether a text comes before this question."""
        return self.passage not in ("", self.letter)

    def _asked(self) -> Asked:
        if self.level.asked is None:
            raise LookupError("nothing is asked just now")
        return self.level.asked
