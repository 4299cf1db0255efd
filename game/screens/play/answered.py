"""What the child sees and hears after an answer: right, once more, an offer of help, or how it is done."""

from __future__ import annotations

from engine.challenges.base import Form, Noted, Right, Unreadable
from engine.lesson.level import Asked, Outcome
from game.screens.play.asides import Asides


class Answered(Asides):
    """The part of ``Play`` that shows what came of an answer; the level has decided it."""

    total: int
    _waited_s: float

    def _follow(self, outcome: Outcome) -> None:
        """Show what came of an answer."""
        if self.hearing is not None:
            self.hearing.end()
        match outcome.verdict:
            case Unreadable():
                self.bubble, self.asks_sure = self.t("I could not read that. Try again!"), False
                self.rebuild()
                return
            case Right():
                self.bubble = ""
                self.mode, self.mood, self._waited_s = "leaving", "happy", 0.0
                self.game.show(outcome.verdict, last=self.level.number >= self.total)
                self.rebuild()
                return
            case Noted():
                self._take_note(outcome)
                return
            case _:
                if outcome.next == "changed" and not self.level.attempts > 1:
                    self.game.reveal(outcome.solution)
                else:
                    self.game.show(outcome.verdict, last=False)
        self._missed(outcome)

    def _take_note(self, outcome: Outcome) -> None:
        """What the child said of its own doing: thanks, whatever it was."""
        self.game.show(outcome.verdict, last=False)
        self.mode, self.mood, self.asks_sure = "moved_on", "happy", False
        self.bubble = self.t("Thank you for telling me. When you have done it, a grown-up can look at it with you.")
        self.kit.say(self.bubble)
        self.focus_key = ""
        self.rebuild()

    def _missed(self, outcome: Outcome) -> None:
        asked = self.level.asked
        assert asked is not None
        self.mood, self.asks_sure = "thinking", False
        shown = asked.challenge.shown_solution
        solution = self.t("It is {answer}.", answer=shown) if shown else self._this_way(asked)
        match outcome.next:
            case "again":
                self.bubble = outcome.say or self.t("Not quite. Try once more!")
            case "offer_help":
                self.mode = "offer"
                self.bubble = f"{outcome.say or self.t('That is a tricky one.')} {self.t('Shall I show you?')}"
            case _:
                self.mode = "moved_on"
                self.game.reveal(outcome.solution)
                # The explanation of what is right; that of the mistake would now stand beside the right answer.
                self.bubble = f"{solution} {asked.challenge.why or outcome.say}".strip()
        self.kit.say(self.bubble)
        self.focus_key = ""
        self.rebuild()

    def _this_way(self, asked: Asked) -> str:
        """What is said of a solution that is shown, not told."""
        if asked.form.form is Form.CHOOSE:
            return self.t("This one is right.")
        return self.t("Look, this is one way.")
